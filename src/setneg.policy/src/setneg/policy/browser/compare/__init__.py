"""Versions of a draft's text, and two of them laid side by side."""
