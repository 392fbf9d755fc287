"""The sender's page of a ticket: where it is, who has it, what is missing, what comes."""
