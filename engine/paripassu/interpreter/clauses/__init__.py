"""What each kind of clause answers: may this event happen, what follows from it, what is owed."""
