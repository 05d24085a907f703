"""The application that granian serves (服务入口)."""

from __future__ import annotations

import os
import sys

from django.core.wsgi import get_wsgi_application

# A page waits for the interpreter after each file and each query that it reads. While a month is being
# counted beside it, it would wait five milliseconds each time, some hundred times a page.
sys.setswitchinterval(0.0005)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
_application = get_wsgi_application()

from gongshi.desk.project.door import Door  # noqa: E402 - needs the settings that the line above read
from gongshi.desk.warming import count_this_month  # noqa: E402 - the same

application = Door(_application)

count_this_month()
