"""REST of submissions: starting the case that answers one."""
