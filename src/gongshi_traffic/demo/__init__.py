"""The demo city: invented registers with planted cases and a truth file (示例市)."""
