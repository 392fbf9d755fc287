"""REST of receipts: who was sent a document and who has confirmed it."""
