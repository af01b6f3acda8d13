"""Results as text, JSON and HTML: the only room that puts outcomes into words for readers."""
