"""Figures: defined once, answered, opened, compared (指标)."""
