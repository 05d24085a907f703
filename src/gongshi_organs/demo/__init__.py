"""The invented city of the organs pack (演示城市)."""
