"""Whole stories that a clause can matter in, from the usual beginnings to the event that shows it."""
