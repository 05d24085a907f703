"""The pages of the site, one file for each kind; each gives its pieces (各类页面)."""
