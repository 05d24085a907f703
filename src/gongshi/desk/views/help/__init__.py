"""Help: what each page is for, and the box for complaints (帮助)."""
