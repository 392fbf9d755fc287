"""Drafting in comfort: the edit page with its preview, and locks that can be released."""
