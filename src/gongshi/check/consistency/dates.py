"""Dates that do not exist, and dates outside the period of the document (日期).

Bulletins of a month rightly tell of earlier accidents, since the finding became final in it; a
date after the document's own is asked about, never accused. A day that no calendar has is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.dates_apart import never, turned_round, weekdays
from gongshi.check.consistency.rule import Rule, asks, contradicts, silent
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.papers.paper import Part
from gongshi.wording.moment import Moment

_SIGNED = re.compile(r"\s*(?:[^，。；\n]{0,40}\s)?((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日\s*(?:印发)?\s*")
_AHEAD = re.compile(r"(?<!提)前|起|内|将|拟|计划|预计|到期|期限|完成|施行|实施|执行|召开|举行|开幕|有效期|复查")
_DONE = re.compile(
    r"造成|死亡|受伤|追尾|碰撞|打掉|侦破|破获|抓获|查封|处罚|通报|起火|坠|截至|发生|查获|查处|查扣|开展|检查|召开了|举行了|相撞|行驶|被判处|抓获|立案|受理|共|累计|达到|达[0-9]|出现在|刷新|同比|环比|增长|下降|上升|由于|受[^，。；]{1,12}影响|因[0-9]|记录到|最[大高低小]|投用|建成|投产|开工|竣工|扑灭|受灾"
)
_EVENTS = re.compile(r"[0-9]起")  # 5起 says how many, 5日起 from when
_NAMED = re.compile(r"((?:19|20)[0-9]{2})年?(上半年|第?[一二三四]季度|前三季度)")
_LAST_MONTH = {"上半年": 6, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "前三季度": 9}
_ANY_YEAR = 2023
_SINCE = re.compile("以来|起|后|开始")  # 7月10日以来: where something begins, not the end of a period
_COUNTED_TO = re.compile(r"截[至止到]$")
_TOP = 4  # lines from the top in which a document says its period
_LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def judge(draft: Draft) -> Iterator[Finding]:
    """Every date that does not exist, and every one after the document's own."""
    signed = signed_on(draft) or last_day_of(draft)
    yield from _apart(draft)
    for claim in draft.claims:
        if claim.kind is not Kind.DATE:
            continue
        moments = _moments(claim)
        for moment in moments:
            if not _exists(moment):
                why = tr("没有“{date}”这一天", date=claim.text)
                yield RULE.finding(Verdict.CONTRADICTS, why, claim)
            elif (
                moment is moments[-1]
                and signed is not None
                and _is_after(moment, signed)
                and _is_told_as_past(draft, claim)
            ):
                why = tr("“{date}”晚于成文日期 {signed}，请核对", date=claim.text, signed=signed.isoformat())
                yield RULE.finding(Verdict.ASK, why, claim)


def _apart(draft: Draft) -> Iterator[Finding]:
    """Weekdays that are not the date's own, and spans turned round."""
    for claim, said, real in weekdays(draft):
        why = tr("“{date}”不是星期{said}，是星期{real}", date=claim.text, said=said, real=real)
        yield RULE.finding(Verdict.CONTRADICTS, why, claim)
    read = [(c.start, c.end) for c in draft.claims if c.kind is Kind.DATE]
    for place, written in never(draft):
        if not any(start <= place[0] and place[1] <= end for start, end in read):
            yield Finding(Verdict.CONTRADICTS, RULE.name, tr("没有“{date}”这一天", date=written), (place,), "", place)
    for claim in turned_round(draft):
        yield RULE.finding(Verdict.CONTRADICTS, tr("“{date}”的止在起之前", date=claim.text), claim)


def signed_on(draft: Draft) -> date | None:
    """The day on which the document says it was made: the last line that is only a date."""
    for number in range(len(draft.paragraph_starts) - 1, -1, -1):
        found = _SIGNED.fullmatch(draft.line(number))
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                return None
    return None


def last_day_of(draft: Draft) -> date | None:
    """The last day of the period that the title and the first paragraph name, for a document without a date."""
    named = _NAMED.search(draft.line(0)) if draft.paragraph_starts else None
    if named is not None:
        month = _LAST_MONTH[named[2].removeprefix("第")]
        return date(int(named[1]), month, _LONGEST_MONTH.get(month, 31))
    top = [c for c in draft.claims if c.kind is Kind.DATE and draft.paragraph_of(c.start) < _TOP]
    if (until := _until(draft, top)) is not None:
        return until
    timed = [c for c in top if "时" in c.text]
    top = [c for c in top if "时" not in c.text]  # a moment of an event, not the period
    titled = [c for c in top if draft.part_of(c.start) is Part.TITLE and any(m.month for m in _moments(c))]
    told = titled or top
    told = [c for c in told if not _SINCE.match(draft.plain, c.outer_end)]
    ends = [m for c in told for m in _moments(c)[-1:] if m.month]
    if not titled and (closed := _closed_by(draft, top)) is not None:
        return closed
    later = [*ends[1:], *(m for c in (() if titled else timed) for m in _moments(c)[-1:] if m.month)]
    if not ends or any((m.month or 0, m.day or 0) > (ends[0].month or 12, ends[0].day or 31) for m in later):
        return None
    year = max((m.year for c in top for m in _moments(c) if m.year), default=_ANY_YEAR)
    last = ends[0].day or _LONGEST_MONTH.get(ends[0].month or 1, 31)
    try:
        return date(year, ends[0].month or 1, min(last, 28 if ends[0].month == 2 and not ends[0].day else last))
    except ValueError:
        return None


def _until(draft: Draft, top: list[Claim]) -> date | None:
    """The day up to which the first lines say that they count: 截至7月18日16时; a year that nobody wrote is the text's."""
    for claim in top:
        moment = _moments(claim)[-1] if _moments(claim) else None
        if (
            moment is not None
            and moment.day
            and _COUNTED_TO.search(draft.lead(claim))
            and draft.paragraph_of(claim.start) in draft.leads
        ):
            years = [m.year for c in top for m in _moments(c) if m.year]
            return moment.on_day(moment.year or max(years, default=_ANY_YEAR))
    return None


def _closed_by(draft: Draft, top: list[Claim]) -> date | None:
    """The last day of an action that the first lines tell of: 自6月25日行动启动至9月30日; a year that nobody wrote is any."""
    for first, last in pairwise(top):
        low, high = first.value, last.value
        told = draft.sentence_of(first.start) == draft.sentence_of(last.start)
        if not (told and isinstance(low, Moment) and isinstance(high, Moment) and high.month and high.day):
            continue
        if "自" in draft.lead(first) and re.search(r"(?:行动|整治|活动)[^，。；]{0,6}[至到]$", draft.lead(last)):
            return high.on_day(high.year or low.year or _ANY_YEAR)
    return None


def _moments(claim: Claim) -> list[Moment]:
    ends = (claim.value.low, claim.value.high) if isinstance(claim.value, Range) else (claim.value,)
    return [end for end in ends if isinstance(end, Moment)]


def _exists(moment: Moment) -> bool:
    if moment.month is not None and not 1 <= moment.month <= 12:
        return False
    if moment.day is None or moment.month is None:
        return moment.day is None or 1 <= moment.day <= 31
    if moment.year is not None:
        return moment.on_day() is not None
    return 1 <= moment.day <= _LONGEST_MONTH.get(moment.month, 31)


def _is_after(moment: Moment, signed: date) -> bool:
    """Later than the document, with its own year where none is written; a month alone by its first day."""
    if moment.month is None:
        return moment.year is not None and moment.year > signed.year
    year = moment.year or signed.year
    return (year, moment.month, moment.day or 1) > (signed.year, signed.month, signed.day)


def _is_told_as_past(draft: Draft, claim: Claim) -> bool:
    sentence = _EVENTS.sub("", draft.sentence(claim.start))
    behind = draft.plain[claim.outer_end : claim.outer_end + 4]
    written_year = any(m.year for m in _moments(claim))
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
        silent("2024年5月20日（星期一）至22日（周三）。"),
        asks("2022年12月29日，在演丰路发生一起火灾。\n演示市公安局\n2022年11月23日"),
        silent("2022年9月29日，在演丰路发生一起火灾。\n演示市公安局\n2022年11月23日"),
        silent("整改期限至2022年12月31日。\n演示市公安局\n2022年11月23日"),
    ),
)
