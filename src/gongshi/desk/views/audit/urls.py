"""Where the auditor's pages and the page that asks a reason lie."""

from __future__ import annotations

from django.urls import path

from gongshi.desk.views.audit import looks, pages

urlpatterns = [
    path("audit/", pages.diary_page, name="audit"),
    path("audit/diary.jsonl", pages.diary_file, name="audit_export"),
    path("audit/looks/", pages.looks_page, name="audit_looks"),
    path("audit/desk/", pages.events_page, name="audit_desk"),
    path("look/", looks.ask_reason, name="look"),
]
