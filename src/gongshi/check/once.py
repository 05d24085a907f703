"""Facts of a draft that many rules ask for, worked out once (只算一次)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft

Asked = TypeVarTuple("Asked")
Fact = TypeVar("Fact")
_UNKNOWN = object()


def once(fact: Callable[[Draft, *Asked], Fact]) -> Callable[[Draft, *Asked], Fact]:
    """`fact`, worked out once for each draft and what else it is asked of; the draft keeps the answers.

    For facts without side effects whose answer nobody changes: what comes back is the very same object each time.

    >>> from gongshi.check import find_claims
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

    of_claim = tuple(fact.__annotations__.values())[1:-1] == ("Claim",)
    return wraps(fact)(cast(Callable[[Draft, *Asked], Fact], _of_claim(fact)) if of_claim else _of_any(fact))


def _of_any(fact: Callable[[Draft, *Asked], Fact]) -> Callable[[Draft, *Asked], Fact]:
    def known(draft: Draft, *asked: *Asked) -> Fact:
        facts = draft.facts.get(fact)
        if facts is None:
            facts = draft.facts[fact] = {}
        found = facts.get(asked, _UNKNOWN)
        if found is _UNKNOWN:
            found = facts[asked] = fact(draft, *asked)
        answer: Fact = found
        return answer

    return known


def _of_claim(fact: Callable[..., Fact]) -> Callable[[Draft, Claim], Fact]:
    """By which claim it is, kept with the answer: to ask a claim for its hash takes as long as many a fact."""

    def known(draft: Draft, claim: Claim) -> Fact:
        try:
            answer: Fact = draft.facts[fact][id(claim)][1]
            return answer
        except KeyError:
            found = fact(draft, claim)
            draft.facts.setdefault(fact, {})[id(claim)] = claim, found
            return found

    return known
