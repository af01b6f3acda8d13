"""What a set of terms should not say, one file for each check, told by its name."""
