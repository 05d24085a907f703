"""Pages for the auditor (审计)."""
