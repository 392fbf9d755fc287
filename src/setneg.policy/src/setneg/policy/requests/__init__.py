"""What heads of units and people outside ask for: proposals, requests to a leader."""
