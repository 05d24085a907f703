"""Where the pages of help lie."""

from __future__ import annotations

from django.urls import path

from gongshi.desk.views.help import burden, manual, pages

urlpatterns = [
    path("help/", pages.help_page, name="help"),
    path("help/manual/", manual.manual, name="manual"),
    path("help/manual/images/<str:name>", manual.picture, name="manual-picture"),
    path("help/load/", burden.load_page, name="load"),
    path("help/self-check/", burden.self_check_page, name="self-check"),
    path("help/complaints/", pages.complaints, name="complaints"),
    path("help/complaints/<int:number>/", pages.answer, name="answer_complaint"),
]
