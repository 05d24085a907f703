"""A change against the two values it is a change of (增减).

同比上升47.8% with 34起 and 去年同期23起; 减少26起、下降10.8% with 214起; 加快0.9个百分点 between two
percentages. A right size with the wrong direction is the graver fault: the sense is turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from gongshi.check.claim import Claim, Looseness
from gongshi.check.consistency.bases import is_firm, is_of_other_way, likely_ends
from gongshi.check.consistency.compared import changes, ends_of, is_of_nothing
from gongshi.check.consistency.ends import Ends
from gongshi.check.consistency.exact import as_printed, loosely, may_be_meant
from gongshi.check.consistency.growth import growth, multiplied
from gongshi.check.consistency.moved import Moved, is_percent, moved
from gongshi.check.consistency.points import distances
from gongshi.check.consistency.rule import Example, Rule, asks, contradicts, silent, stands
from gongshi.check.consistency.slips import is_close, is_dropped, is_slip
from gongshi.check.consistency.told_times import ends_of_years
from gongshi.check.consistency.turned import Turn, opposed, turns
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.check.units import PEOPLE
from gongshi.check.way import in_words
from gongshi.i18n import tr
from gongshi.wording.change import POINTS

_SCOPE_BEFORE, _SCOPE_BEHIND = 24, 12
_AIM = re.compile("(?:预算|计划|目标|任务)(?:数|额)?为?$")
_EACH = re.compile("各[^，。；、0-9]{2,4}$")  # 分别为350元和640元，各提高30元
_OF_SOME = re.compile(r"最[大高多][^，。；]{0,3}[涨跌升降增减]|单[日月]|[日月]均")
_UNIT_SAID = re.compile(r"([起人件])数[^，。；]{0,8}$")
_CHANCE = 10  # steps: a change of one figure is given by numbers near by without being of them
_MOST_NEAR = 14  # numbers near by that may explain a change


def judge(draft: Draft) -> Iterator[Finding]:
    """Every change of which the text gives both ends, or the amount beside the percentage."""
    for change in changes(draft):
        lead = draft.lead(change)
        if _in_real_terms(draft, change) or is_of_nothing(draft, change) or _OF_SOME.search(lead) or _EACH.search(lead):
            continue
        told = [m for m in _told(draft, change) if m.may_be_wrong and not _is_of_others(draft, m)]
        judged = map(_judged, told or _by_likely_ends(draft, change))
        yield from (f for f in judged if f.verdict is Verdict.STANDS or not _is_explained(draft, change, f))
    yield from map(_of_turn, turns(draft))
    yield from (_of_opposed(*pair) for pair in opposed(draft))


def _of_opposed(*pair: Claim) -> Finding:
    """The two ways of one change that cannot both be."""
    change, amount = (in_words(c.signed or number(c), c.said, c.unit) for c in pair)
    why = tr("“{change}”与“{amount}”升降相反", change=change, amount=amount)
    return RULE.finding(Verdict.CONTRADICTS, why, *pair)


def _of_turn(turn: Turn) -> Finding:
    """The way between two ends that one phrase names."""
    way = tr("上升") if turn.is_rise else tr("下降")
    why = tr("升降写反：按所写的两数应为{way}", way=way)
    return Finding(Verdict.CONTRADICTS, RULE.name, why, turn.places, f"{turn.old}→{turn.new}")


def _is_of_others(draft: Draft, found: Moved) -> bool:
    """起数下降10.1% is of no number of people, 增长3.9% from no budget (调整预算70.15亿元)."""
    said = _UNIT_SAID.search(draft.lead(found.change))
    if not found.fits and any(_AIM.search(draft.lead(end)) for end in found.ends):
        return True
    return said is not None and any((said[1] == "人") != (end.unit in PEOPLE) for end in found.ends)


def _is_explained(draft: Draft, change: Claim, told: Finding) -> bool:
    """Whether two numbers of one unit near by give the change, one of them an end it was held against; not where it names both years."""
    if ends_of_years(draft, change) is not None or number(change) < _CHANCE * change.step:
        return False
    line = draft.line_start(change.start)
    end = draft.sentence_end(draft.sentence_end(change.end))
    segment = draft.segment_start(change.start)
    near = [c for c in draft.between(max(line, change.start - 300), end) if is_counted(c) and number(c)]
    same_pair = change.direction is None or not is_percent(change)  # an amount lies between the two either way round
    turned = tuple(start for start, _ in told.spans[2:0:-1]) if same_pair else ()
    for new, old in permutations(near[-_MOST_NEAR:], 2):
        if (new.start, old.start) == turned:
            continue  # 9.2 of 11.5 is 偏低20.0%: over the wrong one it is 25%
        own = min(new.start, old.start) >= segment and max(new.start, old.start) < draft.sentence_end(change.start)
        if new.unit != old.unit or (not own and {new.start, old.start}.isdisjoint(start for start, _ in told.spans)):
            continue
        pair = moved(change, Ends(new, old, True)) if is_percent(change) or new.unit == change.unit else None
        if pair is not None and pair.exact and pair.fits and not pair.is_turned:
            return True
    return False


def _in_real_terms(draft: Draft, change: Claim) -> bool:
    """生产总值1108.4亿元，增长5.8%: of value added, or where prices or the scope are said to be taken out, money gives no rate."""
    start = draft.clause_start(change.start)
    said = draft.plain[max(0, start - _SCOPE_BEFORE) : change.outer_end + _SCOPE_BEHIND]
    now = draft.before(change)
    return is_percent(change) and (
        has("comparable", said) or (now is not None and has("real", now.subject + draft.lead(now)))
    )


def _told(draft: Draft, change: Claim) -> Iterator[Moved]:
    """What the change's own sentence says of it."""
    if is_percent(change):
        yield from growth(draft, change)
    elif change.unit == POINTS:
        yield from distances(draft, change)
    elif change.unit in ("倍", "番"):
        yield from multiplied(draft, change)
    else:
        yield from _amount(draft, change)


def _amount(draft: Draft, change: Claim) -> Iterator[Moved]:
    """较去年同期减少26起, where last year's number is given too: of its own sentence, or close to what the two give."""
    ends = ends_of(draft, change) if change.unit not in ("倍", "番", "成") else None
    found = moved(change, ends) if ends is not None and ends.new.unit == change.unit else None
    if ends is not None and found is not None:
        sure = found.fits or is_slip(*as_printed(change, found.exact))
        if sure or ends.near or is_close(change, found.exact):
            yield found


def _by_likely_ends(draft: Draft, change: Claim) -> list[Moved]:
    """Any pair that gives the change lets it stand; the likeliest accuses, if it comes near or differs by a slip."""
    if change.unit in ("倍", "番", "成", POINTS) or change.qualifier is not Looseness.EXACT:
        return []
    tried = [(ends, m) for ends in likely_ends(draft, change) if (m := moved(change, ends)) is not None]
    right = [m for _, m in tried if m.fits and not m.is_turned]
    near = [m for ends, m in tried if _may_accuse(draft, m, ends)]
    return (right or near)[:1]


def _may_accuse(draft: Draft, found: Moved, ends: Ends) -> bool:
    """Whether the printed change can be meant for that pair: near it, turned, or both numbers called the very same."""
    change, exact = found.change, found.exact
    if not found.may_be_wrong or _is_of_others(draft, found):
        return False
    if is_of_other_way(draft, change, ends.old):
        return False
    if is_close(change, abs(exact)) or (found.is_turned and loosely(change, exact)):
        return True
    printed, right = as_printed(change, exact)
    meant = may_be_meant(number(change), exact) or is_dropped(printed, right) or right == f"{printed}0"
    return meant and is_firm(draft, change, ends)


def _judged(found: Moved) -> Finding:
    change = found.change
    if found.is_as_many:
        why = tr("“{change}”按所写的两数是增长到这么多倍，请核对", change=change.said)
        return RULE.finding(Verdict.ASK, why, change, *found.ends, sum=f"{found.said}≠{change.said}")
    if found.fits and not found.is_turned:
        return RULE.finding(Verdict.STANDS, tr("增减与前后两数相符"), change, *found.ends, sum=found.said)
    way = tr("上升") if found.exact > 0 else tr("下降")
    if found.fits:
        why = tr("升降写反：按所写的两数应为{way}", way=way)
    else:
        why = tr("“{change}”与所写的两数不符", change=change.said)
    exact, printed = found.said, change.said
    if found.is_turned:
        exact = in_words(found.exact, exact, change.unit)
        printed = in_words(-found.exact, printed, change.unit)
    return RULE.finding(Verdict.CONTRADICTS, why, change, *found.ends, sum=f"{exact}≠{printed}")


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
        Example(
            "走私案160起、赌博案112起，较2015年高峰时期的1088起和359起分别下降58.3%和68.8%。",
            (Verdict.CONTRADICTS, Verdict.STANDS),
        ),
        Example(
            "审结237件，较2015年（1390件）下降82.9%，较2024年（360件）下降43.2%。",
            (Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        stands("较大火灾806起，同比减少；同期发生重大火灾52起，同比增加12起，上升30.0%。"),
        silent("2023年判处219人，同比增长7.2%。2024年1至5月判处案犯96人，同比增长12.1%。"),
        contradicts("警情214起，较去年同期减少26起，下降18.0%。"),
        stands("规模以上工业增加值同比增长7.2%，比一季度加快0.9个百分点，一季度增长6.3%。"),
        contradicts("规模以上工业增加值同比增长7.2%，比一季度加快1.9个百分点，一季度增长6.3%。"),
        stands("火灾由23起上升至34起，上升47.8%。"),
        stands("立案数从2019年的88件增长至2024年的443件，增长约4倍。"),
        asks("受理投诉120件，比去年的40件增长3倍。"),
        contradicts("立案数从2019年的88件增长至2024年的343件，增长6.2倍。"),
        stands("立案数从2019年的100件上升到2024年的213件，五年翻了一番。"),
        contradicts("全年受理投诉5236件。与上一年的4871件相比，起数增长5.7%。"),
        contradicts("大型水库蓄水14.28亿立方米，较7月16日增加1.39亿立方米，7月16日为12.35亿立方米。"),
        contradicts("佩戴率提高到88.6%。甲区佩戴率91.3%，高于全市平均水平7.2个百分点。"),
        silent("5月份接待86.4万人次，4月份57.6万人次，3月份81.2万人次，5月份环比增长50.0%。"),
        stands("接警1286起，较前日的1342起减少56—59起，下降4.2%。"),
        contradicts("与去年同期（火灾742起、死亡134人）相比，今年火灾684起、死亡121人，死亡人数下降7.9%。"),
        contradicts("共查出隐患146条。去年同类检查查出隐患183条，今年同比下降25.3%。"),
        contradicts("新登记摊贩68人，同比下降23.5%，去年同期68人。"),
        contradicts("货车总重127.6吨，限重49吨，超限106%。"),
        contradicts("办理时限由20个工作日压减至8个工作日，压减40%。"),
        Example("钢材均价3640元，上月3820元，跌180元，跌幅4.9%。", (Verdict.STANDS, Verdict.CONTRADICTS)),
        contradicts("支出5308万元，完成预算数24710万元的21.5%，比上年减支27580万元，下降88.9%。"),
        stands("共慰问676人、79万元，比去年多52人、增长7.5%，去年为624人、73.5万元。"),
        Example(
            "查处问题58起，处理83人。与上年同期49起、70人相比，起数增加9起，上升18.4%，人数上升16.8%。",
            (Verdict.STANDS, Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        silent("全市发生火灾34起，同比上升47.8%。"),
        silent("全市发生火灾34起，死亡6人，同比上升100%。"),
        contradicts("危险货物运输车较上年同期减少5.3万辆，增长8.8%。"),
        contradicts("接听来电较上月少915件，环比增长7.5%。"),
        silent("接听来电较上年减少915件，环比增长7.5%。"),
        silent("两类案件同比分别下降13.0%、增加3起。"),
        contradicts("总蓄水量8.69亿立方米，较去年同期的7.95亿立方米少0.74亿立方米。"),
        contradicts("优良天数25天，优良率83.3%，去年同期为22天、73.3%，优良率下降10.0个百分点。"),
        contradicts("手足口病986例、流感2974例。其中，手足口病较9月的1371例上升28.1%。"),
        Example(
            "平均降雨量684.0毫米，较常年同期的610.7毫米偏多12.0%，较去年同期的748.5毫米偏多8.6%。",
            (Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        contradicts("受理诉求8426件，环比下降6.2%（前一周7934件）。"),
        Example(
            "10月，受理诉求58214件，比9月（54630件）多3584件，环比下降6.6%。",
            (Verdict.STANDS, Verdict.CONTRADICTS),
        ),
        contradicts("户均人口由2010年的3.33人增加到2.90人。"),
        contradicts("性别比由上次普查的97.45上升为91.45。"),
        silent("综合排名由第12位上升到第3位。"),
    ),
)
