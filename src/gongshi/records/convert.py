"""A whole column becomes typed at once; only what that leaves is read cell by cell (列的转换).

Five million rows of Parquet never pass through Python one by one: Arrow casts what is
already in form, and the rest is read once for each different value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.cells import Bad, Value, read_cell, shown
from gongshi.records.checked import arrow_type
from gongshi.records.register import Column, Type

if TYPE_CHECKING:
    import pyarrow as pa

Found = Sequence[object]
_ISO_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_ISO = {Type.DATE: _ISO_DAY + "$", Type.TIMESTAMP: _ISO_DAY + r"([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$"}
_WHOLE = r"^-?\d{1,18}$"
_NUMBER = r"^-?\d{1,13}(\.\d{1,4})?$"
_EIGHT_HOURS_US = 8 * 3600 * 1_000_000


def convert(column: Column, found: pa.Array | Found, *, day_first: bool = False) -> tuple[pa.Array, dict[int, Bad]]:
    """The column's values in its own Arrow type, null where a cell is bad; and the bad ones by index."""
    import pyarrow as pa

    if not isinstance(found, pa.Array):
        return _convert_cells(column, found, day_first=day_first)
    found = found.dictionary_decode() if pa.types.is_dictionary(found.type) else found
    fast = pa.nulls(len(found), arrow_type(column.type)) if column.codes else _fast(column, found)
    return _convert_rest(column, found, fast, day_first=day_first)


def translate(found: pa.Array | Found, words: Mapping[str, str]) -> pa.Array | Found:
    """The cells with a sender's own words replaced by ours, as his map says."""
    import pyarrow as pa

    if not isinstance(found, pa.Array):
        return [words.get(shown(v), v) if v is not None else None for v in found]
    kept = found.dictionary_encode() if not pa.types.is_dictionary(found.type) else found
    spoken = [None if v is None else words.get(shown(v), shown(v)) for v in kept.dictionary.to_pylist()]
    return pa.array(spoken, pa.string()).take(kept.indices)


def _convert_cells(column: Column, found: Found, *, day_first: bool) -> tuple[pa.Array, dict[int, Bad]]:
    import pyarrow as pa

    known: dict[tuple[type, object], Value | Bad] = {}
    values: list[Value] = []
    bad: dict[int, Bad] = {}
    for index, cell in enumerate(found):
        key = (type(cell), cell)
        if key not in known:
            known[key] = read_cell(column, cell, day_first=day_first)
        value = known[key]
        if isinstance(value, Bad):
            bad[index] = value
            value = None
        values.append(value)
    return pa.array(values, arrow_type(column.type)), bad


def _convert_rest(
    column: Column, found: pa.Array, fast: pa.Array, *, day_first: bool
) -> tuple[pa.Array, dict[int, Bad]]:
    """`fast`, with what it left null read once for each different value."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    left = pc.and_(pc.is_null(fast), pc.is_valid(found))
    if not pc.any(left).as_py():
        return fast, {}
    places = np.flatnonzero(left.to_numpy(zero_copy_only=False))
    rest = _objects(found.filter(left)).dictionary_encode()
    answers = [read_cell(column, v, day_first=day_first) for v in rest.dictionary.to_pylist()]
    typed = pa.array([None if isinstance(a, Bad) else a for a in answers], arrow_type(column.type))
    values = pc.replace_with_mask(fast, left, typed.take(rest.indices))
    wrong = np.array([isinstance(a, Bad) for a in answers], dtype=bool)
    which = rest.indices.to_numpy(zero_copy_only=False)
    bad = {int(places[k]): answers[which[k]] for k in np.flatnonzero(wrong[which])} if wrong.any() else {}
    return values, {i: b for i, b in bad.items() if isinstance(b, Bad)}


def _objects(found: pa.Array) -> pa.Array:
    """The array in a type that Arrow can tell apart: nested values as text."""
    import pyarrow as pa

    if pa.types.is_nested(found.type) or pa.types.is_interval(found.type):
        return pa.array([str(v) for v in found.to_pylist()], pa.string())
    return found


def _fast(column: Column, found: pa.Array) -> pa.Array:
    """What Arrow can cast without doubt; null for every other cell."""
    import pyarrow as pa

    target = arrow_type(column.type)
    if pa.types.is_string(found.type) or pa.types.is_large_string(found.type):
        return _from_text(column.type, found.cast(pa.string()))
    try:
        return _from_typed(column.type, found, target)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):
        return pa.nulls(len(found), target)


def _from_text(kind: Type, found: pa.Array) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.utf8_trim_whitespace(found)
    if kind is Type.TEXT:
        return pc.if_else(pc.equal(text, ""), None, text)
    form = {Type.INTEGER: _WHOLE, Type.NUMBER: _NUMBER, **_ISO}.get(kind)
    if form is None:
        return pa.nulls(len(found), arrow_type(kind))
    try:
        return pc.if_else(pc.match_substring_regex(text, form), text, None).cast(arrow_type(kind))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.nulls(len(found), arrow_type(kind))


def _from_typed(kind: Type, found: pa.Array, target: pa.DataType) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    of = found.type
    if pa.types.is_null(of):
        return found.cast(target)
    if pa.types.is_boolean(of) and kind is Type.BOOLEAN:
        return found
    if pa.types.is_integer(of) and kind in (Type.TEXT, Type.INTEGER):
        return found.cast(target)
    if pa.types.is_integer(of) and kind is Type.NUMBER:
        return found.cast(pa.int64()).cast(pa.decimal128(23, 4)).cast(target)
    if pa.types.is_floating(of) and kind in (Type.INTEGER, Type.NUMBER):
        small = pc.less(pc.abs(found), 1e13)
        fits = pc.and_(small, pc.equal(pc.floor(found), found)) if kind is Type.INTEGER else small
        return pc.if_else(fits, found, None).cast(pa.float64()).cast(target)
    if pa.types.is_decimal(of) and kind in (Type.INTEGER, Type.NUMBER):
        return found.cast(target)
    if pa.types.is_timestamp(of) and kind in (Type.DATE, Type.TIMESTAMP):
        return _local(found).cast(target, safe=False)
    if pa.types.is_date(of) and kind in (Type.DATE, Type.TIMESTAMP, Type.TEXT):
        return found.cast(pa.date32()).cast(target)
    return pa.nulls(len(found), target)


def _local(found: pa.Array) -> pa.Array:
    """Moments as local time of Asia/Shanghai without zone, to the microsecond."""
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = found.cast(pa.timestamp("us", found.type.tz), safe=False)
    if found.type.tz is None:
        return plain
    return pc.add(plain.cast(pa.timestamp("us")), pa.scalar(_EIGHT_HOURS_US, pa.duration("us")))


def judge(column: Column, values: pa.Array, bad: Mapping[int, Bad]) -> dict[int, Bad]:
    """The further bad cells of a typed column: empty ones that are needed, bounds, the pattern."""
    import pyarrow.compute as pc

    found: dict[int, Bad] = {}
    if column.is_needed and values.null_count:
        empty = Bad("", tr("请补填；该列不能留空。"), says=tr("没有填写"))
        found.update(dict.fromkeys(_where(pc.is_null(values)), empty))
    if column.at_least is not None:
        low = Bad(tr("不小于 {bound} 的数", bound=column.at_least), tr("请核对该数{unit}。", unit=_unit(column)))
        found.update(dict.fromkeys(_where(pc.less(values, column.at_least)), low))
    if column.at_most is not None:
        high = Bad(tr("不大于 {bound} 的数", bound=column.at_most), tr("请核对该数{unit}。", unit=_unit(column)))
        found.update(dict.fromkeys(_where(pc.greater(values, column.at_most)), high))
    if column.pattern and column.type is Type.TEXT:
        odd = Bad(
            _form(column), (column.note and tr("填写说明：{note}。", note=column.note)) or tr("请按应有的写法改正。")
        )
        found.update(dict.fromkeys(_where(_mismatch(column.pattern, values)), odd))
    return {i: b for i, b in found.items() if i not in bad}


def _unit(column: Column) -> str:
    return tr("，单位是“{unit}”", unit=column.unit) if column.unit else ""


def _form(column: Column) -> str:
    words = column.pattern.split("|")
    if all(w and not set(w) & set("\\[](){}.*+?^$") for w in words):
        return tr("或").join(f"“{w}”" for w in words)
    return tr("规定的写法，如“{example}”", example=column.example) if column.example else tr("规定的写法")


def _mismatch(pattern: str, values: pa.Array) -> pa.Array:
    import re

    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        return pc.invert(pc.match_substring_regex(values, f"^(?:{pattern})$"))
    except pa.ArrowInvalid:  # look-aheads: RE2 has none
        form = re.compile(pattern)
        return pa.array([v is not None and not form.fullmatch(v) for v in values.to_pylist()])


def _where(mask: pa.Array) -> list[int]:
    import numpy as np

    if not mask.true_count:
        return []
    places: list[int] = np.flatnonzero(mask.fill_null(False).to_numpy(zero_copy_only=False)).tolist()
    return places
