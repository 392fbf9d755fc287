"""Incoming letters: the mail desks, the agenda book, dispositions and their branches."""
