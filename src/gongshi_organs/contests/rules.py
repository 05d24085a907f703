"""Rules that a cell of the contests register states in words (评选规则的写法)."""

from __future__ import annotations


def named_numbers(text: str | None) -> dict[str, int]:
    """Names with their numbers, in order: maxima of criteria, quotas of awards.

    >>> named_numbers("内容:60、表达：40")
    {'内容': 60, '表达': 40}
    >>> named_numbers(None)
    {}
    """
    pairs = (part.replace("：", ":").partition(":") for part in (text or "").split("、") if part)
    return {name.strip(): int(number) for name, _, number in pairs}
