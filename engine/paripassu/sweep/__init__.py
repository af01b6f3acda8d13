"""Many amounts under many terms and readings at once, in numbers of the machine that are as good as exact ones."""
