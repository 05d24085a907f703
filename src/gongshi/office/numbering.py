"""The number of a new row, given when it is saved, so that no two get the same (编号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from gongshi.engines.conditions import Condition, Order, Test

if TYPE_CHECKING:
    from gongshi.office.standing import Standing
    from gongshi.records.register import Register

_END = re.compile(r"\d+$")


def numbered(standing: Standing, register: Register, beginning: str) -> Iterator[str]:
    """Numbers that begin so and that no row has, upwards, with two digits at least."""
    if not beginning:
        return
    key = register.key[0]
    rows = standing.rows(register, [Condition((key,), Test.BEGINS, beginning)])
    taken = {str(row[key.name]) for row in rows}
    for n in count(1):
        number = f"{beginning}{n:02}"
        if number not in taken:
            yield number


def beginning_of(given: str) -> str:
    """How a desk's numbers begin where a form's workbook would give this one: apart from the workbook's own.

    >>> beginning_of("HD-DW001-2022-11-03")
    'HD-DW001-2022-11-W'
    """
    return _END.sub("", given) + "W"


def following(standing: Standing, register: Register) -> str:
    """A number to propose where nothing else gives one: after the last that stands, or none."""
    if len(register.key) != 1:
        return ""
    key = register.key[0]
    rows = standing.rows(register, order=Order(key, descending=True), limit=1)
    last = str(rows[0][key.name]) if rows else ""
    found = _END.search(last)
    return f"{last[: found.start()]}{int(found[0]) + 1:0{len(found[0])}}" if found else ""
