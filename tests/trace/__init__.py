"""Which test proves which promise of the published standards."""
