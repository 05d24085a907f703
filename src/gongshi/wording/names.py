"""Person names as a notice may show them (姓名脱敏).

The surname and one 某 for each further character; a compound surname is kept whole. A name
with a dot, a long transcription or one in another script shows its first syllable and 某某,
so that its length tells nothing. The style that keeps the last character (吕某文) tells too
much and is not offered. A masked name never comes out whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import Enum
from functools import cache

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.plates import PlatePolicy, mask_id, mask_plate
from gongshi.wording.tables import table, words

__all__ = ["NamePolicy", "NotAName", "PlatePolicy", "letter", "mask_all", "mask_id", "mask_person", "mask_plate"]

_DOTS = re.compile("[·•‧∙・･．.]")
_HAN = re.compile(r"[㐀-鿿豈-﫿𠀀-𳎯]+")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class NamePolicy(Enum):
    """How much of a person's name is shown (姓名公开方式)."""

    FULL = "full"
    SURNAME = "surname"
    COUNT = "count"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return {"full": "全名", "surname": "姓加某", "count": "只计人数", "none": "不出现"}[self.value]


class NotAName(BadInput):
    """Text that is to be masked as a name holds what no name has (不是姓名)."""


def mask_person(name: str, policy: NamePolicy | str = NamePolicy.SURNAME) -> str:
    """`name` as `policy` lets it be seen (姓名脱敏); nothing of it under COUNT and NONE.

    A mask that comes in (李某) comes out as it is. Raises NotAName for digits, brackets and
    the like: what stands behind a name in the same cell would otherwise be published with it.

    >>> mask_person("假小明"), mask_person("欧阳假"), mask_person("阿依假·买买提")
    ('假某某', '欧阳某', '阿某某')
    """
    policy = NamePolicy(policy)
    cleaned = _cleaned(name)
    if policy is NamePolicy.FULL:
        return cleaned
    if policy is not NamePolicy.SURNAME or not cleaned:
        return ""
    if not _HAN.fullmatch(cleaned) or len(cleaned) > 4:
        return f"{cleaned[0]}某某"
    kept = 2 if len(cleaned) > 2 and cleaned[:2] in _compound() else 1
    return cleaned[:kept] + "某" * (len(cleaned) - kept) if len(cleaned) > 1 else "某"


def mask_all(names: Sequence[str], policy: NamePolicy | str = NamePolicy.SURNAME) -> list[str]:
    """Each of one document's persons masked, equal masks told apart by 甲, 乙 … (同形脱敏).

    Each place in `names` is a person of his own; letters go by that order and hold inside one
    document only.

    >>> mask_all(["李假", "王假", "李虚"])
    ['李某甲', '王某', '李某乙']
    """
    masks = [mask_person(name, policy) for name in names]
    if NamePolicy(policy) is not NamePolicy.SURNAME:
        return masks
    same = Counter(masks)
    seen: defaultdict[str, int] = defaultdict(int)
    told: list[str] = []
    for mask in masks:
        told.append(mask + letter(seen[mask]) if same[mask] > 1 else mask)
        seen[mask] += 1
    return told


def letter(n: int) -> str:
    """The letter that tells equal masks apart (同形之别): 甲 for 0, to 癸, then 甲甲, 甲乙 …: no two alike."""
    return (letter(n // 10 - 1) if n >= 10 else "") + _STEMS[n % 10]


def _cleaned(name: str) -> str:
    text = unicodedata.normalize("NFC", name).strip()
    text = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text)
    if all(_may_stand(char) for char in text):
        return text
    raise NotAName(
        tr("“{name}”不是单独的姓名。", name=name),
        where=tr("姓名脱敏"),
        mend=tr("姓名一格只写姓名；证号、年龄和说明请写在各自的列。"),
    )


def _may_stand(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" or char in " '’-" or bool(_DOTS.fullmatch(char))


@cache
def _compound() -> frozenset[str]:
    return frozenset(words(table("surnames")["compound"]))
