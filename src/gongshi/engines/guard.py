"""What an expression may not use, since engines answer it differently (禁用运算).

A number that depends on the engine, on the order of rows, or on the moment of asking cannot
be repeated. So these operations are refused before anything runs, with what to write
instead. Tried on DuckDB 1.5 and Spark 4.3; each line of FORBIDDEN has a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from gongshi.engines.expression import Table
from gongshi.errors import Refused
from gongshi.i18n import tr

Node: TypeAlias = Any

# ibis operation → what it is, and what to write instead.
FORBIDDEN: dict[str, tuple[str, str]] = {
    "GroupConcat": ("文本聚合", "请选出各行，在 Python 中按明确的次序连接"),
    "ArrayCollect": ("聚合为数组", "请选出各行，在 Python 中按明确的次序收集"),
    "Mode": ("众数", "请分组计数，在 Python 中按明确的次序取最多者"),
    "First": ("取第一个", "请用带完整次序的 row_number 取一行"),
    "Last": ("取最后一个", "请用带完整次序的 row_number 取一行"),
    "Arbitrary": ("任取一个", "请用 min 或 max"),
    "ArgMax": ("取最大者所在行的值", "请用带完整次序的 row_number 取一行"),
    "ArgMin": ("取最小者所在行的值", "请用带完整次序的 row_number 取一行"),
    "ApproxMedian": ("近似中位数", "请用 median"),
    "ApproxQuantile": ("近似分位数", "请用 quantile"),
    "ApproxMultiQuantile": ("近似分位数", "请用 quantile"),
    "ApproxCountDistinct": ("近似去重计数", "请用 nunique"),
    "TimestampNow": ("当前时间", "请用 at.known、at.on 或 at.released"),
    "DateNow": ("当前日期", "请用 at.known、at.on 或 at.released"),
    "RandomScalar": ("随机数", "请删去"),
    "RandomUUID": ("随机编号", "请删去"),
    "Hash": ("散列值", "请用原值比较"),
    "RowID": ("存储行号", "请用台账的主键"),
    "Sample": ("抽样", "请用明确的条件筛选"),
    "TypeOf": ("类型名", "请删去"),
}


class EnginesDiffer(Refused):
    """An expression uses an operation that engines answer differently (各引擎结果不一)."""


def check_expression(expression: Table) -> None:
    """Nothing, when every engine gives `expression` the same meaning. Raises EnginesDiffer.

    All faults are said at once.
    """
    import ibis.expr.operations as ops

    found = dict.fromkeys(fault for node in expression.op().find(ops.Value) for fault in _faults(node))
    found |= dict.fromkeys(fault for node in expression.op().find(ops.Relation) for fault in _named(node))
    if found:
        raise EnginesDiffer(
            tr("算式用了各引擎结果不一的运算：{names}。", names="、".join(what for what, _ in found)),
            where=tr("指标或名单规则的取数函数，结果列：{columns}", columns=_columns(expression)),
            mend="；".join(dict.fromkeys(instead for _, instead in found)) + "。",
        )


def _faults(node: Node) -> Iterator[tuple[str, str]]:
    """What is wrong with this one operation."""
    yield from _named(node)
    yield from CAREFUL.get(type(node).__name__, _nothing)(node)


def _named(node: Node) -> Iterator[tuple[str, str]]:
    if type(node).__name__ in FORBIDDEN:
        yield FORBIDDEN[type(node).__name__]


def _nothing(node: Node) -> Iterator[tuple[str, str]]:
    return iter(())


def _division(node: Node) -> Iterator[tuple[str, str]]:
    """DuckDB gives infinity where Spark raises; decimals keep other places on each."""
    if not _never_zero(node.right):
        yield "除数可能为零的除法", "请把除数写成 x.nullif(0)，或在 Python 中用 Decimal 相除"
    if node.left.dtype.is_decimal() or node.right.dtype.is_decimal():
        yield "小数相除", "请分别取出两数，在 Python 中用 Decimal 相除"


def _never_zero(divisor: Node) -> bool:
    """Whether the divisor is a literal other than 0, or becomes null where it is 0."""
    import ibis.expr.operations as ops

    if isinstance(divisor, ops.Cast | ops.Alias):
        return _never_zero(divisor.arg)
    if isinstance(divisor, ops.Literal):
        return divisor.value is None or bool(divisor.value != 0)
    return isinstance(divisor, ops.NullIf) and isinstance(divisor.null_if_expr, ops.Literal)


def _cast(node: Node) -> Iterator[tuple[str, str]]:
    """A fraction becomes a whole number by rounding on DuckDB and by cutting on Spark."""
    source = node.arg.dtype
    if node.to.is_integer() and (source.is_floating() or source.is_decimal()):
        yield "小数转整数", "请先用 floor 或 ceil 说明取整方向"


def _round(node: Node) -> Iterator[tuple[str, str]]:
    if node.arg.dtype.is_floating():
        yield "浮点数四舍五入", "请保留整数或小数类型，由指标的 places 决定显示位数"


CAREFUL: dict[str, Callable[[Node], Iterator[tuple[str, str]]]] = {
    "Divide": _division,
    "FloorDivide": _division,
    "Modulus": _division,
    "Cast": _cast,
    "TryCast": _cast,
    "Round": _round,
}


def _columns(expression: Table) -> str:
    """The result's columns, or the name of a single value, for the reader to find the place."""
    schema = getattr(expression, "schema", None)
    return "、".join(schema().names) if callable(schema) else str(expression.get_name())
