"""A whole whose part stands in the bracket right behind it: 酒驾4318起（含醉驾827起）; 新增20例（境外输入15例） (括号里的部分)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, is_counted, number

_WITHIN = re.compile(r"[一-鿿]{0,4}（(?:含|其中|包括|包含|不乏)")
_NAMED_INSIDE = re.compile(r"（(?!去年|上年|上月|同期|比|较|原|计划|目标|合|共|约)([一-鿿]{2,10})(?=[0-9])")
_ASIDE = 12  # characters in a bracket before its first number


def in_brackets(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """酒驾4318起（含醉驾827起）: the number right before the bracket is the whole of what stands first in it."""
    for whole in draft.counted:
        part = draft.after(whole)
        told = _WITHIN.match(draft.plain, whole.outer_end)
        if (
            told
            and part is not None
            and is_counted(part)
            and part.unit == whole.unit
            and part.start < told.end() + _ASIDE
        ) and "）" not in draft.plain[whole.outer_end : part.start]:
            yield whole, part


def under_one_name(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """新增20例（境外输入15例），解除13例（境外输入6例）: what brackets of one sentence tell by one name is part of the number before each."""
    known: dict[tuple[int, str], list[tuple[Claim, Claim]]] = {}
    for whole in draft.counted:
        told = _NAMED_INSIDE.match(draft.plain, whole.outer_end)
        part = draft.after(whole) if told else None
        if told and part is not None and part.start == told.end() and part.unit == whole.unit and is_counted(part):
            known.setdefault((draft.paragraph_of(whole.start), told[1]), []).append((whole, part))
    for pairs in known.values():
        held = [pair for pair in pairs if number(pair[1]) <= number(pair[0])]
        yield from pairs if len(held) >= max(2, len(pairs) - 1) else ()
