"""What a finished document says: DOCX, PDF, HTML, Markdown and plain text, read as a reader reads them (文稿)."""
