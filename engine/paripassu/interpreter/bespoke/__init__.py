"""General rules at work: what they wait for, when they hold, what follows, and which of them goes before which."""
