"""Gongshi (公示): registers in, public notices out, every number opened back to its records.

These are the public names. They load on first use, so that `gongshi --help` stays fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Tables, Value
    from gongshi.errors import BadInput, Broken, GongshiError, NotFound, Refused, StillMissing, Unfit
    from gongshi.figures.answer import Answer, Answers, State
    from gongshi.figures.at import At
    from gongshi.figures.breakdown import Breakdown
    from gongshi.figures.derive import per, percent, together
    from gongshi.figures.example import Example, example
    from gongshi.figures.figure import (
        Derived,
        Figure,
        Listed,
        Quoted,
        Selected,
        counts,
        counts_distinct,
        derived,
        figure,
        listed,
        longest_run,
        quoted,
        totals,
    )  # fmt: skip
    from gongshi.figures.threshold import Threshold
    from gongshi.grid import Cell, Grid
    from gongshi.i18n import tr
    from gongshi.lists.candidate import (
        Candidate,
        Fact,
        FactColumn,
        GateResult,
        ListRule,
        Reason,
        Row,
        Subject,
        list_rule,
    )
    from gongshi.lists.gates import after_days, after_working_days, gate
    from gongshi.period import Period
    from gongshi.records.register import (
        Boolean,
        Check,
        Codes,
        Column,
        Date,
        Integer,
        Level,
        Number,
        Register,
        Text,
        Timestamp,
    )  # fmt: skip
    from gongshi.settings import Settings
    from gongshi.wording.dates import age_on, full_years, is_past_birthday, write_date, write_moment
    from gongshi.wording.names import mask_all, mask_person
    from gongshi.wording.quantity import write_quantity
    from gongshi.wording.terms import write_term
    from gongshi.workdays import Calendar, add_working_days

_HOMES = {
    "engines.expression": ("Table", "Tables", "Value"),
    "errors": ("BadInput", "Broken", "GongshiError", "NotFound", "Refused", "StillMissing", "Unfit"),
    "figures.answer": ("Answer", "Answers", "State"),
    "figures.at": ("At",),
    "figures.breakdown": ("Breakdown",),
    "figures.derive": ("per", "percent", "together"),
    "figures.example": ("Example", "example"),
    "figures.figure": (
        "Derived",
        "Figure",
        "Listed",
        "Quoted",
        "Selected",
        "counts",
        "counts_distinct",
        "derived",
        "figure",
        "listed",
        "longest_run",
        "quoted",
        "totals",
    ),  # fmt: skip
    "figures.threshold": ("Threshold",),
    "grid": ("Cell", "Grid"),
    "i18n": ("tr",),
    "lists.candidate": (
        "Candidate",
        "Fact",
        "FactColumn",
        "GateResult",
        "ListRule",
        "Reason",
        "Row",
        "Subject",
        "list_rule",
    ),
    "lists.gates": ("after_days", "after_working_days", "gate"),
    "period": ("Period",),
    "records.register": (
        "Boolean",
        "Check",
        "Codes",
        "Column",
        "Date",
        "Integer",
        "Level",
        "Number",
        "Register",
        "Text",
        "Timestamp",
    ),  # fmt: skip
    "settings": ("Settings",),
    "wording.dates": ("age_on", "full_years", "is_past_birthday", "write_date", "write_moment"),
    "wording.names": ("mask_all", "mask_person"),
    "wording.quantity": ("write_quantity",),
    "wording.terms": ("write_term",),
    "workdays": ("Calendar", "add_working_days"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "Answers",
    "At",
    "BadInput",
    "Boolean",
    "Breakdown",
    "Broken",
    "Calendar",
    "Candidate",
    "Cell",
    "Check",
    "Codes",
    "Column",
    "Date",
    "Derived",
    "Example",
    "Fact",
    "FactColumn",
    "Figure",
    "GateResult",
    "GongshiError",
    "Grid",
    "Integer",
    "Level",
    "ListRule",
    "Listed",
    "NotFound",
    "Number",
    "Period",
    "Quoted",
    "Reason",
    "Refused",
    "Register",
    "Row",
    "Selected",
    "Settings",
    "State",
    "StillMissing",
    "Subject",
    "Table",
    "Tables",
    "Text",
    "Threshold",
    "Timestamp",
    "Unfit",
    "Value",
    "add_working_days",
    "after_days",
    "after_working_days",
    "age_on",
    "counts",
    "counts_distinct",
    "derived",
    "example",
    "figure",
    "full_years",
    "gate",
    "is_past_birthday",
    "list_rule",
    "listed",
    "longest_run",
    "mask_all",
    "mask_person",
    "per",
    "percent",
    "quoted",
    "together",
    "totals",
    "tr",
    "write_date",
    "write_moment",
    "write_quantity",
    "write_term",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'gongshi' has no attribute {name!r}")
    value = getattr(import_module(f"gongshi.{home}"), name)
    globals()[name] = value
    return value
