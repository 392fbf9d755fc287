"""Measures the portal beside a plain Plone site on the same machine, in one run."""
