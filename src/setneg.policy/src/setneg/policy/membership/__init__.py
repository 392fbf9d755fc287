"""Who is proposed as a member of a team: the replies of units to a memorandum (R-X-07)."""
