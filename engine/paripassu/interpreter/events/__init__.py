"""What each kind of event changes as plain fact."""
