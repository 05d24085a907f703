"""The application that granian serves (服务入口)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
application = get_wsgi_application()

from gongshi.desk.warming import count_this_month  # noqa: E402 - needs the settings that the line above read

count_this_month()
