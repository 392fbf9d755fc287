"""What a sender hears by e-mail about his submission, and how often he wants to."""
