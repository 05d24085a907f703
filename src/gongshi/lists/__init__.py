"""Lists of names: candidates with reasons, review, gates, masks, terms (名单)."""
