"""What people do to entries, one act in a file; each asks the table of states (办理)."""
