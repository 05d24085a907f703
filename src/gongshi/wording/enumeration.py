"""Lists in running text: 等 only when some are left out, 共 only when all are named (列举).

甲、乙等51家 says that more than two exist; 丙、丁共2辆 that these are all; 各 that values are
equal; 均 that all of several agree; 分别 that there are as many values as names. Each word is
written only where it is true, and the same rules judge drafts.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.numerals import to_chinese
from gongshi.wording.quantity import Role, read_quantity, write_quantity


class BadEnumeration(BadInput):
    """Names and their number do not fit each other (列举与数目不符)."""


def join(names: Sequence[str], *, last: str = "、") -> str:
    """The names as a text has them, 、 between (顿号连接).

    >>> join(["甲", "乙", "丙"]), join(["甲", "乙"], last="和")
    ('甲、乙、丙', '甲和乙')
    """
    return "、".join(names[:-1]) + last + names[-1] if len(names) > 1 else "".join(names)


def name_some(names: Sequence[str], total: int, unit: str, most: int = 2) -> str:
    """The first `most` of `names` and how many there are in all (列举).

    等 when some stay unnamed, 共 when all of several are named, neither for a single one; no
    name at all gives the bare number. Raises BadEnumeration when more are named than exist,
    or when nothing exists: an empty list has its own sentence.

    >>> name_some(["甲公司", "乙公司"], 51, "家"), name_some(["丙", "丁"], 2, "辆"), name_some(["甲公司"], 1, "家")
    ('甲公司、乙公司等51家', '丙、丁共2辆', '甲公司1家')
    >>> name_some(["示A1S034"], 1, "辆")
    '示A1S034一辆'
    """
    if total < 1 or len(names) > total:
        raise BadEnumeration(
            tr("列出 {n} 个名称，总数却是 {total}{unit}。", n=len(names), total=total, unit=unit),
            where=tr("列举“{names}”", names=join(names)),
            mend=tr("请核对名单与总数；名单为空时应写“本月无新增”一类的句子。"),
        )
    shown = names[:most]
    if not shown:
        return write_quantity(total, unit)
    if total == 1 and shown[0][-1:].isascii():  # 示A1S034 and 1辆 would read 示A1S0341辆
        return f"{shown[0]}{to_chinese(1)}{unit}"
    word = "等" if len(shown) < total else "共" if total > 1 else ""
    return f"{join(shown)}{word}{write_quantity(total, unit, Role.HEADLINE)}"


def list_of(n: int, noun: str, *, unit: str = "项") -> str:
    """A number of things that a list behind it must hold (n项).

    >>> list_of(2, "措施"), list_of(10, "任务")
    ('两项措施', '10项任务')
    """
    return write_quantity(n, unit) + noun


def count_matches_list(phrase: str, items: Sequence[str]) -> bool:
    """Whether the number that `phrase` begins with is the length of the list (条数相符).

    A phrase without a number claims nothing and matches any list.

    >>> count_matches_list("三项措施", ["巡查", "劝导"]), count_matches_list("以下措施", ["巡查"])
    (False, True)
    """
    said = _leading_count(phrase)
    return said is None or said == len(items)


def equal_values(values: Sequence[Decimal | int]) -> bool:
    """Whether 各 may be written: several values, and all the same (各)."""
    return len(values) > 1 and len(set(values)) == 1


def write_each(values: Sequence[Decimal | int], unit: str) -> str | None:
    """各 with the common value, or None when the values differ or there is only one.

    >>> write_each([1, 1, 1], "家"), write_each([1, 2], "家")
    ('各1家', None)
    """
    return "各" + write_quantity(values[0], unit) if equal_values(values) else None


def all_of(flags: Sequence[bool]) -> str:
    """均 when it is true of all of several, else empty (均).

    >>> all_of([True, True]), all_of([True, False]), all_of([True])
    ('均', '', '')
    """
    return "均" if len(flags) > 1 and all(flags) else ""


def write_respectively(names: Sequence[str], values: Sequence[Decimal | int], unit: str) -> str:
    """Names and their values in the same order (分别).

    Equal values are said with 各, a single pair without 分别. Raises BadEnumeration when there
    are not as many values as names.

    >>> write_respectively(["甲县", "乙县"], [3, 5], "起")
    '甲县、乙县分别为3起、5起'
    """
    if not names or len(names) != len(values):
        raise BadEnumeration(
            tr("“分别”前有 {n} 个名称，后有 {m} 个数。", n=len(names), m=len(values)),
            where=tr("列举“{names}”", names=join(names)),
            mend=tr("请使名称与数一一对应。"),
        )
    each = write_each(values, unit)
    if each:
        return join(names) + each
    written = join([write_quantity(value, unit) for value in values])
    return join(names) + ("分别为" if len(names) > 1 else "") + written


def _leading_count(phrase: str) -> Decimal | None:
    """The longest quantity at the head of the phrase, as a count."""
    for end in range(min(len(phrase), 16), 0, -1):
        found = read_quantity(phrase[:end])
        if found and not found.ordinal:
            return found.value
    return None
