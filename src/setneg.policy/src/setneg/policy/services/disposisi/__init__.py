"""Dispositions over REST: read the tree of a letter, pass it on."""
