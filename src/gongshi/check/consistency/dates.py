"""Dates that do not exist, and dates outside the period of the document (日期).

Bulletins of a month rightly tell of earlier accidents, since the finding became final in it; a
date after the document's own is asked about, never accused. A day that no calendar has is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.courses import out_of_course
from gongshi.check.consistency.dates_denied import named_spans, never, outside_the_week, turned_round, weekdays
from gongshi.check.consistency.dates_of_document import last_day_of, signed_line
from gongshi.check.consistency.rule import Rule, asks, contradicts, silent
from gongshi.check.consistency.timeline import moments_of
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.moment import Moment

_AHEAD = re.compile(r"(?<!提)前|起|内|将|拟|计划|预计|到期|期限|完成|施行|实施|执行|召开|举行|开幕|有效期|复查")
_DONE = re.compile(
    r"造成|死亡|受伤|追尾|碰撞|打掉|侦破|破获|抓获|查封|处罚|通报|起火|坠|截至|发生|查获|查处|查扣|开展|检查|召开了|举行了|相撞|行驶|被判处|抓获|立案|受理|共|累计|达到|达[0-9]|出现在|刷新|同比|环比|增长|下降|上升|由于|受[^，。；]{1,12}影响|因[0-9]|记录到|最[大高低小]|投用|建成|投产|开工|竣工|扑灭|受灾"
)
_LEAP, _LONG_MONTH, _MONTHS = 2024, 1, 12
_EVENTS = re.compile(r"[0-9一两二三四五六七八九十]起")  # 5起 says how many, 5日起 from when


def judge(draft: Draft) -> Iterator[Finding]:
    """Every date that does not exist, and every one after the document's own."""
    line = signed_line(draft)
    signed, places = (line[0], (line[1],)) if line else (last_day_of(draft), ())
    yield from _apart(draft)
    yield from _out_of_order(draft)
    for claim in draft.claims:
        if claim.kind is not Kind.DATE:
            continue
        moments = moments_of(claim)
        for moment in moments:
            if not _exists(moment):
                why = tr("没有“{date}”这一天", date=claim.text)
                yield RULE.finding(Verdict.CONTRADICTS, why, claim)
            elif (
                moment is moments[-1]
                and signed is not None
                and _is_after(moment, signed)
                and (places or moment.month)  # of a day that is not signed a year alone may be quoted: 邻市2024年通报
                and _is_told_as_past(draft, claim)
            ):
                why = tr("“{date}”晚于成文日期 {signed}，请核对", date=claim.text, signed=signed.isoformat())
                at = claim.start, claim.end
                yield Finding(Verdict.ASK, RULE.name, why, (at, *places), "", at)


def _apart(draft: Draft) -> Iterator[Finding]:
    """Weekdays that are not the date's own, days that no calendar has, ends before their beginnings, spans that a name denies."""
    for claim, place, said, real in weekdays(draft):
        why = tr("“{date}”不是星期{said}，是星期{real}", date=claim.text, said=said, real=real)
        yield Finding(
            Verdict.CONTRADICTS, RULE.name, why, ((claim.start, claim.end), place), "", (claim.start, claim.end)
        )
    read = [(c.start, c.end) for c in draft.claims if c.kind is Kind.DATE]
    for place, written in never(draft):
        if not any(start <= place[0] and place[1] <= end for start, end in read):
            yield Finding(Verdict.CONTRADICTS, RULE.name, tr("没有“{date}”这一天", date=written), (place,), "", place)
    for claim in turned_round(draft):
        yield RULE.finding(Verdict.CONTRADICTS, tr("“{date}”的止在起之前", date=claim.text), claim)
    for claim, name in named_spans(draft):
        yield RULE.finding(Verdict.CONTRADICTS, tr("“{date}”不是“{name}”", date=claim.text, name=name), claim)


def _out_of_order(draft: Draft) -> Iterator[Finding]:
    """Later steps that are dated before earlier ones, and days outside the span they are said to lie in: to be asked."""
    for claim, other in out_of_course(draft):
        why = tr("“{date}”早于在它之前的“{other}”，请核对", date=claim.text, other=other.text)
        yield RULE.finding(Verdict.ASK, why, claim, other)
    for claim, other in outside_the_week(draft):
        why = tr("“{date}”不在“{other}”之内，请核对", date=claim.text, other=other.text)
        yield RULE.finding(Verdict.ASK, why, claim, other)


def _exists(moment: Moment) -> bool:
    """Whether some year, or its own, has the day."""
    if moment.day is None:
        return moment.month is None or 1 <= moment.month <= _MONTHS
    return moment.on_day(_LEAP, _LONG_MONTH) is not None


def _is_after(moment: Moment, signed: date) -> bool:
    """Later than the document, with its own year where none is written; a month alone by its first day."""
    if moment.month is None:
        return moment.year is not None and moment.year > signed.year
    year = moment.year or signed.year
    return (year, moment.month, moment.day or 1) > (signed.year, signed.month, signed.day)


def _is_told_as_past(draft: Draft, claim: Claim) -> bool:
    sentence = _EVENTS.sub("", draft.sentence(claim.start))
    behind = draft.plain[claim.outer_end : claim.outer_end + 4]
    written_year = any(m.year for m in moments_of(claim))
    return not _AHEAD.search(behind) and bool(_DONE.search(sentence)) and (written_year or not _AHEAD.search(sentence))


RULE = Rule(
    "date",
    "日期",
    "不存在的日期是错误；晚于成文日期的已发生事项请人核对。",
    judge,
    (
        contradicts("11月31日，在演丰路发生一起火灾。"),
        contradicts("会议定于2024年5月20日（星期三）召开。"),
        contradicts("整治自6月25日启动至9月40日。"),
        contradicts("召回2021年3月8日至2020年6月30日期间生产的车辆。"),
        contradicts("上半年（1—5月），全市接报火灾86起。"),
        asks("报名时间为6月10日至6月19日，笔试时间为6月5日。"),
        asks("10月9日至10月20日，全市开展检查。\n复查时间定于10月6日。"),
        silent("前三季度（1至9月），全市接报火灾86起。"),
        silent("2024年5月20日（星期一）至22日（周三）。"),
        asks("2022年12月29日，在演丰路发生一起火灾。\n演示市公安局\n2022年11月23日"),
        silent("2022年9月29日，在演丰路发生一起火灾。\n演示市公安局\n2022年11月23日"),
        asks("火灾34起。数据截至2022年11月22日。\n2022年12月29日，在演丰路发生一起火灾。"),
        silent("整改期限至2022年12月31日。\n演示市公安局\n2022年11月23日"),
        silent("全市集中开展整治，数据截至6月底。\n2026年7月8日，全市查处违法行为3起。"),
    ),
)
