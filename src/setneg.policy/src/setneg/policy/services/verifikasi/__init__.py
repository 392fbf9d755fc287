"""Verification of sealed documents for REST clients."""
