"""Rows typed at a screen, checked like the rows of a file (录入的行).

The original of such a delivery is what was typed, as JSON: a person can read it, and its
hash makes the same saving, sent twice, one delivery.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from gongshi.records.checked import Checked
from gongshi.records.piece import Piece
from gongshi.records.register import Register
from gongshi.records.validate import Judge

Typed: TypeAlias = Mapping[str, str]


def entered(register: Register, rows: Sequence[Typed], original: Path, name: str, token: str) -> Checked:
    """The rows, judged as if a workbook had brought them; `original` is written (录入校验).

    Each row gives text by column name; a column it leaves out is empty. `name` is the place
    that faults name, rows count from 1. `token` tells one saving from another with equal rows.
    """
    original.write_text(_as_json(register, rows, token), encoding="utf-8")
    judge = Judge(register, name)
    columns = {c.name: [row.get(c.name) or None for row in rows] for c in register.columns}
    judge.take(Piece("", range(1, len(rows) + 1), columns))
    found = judge.finish()
    return Checked(register, found.good, found.faults, found.warnings, found.bad, original, name, "", found.fault_count)


def _as_json(register: Register, rows: Sequence[Typed], token: str) -> str:
    told = {"register": register.name, "token": token, "rows": [dict(row) for row in rows]}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
