"""The same figure stated again with another value (前后重复).

What a headline or a lead says has to come again in the body. A number there is taken as said again
only where unit and thing agree and nothing narrows it: no other place, no other time, no part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.kinship import is_besides, kinship, shared_run, things, told_in_lead
from gongshi.check.consistency.restated_again import again as told_again
from gongshi.check.consistency.restated_changes import changes_again
from gongshi.check.consistency.restated_days import days_again
from gongshi.check.consistency.restated_headline import adds_up, is_slip_for, orphans
from gongshi.check.consistency.restated_lead import of_the_lead
from gongshi.check.consistency.restated_named import named, titled
from gongshi.check.consistency.restated_ordinals import ordinals
from gongshi.check.consistency.restated_then import of_then
from gongshi.check.consistency.restated_twins import twins
from gongshi.check.consistency.rule import Example, Rule, contradicts, gives, is_exchange, shown, silent, stands
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.check.once import once
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_MOST_IN_LEAD = 120
_MOST = 40  # different values of one thing that are kept for comparing
_CLOSE = 2  # characters in common that make two things the same, beside the unit, in a headline
_CLOSE_IN_BODY = 6  # and between paragraphs
_TELLING = 10  # smaller numbers come again by chance
_SIZE = (Decimal("0.4"), Decimal("2.5"))
_RESTATED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number of a headline, a lead or an annex's title, with where it comes again."""
    done: set[frozenset[int]] = set()
    for claim in draft.claims:
        if _sums_up(draft, claim):
            for again, same in _again(draft, claim):
                key = frozenset((claim.start, again.start))
                if key not in done:
                    done.add(key)
                    yield _judged(claim, again, same)
    for title, meant in (*orphans(draft), *of_the_lead(draft)):
        if frozenset((title.start, meant.start)) not in done and not any(title.start in key for key in done):
            done.add(frozenset((title.start, meant.start)))
            yield _judged(title, meant, False)
    yield from (_judged(title, now, False) for title, now in of_then(draft))
    yield from (_judged(title, again, same) for title, again, same in changes_again(draft))
    yield from (_judged(title, again, False) for title, again in ordinals(draft))
    for claim, twin in twins(draft):
        if frozenset((claim.start, twin.start)) not in done:
            done.add(frozenset((claim.start, twin.start)))
            yield _judged(claim, twin, False)
    yield from (_judged(claim, first, False) for claim, first in days_again(draft))
    for claim, again, same in (*named(draft), *titled(draft), *told_again(draft)):
        key = frozenset((claim.start, again.start))
        if key not in done:
            done.add(key)
            yield _judged(claim, again, same)


def _judged(claim: Claim, again: Claim, same: bool) -> Finding:
    sum_ = f"{claim.text}{'=' if same else '≠'}{again.text}"
    if same:
        return RULE.finding(Verdict.STANDS, tr("前后所写一致"), claim, again, sum=sum_)
    why = tr("“{claim}”与另一处“{again}”不一致", claim=claim.text, again=again.text)
    return RULE.finding(Verdict.CONTRADICTS, why, claim, again, sum=sum_)


def _sums_up(draft: Draft, claim: Claim) -> bool:
    """Whether it stands where documents sum up: title, lead, the title of an annex."""
    if not _may_be_restated(draft, claim):
        return False
    kind, line = draft.part_of(claim.start), draft.paragraph_of(claim.start)
    return kind in (Part.TITLE, Part.HEADING) or (line in draft.leads and _is_brief(draft, line))


def _is_brief(draft: Draft, line: int) -> bool:
    """Whether a lead has no more numbers than one that sums up: a text without line ends is none."""
    known = draft.memo.setdefault("brief", {})
    assert isinstance(known, dict)
    if line not in known:
        first, end = draft.paragraph_starts[line], draft.line_end(line)
        known[line] = bisect_left(draft.starts, end) - bisect_left(draft.starts, first) <= _MOST_IN_LEAD
    return bool(known[line])


@once
def _may_be_restated(draft: Draft, claim: Claim) -> bool:
    exact = (
        is_counted(claim) and claim.kind in _RESTATED and claim.role in (None, Role.TOTAL, Role.SAMPLE, Role.EXTREME)
    )
    return exact and not draft.is_cell(claim.start) and (claim.unit != "" or not draft.is_tabular(claim.start))


def _again(draft: Draft, claim: Claim) -> Iterator[tuple[Claim, bool]]:
    """Where the claim comes again with its value; where it does not, the one place that contradicts."""
    later = [c for c in draft.near(claim) if _is_other_place(draft, claim, c)]
    titled = _is_titled(draft, claim)
    equal = [c for c in later if _is_same(claim, c) and (titled or kinship(draft, claim, c) >= 1)]
    if equal:
        yield equal[0], True
        return
    if titled and (_is_summed_up(draft, claim) or adds_up(draft, claim)):
        return
    later = [c for c in later if not is_besides(draft, c) and not (_is_titled(draft, c) and adds_up(draft, c))]
    kin = [(c, kinship(draft, claim, c)) for c in later if _may_be_restated(draft, c)]
    first = [(c, k) for c, k in kin if draft.paragraph_of(c.start) in draft.leads and k >= _CLOSE]
    first = first or [(c, _CLOSE) for c in later if _may_be_restated(draft, c) and told_in_lead(draft, claim, c)]
    again = next((c for c, _ in first if _is_same(claim, c)), None)
    if again is not None:
        yield again, True
        return
    if _is_titled(draft, claim) and len({number(c) for c, _ in first}) == 1:
        kin = first
    best = max((k for _, k in kin), default=0)
    nearest = [c for c, k in kin if k == best]
    slipped = [c for c in later if _may_be_restated(draft, c) and _is_slipped(draft, claim, c)]
    if slipped and _is_titled(draft, claim):
        yield slipped[0], False
        return
    titled = draft.part_of(claim.start) in (Part.TITLE, Part.HEADING)
    enough = _CLOSE if _is_titled(draft, claim) else _CLOSE_IN_BODY
    if not titled:
        nearest = [c for c in nearest if _is_slipped(draft, claim, c)]
    near = {number(c) for c in draft.near(claim) if not _is_other_place(draft, claim, c)}
    if _is_titled(draft, claim) and _is_told(draft, claim):
        return
    if (
        best >= enough
        and len({number(c) for c in nearest}) == 1
        and number(nearest[0]) not in near
        and _may_be_meant(claim, nearest[0])
    ):
        yield nearest[0], False


def _is_titled(draft: Draft, claim: Claim) -> bool:
    return draft.part_of(claim.start) is Part.TITLE


def _is_told(draft: Draft, title: Claim) -> bool:
    """Whether the number comes again as a number of another kind: 较年初净增38家."""
    known = draft.memo.get(_is_told)
    if known is None:
        known = draft.memo[_is_told] = {(c.unit, c.value): c.start for c in draft.claims if c.kind is Kind.CHANGE}
    assert isinstance(known, dict)
    return number(title) >= _TELLING and known.get((title.unit, title.value), 0) > title.end


def _may_be_meant(title: Claim, claim: Claim) -> bool:
    """Whether the numbers are of one size, or one figure too many or too few lies between."""
    one, two = sorted((shown(number(title)), shown(number(claim))), key=len)
    dropped = len(two) == len(one) + 1 and any(two[:k] + two[k + 1 :] == one for k in range(len(two)))
    return (
        dropped
        or is_slip_for(title, claim)
        or (bool(number(claim)) and _SIZE[0] <= number(title) / number(claim) <= _SIZE[1])
    )


def _is_same(a: Claim, b: Claim) -> bool:
    """Whether the values are one: equal, or one is the other as rounded: 5.28万件 and 52836件."""
    return number(a) == number(b) or gives(a, number(b)) or gives(b, number(a))


def _is_summed_up(draft: Draft, title: Claim) -> bool:
    """表彰120个先进集体和个人, of 60名, 30名 and 30个: numbers beside each other in one sentence make it up, whatever their units."""
    for line in draft.leads:
        start = draft.paragraph_starts[line]
        told = [c for c in draft.between(start, draft.line_end(line)) if is_counted(c)][:_MOST]
        for first in range(len(told)):
            for last in range(first + 1, min(first + 8, len(told))):
                if not re.search(
                    r"^[^，。；0-9]{0,20}[、和及][^，。；0-9]{0,20}$",
                    draft.plain[told[last - 1].outer_end : told[last].outer_start],
                ):
                    break
                if sum(map(number, told[first : last + 1]), Decimal(0)) == number(title):
                    return True
    return False


def _is_other_place(draft: Draft, claim: Claim, other: Claim) -> bool:
    return draft.paragraph_of(other.start) != draft.paragraph_of(claim.start)


def _is_slipped(draft: Draft, a: Claim, b: Claim) -> bool:
    """Two figures exchanged, and a word in common: another time said beside one of them does not matter then."""
    shared = any(shared_run(x, y) > 1 for x in things(draft, a) for y in things(draft, b))
    return shared and is_exchange(shown(number(a)), shown(number(b)))


RULE = Rule(
    "restated",
    "前后重复",
    "标题、导语、附件标题中的数，以及正文再次提到的数，应与同一事项的数一致。",
    judge,
    (
        Example(
            "安全检查通报\n矿山查出隐患183条\n逐一检查矿山，共查出隐患146条。\n去年同类检查查出隐患183条，今年同比下降20.2%。",
            (Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        stands("3人被限制从业\n一、限制从业人员\n本月被限制从业人员共3人。"),
        contradicts("4人被限制从业\n一、限制从业人员\n本月被限制从业人员共3人。"),
        contradicts("全市设考场36个。开考首日，全市63个考场秩序井然。"),
        contradicts("本周发现火点9个，比上周少6个。对10个火点处罚11人。"),
        contradicts("评出银牌班组6个。\n银牌班组（5个）名单附后。"),
        contradicts("近三年新建公路268公里\n东山县地处山区。\n三年来，全县新建公路286公里。"),
        contradicts("活动自4月8日启动。自4月18日活动启动以来，共收到作品216件。"),
        contradicts("会议通报了6家欠薪企业。7家企业均位于开发区。"),
        contradicts("本期曝光15名驾驶人。17人中，男14人。"),
        contradicts("学生疫苗免费接种启动 首批5300人受益\n市财政安排374万元，为5200名学生免费接种疫苗。"),
        contradicts("授予假山镇等12个单位“先进集体”称号。\n附件：先进集体名单（13个）"),
        silent("检查企业6家。5家企业存在隐患。"),
        contradicts("关于召开全县第十六次妇女代表大会的通知\n定于5月召开全县第十七次妇女代表大会。"),
        silent("一期自4月8日启动。二期自4月18日启动。"),
        Example("派出医生12名、护士21名。12名医生坐诊，21名护士测血压。", (Verdict.STANDS, Verdict.STANDS)),
        contradicts("接警487起，其中火灾203起、救援284起。全市发生的230起火灾共造成1人死亡。"),
        contradicts("查处酒驾108起、醉驾24起。42名醉驾司机将被追究刑事责任。"),
        contradicts("全年破获案件64起，去年同期72起。72起案件中，半数以上通过网络联络。"),
        silent("全县有中学12所。今年对13所学校进行了改造，其中小学1所、中学12所。"),
        silent("查获4名嫌疑人。另一起案件中，3名嫌疑人均已到案。"),
        silent("发现问题企业9家。对8家企业立案，对1家企业处罚。"),
        silent("3人被限制从业\n一、火灾多发路段\n本月火灾造成5人死亡。"),
        silent("51家企业被点名\n甲县有企业12家被点名。\n乙县有企业39家被点名。"),
    ),
)
