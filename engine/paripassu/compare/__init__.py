"""Two term sets side by side: which rights differ, what each difference does in figures, and who gains by it."""
