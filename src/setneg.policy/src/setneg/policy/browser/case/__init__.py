"""Pages of cases: the timeline, what is missing, and the forms that act in a case."""
