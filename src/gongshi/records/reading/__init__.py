"""Sources: each gives sheets of raw cells with their places (读取)."""
