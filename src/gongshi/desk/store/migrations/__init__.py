"""Steps by which the tables came to be what they are (迁移)."""
