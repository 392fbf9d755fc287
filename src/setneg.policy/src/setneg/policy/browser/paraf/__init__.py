"""Paraf on screen: the table on the page of a document, the sheet, the kept copy."""
