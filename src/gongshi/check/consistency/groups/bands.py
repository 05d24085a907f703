"""Heads that are bands of one measure: 30岁以下、31岁至45岁、46岁以上 (分档)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gongshi.wording.numerals import read_number

_LOW = re.compile(r"(?:以下|以内|不满|不足|(?:低于|小于|不满|不足|少于)[0-9.]+[万亿]?[一-鿿]{1,6})(?:的|者)?$")
_HIGH = re.compile(r"(?:以上|超过|(?:大于|超过|高于|多于)[0-9.]+[万亿]?[一-鿿]{1,6})(?:的|者)?$")
_REST = ("及以下", "及以上")
_BOUND = re.compile(r"[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百]{1,4}(?=个?[年月岁天日周万元级])")
_LEAST = 3  # bands that leave nothing out


def are_bands(said: Sequence[str]) -> bool:
    """Whether the heads are bands that leave nothing out: from 以下 to 以上, the last 及以下, or each beginning where the one before ends.

    >>> are_bands(["30岁以下", "31岁至45岁", "46岁以上"]), are_bands(["五星级", "四星级", "三星级及以下"])
    (True, True)
    >>> are_bands(["80毫克以上不满150毫克的", "150毫克以上不满200毫克的", "200毫克以上的"]), are_bands(["3人", "5人", "9人"])
    (True, False)
    """
    if len(said) < _LEAST:
        return False
    low, high = ([bool(form.search(end)) for end in (said[0], said[-1])] for form in (_LOW, _HIGH))
    if (any(low) and any(high)) or (said[-1].endswith(_REST) and not (low[0] or high[0])):
        return True
    return _are_contiguous(said) and any((*low, *high, *(is_open(head) for head in (said[0], said[-1]))))


def is_open(head: str) -> bool:
    """Whether a band has but one bound."""
    return len(_BOUND.findall(head)) == 1 and (_LOW.search(head) or _HIGH.search(head) or _has_side(head)) is not None


def _has_side(head: str) -> re.Match[str] | None:
    """大于200毫米的站点, 50毫米以下的: the side is said though the thing follows."""
    return re.search(r"(?:大于|超过|高于|多于|低于|小于|不满|不足|少于)[0-9]|(?:以上|以下|以内)", head)


def _are_contiguous(said: Sequence[str]) -> bool:
    """Whether each band begins where the one before it ends, or a step of 1 on, up or down."""
    bounds = [[b for b in map(read_number, _BOUND.findall(head)) if b is not None] for head in said]
    if not all(bounds) or any(len(b) > 2 for b in bounds[1:]):
        return False
    up = all(0 <= b[0] - a[-1] <= 1 for a, b in pairwise(bounds))
    down = all(0 <= a[0] - b[-1] <= 1 for a, b in pairwise(bounds))
    return (up or down) and len(set(map(tuple, bounds))) == len(bounds)
