"""The lists of the traffic pack, one rule in a file; `rules.LISTS` names them all (名单)."""
