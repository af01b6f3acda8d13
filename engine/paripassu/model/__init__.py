"""What terms, events, cap tables and outcomes are: plain frozen values that know no text."""
