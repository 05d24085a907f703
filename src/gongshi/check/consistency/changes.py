"""A change against the two values it is a change of (增减).

同比上升47.8% with 34起 and 去年同期23起; 减少26起、下降10.8% with 214起; 加快0.9个百分点 between two
percentages. A right size with the wrong direction is the graver fault: the sense is turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from gongshi.check.claim import Claim, Direction, Kind, Looseness
from gongshi.check.consistency.bases import likely_ends, percent_of
from gongshi.check.consistency.compared import changes, ends_of
from gongshi.check.consistency.ends import Ends, is_then
from gongshi.check.consistency.points import distances
from gongshi.check.consistency.rule import Rule, contradicts, is_close, loosely, may_be_meant, shown, silent, stands
from gongshi.check.consistency.spread import of_growth, of_quotient, of_sum
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_POINTS = "个百分点"
_SCOPE_BEFORE, _SCOPE_BEHIND = 24, 12
_MOST_NEAR = 14  # numbers near by that may explain a change
_COMPARED_WITH = re.compile(r"[）」]?(?:的?[^，。；0-9]{0,6})?相比")
_YEARS = re.compile(r"([0-9]{4})年(?:较|比|与)([0-9]{4})年[^，。；0-9]{0,6}$")
_MOVED = re.compile(r"减少|增加|下降|上升|增长|同比|环比|较|比|净增|提高|降低|[0-9]")
_BESIDE = re.compile(
    r"[，、（]?(?:同比|环比)?(?:即|[增降减升]幅|涨幅|跌幅|幅度|增长率)?(?:为|达|约)?"
    r"(?:增加|减少|上升|下降|增长|降低|提高|上涨|回落|多|少|增|减|升|降)?(?:了|约|近)?"
)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every change of which the text gives both ends, or the amount beside the percentage."""
    for change in changes(draft):
        if _in_real_terms(draft, change):
            continue
        told = [f for f in _told(draft, change) if f.verdict is Verdict.STANDS or not _is_explained(draft, change, f)]
        yield from told or _by_likely_ends(draft, change)


def _is_explained(draft: Draft, change: Claim, told: Finding) -> bool:
    """Whether two numbers of one unit near by give the change, one of them an end it was held against."""
    line = draft.paragraph_starts[draft.paragraph_of(change.start)]
    end = draft.sentence_end(draft.sentence_end(change.end))
    near = [c for c in draft.between(max(line, change.start - 300), end) if is_counted(c) and number(c)]
    for new, old in permutations(near[-_MOST_NEAR:], 2):
        pair = Ends(new, old, True)
        exact = _moved(change, pair) if new.unit == old.unit else None
        own = change.unit in ("%", "％") or new.unit == change.unit
        if {new.start, old.start}.isdisjoint(start for start, _ in told.spans):
            continue
        if own and exact and loosely(change, exact, _slack(change, pair)) and not _is_turned(change, exact):
            return True
    return False


def _in_real_terms(draft: Draft, change: Claim) -> bool:
    """生产总值1108.4亿元，增长5.8%: of value added, or where prices or the scope are said to be taken out, money gives no rate."""
    start = draft.clause_starts[draft.clause_of(change.start)]
    said = draft.plain[max(0, start - _SCOPE_BEFORE) : change.outer_end + _SCOPE_BEHIND]
    now = draft.before(change)
    return change.unit in ("%", "％") and (
        has("comparable", said) or (now is not None and has("real", now.subject + draft.lead(now)))
    )


def _told(draft: Draft, change: Claim) -> Iterator[Finding]:
    """What the change's own sentence says of it."""
    if change.unit in ("%", "％"):
        yield from _percent(draft, change)
    elif change.unit == _POINTS:
        for d in distances(draft, change):
            yield _judged(d.change, d.exact, d.said, d.new, d.old, slack=of_sum(d.new, d.old))
    else:
        yield from _amount(draft, change)


def _by_likely_ends(draft: Draft, change: Claim) -> Iterator[Finding]:
    """Any pair that gives the change lets it stand; the likeliest accuses, if it comes near or differs by a slip."""
    if change.unit in ("倍", "番", "成", _POINTS) or change.qualifier is not Looseness.EXACT:
        return
    tried = [(ends, exact) for ends in likely_ends(draft, change) if (exact := _moved(change, ends)) is not None]
    right = next(
        (t for t in tried if loosely(change, t[1], _slack(change, t[0])) and not _is_turned(change, t[1])), None
    )
    near = [t for t in tried if is_close(change, abs(t[1])) or (_is_turned(change, t[1]) and loosely(change, t[1]))]
    for ends, exact in [right] if right else near[:1]:
        said = f"{shown(number(ends.new))}-{shown(number(ends.old))}"
        said = (
            f"({said})÷{shown(number(ends.old))}={shown(exact)}%"
            if change.unit in ("%", "％")
            else f"{said}={shown(exact)}"
        )
        yield _judged(change, exact, said, ends.new, ends.old, slack=_slack(change, ends))


def _moved(change: Claim, ends: Ends) -> Decimal | None:
    return percent_of(ends) if change.unit in ("%", "％") else number(ends.new) - number(ends.old)


def _slack(change: Claim, ends: Ends) -> Decimal:
    """How far what the two ends give may be off for their rounding."""
    if change.unit not in ("%", "％"):
        return of_sum(ends.new, ends.old)
    return of_quotient((ends.new,), ends.old, number(ends.new) * 100 / number(ends.old))


def _is_turned(change: Claim, exact: Decimal) -> bool:
    up = {Direction.UP: 1, Direction.DOWN: -1}.get(change.direction) if change.direction else None
    return up is not None and exact * up < 0


def _percent(draft: Draft, change: Claim) -> Iterator[Finding]:
    ends = ends_of(draft, change)
    if ends is not None and number(ends.old):
        exact = (number(ends.new) - number(ends.old)) * 100 / number(ends.old)
        said = f"({shown(number(ends.new))}-{shown(number(ends.old))})÷{shown(number(ends.old))}"
        sure = ends.near and may_be_meant(number(change), exact)
        slack = _slack(change, ends)
        if loosely(change, exact, slack) or is_close(change, exact) or sure:
            yield _judged(change, exact, f"{said}={shown(exact)}%", ends.new, ends.old, slack=slack)
        return
    amount = _amount_beside(draft, change) or _amount_in_turn(draft, change)
    new = _new_beside(draft, amount) if amount is not None else None
    if amount is None or new is None or not amount.signed:
        return
    if _is_base(draft, new):
        exact = amount.signed * 100 / number(new)
        slack = of_quotient((amount,), new, exact)
        yield _judged(
            change, exact, f"{shown(amount.signed)}÷{shown(number(new))}={shown(exact)}%", amount, new, slack=slack
        )
        return
    base = number(new) - amount.signed
    if base > 0:
        exact = amount.signed * 100 / base
        said = f"{shown(amount.signed)}÷({shown(number(new))}-({shown(amount.signed)}))"
        slack = of_growth(amount, new, exact)
        yield _judged(change, exact, f"{said}={shown(exact)}%", amount, new, slack=slack)


def _is_base(draft: Draft, claim: Claim) -> bool:
    """与2021年的4860万人次相比，增加240万人次: the number is the one before, not the one now."""
    return _COMPARED_WITH.match(draft.tail(claim)) is not None


def _new_beside(draft: Draft, amount: Claim) -> Claim | None:
    """The number now that the amount belongs to: the nearest of its unit, of its thing where that is said."""
    before = [c for c in draft.in_sentence(amount.start) if c.start < amount.start and is_counted(c)]
    same = [c for c in before if c.unit == amount.unit and not is_then(draft, c)]
    linked, head = draft.at(amount.of), _thing(draft.lead(amount))
    named = [c for c in same if head and head in draft.lead(c) + c.subject + draft.tail(c)[:6]]
    if head and same and not named and draft.lead(amount).strip("，、；").startswith(head):
        return None
    if linked in same and not named:
        return linked
    return (named or same)[-1] if same else _named_before(draft, amount)


def _thing(words: str) -> str:
    """What a clause says that rose or fell: 死亡 of 死亡人数减少17人; empty where it begins with the verb."""
    head = _MOVED.split(words.strip("，、；"))[0]
    return re.sub(r"(?:人数|起数|数量|总数|总量|数|量|额)$", "", head) if 1 < len(head) < 10 else ""


def _named_before(draft: Draft, amount: Claim) -> Claim | None:
    """死亡人数减少1人、下降20%, of 死亡4人 in the sentence before: the one number of its thing in the line."""
    start = draft.sentence_starts[draft.sentence_of(amount.start)]
    head = _thing(draft.lead(amount)) or _thing(draft.plain[start : amount.outer_start])
    same = [c for c in draft.of_unit.get(amount.unit, ()) if c.start < amount.start and head]
    told = [c for c in same[-_MOST_NEAR:] if head in draft.lead(c) + c.subject and not is_then(draft, c)]
    return told[0] if len({number(c) for c in told}) == 1 else None


def _amount_beside(draft: Draft, change: Claim) -> Claim | None:
    """The amount directly before the percentage, or directly behind it."""
    for other in (draft.before(change), draft.after(change)):
        if other is None or other.kind is not Kind.CHANGE or other.unit in ("%", _POINTS, "倍", "番"):
            continue
        low, high = sorted((change, other), key=lambda c: c.start)
        between = draft.plain[low.outer_end : high.outer_start]
        if not _BESIDE.fullmatch(between):
            continue
        if len(between) < 10 and not re.search(r"[。；\n]", between) and isinstance(other.value, Decimal):
            return other
    return None


def _amount_in_turn(draft: Draft, change: Claim) -> Claim | None:
    """较去年减少2起，死亡人数减少9人，分别下降22.2%和37.5%: the amount of the same place, before 分别."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    told = draft.plain.rfind("分别", start, change.start)
    if told < 0:
        return None
    run = [c for c in draft.between(told, draft.sentence_end(change.start)) if c.kind is Kind.CHANGE]
    before = [c for c in draft.between(start, told) if c.kind is Kind.CHANGE and c.unit not in ("%", _POINTS)]
    place = next((n for n, c in enumerate(run) if c is change), -1)
    return before[place] if place >= 0 and len(before) == len(run) and draft.before(run[0]) is before[-1] else None


def _amount(draft: Draft, change: Claim) -> Iterator[Finding]:
    """较去年同期减少26起, where last year's number is given too; or the two numbers of two years or months alone."""
    if change.unit in ("倍", "番", "成"):
        return
    ends = _of_years(draft, change) or ends_of(draft, change)
    if ends is None:
        two = _of_two_times(draft, change)
        if two is not None:
            exact = abs(number(two[0]) - number(two[1]))
            said = f"{shown(number(two[0]))}-{shown(number(two[1]))}={shown(exact)}"
            yield _judged(replace(change, direction=None), exact, said, *two, slack=of_sum(*two))
        return
    if ends is not None and ends.new.unit == change.unit:
        exact = number(ends.new) - number(ends.old)
        said = f"{shown(number(ends.new))}-{shown(number(ends.old))}={shown(exact)}"
        yield _judged(change, exact, said, ends.new, ends.old, slack=of_sum(ends.new, ends.old))


def _of_years(draft: Draft, change: Claim) -> Ends | None:
    """2022年736人，2023年613人，2023年较2022年减少123人: the numbers that stand directly behind the two years."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start]
    years = _YEARS.search(clause)
    if years is None:
        return None
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    same = [c for c in draft.between(start, change.start) if is_counted(c) and c.unit == change.unit]
    new, old = (
        [
            c
            for c in same
            if draft.lead(c).endswith(f"{y}年") or draft.plain[c.outer_start - 5 : c.outer_start].endswith(f"{y}年")
        ]
        for y in years.groups()
    )
    return Ends(new[0], old[0], True) if len(new) == len(old) == 1 else None


def _of_two_times(draft: Draft, change: Claim) -> tuple[Claim, Claim] | None:
    """2023年末673.1万人，2022年末671.4万人，一年增加1.7万人: exactly two numbers of the unit, of two times."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    before = [c for c in draft.between(start, change.start) if is_counted(c) and c.unit == change.unit]
    words = draft.plain[start : change.start]
    times = len(set(re.findall(r"[0-9]{4}年|[0-9]{1,2}月|去年|上年|上月|今年|本月|上季度|本季度", words)))
    moved = [c for c in draft.between(start, change.start) if c.kind is Kind.CHANGE]
    return (before[0], before[1]) if len(before) == 2 and times > 1 and not moved and "；" not in words else None


def _judged(change: Claim, exact: Decimal, said: str, *ends: Claim, slack: Decimal) -> Finding:
    turned, fits = _is_turned(change, exact), loosely(change, exact, slack)
    if fits and not turned:
        return RULE.finding(Verdict.STANDS, tr("增减与前后两数相符"), change, *ends, sum=said)
    way = tr("上升") if exact > 0 else tr("下降")
    if fits:
        why = tr("升降写反：按所写的两数应为{way}", way=way)
    else:
        why = tr("“{change}”与所写的两数不符", change=change.text)
    return RULE.finding(Verdict.CONTRADICTS, why, change, *ends, sum=f"{said}，≠{change.text}")


RULE = Rule(
    "change",
    "增减",
    "同比、环比的幅度和方向应与所写的本期数、基期数相符；增减数与增减幅应能互相算出。",
    judge,
    (
        stands("全市发生火灾34起，去年同期23起，同比上升47.8%。"),
        contradicts("全市发生火灾34起，去年同期23起，同比上升37.8%。"),
        contradicts("全市发生火灾34起，去年同期23起，同比下降47.8%。"),
        stands("警情214起，较去年同期减少26起，下降10.8%。"),
        contradicts("警情214起，较去年同期减少26起，下降18.0%。"),
        stands("规模以上工业增加值同比增长7.2%，比一季度加快0.9个百分点，一季度增长6.3%。"),
        contradicts("规模以上工业增加值同比增长7.2%，比一季度加快1.9个百分点，一季度增长6.3%。"),
        stands("火灾由23起上升至34起，上升47.8%。"),
        silent("全市发生火灾34起，同比上升47.8%。"),
        silent("全市发生火灾34起，死亡6人，同比上升100%。"),
    ),
)
