"""Packs: what a domain must bring, finding it, proving that it conforms (领域包)."""
