"""Numbers that the text says to be in order: 前三名依次为98.6分、97.9分、97.2分; 甲县最多，为52.3毫米 (大小顺序).

依次 behind 前几名 or 从高到低 tells that each is no greater than the one before; 最多 and 最少 that none of the row is
beyond. Equal ones are let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.extremes import bounds, words_before
from gongshi.check.consistency.ordered_extremes import out_of_order
from gongshi.check.consistency.ordered_ways import limits_turned, went_other_way
from gongshi.check.consistency.ranked import rows
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_FALLING = re.compile(
    r"(?:从高到低|由高到低|从多到少|由多到少|从大到小|由大到小|降序)[^，。；：]{0,10}(?:为|是|：)?|(?:居?前[二三四五六七八九十0-9]{1,3}位?|前[二三四五六七八九十0-9]{1,3}名)[^，。；：0-9]{0,14}依次(?:为|是)：?"
)
_RISING = re.compile(r"(?:从低到高|由低到高|从少到多|由少到多|从小到大|由小到大)[^，。；：]{0,10}(?:为|是|：)?")
_MOST = re.compile(r"(?:最多|最高|最大)，?[^，。；0-9]{0,3}(?:为|达|是)?$")
_LEAST = re.compile(r"(?:最少|最低|最小)，?[^，。；0-9]{0,3}(?:为|达|是|仅)?$")
_UNITS = (
    "分",
    "毫米",
    "%",
    "件",
    "起",
    "人",
    "例",
    "家",
    "个",
    "吨",
    "元",
    "人次",
    "票",
    "户",
    "公里",
    "处",
    "℃",
    "天",
)
_MEASURED = ("元", "毫米", "℃", "公斤", "吨", "米", "厘米", "公里", "微克/立方米")
_OF_OTHERS = re.compile(r"相差|差距|极差|平均|均值|比|较|其中|去年|上年|合计|共|总")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every row that is said to fall or rise, every 最多 or 最少 within its sentence, and every mean between them."""
    told: set[tuple[int, int]] = set()
    for finding in _of_rows(draft):
        told.update(finding.spans)
        yield finding
    for start in draft.sentence_starts:
        for finding in _by_words(out_of_order(draft, start)):
            if not set(finding.spans) <= told:
                told.update(finding.spans)
                yield finding
    measured = ((low, high, number(low) <= number(high)) for low, high in bounds(draft) if _is_measured(low, high))
    yield from (f for f in _by_words(measured) if not set(f.spans) <= told)
    yield from _by_words(went_other_way(draft))
    yield from _by_words(limits_turned(draft))


def _of_rows(draft: Draft) -> Iterator[Finding]:
    for start in draft.sentence_starts:
        sentence = draft.sentence(start)
        for form, falls in ((_FALLING, True), (_RISING, False)):
            cue = form.search(sentence)
            if cue is not None:
                yield from _row(draft, start + cue.end(), falls)
        if re.search(r"最[多高大少低小]", sentence):
            yield from _extremes(draft, start)
    for row, wrong in rows(draft):
        if wrong is None:
            yield RULE.finding(Verdict.STANDS, tr("各数的大小与所说的顺序相符"), *row, sum=_shown(row))
        else:
            one, two = (row[0], wrong) if wrong is not row[0] else (row[1], wrong)
            why = tr("“{one}”与“{two}”的大小与所说的顺序不符", one=one.text, two=two.text)
            yield RULE.finding(Verdict.CONTRADICTS, why, *row, sum=_shown(row), at=wrong)


def _is_measured(low: Claim, high: Claim) -> bool:
    """均价14.6元，最高价13.8元: of money and measures a short name tells enough; people and things are of someone or some place."""
    return {low.kind, high.kind} <= {Kind.MONEY, Kind.MEASURE, Kind.AVERAGE} and low.unit in _MEASURED


def _by_words(pairs: Iterator[tuple[Claim, Claim, bool]]) -> Iterator[Finding]:
    """Each two numbers of which the text says which is the greater."""
    for one, two, fits in pairs:
        if fits:
            yield RULE.finding(Verdict.STANDS, tr("各数的大小与所说的顺序相符"), one, two, sum=_shown((one, two)))
        else:
            why = tr("“{one}”与“{two}”的大小与所说的顺序不符", one=one.text, two=two.text)
            yield RULE.finding(Verdict.CONTRADICTS, why, one, two, sum=_shown((one, two)), at=two)


def _row(draft: Draft, start: int, falls: bool) -> Iterator[Finding]:
    """The values of one unit behind the words, each with a name of its own before it."""
    end = draft.sentence_end(start)
    row: list[Claim] = []
    for claim in draft.between(start, end):
        if not _is_value(claim) or (row and claim.unit != row[0].unit):
            break
        if row and not re.fullmatch(
            r"[、，；和与及]?[^，。；：0-9]{0,16}", draft.plain[row[-1].outer_end : claim.outer_start]
        ):
            break
        row.append(claim)
    if len(row) < 3:
        return
    wrong = [(a, b) for a, b in pairwise(row) if (number(a) < number(b) if falls else number(a) > number(b))]
    if not wrong:
        yield RULE.finding(Verdict.STANDS, tr("各数的大小与所说的顺序相符"), *row, sum=_shown(row))
    elif len(wrong) == 1:
        why = tr("“{one}”与“{two}”的大小与所说的顺序不符", one=wrong[0][0].text, two=wrong[0][1].text)
        yield RULE.finding(Verdict.CONTRADICTS, why, *row, sum=_shown(row), at=wrong[0][1])


def _extremes(draft: Draft, start: int) -> Iterator[Finding]:
    """南演县最多，为52.3毫米，东演区45.1毫米，北演县最少，为18.4毫米: both ends and what lies between."""
    own = [c for c in draft.between(start, draft.sentence_end(start)) if _is_value(c)]
    most = [c for c in own if _MOST.search(words_before(draft, c))]
    least = [c for c in own if _LEAST.search(words_before(draft, c))]
    if len(most) != 1 or len(least) != 1 or most[0].unit != least[0].unit:
        return
    ends = sorted((most[0], least[0]), key=lambda c: c.start)
    row = [c for c in own if ends[0].start <= c.start <= ends[1].start]
    if any(c.unit != most[0].unit or _OF_OTHERS.search(draft.lead(c)) for c in row):
        return
    top, low = max(row, key=number), min(row, key=number)
    fits = number(top) == number(most[0]) and number(low) == number(least[0])
    if fits:
        yield RULE.finding(Verdict.STANDS, tr("各数的大小与所说的顺序相符"), *row, sum=_shown(row))
    else:
        one = most[0] if number(top) != number(most[0]) else least[0]
        other = top if one is most[0] else low
        why = tr("“{one}”与“{two}”的大小与所说的顺序不符", one=one.text, two=other.text)
        yield RULE.finding(Verdict.CONTRADICTS, why, *row, sum=_shown(row), at=one)


def _is_value(claim: Claim) -> bool:
    exact = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
    return exact and claim.unit in _UNITS and claim.kind is not Kind.CHANGE


def _shown(row: Sequence[Claim]) -> str:
    return "，".join(c.text for c in row)


RULE = Rule(
    "order",
    "大小顺序",
    "依次列出的前几名不应后者大于前者；“最多”“最少”之外不应有更多更少的。",
    judge,
    (
        stands("前三名依次为桃源98.6分、文庙97.9分、南关97.2分。"),
        contradicts("前三名依次为桃源98.6分、文庙97.9分、南关98.2分。"),
        contradicts("各县中，南演县最多，为32.3毫米，东演区45.1毫米，北演县最少，为18.4毫米。"),
        contradicts("本周菜籽油均价14.6元，最高价13.8元。"),
        contradicts("从投诉看，物业类最多，达412件；其次是停车类，486件；噪音类205件，列第三。"),
        contradicts("甲区99.2%，居第一；乙区98.7%，居第二；丙区98.9%，居第三；丁区96.4%，居末位。"),
        contradicts("年龄最大的58岁、最小的66岁。"),
        contradicts("新队员平均年龄31岁，其中年龄最小的33岁。"),
        contradicts("日均开行列车1260列，其中10月1日开行列车1106列，创单日开行量新高。"),
        contradicts("走失警情从16万余起降至35万起。"),
        contradicts("处2000元以上200元以下罚款。"),
        stands("走失警情从16万余起降至3.5万起。"),
        silent("日均客运量12.6万人次，其中3号线最高日客运量8.8万人次。"),
        silent("排名从第3位下降到第9位。"),
        silent("投诉最多的是物业类，412件，办结430件。"),
        silent("月平均工资6800元，最高补贴1500元。"),
        silent("第一至三期依次为128人、135人、121人。"),
        silent("南演县最多，为52.3毫米，比上年多60.1毫米。"),
    ),
)
