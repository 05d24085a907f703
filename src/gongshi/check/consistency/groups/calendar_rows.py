"""Numbers by months, quarters, tenths or weekdays that leave none out: 1月203起、2月168起、3月267起 (按时段的一列)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import AVERAGED, Group, is_difference
from gongshi.check.consistency.groups.held import held
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin, may_add

_LABEL = re.compile(
    r"(?<![0-9至到—-])(?<![0-9]、)(?P<month>1[0-2]|[1-9])月(?:份|当月)?(?!、[0-9]{1,2}月|[底末初至到—以前]|[0-9]{1,2}[日号])"
    r"|第?(?P<quarter>[一二三四])季度(?![末底])"
    r"|(?P<tenth>[上中下])旬"
    r"|(?:周|星期)(?P<day>[一二三四五六日])"
)
_ORDER = {
    "month": [str(n) for n in range(1, 13)],
    "quarter": list("一二三四"),
    "tenth": list("上中下"),
    "day": list("一二三四五六日"),
}
_FULL = {"month": (3, 6, 9, 12), "quarter": (2, 3, 4), "tenth": (3,), "day": (5, 7)}
_STOCK = re.compile(r"余额|存款|在册|在岗|库存|存栏|水位|保有|现有|累计")
_AWAY = 24  # characters between a label and its number
_MOVED = re.compile(r"[比较由从][^，。；]{0,6}$|[增减升降]")


@dataclass(frozen=True)
class _Told:
    """A number and the time that it is of: the sort of label and its place in the order."""

    sort: str
    place: int
    claim: Claim


def calendar_rows(draft: Draft) -> Iterator[Group]:
    """Each sentence that gives one number of a unit for every month of a quarter or year, every quarter, every tenth of a month."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        told = _told(draft, start, end)
        for unit in dict.fromkeys(kin(t.claim.unit) for t in told):
            row = [t for t in told if kin(t.claim.unit) == unit]
            if _is_full(row):
                claims = [t.claim for t in row]
                yield from held(draft, claims, draft.plain[max(0, start - _AWAY) : claims[-1].outer_end])


def _told(draft: Draft, start: int, end: int) -> list[_Told]:
    labels = list(_LABEL.finditer(draft.plain, start, end))
    if len(labels) < min(map(min, _FULL.values())):
        return []
    found: list[_Told] = []
    stops = [*(m.start() for m in labels[1:]), end]
    for label, stop in zip(labels, stops, strict=True):
        seen: set[str] = set()
        for claim in draft.between(label.end(), stop):
            unit = kin(claim.unit)
            if may_add(claim) and unit not in seen and _is_of(draft, label.end(), claim):
                sort = str(label.lastgroup)
                found.append(_Told(sort, _ORDER[sort].index(label[sort]), claim))
            seen.add(unit)
    return found


def _is_of(draft: Draft, at: int, claim: Claim) -> bool:
    """Whether the number is what the time near before it had: no stock, no change, no mean."""
    said = draft.plain[at : claim.outer_start]
    return (
        len(said) <= _AWAY
        and claim.kind is not Kind.AVERAGE
        and claim.role is not Role.EACH
        and not (_STOCK.search(said) or _MOVED.search(said) or AVERAGED.search(said) or has("then", said))
        and not is_difference(draft, claim)
    )


def _is_full(row: Sequence[_Told]) -> bool:
    """Whether the times follow one another without a gap from the beginning of a quarter, of a year, of a month or of a week."""
    if len(row) < 2 or len({t.sort for t in row}) > 1:
        return False
    places = sorted(t.place for t in row)
    sort = row[0].sort
    step = 3 if sort == "month" else 12
    unbroken = places == list(range(places[0], places[0] + len(places)))
    return unbroken and len(places) in _FULL[sort] and places[0] % step == 0
