"""Pages of log-in, one's own account, and everybody's accounts (账号)."""
