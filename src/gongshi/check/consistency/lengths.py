"""A span of days or years between its two dates (起止与时长).

Either end may be counted or not; both are let stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.lengths_between import told_between
from gongshi.check.consistency.lengths_of_workdays import workdays_told
from gongshi.check.consistency.lengths_of_years import years_between
from gongshi.check.consistency.lengths_overdue import overdue
from gongshi.check.consistency.lengths_spans import DAYS, days_of, span_of
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.moment import Moment

_IN_ALL = re.compile(r"(?:^|[，）])共计?$")
_LASTS = re.compile(r"(?:为期|历时)$")
_RUNS = re.compile(r"(?:试运行|试营业|试点|公示|报名|征集|封闭|展出|停水|休渔|施工)$")
_OPENS = re.compile(r"(?:开幕|开班|启动|开始|开赛|开讲)")
_CLOSES = re.compile(r"(?:闭幕|结束|结业|落幕|收官)")
_DEADLINE = re.compile(r"以?内(?:完成|办[结理]|答复|送达|反馈|公布|公示|审核|提[出交]|予以|作出)")
_HOLIDAY = re.compile(r"(?:假期|放假|长假|休假)[为共计]{0,2}$")
_NEARLY_FULL, _HALF = Decimal("-0.75"), Decimal("0.5")  # of a year


def judge(draft: Draft) -> Iterator[Finding]:
    """Every length in days or years that is said of the one span of dates in its line, and those between two points."""
    yield from _of_workdays(draft)
    for length in draft.claims:
        if length.kind is Kind.DURATION and isinstance(length.value, Decimal) and length.unit in (*DAYS, "年"):
            yield from _of_dates(draft, length) or _of_points(draft, length)
        elif length.kind in (Kind.DURATION, Kind.CHANGE):
            yield from _of_points(draft, length)


def _of_workdays(draft: Draft) -> Iterator[Finding]:
    for length, dates, fits, working in workdays_told(draft):
        sum_ = tr("{dates}有工作日 {n} 天", dates=dates.text, n=working)
        if fits:
            yield RULE.finding(Verdict.STANDS, tr("时长与起止日期相符"), length, dates, sum=sum_)
        else:
            why = tr("“{length}”与起止日期不符", length=length.text)
            yield RULE.finding(Verdict.CONTRADICTS, why, length, dates, sum=sum_)


def _of_dates(draft: Draft, length: Claim) -> list[Finding]:
    if _DEADLINE.match(draft.plain, length.end):
        return []  # 材料核验7月5日开始，3天内完成
    found = span_of(draft, length)
    told = [] if found is None else [*_judged(draft, length, *found)]
    if found is None:
        told = [*_until(draft, length), *_opened_and_closed(draft, length)]
    return [*_of_years(draft, length), *told]


def _of_years(draft: Draft, length: Claim) -> Iterator[Finding]:
    for named, last, first, fits in years_between(draft, length):
        verdict = Verdict.STANDS if fits else Verdict.CONTRADICTS
        why = tr("时长与起止日期相符") if fits else tr("“{length}”与起止日期不符", length=length.text)
        yield RULE.finding(verdict, why, length, *named, sum=f"{last}-{first}={last - first}")


def _of_points(draft: Draft, length: Claim) -> Iterator[Finding]:
    late = overdue(draft, length)
    for told in (late,) if late is not None else told_between(draft, length):
        first, last = told.points
        real = tr("相隔 {n}", n=f"{shown(told.real)}{length.unit}")
        sum_ = f"{first.text}—{last.text}：{real}" if first is not last else f"{first.text}：{real}"
        places = (first, last) if first is not last else (first,)
        if told.fits:
            yield RULE.finding(Verdict.STANDS, tr("时长与起止日期相符"), length, *places, sum=sum_)
        else:
            why = tr("“{length}”与起止日期不符", length=length.text)
            yield RULE.finding(Verdict.CONTRADICTS, why, length, *places, sum=sum_)


def _until(draft: Draft, length: Claim) -> Iterator[Finding]:
    """行动将持续到6月30日，为期20天: from a day that the text named before; any such day lets it stand."""
    last = draft.before(length)
    if length.unit not in DAYS or last is None or not isinstance(last.value, Moment):
        return
    if not re.fullmatch(r"[，、]?(?:为期|历时|共计?)", draft.plain[last.outer_end : length.outer_start]):
        return
    if not re.search(r"[至到]", draft.lead(last)):
        return
    firsts = [c for c in draft.between(0, last.start) if c.kind is Kind.DATE]
    spans = [(c, ends) for c in firsts if (low := _first_of(c)) is not None and (ends := days_of(low, last.value))]
    right = next((s for s in spans if number(length) in ((s[1][1] - s[1][0]).days, (s[1][1] - s[1][0]).days + 1)), None)
    if right or len({ends for _, ends in spans}) == 1:
        claim, ends = right or spans[0]
        yield from _judged(draft, length, [claim, last], *ends)


def _opened_and_closed(draft: Draft, length: Claim) -> Iterator[Finding]:
    """历时三天的运动会于10月22日闭幕。运动会10月19日开幕: the one day of each in the line."""
    ends = (_OPENS, _CLOSES) if _LASTS.search(draft.lead(length)) else _of_name(draft, length)
    if length.unit not in DAYS or ends is None:
        return
    line = draft.paragraph_of(length.start)
    dates = [c for c in draft.between(draft.paragraph_starts[line], draft.line_end(line)) if c.kind is Kind.DATE]
    first = [c for c in dates if ends[0].match(draft.tail(c))]
    last = [c for c in dates if ends[1].match(draft.tail(c))]
    if len(first) != 1 or len(last) != 1:
        return
    low, high = first[0].value, last[0].value
    days = days_of(low, high) if isinstance(low, Moment) and isinstance(high, Moment) else None
    if days is not None:
        yield from _judged(draft, length, [first[0], last[0]], *days)


def _of_name(draft: Draft, length: Claim) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """试运行31天: the days from which and until which the text says that 试运行 runs."""
    named = _RUNS.search(draft.lead(length))
    if named is None:
        return None
    return re.compile(rf"起?(?:正式)?{named[0]}(?!结束|期满|截止)"), re.compile(rf"{named[0]}(?:结束|期满|截止)")


def _first_of(claim: Claim) -> Moment | None:
    low = claim.value.low if isinstance(claim.value, Range) else claim.value
    return low if isinstance(low, Moment) else None


def _judged(draft: Draft, length: Claim, dates: list[Claim], first: date, last: date) -> Iterator[Finding]:
    days = (last - first).days
    if length.unit == "年":
        low = _first_of(dates[0])
        if low is None or low.year is None:
            return  # 5月10日签订协议，为期2年，至2025年5月9日止: nobody says of which year the first day is
        fits = _NEARLY_FULL <= Decimal(days) / Decimal("365.25") - number(length) <= _HALF
        real = tr("{n} 年", n=shown(Decimal(days) / Decimal("365.25")))
    else:
        leap = first.month <= 2 < last.month  # nobody may have written the year
        hours = any("时" in c.text for c in dates)
        both = (_IN_ALL.search(draft.lead(length)) and not hours) or any(
            _HOLIDAY.search(draft.lead(c).rstrip("（")) for c in (length, dates[0])
        )  # a holiday counts both its ends, and so does 9月28日至10月8日共11天
        fits = number(length) in (days + bool(both), days + 1, *((days + 2,) if leap else ()))
        real = tr("{n} 天（含首尾）", n=days + 1)
    sum_ = tr("{first}至{last}为 {real}", first=first.strftime("%m-%d"), last=last.strftime("%m-%d"), real=real)
    if fits:
        yield RULE.finding(Verdict.STANDS, tr("时长与起止日期相符"), length, *dates, sum=sum_)
    else:
        why = tr("“{length}”与起止日期不符", length=length.text)
        yield RULE.finding(Verdict.CONTRADICTS, why, length, *dates, sum=sum_)


RULE = Rule(
    "length",
    "起止与时长",
    "为期几天、几年应与所写的起止日期相符，含首尾或不含都可以。",
    judge,
    (
        stands("公示时间为2023年5月8日至12日，公示期5天。"),
        contradicts("公示时间为2023年5月8日至12日，公示期7天。"),
        contradicts("9月28日至10月8日共10天。"),
        contradicts("4月3日至7日，连续6天降雨。"),
        silent("3月1日至31日，共11天优良天气。"),
        contradicts("该桥1998年建成，至2024年已使用36年。"),
        contradicts("公示期7个工作日，自2024年3月11日至3月15日。"),
        stands("公示期9个工作日，自2024年6月3日至6月14日。"),
        contradicts("会议从9时持续到11时40分，历时1小时40分。"),
        stands("12月14日20时至15日14时降雪，持续18小时。"),
        contradicts("11月12日通车，较计划的11月30日提前28天。"),
        contradicts("该车自2023年3月1日起逾期未检验，至2023年11月8日已逾期225天。"),
        contradicts("10月9日至10月20日，检查组用10天时间逐一检查。"),
        silent("10月9日至10月20日期间，专案组用3天时间走访。"),
        silent("报名时间为6月10日至6月19日，公示5天。"),
        silent("8时30分发车，途中休息20分钟，11时到达。"),
        silent("9月1日开学，军训7天，9月10日正式上课。"),
        silent("5月8日至12日，连续3天降雨。"),
    ),
)
