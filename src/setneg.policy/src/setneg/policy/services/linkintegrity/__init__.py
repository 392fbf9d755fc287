"""What refers to a document, for somebody who is about to delete it."""
