"""Who holds what, read from a plain cap table: CSV, a spreadsheet, or an Open Cap Format bundle."""
