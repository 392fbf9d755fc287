"""Several files with one document: added, taken away and downloaded one by one."""
