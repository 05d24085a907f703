"""A part is never more than its whole (部分不大于整体)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.extremes import singles
from gongshi.check.consistency.groups.group import CARRIED
from gongshi.check.consistency.over_all import over_all
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.within_pairs import with_whole
from gongshi.check.consistency.within_periods import longer_periods
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_ROW = re.compile(r"、[^，。；0-9]{0,12}")
_PER = re.compile("/(?:公顷|亩|平方|立方|公里|万|[人日天吨克升斤户])|每")  # 公斤/亩; 件/套 is none
_DAILY = re.compile(
    r"日均|[月周年]均(?!收入|工资|支出)"
)  # over one and the same time, means add up as what they are of
_EARLIER = re.compile(
    r"（[^（）]{0,30}(?:[此之以]前|前期|往年|历[年史]|上一?[年月周期批]|去年|旧存|积存|结转|存量|跨年|遗留)"
)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every part with the whole it is said of."""
    for whole, part in with_whole(draft):
        means = Kind.AVERAGE in (whole.kind, part.kind) and not all(_DAILY.search(draft.lead(c)) for c in (whole, part))
        if means or _PER.search(part.unit):
            continue  # a mean of some may well lie above the mean of all
        if not whole.unit and number(whole) < 1000 and number(whole) % 1:
            continue  # 综合指数3.28: an index has no parts
        if number(part) <= number(whole) or not (
            _has_larger(draft, whole, part) or _is_beside(draft, whole, part) or _is_told_again(draft, whole, part)
        ):
            yield _judged(whole, part)
    yield from (_judged(whole, part) for whole, part in (*singles(draft), *longer_periods(draft)))
    for share in over_all(draft):
        why = tr("“{share}”超过了全部", share=share.said)
        yield RULE.finding(Verdict.CONTRADICTS, why, share, sum=f"{share.said}>100%")


def _judged(whole: Claim, part: Claim) -> Finding:
    fits = number(part) <= number(whole)
    sum_ = f"{shown(number(part))}{'≤' if fits else '>'}{shown(number(whole))}"
    wrong = tr("“{part}”大于它所属的“{whole}”", part=part.said, whole=whole.said)
    return RULE.judged(fits, tr("部分不大于整体"), wrong, part, whole, sum=sum_)


def _has_larger(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether the whole stands a sentence before, and another number there could hold the part as well."""
    n = draft.sentence_of(part.start)
    if _EARLIER.match(draft.plain, part.outer_end):
        return True  # 受理115件，办结146件（部分为上周受理）
    if CARRIED.search(draft.plain, draft.sentence_start(whole.start), whole.outer_start):
        return True  # 上年结转57件，本年受理263件，办结281件: more may be done than came
    if draft.sentence_of(whole.start) == n:
        return _is_last_of_row(draft, whole, part) or _is_of_like(draft, whole, part)
    line = draft.line_of(part.start)
    above = line > 0 and draft.line_of(whole.start) == line - 1
    again = (
        "其中" in draft.sentence(part.start)[:2]
    )  # 按成因分，甲112起、乙87起。其中涉及电动车143起: of all that was told
    before = draft.between(0 if again else draft.line_starts[line - above], part.start)
    return any(is_counted(c) and c.unit == part.unit and number(c) >= number(part) for c in before)


def _is_beside(draft: Draft, whole: Claim, part: Claim) -> bool:
    """生猪存栏86万头，其中能繁母猪8万头，出栏142万头: past a comma behind the first part stands what is beside the whole, called as it is."""
    last = draft.before(part)
    if last is None or last.start <= whole.start or last.unit != part.unit:
        return False
    own = draft.plain[last.outer_end : part.outer_start]
    name = re.sub(r"[共有为达]+$", "", draft.lead(whole))
    return own.startswith("，") and len(name) > 1 and own.endswith(name[-1]) and name[-2:] not in own


def _is_of_like(draft: Draft, whole: Claim, part: Claim) -> bool:
    """检测样品268份，阳性41份，其中儿童样品92份: a larger number before is of the very thing that the part names.

    What its subject takes over from the words before (判决的诉讼) it does not name.
    """
    own = draft.lead(part) + draft.tail(part)
    before = [
        c for c in draft.in_sentence(part.start) if c.start < whole.start and is_counted(c) and c.unit == part.unit
    ]
    return any(
        number(c) >= number(part)
        and len(c.subject) > 1
        and part.subject.endswith(c.subject[-2:])
        and (not own or c.subject[-2:] in own)
        for c in before
    )


def _is_last_of_row(draft: Draft, whole: Claim, part: Claim) -> bool:
    """三年级19例、四年级13例、五年级5例，其中三（2）班11例: a number in the same row could hold the part.

    公办园31所，民办园26所，其中普惠园48所: nor is what a pair of one kind holds together too much.
    """
    before = draft.before(whole)
    if before is not None and is_counted(before) and before.unit == whole.unit and _are_of_kind(draft, before, whole):
        return number(before) + number(whole) >= number(part)
    while (
        before is not None
        and before.unit == whole.unit
        and is_counted(before)
        and _ROW.fullmatch(draft.plain[before.outer_end : whole.outer_start])
    ):
        if number(before) >= number(part):
            return True
        whole, before = before, draft.before(before)
    return False


def _are_of_kind(draft: Draft, one: Claim, other: Claim) -> bool:
    """Whether the two stand side by side, each called by a name that ends alike."""
    own = draft.plain[one.outer_end : other.outer_start]
    return re.fullmatch("[，、][^，。；：0-9]{2,12}", own) is not None and own[-1] == draft.lead(one)[-1:]


def _is_told_again(draft: Draft, whole: Claim, part: Claim) -> bool:
    """3月16.90亿元，三个月分别为24.31亿元、17.53亿元、16.90亿元: it is one of the parts itself."""
    row = draft.in_sentence(part.start)
    return any(c.start > whole.end and c.unit == part.unit and c.value == whole.value for c in row)


RULE = Rule(
    "within",
    "部分与整体",
    "“其中”之后的数不应大于它所属的数；合格率一类不应超过100%。",
    judge,
    (
        stands("累计超过100毫米的站点34个，其中超过200毫米的站点2个。"),
        contradicts("近三年的35起火灾中，有51起发生在夜间。"),
        silent("12个县区中，有15个乡镇受灾。"),
        contradicts("累计超过100毫米的站点34个，其中超过200毫米的站点43个。"),
        contradicts("全年因灾107人死亡（含失踪127人）。"),
        contradicts("标的额4306.8万元，已执行到位39125万元。"),
        contradicts("支付结算金额共计386.7万元，经查证系被骗资金的1123万元。"),
        contradicts("报名2875人，资格审查通过2912人。"),
        contradicts("罚款27.5万元，最高一家32万元。"),
        contradicts("前三季度，全市完成工业投资286.4亿元；9月当月完成341.3亿元。"),
        contradicts("抽检产品240批次，合格率112%。"),
        contradicts("群众满意度由98.2%提高到112%。"),
        silent("税收任务完成率112%，高中阶段毛入学率103%，合格率同比提高112%。"),
        silent("6月末贷款余额286.4亿元，前三季度发放贷款141.3亿元。"),
        silent("上月末在办案件214件，本月新立案86件，结案92件，移送3件，月末在办205件。"),
        silent("甲乡报名120人，乙乡报名110人，参加培训215人。"),
        silent("全年发放奖金12.6万元，最高可奖20万元。"),
        silent("全区公办园31所，民办园26所，其中普惠园48所。"),
        contradicts("全区公办园31所，民办园26所，其中普惠园84所。"),
        silent("三年批捕人数分别为37681人、55379人、49070人，起诉人数分别为54954人、73998人、78467人。"),
        silent("执行干警32人分成8个小组，每组4人，拘传被执行人214人，司法拘留63人。"),
        silent("检出高血压187人，糖尿病72人；两病兼有的41人，即至少患其中一种的218人。"),
        silent("农民工月均收入4432元，其中，外出农民工月均收入5013元。"),
        silent("查处违法34起，涉及企业43家。"),
        silent("居民人均可支配收入25684元，其中，城镇居民人均可支配收入33127元。"),
    ),
)
