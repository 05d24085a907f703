"""Claims of a draft held against the entries of lists: what a row or line says of the one it speaks of (与名单条目对照)."""

from __future__ import annotations

from gongshi.check.against_dates import same_moment
from gongshi.check.binding import Anchor, Binder
from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.find import find_claims
from gongshi.check.told import Told
from gongshi.wording.moment import Moment


def by_entry(told: Told, binder: Binder, claim: Claim) -> bool:
    """Whether the claim is a fact of the entry that its line or row speaks of; judged if so."""
    for anchor in binder.entries_for(claim):
        for label, text in anchor.entry.facts:
            if any(_is_same(claim, fact) for fact in _claims_of(label, text)) or _is_cell(binder, claim, text):
                told.bind(claim, f"{anchor.of.label}·{label or anchor.entry.shown}")
                return True
    wrong = _wrong_fact(binder, claim)
    if wrong is not None:
        anchor, text = wrong
        told.differ(claim, f"{anchor.of.label}·{anchor.entry.shown}", text, anchor.of.opens)
    return wrong is not None


def _wrong_fact(binder: Binder, claim: Claim) -> tuple[Anchor, str] | None:
    """The fact of the entry that the claim misstates: of the same head, or the only one of its kind and unit."""
    here = binder.entries_for(claim)
    if len({a.entry.shown for a in here}) != 1 or binder.list_for(claim) is not None:
        return None
    facts = [(text, c, label) for label, text in here[0].entry.facts for c in _claims_of(label, text)]
    like = [(text, c, label) for text, c, label in facts if c.unit == claim.unit and c.kind == claim.kind]
    lead = binder.draft.lead(claim)[-4:]
    named = [f for f in like if lead and (lead[-2:] in f[0] or lead[-2:] in f[2])]
    other = lead.endswith("龄")  # 驾龄19年 is no term of 有期徒刑二年
    chosen = named or (like if len({f[1].text for f in like}) == 1 and not other else [])
    return (here[0], chosen[0][1].text) if chosen and claim.kind is not Kind.DATE else None


def _claims_of(label: str, text: str) -> list[Claim]:
    return find_claims(text) or find_claims(f"{label}{text}")


def _is_same(claim: Claim, fact: Claim) -> bool:
    if isinstance(claim.value, (Moment, Range)) or isinstance(fact.value, (Moment, Range)):
        return same_moment(str(claim.value), str(fact.value))
    return claim.value == fact.value and (claim.unit == fact.unit or not claim.unit or not fact.unit)


def _is_cell(binder: Binder, claim: Claim, text: str) -> bool:
    """A bare number alone in a cell that is the fact's own text."""
    draft = binder.draft
    return draft.is_cell(claim.start) and draft.line_around(claim.start).strip() == text.strip()
