"""Quantities and Chinese, both ways (数字与文字)."""
