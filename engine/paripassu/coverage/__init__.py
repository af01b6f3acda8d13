"""What terms cover: which sections of the paper they restate, and which of their lines the stories reach."""
