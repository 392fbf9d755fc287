"""The control panel of chains: read, draft, rehearse, put into force, go back."""
