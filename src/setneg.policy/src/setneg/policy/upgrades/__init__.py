"""Steps that bring a site of an earlier version up to the present profiles."""
