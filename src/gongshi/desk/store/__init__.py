"""What only the desk keeps: accounts, sessions, jobs, drafts, looks. Everything else lies in the workspace (办公台自己的数据)."""
