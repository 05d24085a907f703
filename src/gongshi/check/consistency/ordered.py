"""Numbers that the text says to be in order: 前三名依次为98.6分、97.9分、97.2分; 最多的412件，其次286件; 均价14.6元，最高价13.8元 (大小顺序).

Equal ones are let pass, and a row that breaks its order more than once is in another order than was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.extremes import bounds, words_before
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.numerals import read_number

_FALLING = re.compile(
    r"(?:[从由](?:高到低|多到少|大到小)|降序)[^，。；：]{0,10}(?:为|是|：)?"
    r"|(?:居?前([二三四五六七八九十0-9]{1,3})[位名])[^，。；：0-9]{0,14}依次(?:为|是)：?"
)
_RISING = re.compile(r"[从由](?:低到高|少到多|小到大)[^，。；：]{0,10}(?:为|是|：)?")
_NEXT_NAME = re.compile(r"[、，；和与及]?[^，。；：0-9]{0,16}")
_TOGETHER = re.compile(r"合计|共|总|平均")
_MOST = re.compile(r"最[多高大长突]|首位")
_LEAST = re.compile(r"最[少低小短]")
_NEXT = re.compile(r"[，；、][^，；、。]{0,2}其次")
_BY_OTHER = re.compile(r"(?:增[幅速长加]|[降涨]幅|[金总]额|面积|损失|密度|[比率])[^，。；]{0,4}最")  # 增幅最大的，96件
_NO_SIZE = (Kind.CHANGE, Kind.RANK, Kind.ORDINAL, Kind.DATE, Kind.DURATION)
_LEAST_ROW = 3


def judge(draft: Draft) -> Iterator[Finding]:
    """Every row that is said to fall or rise, what is next to 最多 or 最少, and the extremes and means of one thing."""
    for start in draft.sentence_starts:
        sentence = draft.sentence(start)
        for form, falls in ((_FALLING, True), (_RISING, False)):
            cue = form.search(sentence)
            row = _row(draft, start, cue) if cue is not None else []
            if len(row) >= _LEAST_ROW:
                yield from _judged(row, falls)
        if "最" in sentence:
            yield from _seconds(draft, start)
            for bound in bounds(draft, start):
                yield from _judged(bound, falls=False)


def _row(draft: Draft, start: int, cue: re.Match[str]) -> list[Claim]:
    """The values of one unit behind the words, each with a name of its own before it; as many as 前五位 says."""
    row: list[Claim] = []
    for claim in draft.between(start + cue.end(), draft.sentence_end(start)):
        between = draft.plain[row[-1].outer_end : claim.outer_start] if row else ""
        if not _is_value(claim) or (row and claim.unit != row[0].unit) or not _NEXT_NAME.fullmatch(between):
            break
        if _TOGETHER.search(between):
            break
        row.append(claim)
    told = cue[1] if cue.re is _FALLING else None
    most = read_number(told) if told else None
    return row[: int(most)] if most is not None else row


def _seconds(draft: Draft, start: int) -> Iterator[Finding]:
    """物业类最多，达412件；其次是停车类，286件."""
    for first, second in pairwise([c for c in draft.in_sentence(start) if c.start >= start and _is_value(c)]):
        if first.unit != second.unit or not _NEXT.match(draft.plain, first.outer_end, second.outer_start):
            continue
        words = words_before(draft, first)
        most, least = _MOST.search(words), _LEAST.search(words)
        if bool(most) is not bool(least) and not (first.kind is Kind.COUNT and _BY_OTHER.search(words)):
            yield from _judged((first, second), falls=most is not None)


def _is_value(claim: Claim) -> bool:
    exact = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
    return exact and claim.kind not in _NO_SIZE


def _judged(row: Sequence[Claim], falls: bool) -> Iterator[Finding]:
    """Whether each is no greater, or no less, than the one before."""
    wrong = [(a, b) for a, b in pairwise(row) if (number(a) < number(b) if falls else number(a) > number(b))]
    sum_ = tr("、").join(c.said for c in row)
    if not wrong:
        yield RULE.finding(Verdict.STANDS, tr("各数的大小与所说的顺序相符"), *row, sum=sum_)
    elif len(wrong) == 1:
        why = tr("“{one}”与“{two}”的大小与所说的顺序不符", one=wrong[0][0].said, two=wrong[0][1].said)
        yield RULE.finding(Verdict.CONTRADICTS, why, *row, sum=sum_, at=wrong[0][1])


RULE = Rule(
    "order",
    "大小顺序",
    "依次列出的前几名不应后者大于前者；最少的、平均的与最多的应依次不减。",
    judge,
    (
        stands("前三名依次为桃源98.6分、文庙97.9分、南关97.2分。"),
        contradicts("前三名依次为桃源98.6分、文庙97.9分、南关98.2分。"),
        stands("前三名依次为桃源98.6分、文庙97.9分、南关97.2分，其他街道平均98.1分。"),
        contradicts("本周菜籽油均价14.6元，最高价13.8元。"),
        contradicts("从投诉看，物业类最多，达412件；其次是停车类，486件。"),
        contradicts("年龄最大的58岁、最小的66岁。"),
        contradicts("新队员平均年龄31岁，其中年龄最小的33岁。"),
        contradicts("全市平均降水量42.6毫米，最大降水量出现在青石镇，为38.5毫米。"),
        silent("日均客运量12.6万人次，其中3号线最高日客运量8.8万人次。"),
        silent("投诉最多的是物业类，412件，办结430件。"),
        silent("月平均工资6800元，最高补贴1500元。"),
        silent("第一至三期依次为128人、135人、121人。"),
    ),
)
