"""Words and permissions inside templates (模板标签)."""
