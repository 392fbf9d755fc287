"""REST of cases: start, progress, products, decisions, answers."""
