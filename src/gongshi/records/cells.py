"""One loose cell becomes a typed value, or a fault that says how to mend it (单元格的读法).

Cells of workbooks and of text files are what people typed. Nothing here raises: whatever
stands in a cell is either understood without doubt or told back to the sender.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import lru_cache

from gongshi.i18n import tr
from gongshi.records.moments import at_midnight, from_number, read_moment, whole_seconds
from gongshi.records.reading.source import Odd, Oddity
from gongshi.records.register import Codes, Column, Type

Value = str | int | Decimal | bool | date | datetime | None


@dataclass(frozen=True)
class Bad:
    """What is wrong with a cell (单元格的问题): `should` follows “应为”, `mend` is a sentence.

    `says`, where given, is the whole sentence after the place, in place of “应为…”.
    """

    should: str
    mend: str = ""
    says: str = ""


_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "null", "none", "nan", "nat"})
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d{1,2})?")
_LEADING = re.compile(r"[^\d+-]{0,6}?([-+]?\d+(?:\.\d+)?)[^\d]{1,6}")
_YES = frozenset({"是", "有", "真", "对", "√", "✓", "y", "yes", "true", "t", "1"})
_NO = frozenset({"否", "无", "没有", "假", "错", "×", "✗", "n", "no", "false", "f", "0"})
_LARGEST = (1 << 63) - 1
_LARGEST_NUMBER = Decimal(10) ** 14
_STEP = Decimal("0.0001")
_EXACT_DIGITS = 15


def read_cell(column: Column, found: object, *, day_first: bool = False) -> Value | Bad:
    """The value of a cell in this column, None for an empty one, or Bad. Never raises.

    Bounds, patterns and emptiness are judged later, where whole columns are.
    """
    if isinstance(found, Odd):
        return _read_odd(column, found, day_first=day_first)
    if found is None or (isinstance(found, float) and math.isnan(found)):
        return None
    if isinstance(found, str) and _is_empty(column, found):
        return None
    if column.codes is not None:
        return _read_code(column, column.codes, found)
    match column.type:
        case Type.TEXT:
            return as_text(found)
        case Type.INTEGER | Type.NUMBER:
            return _read_number(column, found)
        case Type.BOOLEAN:
            return _read_boolean(found)
        case _:
            return _read_moment(column, found, day_first=day_first)


def plain(text: str) -> str:
    """`text` in half-width forms, without spaces at its ends."""
    return unicodedata.normalize("NFKC", text).strip()


def shown(found: object) -> str:
    """A cell as the sender would write it."""
    if isinstance(found, Odd):
        return shown(found.value) if found.value not in ("", None) else found.kind.value
    text = as_text(found)
    return found.__str__() if isinstance(text, Bad) else text


def as_text(found: object) -> str | Bad:
    """A cell's value as text: whole numbers without a point, days without midnight."""
    if isinstance(found, str):
        return found.strip()
    if isinstance(found, bool):
        return "是" if found else "否"
    if isinstance(found, float):
        return _float_text(found)
    if isinstance(found, datetime):
        moment = whole_seconds(found)
        return str(moment.date()) if moment == at_midnight(moment.date()) else moment.isoformat(" ")
    if isinstance(found, bytes):
        return found.decode("utf-8", "replace")
    return "" if found is None else str(found)


def _float_text(found: float) -> str | Bad:
    if abs(found) >= 10**_EXACT_DIGITS:
        return Bad(
            tr("文本；数字超过 15 位，表格软件已丢掉末几位"),
            tr("请把该列设为“文本”格式，再按原件重新填写。"),
        )
    return str(int(found)) if found == int(found) else repr(found)


def _is_empty(column: Column, found: str) -> bool:
    text = found.strip()
    return not text or (column.type is not Type.TEXT and plain(text).lower() in _EMPTY)


def _read_odd(column: Column, found: Odd, *, day_first: bool) -> Value | Bad:
    if found.kind is Oddity.UNCOMPUTED:
        return Bad(tr("公式算出的值，但文件里没有存下结果"), tr("请用 Excel 或 WPS 打开并保存一次，或把公式改为数值。"))
    if found.kind is Oddity.ERROR:
        return Bad(tr("有效的值，公式出错了"), tr("请改正公式，或直接填写数值；没有的留空。"))
    if column.type in (Type.INTEGER, Type.NUMBER) and not column.key:
        return Bad(tr("每行各自的数，合并的单元格看不出是合计还是每行都一样"), tr("请取消合并，逐行填写。"))
    return read_cell(column, found.value, day_first=day_first)


def _read_code(column: Column, codes: Codes, found: object) -> Value | Bad:
    text = as_text(found)
    if isinstance(text, Bad):
        return text
    code = find_code(codes, text)
    if code is None:
        return Bad(tr("代码表“{label}”中的一项", label=codes.label), _nearest(codes, text))
    return _coded(column, code)


def _coded(column: Column, code: str) -> Value | Bad:
    if column.type is Type.INTEGER:
        return int(code) if code.lstrip("-").isdecimal() else Bad(tr("数字代码"))
    return code


def find_code(codes: Codes, text: str) -> str | None:
    """The stored code for a code, its word or another spelling of it; None when unknown."""
    return _spellings(codes).get(_folded(text))


# Code lists hold mappings and do not hash; they live as long as their register.
_SPELLINGS: dict[int, tuple[Codes, dict[str, str]]] = {}


def _spellings(codes: Codes) -> dict[str, str]:
    kept = _SPELLINGS.get(id(codes))
    if kept is None or kept[0] is not codes:
        table = {_folded(k): v for k, v in dict(codes.also).items()}
        table.update({_folded(w): c for c, w in codes.words.items()})
        table.update({_folded(c): c for c in codes.words})
        kept = _SPELLINGS[id(codes)] = (codes, table)
    return kept[1]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(plain(text).lower().split())


def _nearest(codes: Codes, text: str) -> str:
    words = list(codes.words.values())
    near = get_close_matches(text[:40], words, n=1, cutoff=0.5)
    listed = "、".join(words[:12]) + ("等" if len(words) > 12 else "")
    if near:
        return tr("请把“{found}”改为“{near}”；可用的有：{listed}。", found=text, near=near[0], listed=listed)
    return tr("请改为代码表中的一项：{listed}。", listed=listed)


def _read_number(column: Column, found: object) -> Value | Bad:
    number = _number(found)
    if number is None:
        return _no_number(column, shown(found))
    if column.type is Type.INTEGER:
        if number != number.to_integral_value():
            return Bad(tr("整数"), tr("请改为整数，不带小数。"))
        return int(number) if abs(number) <= _LARGEST else Bad(tr("不超过 19 位的整数"), tr("请核对该数。"))
    if abs(number) >= _LARGEST_NUMBER:
        return Bad(tr("不超过 14 位整数的数"), tr("请核对该数和单位。"))
    return number.quantize(_STEP, "ROUND_HALF_UP")


def _number(found: object) -> Decimal | None:
    if isinstance(found, bool):
        return None
    if isinstance(found, int):
        return Decimal(found)
    if isinstance(found, float):
        return Decimal(repr(found)) if math.isfinite(found) else None
    if isinstance(found, Decimal):
        return found if found.is_finite() else None
    if isinstance(found, str) and _NUMBER.fullmatch(text := plain(found)):
        try:
            return Decimal(text.replace(",", ""))
        except InvalidOperation:
            return None
    return None


def _no_number(column: Column, text: str) -> Bad:
    should = tr("整数") if column.type is Type.INTEGER else tr("数")
    inside = _LEADING.fullmatch(plain(text))
    if not inside:
        return Bad(should, tr("请改为阿拉伯数字；没有的留空。"))
    mend = tr("请把“{found}”改为“{number}”", found=text, number=inside[1])
    if column.unit:
        mend += tr("，单位“{unit}”已在标题里", unit=column.unit)
    return Bad(should, mend + tr("；若该行是合计，请删去后重新报送。"))


def _read_boolean(found: object) -> Value | Bad:
    text = as_text(found)
    folded = _folded(text) if isinstance(text, str) else ""
    if folded in _YES:
        return True
    return False if folded in _NO else Bad(tr("“是”或“否”"), tr("请填“是”或“否”。"))


def _read_moment(column: Column, found: object, *, day_first: bool) -> Value | Bad:
    moment = _moment(found, day_first=day_first)
    if moment is None:
        if column.type is Type.DATE:
            return Bad(tr("日期"), tr("请写成 2022-11-03 这样的年-月-日。"))
        return Bad(tr("时间"), tr("请写成 2022-11-03 17:40 这样的年-月-日 时:分。"))
    return moment.date() if column.type is Type.DATE else moment


def _moment(found: object, *, day_first: bool) -> datetime | None:
    if isinstance(found, datetime):
        return whole_seconds(found)
    if isinstance(found, date):
        return at_midnight(found)
    if isinstance(found, str):
        return read_moment(plain(found), day_first=day_first)
    if isinstance(found, bool | time | timedelta) or not isinstance(found, int | float | Decimal):
        return None
    try:
        number = float(found)
    except (OverflowError, ValueError):
        return None
    return from_number(number) if math.isfinite(number) else None
