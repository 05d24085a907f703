"""Claims of one text held against each other, with no records at all (自相核对): one rule a file."""
