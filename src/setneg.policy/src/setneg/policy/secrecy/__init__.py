"""Secrecy classes: who may know of a document whatever its chain says, and who read it."""
