"""What is counted: the noun phrase before or behind the number (数的主语).

Of real quantities two fifths have it bare before the number, two fifths behind it, the rest
further off. Where both sides have a phrase, a verb before the number decides for the one
behind; a list that has had its subjects before its numbers goes on so.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gongshi.check.claim import Kind
from gongshi.check.clause import BRACKETED, Place
from gongshi.check.deeds import before_deed, behind_verb
from gongshi.check.lexicon import beginnings, head_word, tail_word, trie, without_head, without_tail, word_at, words_for
from gongshi.check.units import unit_pattern

_QUOTES = " “”\"'‘’「」『』《》—-~*#>+"
_LONGEST = 32
_BEHIND_TOO = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.RANK})
_FINES = ("罚款", "罚金", "奖金", "保证金", "押金", "定金", "救助金", "慰问金", "补助金", "奖励金", "赔偿金", "违约金")
_SUMS = (  # 100万元的奖励资金, 500万元贷款
    "资金", "经费", "款", "款项", "贷款", "基金", "补贴", "补助", "补偿", "赔偿", "债务", "债券", "损失", "费", "费用", "红包", "现金", "消费券",
    "工资", "薪酬", "货款", "税款", "欠款", "存款", "借款", "学费", "租金", "奖励", "救助", "投资", "融资", "授信",
)  # fmt: skip
_LASTING = ("为期", "历时", "时长", "长达")
_WON = re.compile(r"(?:获评|荣获|获得|被评为|被授予|被命名为|当选|入选)为?[“「]?(?P<what>[^，。；、“”「」0-9]{2,16})")
_POINTERS = frozenset({"上述", "以上", "这", "该", "其", "他们", "我们", "以下"})
_NAMED_SO = re.compile(r"[“「](?P<what>[^“”「」]{2,12})[”」]的?$")
_EACH = re.compile(r"(?:平均)?每[一-鿿]{1,4}$")
_PRETEXT = re.compile(r"(?:以|假借|打着)[^，。；]{1,16}?(?:为名义?|为由|为幌子|为诱饵|的名义|为条件)")
_SHORT_NOUN = 3
_LED = re.compile(r"(?:面向|年满|针对|不满|未满|已满|满)$")
_LEADING = re.compile(r"[前第]$")
_NOUN_ENDS = frozenset("员者人户家业部众民师工友长校院司所站点区县乡镇村市品车船案件辆物食药款项目产")
_SHORT_CASUALTY = {"亡": "死亡", "伤": "受伤"}
_NAMED = re.compile(r"等(?:共|共计)?$")
PLACE = re.compile(r"[一-鿿]{1,6}(?:县|区|市|镇|乡|村|省|街道|州|旗|国|盟|片区|线)")
_DENIES = frozenset("未不无没")
_BRIEF = frozenset("亡伤男女优良中差")
_THAN = re.compile(r"^(?:[比较与同](?:去年|上年|上届|上月|上周|上期|上季度|年初|前一|往年).{0,6}|两者|二者)$")
_WORD = re.compile(r"\w")  # 🎉🎉 counts nothing
_SHORT = frozenset("村户县市区乡镇案车船路桥校店厂")
_NO_PREDICATE = re.compile(r"[和及与或、的]|增|减|上升|下降|提高|降低")
_REST_OF_DATE = re.compile(
    r"^(?:(?:[上中下]旬|[底末初]|以来|[起止])+[，,]?|(?:决算|执行|完成|实际)数(?=[增减上下多少提降]))"
)
_BESIDE = re.compile(r"[与同跟在从向给][^，。；、]{1,6}$")
_CLASSED = frozenset("个家名位种类项座所条处")
_OTHERS = ("其他", "其余", "另外")
_SAID = re.compile(r"^(?:是因为?|是由于|因为?|系|是|被)")


class Own(NamedTuple):
    """What a number's own clause says of its subject: the phrase, and on which side it stands.

    `verb` is the verb right before the number where no noun stands beside it; the caller may
    know what is acted upon.
    """

    text: str
    side: str = ""
    verb: str = ""


class Phrase(NamedTuple):
    """A noun phrase before a number; `verb` stands between it and the number, empty when none."""

    text: str
    verb: str = ""


def own_subject(place: Place, *, list_before: bool = False, first: bool = False) -> Own:
    """The noun phrase that the number of `place` counts (主语), empty when its clause has none.

    `list_before` says that the number before it in the list had its subject before it; `first`, that it is the
    first number of its clause.
    """
    before = before_phrase(_without_date(place))
    people = _between(place, before.text)
    if people:
        return Own(people, "before")
    won = _WON.match(place.right.lstrip(_QUOTES)) if not before.text else None
    if won:
        return Own(won["what"].strip(_QUOTES), "after")
    with_what = place.left.rstrip(_QUOTES).endswith("以")  # 市税务局以13枚列第三
    bare = before.text if not before.verb and not with_what else ""
    moves = len(head_word(place.right, "up") or head_word(place.right, "down")) > 1
    after = "" if moves or (place.left.strip() and _is_parted(place)) else after_phrase(place.right)
    if after and _points_behind(place, after):
        return Own(after, "after")
    if bare and (place.right.startswith("的") or place.found.kind not in _BEHIND_TOO) and place.found.unit != "级":
        return Own(bare, "before")
    if after and bare and _is_beside(place, first):
        return Own(after, "after")
    if after and bare in _OTHERS and place.found.unit in _CLASSED:
        return Own(after, "after")
    if after and bare and place.left.rstrip(_QUOTES).endswith("的") and _counts_them(place, after):
        return Own(after, "after")
    if bare and list_before and not _NAMED.search(place.left.strip()) and not (after and PLACE.fullmatch(bare)):
        return Own(bare, "before")
    if after and not (bare and _is_predicate(place.right)):
        return Own(after, "after")
    if bare:
        return Own(bare, "before")
    if before.verb:
        whole = before.text + before.verb
        return Own(whole, "before") if len(before.text) > 2 else Own("", "before", whole)
    return Own("")


def _counts_them(place: Place, after: str) -> bool:
    """涉案的5名厅局级干部: what stands before 的 only says which of those that stand behind the number."""
    return place.found.kind is Kind.COUNT and not is_act(after) and not _is_predicate(place.right)


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
    left = place.left.strip(_QUOTES)
    if place.opener == "、" and (first or tail_word(left, "offices")):
        return place.found.unit in _CLASSED and not _is_predicate(place.right)
    return bool(_BESIDE.match(left)) and not head_word(left, "stops_kept") and not _is_predicate(place.right)


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
    left = left.rstrip(_QUOTES)
    if place.found.kind is Kind.AGE and (place.right.startswith("的") or _LED.search(left)):
        return True
    if place.right.startswith("的") and _LEADING.search(left):
        return True  # 居前5位的病种
    return left.endswith(("以", "用", "致", "造成", "导致")) or (
        place.right.startswith("的") and left.endswith(_LASTING)
    )


@lru_cache(maxsize=4096)
def before_phrase(left: str) -> Phrase:
    """The phrase at the end of `left`, without link words; what follows its last verb.

    Kept for the last few thousand: half the words before numbers stand before several (同比增长, 人).
    """
    text = without_tail(left.strip(_QUOTES), "links", kept="links_kept").strip(_QUOTES)
    if not text:
        return Phrase(_last_quoted(left))
    if "为" in text:
        text = _PRETEXT.sub("", text) or _pretext(text)
    if text.startswith("连续"):
        text = _IN_A_ROW.sub("", text)
    if "每" in text:
        text = without_tail(_without_each(text), "links", kept="links_kept")
    if text[-1:] in _ENDS_TERMS:
        text = _ON_TERMS.sub("", text)
    text = _THAN.sub("", without_head(text, "leads", kept="stops_kept").strip(_QUOTES))
    verb = "" if tail_word(text, "verbs_kept") else tail_word(text, "verbs") or _result(text)
    if not verb:
        phrase = behind_verb(text)[-_LONGEST:].strip(_QUOTES)
        brief = _BRIEF_DEED.search(left.rstrip()) if len(phrase) == 1 else None
        if brief:
            return Phrase("", brief[0])
        says = (len(phrase) > 1 and phrase not in _says_nothing()) or phrase in _BRIEF
        return Phrase(_SHORT_CASUALTY.get(phrase, phrase) if says else "")
    manner = tail_word(text[: -len(verb)], "manners")
    if manner and len(verb) > 1:
        return Phrase("", manner + verb) if manner == text[: -len(verb)] else Phrase(behind_verb(text))
    rest = without_tail(text[: -len(verb)], "links", kept="links_kept")
    first = tail_word(rest, "verbs") if len(verb) > 1 and rest == text[: -len(verb)] else ""
    if len(first) > 1:  # 发放补贴, 开展培训: the second verb is what is counted
        alone = first in words_for("light_verbs") or without_tail(first, "light_verbs") != first
        if rest[: -len(first)].endswith(("不", "未")):
            return Phrase(text)
        return Phrase(verb if alone else behind_verb(rest[: -len(first)]) + first + verb)
    acted = behind_verb(rest) if len(rest) > 1 else rest
    return Phrase(acted + verb) if acted and acted != rest else Phrase(rest, verb)


def _result(text: str) -> str:
    """编成28个小组, 选出7名: what ends in a word of outcome is a verb, though no list has it."""
    return text[-2:] if text[-1:] in _OUTCOMES and _RESULT.search(text, max(0, len(text) - 3)) else ""


_ENDS_TERMS = frozenset("算后")
_ON_TERMS = re.compile("(?:按[^，。；按]{2,10}计?算|[剔扣]除[^，。；]{2,12}后)$")  # 按不变价计算, 剔除一次性因素后
_IN_A_ROW = re.compile("^连续[一二两三四五六七八九十0-9]{1,2}个?(?:年度?|季度?|月|届|期|周|批)")  # 连续两季上榜
_BRIEF_DEED = re.compile("[已应未拟实待][报建改拆修办收交缴发销签领投查结种播割验检补退还装通]$")  # 已报364户
_OUTCOMES = frozenset("成出掉到")
_RESULT = re.compile(
    r"(?:(?<![组构分现年收变])成|(?<![支演输进突杰付])出|掉|(?<![报签迟])到)(?<![未不没]..)(?<=[一-鿿]{2})$"
)


def _last_quoted(left: str) -> str:
    """“一般”的1个: in quotes a word of degree is a name."""
    found = _NAMED_SO.search(left)
    return found["what"] if found else ""


def _pretext(text: str) -> str:
    """以“投资养老”为名: nothing else stands there, and the pretext is what tells the case."""
    return text.lstrip("以假借打着").partition("为")[0].strip(_QUOTES)


def _without_each(text: str) -> str:
    """平均每件用时 → 用时, 每年接待游客 → 接待游客; of 每个单位 and 每起故障出动 nothing is left."""
    at = text.rfind("每")
    behind = text[at + 1 :].lstrip("十百千万0123456789")
    unit = unit_pattern().match(behind)
    if unit is None:
        return _EACH.sub("", text)
    rest = behind[unit.end() :]
    measured = rest[-1:] in _MEASURES or tail_word(rest, "aspects")
    return rest if len(rest) > _SHORT_NOUN or measured else text[:at].removesuffix("平均")


def after_phrase(right: str) -> str:
    """The noun phrase that `right` begins with, up to the first word that no noun phrase holds."""
    if not right:
        return ""
    described = _DESCRIBED.match(right) if "的" in right else None
    if described and _is_verbal(described["how"]):
        return described["how"] + "的" + after_phrase(described["head"])
    quoted = _QUOTED.match(right) if right[0] in "“「" else None
    if quoted:
        return quoted["what"] + after_phrase(quoted["more"])
    text = right.strip(_QUOTES)
    text = text[1:] if text.startswith("的") else text
    places = BRACKETED.match(text)
    if places:
        return places[0]
    phrase = before_deed(text[: _stop(text)].strip(_QUOTES))
    return phrase[:_LONGEST] if (len(phrase) > 1 and _WORD.search(phrase)) or phrase in _SHORT else ""


def _is_verbal(phrase: str) -> bool:
    """未如实申报, 涉嫌非法营运: what stands before 的 says what those behind it do."""
    begins = phrase[:1] in _DENIES or any(head_word(phrase, use) for use in ("acts", "verbs", "stops"))
    return begins and not head_word(phrase, "stops_kept")


_DESCRIBED = re.compile(r"(?P<how>[^，,。；;：、的0-9（）]{2,16})的(?P<head>[一-鿿][^，,。；;：0-9]+)")


def is_done(phrase: str) -> bool:
    """主体封顶, 立案查处: behind a thing's own measure word a phrase that ends in a deed says what became of it."""
    return bool(tail_word(phrase, "verbs") or tail_word(phrase, "predicates")) and phrase[-1:] not in _NOUN_ENDS


def is_act(phrase: str) -> bool:
    """Whether what stands behind a number says what those counted do, and is no noun: 用锡纸包裹."""
    begins = phrase[:1] in _DENIES or head_word(phrase, "acts") or head_word(phrase, "manners")
    return bool(begins) and phrase[-1:] not in _NOUN_ENDS


def measured(unit: str, subject: str) -> str:
    """受害人52岁 is the 受害人年龄: what a unit of one measure only is of, behind whose it is."""
    of = _MEASURED_IN.get(unit, ())
    return subject if not of or any(word in subject for word in of) else subject + of[0]


_MEASURES = frozenset("价额量率费数金值比")
_MEASURED_IN = {
    "岁": ("年龄",), "周岁": ("年龄",), "℃": ("气温", "温"), "摄氏度": ("气温", "温"), "分贝": ("噪声", "噪音", "声"),
    "毫克/100毫升": ("酒精含量", "含量", "浓度"), "毫克/百毫升": ("酒精含量", "含量", "浓度"),
}  # fmt: skip


def predicate(right: str) -> str:
    """What is said of the counted where no noun stands: 3人被终身禁止驾驶."""
    text = re.split("[，。；,;（(]", right, maxsplit=1)[0].strip(_QUOTES)
    text = "" if _NO_PREDICATE.match(text) else without_head(_SAID.sub("", text), "leads")[:16]
    return text if len(text) > 1 else ""


def _is_predicate(right: str) -> bool:
    return bool(_predicates().match(right.strip(_QUOTES)))


_QUOTED = re.compile(r"[“「](?P<what>[^“”「」]{2,24})[”」](?P<more>.*)", re.S)


@cache
def _befell() -> re.Pattern[str]:
    how = r"(?:均|全部|当场|经[^，。；0-9]{0,8}?|抢救无效|不幸|不同程度)*"
    return re.compile(rf"{how}(?P<what>{trie(words_for('casualties'))})(?=[，。；、,;（()）]|$)")


@cache
def _says_nothing() -> frozenset[str]:
    return _POINTERS | words_for("extreme")


def _stop(text: str) -> int:
    """Where the first word of `text` stands that no noun phrase holds; its length where there is none."""
    at, heads = 0, beginnings("stops", "stops_kept")
    while at < len(text):
        if text[at : at + 2] in heads or text[at] in heads:
            kept = word_at(text, at, "stops_kept")
            if not kept and word_at(text, at, "stops"):
                return at
            at += len(kept) or 1
        else:
            at += 1
    return len(text)


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(rf"{trie(words_for('predicates'))}|运行|正常|全|超|处于|尚|无|良好|顺")
