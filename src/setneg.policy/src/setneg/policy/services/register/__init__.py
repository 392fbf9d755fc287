"""The agenda book to take along."""
