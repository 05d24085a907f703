"""Registers, deliveries, faults, the vault (台账、报送、差错、台账库)."""
