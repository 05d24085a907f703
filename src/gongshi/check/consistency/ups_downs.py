"""五涨三降 of eight: ups, downs and what stayed make up the number of things (涨跌个数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.numerals import read_number

_N = "([一二两三四五六七八九十]{1,3}|[0-9]{1,2})"
_FORM = re.compile(rf"{_N}[升涨增优]{_N}[降跌减劣](?:{_N}平)?|{_N}[降跌减]{_N}[升涨增](?:{_N}平)?")
_GOES_ON = re.compile(r"(?:[^，。；]*中，)?[^，。；]*")  # 22个村完成选举，年龄和学历“一降一升” is not said of the 22
_UNITS = ("项", "类", "大类", "种", "个", "县", "区", "城市", "市")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every such phrase with the number of things of which its clause says it."""
    for found in _FORM.finditer(draft.plain):
        start = draft.sentence_start(found.start())
        before = [c for c in draft.between(start, found.start()) if is_counted(c) and c.unit in _UNITS]
        parts = [value for group in found.groups() if group and (value := read_number(group)) is not None]
        if before and len(parts) > 1 and _GOES_ON.fullmatch(draft.plain, before[-1].end, found.start()):
            yield _judged(before[-1], found, sum(parts[1:], parts[0]))


def _judged(whole: Claim, found: re.Match[str], added: object) -> Finding:
    fits = added == number(whole)
    sum_ = f"{found[0]}{'=' if fits else '≠'}{shown(number(whole))}"
    places = ((whole.start, whole.end), found.span())
    if fits:
        return Finding(Verdict.STANDS, RULE.name, tr("涨跌个数之和等于总数"), places, sum_)
    return Finding(Verdict.CONTRADICTS, RULE.name, tr("涨跌个数之和与“{whole}”不符", whole=whole.said), places, sum_)


RULE = Rule(
    "ups_downs",
    "涨跌个数",
    "“五涨三降”各数之和应等于所称的项数。",
    judge,
    (
        stands("八大类商品和服务价格同比“五涨三降”。"),
        contradicts("八大类商品和服务价格同比“五涨二降”。"),
        silent("商品和服务价格“五涨三降”。"),
        silent("全乡22个村完成选举，实现了年龄、学历的“一降一升”。"),
    ),
)
