"""Pages of entering: a unit's home, forms, tables of registers, workbooks in and out (填报)."""
