"""The pack of a city organs' working committee: programmes, pairings, contests, issues, care (市直机关工委领域包)."""
