"""Pages: a view reads the request, calls one function of the office, chooses a page (页面)."""
