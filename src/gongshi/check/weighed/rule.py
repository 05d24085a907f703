"""Numbers that one slip of the pen keeps from fitting their neighbours, where no rule binds them (差一处笔误)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.full_rows import is_opened
from gongshi.check.consistency.groups.group import has_rest_behind
from gongshi.check.consistency.groups.own_shares import have_other_whole
from gongshi.check.consistency.one_base import has_base_of_its_own, has_field_of_its_own
from gongshi.check.consistency.rule import Rule, asks, contradicts, silent
from gongshi.check.draft import Draft, kin, number, span, spans
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.check.once import once
from gongshi.check.told import RECORDS
from gongshi.check.units import PEOPLE
from gongshi.check.weighed.arithmetic import holds, made, within
from gongshi.check.weighed.candidate import Candidate, written
from gongshi.check.weighed.rows import counts_twice, is_one_of_them
from gongshi.check.weighed.slips import chance
from gongshi.check.weighed.sums import sums
from gongshi.check.weighed.weigh import Weighed, weighed
from gongshi.check.weighed.where import are_strangers
from gongshi.i18n import tr

SURE, LIKELY = 3.5, 1.0  # the logarithm of the odds from which a slip is told, and from which it is asked about
_TELLING = 1.0  # the same by the candidate's own fit alone, from which it may be told
_NO_SUMS = ("restated", "hundred")  # two places that agree, and shares that reach 100, say nothing of what they are of
_WHAT_IS_DONE = re.compile("，?(?:目前|现|均)?已")
_RARE = 0.001
_FIGURES = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def judge(draft: Draft) -> Iterator[Finding]:
    """What is found in a text of which no rule has said anything."""
    return beyond(draft, ())


def beyond(draft: Draft, told: Sequence[Finding]) -> Iterator[Finding]:
    """What is found besides what the rules have told: nothing of a number that they accuse, nor of one that they find to fit or the records bear out."""
    fitting = [f for f in told if f.verdict is Verdict.STANDS and f.rule not in _NO_SUMS]
    accused = _among(draft, {s for f in told if f.verdict is not Verdict.STANDS for s in f.spans})
    explained = _among(draft, {s for f in fitting for s in f.spans})
    known = _among(draft, {s for f in fitting if f.rule == RECORDS for s in f.spans})
    nested = {frozenset(f.spans) for f in fitting if f.rule == "within"}
    together = _by_place(fitting)
    free: dict[int, bool] = {}  # whether nothing is told of a row, by its identity: many numbers may be its whole

    def may_accuse(candidate: Candidate) -> bool:
        run, start = candidate.operands, candidate.target.start
        if start in accused or (candidate.shape != "sum" and start in explained):
            return False
        if candidate.shape == "change" and frozenset(spans(*run)) in nested:
            return False  # 受理59万件…，其中2017年36万件，同比上升15.7%: a part of the other was not that before
        if candidate.shape == "difference" and _are_siblings(candidate, together):
            return False
        if id(run) not in free:
            told = candidate.shape == "sum" and _is_row(run, together)
            free[id(run)] = not told and accused.isdisjoint([c.start for c in run])
        return free[id(run)]

    seen: set[Span] = set()
    for found in sorted(weighed(draft, may_accuse), key=lambda w: -w.odds):
        places = spans(*found.candidate.terms)
        if found.odds < LIKELY or not seen.isdisjoint(places) or _is_none(draft, found.candidate):
            continue
        term = found.mend.term
        if term.start not in known and term.start not in _of_whole_rows(draft) and not _is_given(draft, found):
            seen.update(places)
            yield _finding(draft, found, places)


def _by_place(findings: Sequence[Finding]) -> dict[Span, list[frozenset[Span]]]:
    """For each place the numbers that a finding takes together with the one there."""
    found: dict[Span, list[frozenset[Span]]] = {}
    for group in (frozenset(f.spans) for f in findings):
        for place in group:
            found.setdefault(place, []).append(group)
    return found


def _among(draft: Draft, places: Set[Span]) -> frozenset[int]:
    """Where the claims start that stand at these places."""
    return frozenset(c.start for c in draft.claims if span(c) in places)


@once
def _of_whole_rows(draft: Draft) -> frozenset[int]:
    """Where the numbers start that all of a line, three and more, make up, or that make up another so, which hardly happens by chance."""
    rows = (c for c in sums(draft) if c.piece == "line:0:0" and len(c.operands) > 2)
    return frozenset(t.start for c in rows if holds(c, c.values) and _chance(c) < _RARE for t in c.terms)


def _is_given(draft: Draft, found: Weighed) -> bool:
    """城市820元，农村670元，差距缩小到150元: a number that two others near it make exactly, which the found arithmetic leaves out."""
    term, value = found.mend.term, number(found.mend.term)
    if found.candidate.shape == "sum" or len(written(term, value).replace(".", "")) <= 2:
        return False
    start = draft.sentence_start(term.start, back=1)
    near = [c for c in draft.counted_between(start, term.start) if kin(c.unit) == kin(term.unit)]
    return any(abs(number(a) - number(b)) == value for a, b in combinations(near, 2))


def _may_leave_out(draft: Draft, candidate: Candidate) -> bool:
    """Whether the whole may have kinds that a row behind 其中 or 某某中 does not name: three and more, that are less together."""
    if candidate.shape != "sum" or len(candidate.operands) <= 2 or not is_opened(draft, candidate.operands):
        return False
    return made(candidate, candidate.values) < number(candidate.target)


def _chance(candidate: Candidate) -> float:
    """How likely a number as long as the result fits so by chance."""
    return chance(written(candidate.target, number(candidate.target))) * within(candidate)


def _is_none(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words say that the arithmetic is not meant, whatever the odds."""
    if candidate.shape == "share" and _is_of_another(draft, candidate):
        return True
    if candidate.shape != "sum":
        return are_strangers(draft, candidate)
    whole, run = candidate.target, candidate.operands
    if "其中" in draft.lead(run[0]) and _WHAT_IS_DONE.match(draft.lead(run[-1])):
        return True  # 隐患132处，其中重大隐患14处，已整改121处: what is done may be of either
    if counts_twice(draft, run) or has_rest_behind(draft, run) or _has_each(draft, run):
        return True
    return is_one_of_them(draft, whole, run) or have_other_whole(draft, whole, run)


def _is_of_another(draft: Draft, share: Candidate) -> bool:
    """Whether the words or the shares beside it say that the share is of another whole."""
    own = has_field_of_its_own(draft, share.target, share.operands[1])
    return own or has_base_of_its_own(draft, share.target)


def _has_each(draft: Draft, run: Sequence[Claim]) -> bool:
    """语文、数学、英语各120分，物理100分，…; 对1名新生发放3000元，对2名学生发放800元: what each has counts several times."""
    near = draft.between(draft.sentence_start(run[0].start), draft.sentence_end(run[-1].start))
    given = run[0].kind is Kind.MONEY and any(_is_given_to_several(draft, c) for c in run)
    return given or any(c.role is Role.EACH and c.unit == run[0].unit for c in near)


def _is_given_to_several(draft: Draft, money: Claim) -> bool:
    """Whether its clause says to how many people it goes, so that it may be what each of them gets."""
    before = draft.before(money)
    if before is None or draft.clause_of(before.outer_start) != draft.clause_of(money.outer_start):
        return False
    return before.unit in PEOPLE and number(before) > 1


def _is_row(parts: Sequence[Claim], together: Mapping[Span, Sequence[frozenset[Span]]]) -> bool:
    """Whether the rules have found a whole of these parts."""
    groups = together.get(span(parts[0]))
    if groups is None:
        return False
    places = spans(*parts)
    return any(group.issuperset(places) for group in groups)


def _are_siblings(candidate: Candidate, together: Mapping[Span, Sequence[frozenset[Span]]]) -> bool:
    """公立医院1.2万个、民营医院2.4万个，…机构增加17273个: parts of one whole are no then and now."""
    if candidate.target.kind is not Kind.CHANGE:
        return False
    places = spans(*candidate.operands)
    return any(len(group) > 2 and group.issuperset(places) for group in together.get(places[0], ()))


def _finding(draft: Draft, found: Weighed, places: Sequence[Span]) -> Finding:
    term, right = found.mend.term, _mended(found.mend.term, found.mend.value)
    if found.odds < SURE or found.alone < _TELLING or _may_leave_out(draft, found.candidate):
        why = tr("“{text}”与旁边的数也许本该相合，请核对是不是“{right}”", text=term.text, right=right)
        return Finding(Verdict.ASK, RULE.name, why, tuple(places), _sum(found.candidate), span(term))
    why = tr("“{text}”与旁边的数差一处笔误，像是“{right}”", text=term.text, right=right)
    return Finding(Verdict.CONTRADICTS, RULE.name, why, tuple(places), _sum(found.candidate), span(term))


def _mended(term: Claim, value: Decimal) -> str:
    """The claim's own words with the number that it should have."""
    figures = _FIGURES.search(term.text)
    if figures is None or not number(term):  # a nought says nothing of how large its unit is
        return f"{shown(value)}{term.unit}"
    printed = Decimal(figures[0].replace(",", ""))
    places = len(figures[0].partition(".")[2])
    return term.text.replace(figures[0], f"{value * printed / number(term):.{places}f}", 1)


def _sum(candidate: Candidate) -> str:
    """The arithmetic: 1702+391+49=2142≠2187."""
    first, *others = (shown(number(c)) for c in candidate.operands)
    is_larger = number(candidate.operands[0]) >= number(candidate.operands[1])
    match candidate.shape:
        case "sum":
            terms = "+".join([first, *others])
        case "change":
            terms = f"({first}-{others[0]})÷{others[0]}"
        case "share" | "mean":
            terms = f"{first}÷{others[0]}"
        case _:
            terms = f"{first}-{others[0]}" if is_larger else f"{others[0]}-{first}"
    unit = candidate.target.unit if candidate.shape in ("share", "change") else ""
    return f"{terms}={shown(made(candidate, candidate.values))}{unit}≠{shown(number(candidate.target))}{unit}"


RULE = Rule(
    "weighed",
    "差一处笔误",
    "没有字句把几个数连在一起，但它们多半本该相合、只差一处笔误（两位颠倒、错一位）时才说；凭据不足的只作为疑问提出。看的是数怎样排列、差得多近、改了以后别的数还合不合。",
    judge,
    (
        contradicts("2023年全市火灾13起，比2020年的41起下降63.8%；死亡6人，比2020年的23人下降73.9%。"),
        silent("初中阶段在校生12360人，适龄人口12000人，毛入学率103%。"),
        silent("2023年全市火灾13起，比2020年的41起下降68.3%；死亡6人，比2020年的23人下降73.9%。"),
        asks("派出农技员168名，其中县级46名、乡镇112名。"),
        silent("派出农技员168名，其中县级46名、乡镇122名。"),
        silent("城市低保标准由780元提高到820元，农村由620元提高到670元，城乡差距从160元缩小到150元。"),
    ),
)
