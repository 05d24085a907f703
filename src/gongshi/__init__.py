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

_HOMES = {
    "engines.expression": ("Table", "Tables", "Value"),
    "errors": ("BadInput", "Broken", "GongshiError", "NotFound", "Refused", "StillMissing", "Unfit"),
    "figures.answer": ("Answer", "Answers", "State"),
    "figures.at": ("At",),
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
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'gongshi' has no attribute {name!r}")
    value = getattr(import_module(f"gongshi.{home}"), name)
    globals()[name] = value
    return value
