"""What the pages of entering are made of: fields out of columns, choices with their pinyin, whose rows (填报)."""
