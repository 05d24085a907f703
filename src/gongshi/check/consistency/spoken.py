"""Shares in words as percentages: 四成, 四分之一, 一半 (口语的占比)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gongshi.check.claim import Claim, Kind

_COARSE = Decimal(5)  # what 四分之一 and 一半 leave open to either side, in points, as said without 约


def in_percent(claim: Claim) -> Claim | None:
    """The claim as a percentage, with the room that a spoken one leaves; None where it is no percentage.

    >>> from gongshi.check import find_claims
    >>> [str(in_percent(c).value) for c in find_claims("占四成，占四分之一") if in_percent(c)]
    ['40', '25.00']
    """
    if claim.kind is not Kind.PERCENT or not isinstance(claim.value, Decimal):
        return None
    if claim.unit in ("%", "％"):
        return replace(claim, step=_COARSE) if "半" in claim.text else claim
    if claim.unit == "" and "分之" in claim.text:
        return replace(claim, value=claim.value * 100, unit="%", step=_COARSE)
    return None
