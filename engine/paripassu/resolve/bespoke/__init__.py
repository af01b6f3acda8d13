"""General rules as meant: names, moments, conditions, consequences and the order in which rules stand."""
