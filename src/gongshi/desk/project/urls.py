"""Where each page lies; every area keeps its own routes (路由)."""

from __future__ import annotations

from django.urls import include, path

from gongshi.desk import faults
from gongshi.desk.views import home

urlpatterns = [
    path("", include("gongshi.desk.views.accounts.urls")),
    path("", include("gongshi.desk.views.audit.urls")),
    path("", include("gongshi.desk.views.help.urls")),
    path("", include("gongshi.desk.views.month.urls")),
    path("", include("gongshi.desk.views.jobs.urls")),
    path("", include("gongshi.desk.views.entering.urls")),
    path("", home.board, name="home"),
]
handler400 = faults.malformed
handler404 = faults.not_found
handler403 = faults.forbidden
handler500 = faults.broke
