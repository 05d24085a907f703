"""Facts of a text that many rules ask for, worked out once (只算一次)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import TypeVar, TypeVarTuple, cast

from gongshi.check.claim import Claim
from gongshi.check.cut import Cut

Text = TypeVar("Text", bound=Cut)
Asked = TypeVarTuple("Asked")
Fact = TypeVar("Fact")
_UNKNOWN = object()


def once(fact: Callable[[Text, *Asked], Fact]) -> Callable[[Text, *Asked], Fact]:
    """`fact`, worked out once for each text and what else it is asked of; the text keeps the answers.

    For facts without side effects whose answer nobody changes: what comes back is the very same object each time.

    >>> from gongshi.check import find_claims
    >>> from gongshi.check.draft import Draft
    >>> asked = []
    >>> @once
    ... def is_large(draft, claim):
    ...     asked.append(claim.text)
    ...     return claim.value > 100
    >>> text = "共278起"
    >>> draft = Draft(text, tuple(find_claims(text)))
    >>> is_large(draft, draft.claims[0]), is_large(draft, draft.claims[0]), asked
    (True, True, ['278起'])
    """

    asked = [p.annotation for p in signature(fact).parameters.values()][1:]
    return wraps(fact)(cast(Callable[[Text, *Asked], Fact], _of_claim(fact)) if asked == ["Claim"] else _of_any(fact))


def _of_any(fact: Callable[[Text, *Asked], Fact]) -> Callable[[Text, *Asked], Fact]:
    def known(text: Text, *asked: *Asked) -> Fact:
        facts = text.facts[fact]
        answer: Fact = facts.get(asked, _UNKNOWN)
        if answer is _UNKNOWN:
            answer = facts[asked] = fact(text, *asked)
        return answer

    return known


def _of_claim(fact: Callable[..., Fact]) -> Callable[[Text, Claim], Fact]:
    """By which claim it is, kept with the answer: to ask a claim for its hash takes longer than many a fact."""

    def known(text: Text, claim: Claim) -> Fact:
        try:
            answer: Fact = text.facts[fact][id(claim)][1]
            return answer
        except KeyError:
            found = fact(text, claim)
            text.facts[fact][id(claim)] = claim, found
            return found

    return known
