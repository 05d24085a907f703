"""When things are in the demo: months, the cut-off, the release (时点)."""

from datetime import date, datetime

MONTHS = ("2022-09", "2022-10", "2022-11")
YEAR_AGO = "2021-11"
FIRST_DAY = date(2021, 11, 1)
LAST_DAY = date(2022, 11, 22)  # the last day whose rows are in November's files
LAST_RELEASE = date(2022, 10, 24)
RELEASE = date(2022, 11, 23)
KNOWN = datetime(2022, 11, 23, 8, 0)
NOVEMBER_FILES = datetime(2022, 11, 22, 20, 0)
MORNING_FILES = datetime(2022, 11, 23, 7, 40)
