"""Plates and identity numbers as a notice may show them (号牌和证号脱敏)."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from gongshi.errors import BadInput
from gongshi.i18n import tr

_PLATE = re.compile(r"([^\W\d_a-zA-Z])([A-Z])([A-Z0-9]{4,6})([^\W\d_a-zA-Z]?)")
_STARS = "******"


class PlatePolicy(Enum):
    """How much of a plate is shown (号牌公开方式)."""

    FULL = "full"
    TAIL = "tail"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return {"full": "全号", "tail": "末两位隐去", "none": "不出现"}[self.value]


class NotAPlate(BadInput):
    """A text of no known plate shape cannot be masked safely (不是号牌)."""


def mask_plate(plate: str, policy: PlatePolicy | str = PlatePolicy.TAIL) -> str:
    """`plate` as `policy` lets it be seen (号牌脱敏): whole, last two XX, or nothing.

    Full width, small letters, dot and blanks are set right; a character behind the figures
    (挂, 学) stays. Raises NotAPlate: a number of another shape is not passed on half masked.

    >>> mask_plate("示A·12345"), mask_plate("示A1234挂")
    ('示A123XX', '示A12XX挂')
    """
    policy = PlatePolicy(policy)
    if policy is PlatePolicy.NONE:
        return ""
    found = _PLATE.fullmatch(_straight(plate))
    if found is None:
        raise NotAPlate(
            tr("“{plate}”不像机动车号牌。", plate=plate),
            where=tr("号牌脱敏"),
            mend=tr("请核对号牌；应为一个汉字、一个字母和四至六位字母数字，例如 示A12345。"),
        )
    place, letter, serial, behind = found.groups()
    if policy is PlatePolicy.TAIL:
        serial = f"{serial[:-2]}XX"
    return f"{place}{letter}{serial}{behind}"


def mask_id(number: str) -> str:
    """An identity or licence number as three, six stars, three (证号脱敏).

    The stars do not tell its length. Fewer than twelve characters give stars alone, since
    six of them would be half.

    >>> mask_id("610000000000000426"), mask_id("1234567")
    ('610******426', '******')
    """
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", number))
    return number[:3] + _STARS + number[-3:] if len(number) >= 12 else _STARS


def _straight(plate: str) -> str:
    return re.sub(r"[\s·•‧・.\-]", "", unicodedata.normalize("NFKC", plate)).upper()
