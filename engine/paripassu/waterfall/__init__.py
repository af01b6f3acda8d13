"""Who gets what from one sum of money: exact, pure, with proof; it knows claims and numbers, and no text."""
