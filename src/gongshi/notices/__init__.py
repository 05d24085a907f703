"""Notices: a template and answers become a document (公示文书)."""
