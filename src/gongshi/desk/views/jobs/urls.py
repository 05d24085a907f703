"""Where the pages of background jobs lie."""

from __future__ import annotations

from django.urls import path

from gongshi.desk.views.jobs import pages

urlpatterns = [
    path("jobs/", pages.jobs, name="jobs"),
    path("jobs/<int:number>/", pages.job, name="job"),
]
