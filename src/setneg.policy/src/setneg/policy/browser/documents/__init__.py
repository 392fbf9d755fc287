"""The list of official documents: filters, search, order, and the same as a table file."""
