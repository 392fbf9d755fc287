"""Handing out: to whom a document goes, who received it, numbered copies, prints."""
