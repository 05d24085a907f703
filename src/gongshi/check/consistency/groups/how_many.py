"""Words that say how many parts there are: 两批14人，其中第一批…、第二批…; 分布在3个年级 (几项)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongshi.wording.numerals import read_number

_HOW_MANY = re.compile(
    r"([0-9]+|[两二三四五六七八九十])个?((?:年级|班级|乡镇|街道|社区|县区|部门|单位)|[批期组类县区市镇村家队轮次场档级]"
    r"|[支所家条座项种处]?[一-鿿]{0,4}?(?:队|学校|医院|企业|平台|渠道|园区|片区|水库|产业|行业|线路|航线|工厂|矿区|景区|车站|机场|港区|银行))"
)


def says_how_many(words: str, said: Sequence[str]) -> bool:
    """Whether `words` count things of which each head is one, and as many as there are heads.

    >>> says_how_many("病例分布在3个年级", ["三年级", "四年级", "五年级"]), says_how_many("涉及3个县", ["甲县", "乙县"])
    (True, False)
    """
    told = _HOW_MANY.findall(words)
    return any(read_number(n) == len(said) and all(_is_one(head, of) for head in said) for n, of in told)


def _is_one(head: str, of: str) -> bool:
    """Whether the head is one of these: 三年级 of 年级, 假山镇 of 乡镇."""
    return (
        of in head or (len(of) > 1 and head.endswith(of[-1])) or (of in ("乡镇", "县区") and head.endswith(tuple(of)))
    )
