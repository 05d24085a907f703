"""What every plain-array function asks of its arrays, all faults at once (数组核对)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import BadInput, tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_SHOWN = 5


class BadCounts(BadInput):
    """A count of crashes is negative, no number, or not whole where it must be (事故数有误)."""


class NotPositive(BadInput):
    """A length, a prediction or another amount is not above zero (应为正数)."""


class UnequalLengths(BadInput):
    """Arrays that describe the same sites have not the same length (数组长度不一)."""


def counts_of(name: str, values: ArrayLike) -> NDArray[Any]:
    """The counts as floats; weights such as 2.5 pass, NaN and negative ones do not. Raises BadCounts."""
    found = np.atleast_1d(np.asarray(values, dtype=float))
    bad = ~np.isfinite(found) | (found < 0)
    if bad.any():
        raise BadCounts(
            tr("“{name}”有{n}个不是非负数：{found}", name=name, n=int(bad.sum()), found=_some(found, bad)),
            where=tr("参数“{name}”", name=name),
            mend=tr("请改为零或正数；没有数据的路段请先去掉，不要填空值。"),
        )
    return found


def positive(name: str, values: ArrayLike, *, or_zero: bool = False) -> NDArray[Any]:
    """The values as floats, all above zero (or zero where that is allowed). Raises NotPositive."""
    found = np.atleast_1d(np.asarray(values, dtype=float))
    bad = ~np.isfinite(found) | ((found < 0) if or_zero else (found <= 0))
    if bad.any():
        raise NotPositive(
            tr("“{name}”有{n}个不是正数：{found}", name=name, n=int(bad.sum()), found=_some(found, bad)),
            where=tr("参数“{name}”", name=name),
            mend=tr("请改为大于零的数；长度为零的路段请先去掉。"),
        )
    return found


def same_length(**arrays: NDArray[Any]) -> None:
    """Pass when all arrays have one shape. Raises UnequalLengths."""
    shapes = {name: array.shape for name, array in arrays.items()}
    if len(set(shapes.values())) > 1:
        raise UnequalLengths(
            tr("各数组长度不一：{shapes}", shapes="、".join(f"{n} {s}" for n, s in shapes.items())),
            where=tr("参数“{name}”", name="、".join(shapes)),
            mend=tr("每个路段在每个数组里都应有且只有一个数。"),
        )


def _some(values: NDArray[Any], bad: NDArray[Any]) -> str:
    places = np.flatnonzero(bad)[:_SHOWN]
    shown = "、".join(tr("第{n}个 {value}", n=int(i) + 1, value=f"{values.flat[i]:g}") for i in places)
    return shown + ("…" if int(bad.sum()) > _SHOWN else "")
