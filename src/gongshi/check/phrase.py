"""Noun phrases beside a number: what ends before it, what begins behind it, what is said of it (数旁的名词)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gongshi.check.clause import BRACKETED
from gongshi.check.deeds import before_deed, behind_verb
from gongshi.check.lexicon import beginnings, head_word, tail_word, trie, without_head, without_tail, word_at, words_for
from gongshi.check.units import unit_pattern

QUOTES = " “”\"'‘’「」『』《》—-~*#>+"
_LONGEST = 32
_POINTERS = frozenset({"上述", "以上", "这", "该", "其", "他们", "我们", "以下"})
_NAMED_SO = re.compile(r"[“「](?P<what>[^“”「」]{2,12})[”」]的?$")
_EACH = re.compile(r"(?:平均)?每[一-鿿]{1,4}$")
_PRETEXT = re.compile(r"(?:以|假借|打着)[^，。；]{1,16}?(?:为名义?|为由|为幌子|为诱饵|的名义|为条件)")
_SHORT_NOUN = 3
_NOUN_ENDS = frozenset("员者人户家业部众民师工友长校院司所站点区县乡镇村市品车船案件辆物食药款项目产")
_SHORT_CASUALTY = {"亡": "死亡", "伤": "受伤"}
_DENIES = frozenset("未不无没")
_BRIEF = frozenset("亡伤男女优良中差")
_THAN = re.compile(r"^(?:[比较与同](?:去年|上年|上届|上月|上周|上期|上季度|年初|前一|往年).{0,6}|两者|二者)$")
_GIVEN = re.compile("(?<=[一-鿿]{2})(?:发放|捐赠|赠送)$")  # 为1名学生发放500元
_ITEM = re.compile(r"^(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)(?=[一-鿿])")
_HAPPENED = re.compile("(?<=[一-鿿][故灾])发生$")  # 仓库火灾发生20起
_WORD = re.compile(r"\w")  # 🎉🎉 counts nothing
_SHORT = frozenset("村户县市区乡镇组案车船路桥校店厂")
_NO_PREDICATE = re.compile(r"[和及与或、的]|增|减|上升|下降|提高|降低")
_SAID = re.compile(r"^(?:是因为?|是由于|因为?|系|是|被)")


class Phrase(NamedTuple):
    """A noun phrase before a number; `verb` stands between it and the number, empty when none."""

    text: str
    verb: str = ""


@lru_cache(maxsize=4096)
def before_phrase(left: str) -> Phrase:
    """The phrase at the end of `left`, without link words; what follows its last verb.

    Kept for the last few thousand: half the words before numbers stand before several (同比增长, 人).
    """
    text = without_tail(_HAPPENED.sub("", _ITEM.sub("", left.strip(QUOTES))), "links", kept="links_kept").strip(QUOTES)
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
    text = _THAN.sub("", without_head(text, "leads", kept="stops_kept").strip(QUOTES))
    verb = (
        ""
        if tail_word(text, "verbs_kept")
        else tail_word(text, "verbs") or tail_word(text, "verbs_last") or _result(text)
    )
    if not verb:
        phrase = behind_verb(text)[-_LONGEST:].strip(QUOTES)
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
        acted = "" if alone else behind_verb(rest[: -len(first)])
        return Phrase("", first + verb) if not alone and not acted else Phrase(acted + ("" if alone else first) + verb)
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
    return text.lstrip("以假借打着").partition("为")[0].strip(QUOTES)


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
    if described and (_is_verbal(described["how"]) or _is_quality(described["how"])):
        return described["how"] + "的" + after_phrase(described["head"])
    quoted = _QUOTED.match(right) if right[0] in "“「" else None
    if quoted:
        return quoted["what"] + after_phrase(quoted["more"])
    text = right.strip(QUOTES)
    text = text[1:] if text.startswith("的") else text
    places = BRACKETED.match(text)
    if places:
        return places[0]
    phrase = before_deed(text[: _stop(text)].strip(QUOTES))
    phrase = _GIVEN.sub("", phrase)
    return phrase[:_LONGEST] if (len(phrase) > 1 and _WORD.search(phrase)) or phrase in _SHORT else ""


def _is_verbal(phrase: str) -> bool:
    """未如实申报, 涉嫌非法营运: what stands before 的 says what those behind it do."""
    begins = phrase[:1] in _DENIES or any(head_word(phrase, use) for use in ("acts", "verbs", "stops"))
    return begins and not head_word(phrase, "stops_kept")


def _is_quality(phrase: str) -> bool:
    """行动不便的旅客, 表现突出的个人: what stands before 的 names nobody, but says what those behind it are like."""
    return len(phrase) <= _LONGEST_QUALITY and phrase[-1] not in _NOUN_ENDS


_LONGEST_QUALITY = 8
_DESCRIBED = re.compile(r"(?P<how>[^，,。；;：、的0-9（）]{2,16})的(?P<head>[一-鿿][^，,。；;：0-9]+)")


def is_act(phrase: str) -> bool:
    """Whether what stands behind a number says what those counted do, and is no noun: 用锡纸包裹."""
    begins = phrase[:1] in _DENIES or head_word(phrase, "acts") or head_word(phrase, "manners")
    return bool(begins) and phrase[-1:] not in _NOUN_ENDS


_MEASURES = frozenset("价额量率费数金值比")


def predicate(right: str) -> str:
    """What is said of the counted where no noun stands: 3人被终身禁止驾驶."""
    text = re.split("[，。；,;（(]", right, maxsplit=1)[0].strip(QUOTES)
    text = "" if _NO_PREDICATE.match(text) else without_head(_SAID.sub("", text), "leads")[:16]
    return text if len(text) > 1 else ""


def is_predicate(right: str) -> bool:
    """运行正常, 死亡: whether what stands behind a number says something of those counted."""
    return bool(_predicates().match(right.strip(QUOTES)))


_QUOTED = re.compile(r"[“「](?P<what>[^“”「」]{2,24})[”」](?P<more>.*)", re.S)


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
