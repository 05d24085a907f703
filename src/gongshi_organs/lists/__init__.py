"""List rules of the organs pack (名单规则)."""
