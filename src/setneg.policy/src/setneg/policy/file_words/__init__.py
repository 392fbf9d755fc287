"""Documents and submissions are found by the words inside their files, too."""
