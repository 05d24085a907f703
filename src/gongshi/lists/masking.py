"""Names as the public may see them: the policy of the list, or a stricter one (隐名).

The policy is the office's choice among those that the rule offers. A person's full name
asks for every gate; until then he is shown by surname. Whatever text is shown passes here,
so that a name masked in one column cannot stand whole in the next. What is printed for the
public is Chinese whatever language the clerk reads, so it is not translated here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.candidate import Candidate, Fact, ListRule, Subject
from gongshi.lists.covers import Covers
from gongshi.wording.names import letter, mask_all, mask_person, mask_plate
from gongshi.wording.numerals import to_chinese

if TYPE_CHECKING:
    from gongshi.settings import Settings

STRICTNESS = ("full", "surname", "tail", "count", "none")
NAMELESS = frozenset({"count", "none"})
MASKED = frozenset({Subject.PERSON, Subject.PLATE})  # a firm or a place is named or left out, never half shown
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_COVER = "×××"
_MOST = 110  # letters from 甲 to 癸癸
_NO_FORMS: Mapping[str, str] = MappingProxyType({})


class MaskNotOffered(Refused):
    """The office chose a mask policy that the rule does not offer (隐名方式不可用)."""


@dataclass(frozen=True)
class Shown:
    """One candidate as the public may see it: name, facts and reasons (公开写法).

    `name` is empty under a policy that prints no names.
    """

    name: str
    policy: str
    facts: Mapping[str, Fact]
    reasons: tuple[str, ...]


def policy_of(rule: ListRule, settings: Settings) -> str:
    """The list's policy: `lists.<name>.mask`, else the rule's. Raises MaskNotOffered."""
    chosen = settings.get(f"lists.{rule.name}.mask", rule.mask)
    if chosen not in (rule.mask, *rule.masks):
        raise MaskNotOffered(
            tr("名单“{label}”不提供隐名方式“{chosen}”。", label=rule.label, chosen=chosen),
            where=tr("设置“lists.{name}.mask”，文件 {path}", name=rule.name, path=settings.path),
            mend=tr("可用的方式：{masks}。", masks="、".join(rule.masks)),
        )
    return chosen


def policy_for(candidate: Candidate, subject: Subject, policy: str) -> str:
    """The policy for one candidate: the strictest of the list's, its own, and its gates'."""
    asked = [policy, candidate.mask or "full"]
    if subject is Subject.PERSON and not candidate.is_clear:
        asked.append("surname")
    return max(asked, key=STRICTNESS.index)


def shown(
    candidates: Sequence[Candidate], subject: Subject, policy: str, *, others: Sequence[Candidate] = (),
    forms: Mapping[str, str] = _NO_FORMS,
) -> tuple[Shown, ...]:  # fmt: skip
    """Each candidate as the public may see it; equal masks are told apart by 甲, 乙 ….

    The candidates are those that one document names, in its order. No candidate's masked
    name stands whole in another's reasons either, nor a name of `others` who are not in the
    document; sealed facts are left out, and covered where a reason or a fact repeats them.
    `forms` are masks that were settled over the whole release, by subject; an empty one
    leaves the name out.
    """
    policies = [_settled(c, policy_for(c, subject, policy), forms) for c in candidates]
    made = _names(candidates, subject, policies)
    names = [
        n if p == "full" else forms.get(c.subject) or n for c, n, p in zip(candidates, made, policies, strict=True)
    ]
    whole = {w: _cover(subject) for c in others for w in _wholes(c, subject)} if subject in MASKED else {}
    for candidate, name in zip(candidates, names, strict=True):
        whole.update(dict.fromkeys(_wholes(candidate, subject), name or _cover(subject)))
    covers = Covers(whole)
    return tuple(_shown(c, n, p, covers, subject) for c, n, p in zip(candidates, names, policies, strict=True))


def _settled(candidate: Candidate, policy: str, forms: Mapping[str, str]) -> str:
    """No name at all where the release settled that no mask would hide it."""
    return "none" if policy != "full" and forms.get(candidate.subject) == "" else policy


def _names(candidates: Sequence[Candidate], subject: Subject, policies: Sequence[str]) -> list[str]:
    whole = [c.name for c in candidates]
    found = ["" if p in NAMELESS else n for n, p in zip(whole, policies, strict=True)]
    if subject not in MASKED:
        return found
    at = [i for i, p in enumerate(policies) if p not in (*NAMELESS, "full")]
    masked = [whole[i] for i in at]
    if subject is Subject.PLATE:
        masks = told_apart([mask_plate(n, "tail") for n in masked])
    else:
        masks = mask_all(masked, "surname")
    for i, mask in zip(at, masks, strict=True):
        found[i] = mask
    return found


def told_apart(masks: Sequence[str]) -> list[str]:
    """Equal masks with （甲）, （乙） … behind them, in their order; single ones unchanged."""
    times, seen = Counter(masks), Counter[str]()
    found = []
    for mask in masks:
        seen[mask] += 1
        found.append(f"{mask}（{_stem(seen[mask])}）" if times[mask] > 1 else mask)
    return found


def base_mask(name: str, subject: Subject) -> str:
    """The mask of one name before any letter. Raises NotAName, NotAPlate."""
    return mask_plate(name, "tail") if subject is Subject.PLATE else mask_person(name, "surname")


def lettered(mask: str, n: int, subject: Subject) -> str:
    """The mask with its letter, 0 for 甲."""
    return f"{mask}（{_stem(n + 1)}）" if subject is Subject.PLATE else mask + letter(n)


def letters_of(form: str, mask: str, subject: Subject) -> int | None:
    """Which letter of the mask the form bears; 0 for the mask alone, None when it is of another mask."""
    if form == mask:
        return 0
    if not form.startswith(mask):
        return None
    return next((n for n in range(_MOST) if lettered(mask, n, subject) == form), None)


def _stem(n: int) -> str:
    return _STEMS[n - 1] if n <= len(_STEMS) else f"第{to_chinese(n)}个"


def _wholes(candidate: Candidate, subject: Subject) -> tuple[str, ...]:
    """What names the candidate: a plate's subject is the plate once more."""
    return (candidate.name, candidate.subject) if subject is Subject.PLATE else (candidate.name,)


def _cover(subject: Subject) -> str:
    return f"有关{subject.value}"


def _shown(candidate: Candidate, name: str, policy: str, covers: Covers, subject: Subject) -> Shown:
    # Its own name and sealed facts first: two of one name have two masks.
    sealed = {_text(candidate.facts.get(fact)): _COVER for fact in candidate.sealed}
    own = Covers(sealed | dict.fromkeys(_wholes(candidate, subject), name or _cover(subject)))
    facts = {k: _hidden(v, own, covers) for k, v in candidate.facts.items() if k not in candidate.sealed}
    return Shown(name, policy, facts, tuple(covers.hide(own.hide(r.text)) for r in candidate.reasons))


def _hidden(fact: Fact, own: Covers, covers: Covers) -> Fact:
    if isinstance(fact, str):
        return covers.hide(own.hide(fact))
    return tuple(covers.hide(own.hide(part)) for part in fact) if isinstance(fact, tuple) else fact


def _text(fact: Fact) -> str:
    """The form in which a sealed fact could stand in a text; whole numbers are too common."""
    if isinstance(fact, str):
        return fact
    return fact.isoformat() if isinstance(fact, date) else ""
