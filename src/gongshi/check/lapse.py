"""Lengths of time that only date their sentence: 三年来, 近五年, 连续四个月 (作状语的时长).

Such a length counts nothing that the sentence names; what it measures is time itself, so its
subject is its own words with 时间 behind them. That no two of them are alike keeps them apart.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.clause import Place
from gongshi.check.lexicon import without_tail

_BEFORE = re.compile(r"(?P<word>近|过去的?|^前|未来|连续|今后|最近|此后|随后|今年前|头)$")
_BEHIND = re.compile(r"的?时间(?![以为长])|以?来|之?间(?!隔)|过去|里(?!程)|前(?=[的，,这])")
_NAMED = re.compile(r"[一-鿿](?:时间|周期|期限|工期|时长|刑期|年限)$|(?:历时|用时|耗时|为期|长达|持续)近?$")


def lapse(place: Place, text: str) -> str:
    """`text`, the number of `place` as written, with the words that make it a time that passed, or empty."""
    if place.found.kind is not Kind.DURATION or _NAMED.search(place.left):
        return ""
    ahead = _BEFORE.search(place.left)
    if not ahead and (without_tail(place.left.strip(), "links") or not _BEHIND.match(place.right)):
        return ""
    return f"{ahead['word'] if ahead else ''}{text}时间"


def has_passed(claim: Claim) -> bool:
    """Whether the claim is such a length of time: nothing behind it is said of it."""
    return claim.kind is Kind.DURATION and claim.subject.endswith(f"{claim.text}时间")
