"""How each kind of clause becomes a part of the model: one file for each kind, found by its name."""
