"""Who comes to a meeting: answers of invited positions and of people outside."""
