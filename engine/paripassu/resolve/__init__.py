"""Trees to the model: names looked up, amounts made exact, units checked."""
