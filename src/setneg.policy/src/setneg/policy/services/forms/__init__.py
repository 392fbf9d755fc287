"""REST of forms: what they ask, and sending one in."""
