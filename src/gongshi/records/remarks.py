"""What a column lets in and yet should be said: lost zeros, rounded numbers (提醒).

Neither is a fault: 1 may be right where the example says 01, and coordinates have more places
than anybody needs. But a join that finds nothing starts here, so the sender hears of it once.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.register import Column, Type

if TYPE_CHECKING:
    import pyarrow as pa

_MANY_PLACES = r"\.\d{4}\d*[1-9]"


def remark_on(column: Column, found: pa.Array | Sequence[object]) -> tuple[str, str] | None:
    """What to say of this column's cells, and what to do; None when there is nothing."""
    example = column.example
    if column.type is Type.TEXT and isinstance(example, str) and example.startswith("0") and example.isdecimal():
        return _lost_zeros(column, found)
    if column.type is Type.NUMBER and _is_rounded(found):
        says = tr("“{label}”有多于四位小数的数，已四舍五入到四位。", label=column.label)
        return says, tr("四位以内够用的不必处理；否则请换用更小的单位。")
    return None


def _lost_zeros(column: Column, found: pa.Array | Sequence[object]) -> tuple[str, str] | None:
    import pyarrow as pa

    width = len(str(column.example))
    if isinstance(found, pa.Array):
        is_number = pa.types.is_integer(found.type) or pa.types.is_floating(found.type)
        short = is_number and found.null_count < len(found)
    else:
        short = any(
            isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v < 10 ** (width - 1) for v in found
        )
    if not short:
        return None
    says = tr("“{label}”填成了数字，开头的 0 可能丢了（应如“{example}”）。", label=column.label, example=column.example)
    return says, tr("请把该列设为“文本”格式后重新填写；编号本来没有 0 的不必处理。")


def _is_rounded(found: pa.Array | Sequence[object]) -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    if not isinstance(found, pa.Array):
        return any(_places(v) > 4 for v in found)
    if pa.types.is_floating(found.type):
        scaled = pc.multiply(found, 10_000.0)
        off = pc.abs(pc.subtract(scaled, pc.round(scaled)))
        return bool(pc.any(pc.and_(pc.greater(off, 0.001), pc.is_finite(found))).as_py())
    if pa.types.is_string(found.type) or pa.types.is_large_string(found.type):
        return bool(pc.any(pc.match_substring_regex(found, _MANY_PLACES)).as_py())
    return bool(pa.types.is_decimal(found.type) and found.type.scale > 4)


def _places(value: object) -> int:
    if isinstance(value, float) and value == value and abs(value) < 1e11:
        return 5 if abs(value * 10_000 - round(value * 10_000)) > 0.001 else 0
    if isinstance(value, Decimal) and value.is_finite():
        return -int(value.normalize().as_tuple().exponent)
    return len(value.rstrip("0").partition(".")[2]) if isinstance(value, str) and "." in value else 0
