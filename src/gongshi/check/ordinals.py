"""Places in a row: sessions, issues, ranks (序数和名次)."""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check import silence
from gongshi.check.claim import Kind, Looseness, Range, Value
from gongshi.check.found import Found
from gongshi.check.units import unit_pattern
from gongshi.wording.inline import NUMERAL, Number, Span, number_at
from gongshi.wording.qualifier import Qualifier

_RANKS = frozenset({"名", "位"})
_ROWS = frozenset(
    [
        "届",
        "次",
        "批",
        "期",
        "轮",
        "季",
        "场",
        "站",
        "名",
        "位",
        "个",
        "年",
        "天",
        "周",
        "例",
        "起",
        "家",
        "代",
        "部",
        "座",
        "集",
        "组",
        "阶段",
        "标段",
        "人",
        "只",
        "支",
        "所",
        "艘",
        "架",
        "张",
        "枚",
        "套",
        "台",
        "辆",
        "期次",
        "个月",
        "个工作日",
        "日",
        "单",
        "条",
        "处",
        "件",
        "场次",
        "批次",
        "类",
        "产业",
        "梯队",
        "讲",
    ]
)
_TURNS = frozenset(["剂", "针", "胎", "步", "道", "层", "局", "笔"])
_COUNTED_IN = re.compile(r"[0-9一二三四五六七八九十百千两约近超]")  # 第一剂28.6万人: only which of them is counted
_RANKED = re.compile(
    r"(?:列|居|排|排名|排行|位次|全省|全市|全国|全区|全县|全球|世界|同类|倒数|并列|跃居|稳居|进位到|升至|省内|前列|获|得|荣获|总分)[^，。；,;]{0,6}第$"
)
_ENDS = re.compile(r" ?(?:$|[，。；、,;）)！!]|的|和|与|之|，)")
_MOST = re.compile("[多少高低大小强弱快慢长短早晚热冷暖旱好](?![道街桥门学校院会队楼中])")
_AMONG = re.compile(
    "(?:同期|以来|历史|史上|全国|全省|全市|全区|全球|世界|亚洲|国内|省内|市内)[^，。；0-9]{0,6}$"
)  # 同期第二少
_TO = re.compile(r" ?(?:[-—~、]|至|到) ?第?")


def ordinal_at(text: str, start: int, end: int) -> Found | None:
    """The ordinal or rank whose numeral, behind 第, stands at `start` to `end`, or None."""
    number = number_at(text, start, end)
    if number is None or silence.is_reference(text, start):
        return None
    last, begin = _last(text, number), text.rindex("第", 0, start)
    place = (last or number).end
    unit = unit_pattern().match(text, place + (text[place : place + 1] == " "))
    if unit and (unit[0] in _ROWS or (unit[0] in _TURNS and not _COUNTED_IN.match(text, unit.end()))):
        return _found(begin, unit.end(), number, last, unit[0])
    if last is None and _MOST.match(text, number.end) and _AMONG.search(text, max(0, begin - 12), begin):
        return _found(begin, number.end, number, None, "")
    if last is None and _RANKED.search(text, max(0, begin - 13), begin + 1) and _ENDS.match(text, number.end):
        return _found(begin, number.end, number, None, "")
    return None


def _last(text: str, number: Number) -> Number | None:
    """The other end of 第三至五名."""
    joined = _TO.match(text, number.end)
    numeral = NUMERAL.match(text, joined.end()) if joined else None
    return number_at(text, *numeral.span()) if numeral else None


def _found(start: int, end: int, number: Number, last: Number | None, unit: str) -> Found | None:
    if isinstance(number.value, Span) or (last and isinstance(last.value, Span)):
        return None
    value: Value = Range(number.value, last.value) if last and isinstance(last.value, Decimal) else number.value
    kind = Kind.RANK if not unit or unit in _RANKS else Kind.ORDINAL
    loose = Looseness.RANGE if isinstance(value, Range) else Looseness.ORDINAL
    return Found(start, end, value, unit, kind, Qualifier.EXACT, loose, start, end)
