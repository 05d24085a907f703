"""A loosened number beside the exact one of the same thing (约数与确数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.loose_again import borne_out, fits, is_exact
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding
from gongshi.i18n import tr
from gongshi.wording.qualifier import Qualifier

_REACHES = re.compile(r"[，、]?(?:并)?(?:实际)?(?:达到|达|为|实为|已达)$")
_GETS_PAST = re.compile(r"[，、]?(?:首次|首度|历史性地?|一举|成功|率先)(?:突破|超过|超)$|[，、]?突破$")
_ABOVE = (Qualifier.PASSED, Qualifier.ABOVE)


def judge(draft: Draft) -> Iterator[Finding]:
    """突破80%，达到78.4%; 销售额2860万元，首次突破3000万元; 参加活动300余人 … 参加活动共412人."""
    for loose in draft.claims:
        if loose.test is not Qualifier.EXACT and isinstance(loose.value, Decimal):
            exact = _beside(draft, loose) or borne_out(draft, loose)
            if exact is not None:
                yield _judged(loose, exact)


def _beside(draft: Draft, loose: Claim) -> Claim | None:
    """The exact number right beside one that is got past, with only the words between that say so: 突破80%，达到78.4%."""
    if loose.test not in _ABOVE:
        return None
    for other, words in ((draft.after(loose), _REACHES), (draft.before(loose), _GETS_PAST)):
        if other is not None and other.unit == loose.unit and isinstance(other.value, Decimal):
            first, last = sorted((loose, other), key=lambda c: c.start)
            between = draft.plain[first.outer_end : last.outer_start if last is other else last.start]
            if is_exact(other) and other.kind is not Kind.CHANGE and words.fullmatch(between):
                return other
    return None


def _judged(loose: Claim, exact: Claim) -> Finding:
    holds = fits(loose, exact)
    sum_ = tr("{said}：{real}", said=loose.said, real=exact.said)
    return RULE.judged(holds, tr("限定词成立"), tr("“{claim}”的限定词不成立", claim=loose.said), loose, exact, sum=sum_)


RULE = Rule(
    "loose",
    "约数与确数",
    "余、近、约、突破、超过、不足应与同一事项的确数相符：300余为301至399，近500不到500，突破80%应大于80%。",
    judge,
    (
        stands("参加活动300余人。据签到表统计，参加活动共312人。"),
        contradicts("参加活动300余人。据签到表统计，参加活动共412人。"),
        contradicts("一周查处违法2300余起\n7天来，全市查处各类交通违法2186起。"),
        contradicts("比例突破80%，达到78.4%。"),
        stands("全年销售额3012万元，首次突破3000万元。"),
        contradicts("全年销售额2860万元，首次突破3000万元。"),
        silent("持证人员3.4亿人，其中小客车持证人员年增长1830万人，首次突破3亿人。"),
        silent("超速违法超7成\n查处的超速违法占违法总数的7成之多。"),
        contradicts("近500个村通快递\n截至10月底，全市已有512个村通快递。"),
        contradicts("全年减税降费超过8亿元。税务部门统计，全年减税降费7.82亿元。"),
        contradicts("前三季度，全市发生火灾突破200起。\n一、总体情况\n前三季度，全市共发生火灾186起，死亡3人。"),
        silent(
            "前三季度，全市发生火灾突破200起。\n一、总体情况\n警情平稳。\n二、居民住宅\n前三季度，共发生火灾186起，死亡3人。"
        ),
        silent("前三季度，全市发生火灾突破200起。\n一、各县情况\n前三季度，南山县共发生火灾186起，死亡3人。"),
        contradicts("全市共有520余家企业参加。据统计，参加企业共518家。"),
        contradicts("群众满意度达九成以上\n调查显示，群众满意度为87.2%。"),
        contradicts("本次抽检九成以上产品合格。抽检产品240批次，合格率77.5%。"),
        silent("本次抽检九成以上产品合格。食品抽检240批次，食品合格率77.5%。"),
        silent("理科600分以上的考生312人。理科平均分519分。"),
        silent("全市营救被困群众218人。七月的洪水中，100多名被困群众平安脱险。"),
        silent("粮食产量超过60万吨，其中夏粮产量58.4万吨。"),
        silent("全年销售额2860万元，明年力争突破3000万元。"),
        silent("参加活动300余人，参加培训共412人。"),
    ),
)
