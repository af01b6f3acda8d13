"""The command pari: the only room that reads arguments, prints, and sets the exit code."""
