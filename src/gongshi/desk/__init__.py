"""The desk (办公台): what clerks, reviewers and press officers use in a browser.

A view reads the request, calls one function of `gongshi.office` (the same that the command
line calls), and chooses a page. The desk has no rule of its own. Nothing imports this room; the
library runs without it and without Django.
"""
