"""What letters and papers of a kind do beyond the chain: minutes, letters to outsiders."""
