"""What is counted: the noun phrase before or behind the number (数的主语).

Of real quantities two fifths have it bare before the number, two fifths behind it, the rest
further off. Where both sides have a phrase, a verb before the number decides for the one
behind; a list that has had its subjects before its numbers goes on so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongshi.check.claim import Kind, Looseness
from gongshi.check.clause import Place
from gongshi.check.lexicon import head_word, tail_word, trie, words_for
from gongshi.check.phrase import QUOTES, after_phrase, before_phrase, is_act, is_predicate

_BEHIND_TOO = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.RANK})
_FINES = ("罚款", "罚金", "奖金", "保证金", "押金", "定金", "救助金", "慰问金", "补助金", "奖励金", "赔偿金", "违约金")
_SUMS = (  # 100万元的奖励资金, 500万元贷款
    "资金", "经费", "款", "款项", "贷款", "基金", "补贴", "补助", "补偿", "赔偿", "债务", "债券", "损失", "费", "费用", "红包", "现金", "消费券",
    "工资", "薪酬", "货款", "税款", "欠款", "存款", "借款", "学费", "租金", "奖励", "救助", "投资", "融资", "授信",
)  # fmt: skip
_LASTING = ("为期", "历时", "时长", "长达")
_WON = re.compile(r"(?:获评|荣获|获得|被评为|被授予|被命名为|当选|入选)为?[“「]?(?P<what>[^，。；、“”「」0-9]{2,16})")
_LED = re.compile(r"(?:面向|年满|针对|不满|未满|已满|满)$")
_LEADING = re.compile(r"[前第]$")
_NAMED = re.compile(r"等(?:共|共计)?$")
PLACE = re.compile(r"[一-鿿]{1,6}(?:县|区|市|镇|乡|村|省|街道|州|旗|国|盟|片区|线)")
_REST_OF_DATE = re.compile(
    r"^(?:(?:[上中下]旬|[底末初]|以来|[起止])+[，,]?|(?:决算|执行|完成|实际)数(?=[增减上下多少提降]))"
)
_BESIDE = re.compile(r"[与同跟在从向给][^，。；、]{1,6}$")
_CLASSED = frozenset("个家名位种类项座所条处")
_OTHERS = ("其他", "其余", "另外")


class Own(NamedTuple):
    """What a number's own clause says of its subject: the phrase, and on which side it stands.

    `verb` is the verb right before the number where no noun stands beside it; the caller may
    know what is acted upon.
    """

    text: str
    side: str = ""
    verb: str = ""


def own_subject(place: Place, *, list_before: bool, first: bool) -> Own:
    """The noun phrase that the number of `place` counts (主语), empty when its clause has none.

    `list_before` says that the number before it in the list had its subject before it; `first`, that it is the
    first number of its clause.
    """
    before = before_phrase(_without_date(place))
    people = _between(place, before.text)
    if people:
        return Own(people, "before")
    named = _NAMED.search(place.left.strip()) is not None
    won = _WON.match(place.right.lstrip(QUOTES)) if named or not before.text else None
    if won:
        return Own(won["what"].strip(QUOTES), "after")
    with_what = place.left.rstrip(QUOTES).endswith("以")  # 市税务局以13枚列第三
    bare = before.text if not before.verb and not with_what else ""
    moves = len(head_word(place.right, "up") or head_word(place.right, "down")) > 1
    after = "" if moves or (place.left.strip() and _is_parted(place)) else after_phrase(place.right)
    if before.verb and place.left.endswith("的") and place.found.kind is Kind.COUNT and (not after or is_act(after)):
        return Own(before.text + before.verb, "before")  # 集中安置的1947人分布在5处
    if after and _points_behind(place, after):
        return Own(after, "after")
    if bare and (place.right.startswith("的") or place.found.kind not in _BEHIND_TOO) and place.found.unit != "级":
        return Own(bare, "before")
    if bare and (
        (is_bound(place) and tail_word(bare, "casualties"))
        or (place.found.kind is Kind.ORDINAL and place.found.unit == "次")
    ):
        return Own(bare, "before")  # 一次死亡3人以上火灾; 电网负荷第三次创新高
    if after and bare and _is_beside(place, first):
        return Own(after, "after")
    if after and bare in _OTHERS and place.found.unit in _CLASSED:
        return Own(after, "after")
    if bare and list_before and not named and not (after and PLACE.fullmatch(bare)):
        return Own(bare, "before")
    if after and not (bare and is_predicate(place.right)):
        return Own(after, "after")
    if bare:
        return Own(bare, "before")
    if before.verb:
        whole = before.text + before.verb
        return Own(whole, "before") if len(before.text) > 2 else Own("", "before", whole)
    return Own("")


def is_bound(place: Place) -> bool:
    """3人以上火灾, 50毫米以上站点: a bound that others pass, and no number of them; 60岁以上老人 says who they are."""
    bound = place.found.outer_end > place.found.end and place.found.loose in (Looseness.OVER, Looseness.AT_MOST)
    return bound and place.found.kind is not Kind.AGE and not place.right.startswith("的")


def _is_parted(place: Place) -> bool:
    """立案218件 处分196人: in a headline a space parts what commas part elsewhere."""
    return place.right.startswith((" ", "　")) and not place.left.endswith((" ", "　"))


def _without_date(place: Place) -> str:
    """至5月底已追回: what is left of the date before the number is no part of the phrase."""
    left = place.left
    if left[:1] not in _DATE_ENDS or place.opener or place.found.outer_start - len(left) <= place.sentence:
        return left
    return _REST_OF_DATE.sub("", left)


_DATE_ENDS = frozenset("底末初上中下以起止决执完实")


def _is_beside(place: Place, first: bool) -> bool:
    """财政局、住建局3个部门, 与省里5家医院: the names are the three themselves; what stands behind 与 counts nothing."""
    left = place.left.strip(QUOTES)
    if place.opener == "、" and (first or tail_word(left, "offices")):
        return place.found.unit in _CLASSED and not is_predicate(place.right)
    return bool(_BESIDE.match(left)) and not head_word(left, "stops_kept") and not is_predicate(place.right)


def _between(place: Place, before: str) -> str:
    """乘车人1人受伤, 2人经抢救无效死亡: who stands before the number and what befell them behind it."""
    befell = _befell().match(place.right) if place.found.kind is Kind.COUNT and place.found.unit in "人名" else None
    if befell is None:
        return ""
    return before + befell["what"] if before.endswith(("人", "员", "者", "生", "童")) else befell["what"]


def _points_behind(place: Place, after: str) -> bool:
    """以15枚奖牌, 为期7天的学习, 处5000元罚款: what is counted stands behind whatever stands before."""
    if place.found.kind is Kind.MONEY:
        of_what = place.right.startswith("的") or not head_word(after, "verbs")
        return after.startswith(_FINES) or (of_what and after.endswith(_SUMS))
    left = place.left.rstrip(" ")
    if left.endswith(("“", "+")):
        return True  # “8分钟讲课+2分钟答辩”
    left = left.rstrip(QUOTES)
    if place.found.kind is Kind.AGE and (place.right.startswith("的") or _LED.search(left)):
        return True
    if place.right.startswith("的") and _LEADING.search(left):
        return True  # 居前5位的病种
    return left.endswith(("以", "用", "致", "造成", "导致")) or (
        place.right.startswith("的") and left.endswith(_LASTING)
    )


@cache
def _befell() -> re.Pattern[str]:
    how = r"(?:均|全部|当场|经[^，。；0-9]{0,8}?|抢救无效|不幸|不同程度)*"
    return re.compile(rf"{how}(?P<what>{trie(words_for('casualties'))})(?=[，。；、,;（()）]|$)")


def measured(unit: str, subject: str) -> str:
    """受害人52岁 is the 受害人年龄: what a unit of one measure only is of, behind whose it is."""
    of = _MEASURED_IN.get(unit, ())
    return subject if not of or any(word in subject for word in of) else subject + of[0]


_MEASURED_IN = {
    "岁": ("年龄",), "周岁": ("年龄",), "℃": ("气温", "温"), "摄氏度": ("气温", "温"), "分贝": ("噪声", "噪音", "声"),
    "毫克/100毫升": ("酒精含量", "含量", "浓度"), "毫克/百毫升": ("酒精含量", "含量", "浓度"),
}  # fmt: skip
