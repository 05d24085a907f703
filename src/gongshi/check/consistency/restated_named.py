"""A number in brackets behind a name, against the number of the same name elsewhere: 二等奖3名 … 二等奖（4名）： (同名的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.kinship import is_besides
from gongshi.check.consistency.restated_slips import is_near
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, is_counted, number

_BEFORE = re.compile(r"([一-鿿“”、]{2,24})\s*（(?:总?共|共计|共有|计)?$")
_LABELS = re.compile(r"^(?:附件|附|其中|以及|[和与及、])+")
_ENDS = re.compile(
    r"(?:拟?(?:表彰|表扬|获奖|入选|评选)?(?:对象|人选|获得者|人员)?(?:建议)?(?:名单|名录|目录|一览表|公示表|情况表))$"
)
_VERBS = "出定有含设为选括授立造"  # the last characters of what a name may follow: 评出, 设有, 包括
_SHORT = re.compile(r"[一-鿿](?:榜|旗|等?奖)")
_LISTED = ("", "列入", "登上", "进入", "上", "公布", "曝光", "评出", "设")
_TITLED = re.compile(r"(“[^“”\n]{3,20}”)[^“”。，；\n]{0,12}（(?:共|共计)?$")
_PLACE = re.compile(rf"(?:{pattern('places').pattern}|[市省村校院局所站])$")
_ONE_FIGURE = 10


def named(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number alone in brackets behind a name that one other number of the text is said of, and whether they agree."""
    for name, claims in _bracketed(draft).items():
        if len({number(c) for c in claims}) > 1:
            continue
        claim = claims[0]
        others = [c for c in draft.near(claim) if c not in claims and _is_of(draft, c, name)]
        same = next((c for c in others if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
        elif len({number(c) for c in others}) == 1 and _may_be_meant(others[0], claim):
            yield claim, others[0], False


def titled(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """“青年奖章”获得者名单（共10名） against the number of the clause that names “青年奖章”, in the same unit."""
    for claim in draft.counted:
        lead = draft.plain[max(0, claim.start - 40) : claim.start]
        found = _TITLED.search(lead)
        if found is None or not draft.plain.startswith("）", claim.end):
            continue
        before = [c for c in draft.near(claim) if c.start < claim.start and found[1] in draft.clause(c.start)]
        before = [c for c in before if c.role is not Role.PART and not is_besides(draft, c)]
        same = next((c for c in before if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
        elif len({number(c) for c in before}) == 1 and _may_be_meant(before[0], claim):
            yield claim, before[0], False


def _bracketed(draft: Draft) -> dict[str, list[Claim]]:
    """The numbers alone in brackets, by the name before the bracket: 一等奖（3名）, 先进集体名单⏎（共12个）."""
    found: dict[str, list[Claim]] = {}
    for claim in draft.counted:
        if draft.plain[claim.end : claim.end + 1] != "）" or draft.is_tabular(claim.start):
            continue
        before = _BEFORE.search(draft.plain[max(0, claim.start - 32) : claim.start])
        name = _ENDS.sub("", _LABELS.sub("", before[1].rpartition("、")[2])).strip("“”") if before else ""
        known = f"“{name}”" in draft.plain or not _PLACE.search(name)
        if known and (len(name) > 2 or _SHORT.fullmatch(name)):
            found.setdefault(name, []).append(claim)
    return found


def _is_of(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the name stands beside the number, with no other item of a list between: 12个单位“先进集体”称号, 一等奖3名."""
    if (
        not is_counted(claim)
        or not (name in draft.lead(claim) or name in draft.tail(claim))
        or claim.role is Role.EACH
        or is_besides(draft, claim)
        or has("elsewhen", draft.lead(claim))
    ):
        return False
    lead = re.split(r"[、（]", draft.lead(claim))[-1].strip("“” 　")
    lead = lead.removesuffix("共").removesuffix("各")
    if _SHORT.fullmatch(name) and lead.endswith(name):
        return lead.removesuffix(name) in _LISTED
    if lead.endswith(name):
        return lead == name or not _is_han(lead[-len(name) - 1]) or lead[-len(name) - 1] in _VERBS
    tail = draft.tail(claim)
    cut = re.split(r"[、（]|[和与及](?=[^和与及]{0,12}$)", tail)[0]
    return f"“{name}”" in tail or cut.removesuffix("的") == name or (cut.startswith(name) and _closes(cut, name))


def _closes(words: str, name: str) -> bool:
    """Whether the name is over where it ends: 先进单位予以表彰, not 先进单位代表."""
    return re.match(r"予以|给予|进行|受到|获|被|为|（|，|。|$", words[len(name) :]) is not None


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def _may_be_meant(a: Claim, b: Claim) -> bool:
    apart, most = abs(number(a) - number(b)), max(number(a), number(b))
    return most < _ONE_FIGURE or apart <= max(Decimal(2), number(a) // 4) or is_near(a, b)
