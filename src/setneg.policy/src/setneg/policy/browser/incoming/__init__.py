"""Screens of the mail desks and of those who direct."""
