"""An average that does not say of what each it is: 平均150万元, 平均单价7.81元 (没说每什么的平均)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.mean_counts import words_before
from gongshi.check.consistency.means import Mean
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number

_BARE = re.compile(r"平均([^每，。；0-9]{0,4}?)[为达]?")
_INCOME = re.compile(r"(?:总?收入|销售额|成交额|交易额|营业额|总?金额|货值|价款)(?:共计|累计|完成|达到?|为|实现)?$")
_VOLUME = re.compile(r"(?:总?量|数量|销量|成交量|交易量|件数)(?:共计|累计|完成|达到?|为|实现)?$")


def bare_mean(draft: Draft, average: Claim) -> Mean | None:
    """平均150万元, with no word for what: the total directly before over the sentence's first number; None where it is not sure."""
    total = draft.before(average)
    lead = _BARE.fullmatch(draft.lead(average).strip("，、"))
    if lead is None or total is None or not is_counted(total) or total.unit != average.unit:
        return None
    if lead[1] == "单价":
        return _of_a_piece(draft, average, total)
    if lead[1] and lead[1] not in draft.lead(total):
        return None
    start = draft.sentence_start(average.start)
    own = [c for c in draft.between(start, total.start) if is_counted(c)]
    if (
        len(own) != 1
        or own[0].unit == total.unit
        or not number(own[0])
        or "；" in draft.plain[own[0].end : total.start]
    ):
        return None
    return Mean(total, number(own[0]), number(total) / number(own[0]), own[0])


def _of_a_piece(draft: Draft, average: Claim, total: Claim) -> Mean | None:
    """快递业务收入3.21亿元，平均单价7.81元: over the number of the paragraph that is called as the income is, 快递业务量4112.7万件."""
    line = draft.line_start(average.start, back=1)
    name = _INCOME.sub("", draft.lead(total).strip("，、；其中"))
    near = [c for c in draft.between(line, total.start) if c.kind is Kind.COUNT and is_counted(c) and number(c)]
    near = [c for c in near if not has("then", words_before(draft, c)) and not is_earlier(draft, c)]
    called = [c for c in near if len(name) > 1 and _VOLUME.sub("", draft.lead(c).strip("，、；其中")) == name]
    if len({number(c) for c in called}) != 1:
        return None
    return Mean(total, number(called[0]), number(total) / number(called[0]), called[0])
