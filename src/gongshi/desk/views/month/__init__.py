"""The month: what a release needs, its figures, lists, notices, and what is done to them (本期)."""
