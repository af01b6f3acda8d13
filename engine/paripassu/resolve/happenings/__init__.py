"""Lines of a story as events and expectations: one function for each kind, found by the name of its rule."""
