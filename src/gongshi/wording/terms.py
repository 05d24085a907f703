"""Terms of imprisonment and probation in Chinese numerals (刑期).

Judgments write 一年六个月, 二年, 十个月; never 两年, never Arabic, never 半年.
"""

from __future__ import annotations

import re

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.numerals import read_number, to_chinese

_FORM = re.compile(r"(?:(?P<years>[^年个月]{1,12})年)?(?:零?(?P<months>[^年个月零]{1,12})(?:个月|月))?")


class NoSuchTerm(BadInput):
    """A term of no or fewer months cannot be written (刑期有误)."""


def write_term(months: int) -> str:
    """`months` as a judgment writes them (刑期). Raises NoSuchTerm below one month.

    >>> write_term(18), write_term(10), write_term(24)
    ('一年六个月', '十个月', '二年')
    """
    if months < 1:
        raise NoSuchTerm(
            tr("刑期写的是 {months} 个月，应至少为 1 个月。", months=months),
            where=tr("刑期或考验期"),
            mend=tr("请按判决书填写月数，例如一年六个月填 18。"),
        )
    years, rest = divmod(months, 12)
    return (f"{to_chinese(years)}年" if years else "") + (f"{to_chinese(rest)}个月" if rest else "")


def read_term(text: str) -> int | None:
    """The months of a term in any numerals, or None when `text` is no term (读刑期).

    >>> read_term("一年六个月"), read_term("1年6个月"), read_term("两年"), read_term("半年")
    (18, 18, 24, 6)
    """
    found = _FORM.fullmatch(text.strip())
    if not found or not (found["years"] or found["months"]):
        return None
    years = read_number(found["years"]) if found["years"] else 0
    months = read_number(found["months"]) if found["months"] else 0
    if years is None or months is None:
        return None
    total = years * 12 + months
    return int(total) if total == int(total) and total > 0 else None
