"""A number's own words made whole: by what was counted, by the clause, by the list (主语的补全)."""

from __future__ import annotations

import re

from gongshi.check.claim import Kind, Role
from gongshi.check.clause import FARTHEST, Place
from gongshi.check.lexicon import head_word, tail_word, without_tail, words_for
from gongshi.check.line import Line, is_alike
from gongshi.check.nearby import clause_before, head_of_clause
from gongshi.check.phrase import before_phrase, is_act
from gongshi.check.subject import PLACE


def doer(line: Line, place: Place, own: str) -> str:
    """其中40块用锡纸包裹: those of the same unit that were said before, and what is said of them."""
    said = is_act(own) or _is_done_by_persons(place, own) or _did(place, own) or (_bare(place) and _is_state(own))
    if not said or "的" in own or place.right.startswith("的"):
        return own
    of = [claim.subject for claim in line.said if is_alike(claim.unit, place.found.unit)]
    known = of[0] if of else line.known(place.found.unit)
    if head_word(known, "acts"):
        return own
    if not known or not (of or line.counts(place.found.unit)):
        return person_who(place, own) or known + own
    return own if known in own or own in known else known + own


def in_entry(line: Line, own: str, unit: str) -> str:
    """大豆312.5万吨，价值118.7亿元: whose value it is."""
    single = _SINGLE.fullmatch(own)
    if (own not in words_for("aspects_of") and single is None) or not line.said:
        return own
    like = (c for c in reversed(line.said) if single is None or c.unit == unit)
    of = (c.subject for c in like if not tail_word(c.subject, "aspects_of"))
    return next(of, "") + own


_SINGLE = re.compile("最[高低多少大小长短]的?一?[家笔户起件注次项天日宗单个]|单[笔注户次日件宗]")  # 最高一笔, 单注


def of_event(line: Line, place: Place, own: str) -> str:
    """举办讲座38场，听众2850人次: those who came are those of the event counted before."""
    if place.found.unit not in _COMERS or own not in words_for("attending"):
        return own
    event = next((c.subject for c in reversed(line.said) if c.unit in _EVENTS), "")
    return own if own in event else event + own


_COMERS = frozenset({"人次", "人", "名"})
_EVENTS = frozenset({"场", "场次", "次", "期", "堂", "届", "班"})


def of_goal(line: Line, place: Place, own: str) -> str:
    """完成全年计划的92.6%: what was done of the plan."""
    done = _GOAL.search(place.left) if place.found.kind is Kind.PERCENT and line.said else None
    return own if done is None or line.said[-1].subject in own else f"{line.said[-1].subject}{done['way']}{own}"


_GOAL = re.compile(r"(?P<way>完成|相当于)[^，。；、]{2,16}的$")


def _did(place: Place, own: str) -> bool:
    """6家递交投标文件, 18种上涨: a verb opens what stands behind the number, and no name of a body ends it."""
    begins = any(head_word(own, use) for use in ("verbs", "up", "down"))
    return begins and _bare(place) and place.found.unit in _BODIES and own[-1:] not in _NOUN_ENDS


_BODIES = frozenset("家人名位户种")


def _bare(place: Place) -> bool:
    return not without_tail(place.left.strip(), "links")


_THINGS = frozenset("个家栋台辆户处座艘名位幢间所套条只头部")


def person_who(place: Place, said: str) -> str:
    """7人终生不得驾车: who they are is said by nothing else."""
    who = place.found.unit == "人" and len(said) > 1 and not tail_word(said, "casualties") and said[-1] not in _GROUPS
    return said + "的人" if who and not place.right.startswith("的") else said


def _is_done_by_persons(place: Place, own: str) -> bool:
    """2人移送司法机关: behind 人 stands no noun, but what they do or suffer."""
    left = place.left.strip()
    bare = place.found.unit == "人" and not without_tail(left, "links") and not tail_word(left, "verbs_new")
    return bare and not tail_word(own, "casualties") and own[-1:] not in _GROUPS


_GROUPS = frozenset("组队班团人员者代户家")


def done_to(line: Line, place: Place, verb: str) -> str:
    """已整改86处: what was counted in the same unit before, and what was done with it.

    惠及5.4万户 counts others than those counted before.
    """
    if verb.endswith("记") and place.found.unit == "分":
        return "记分"
    event = of_event(line, place, verb)
    if event != verb:
        return event
    others = verb in words_for("verbs_new")
    known = "" if others else _undone(line, place.found.unit)
    if not known and not others and place.found.kind is not Kind.MONEY:
        known = line.known(place.found.unit)
    if line.asked and not line.said:
        known = line.asked
    if not known:
        return _about(line, place, verb)
    if f"不{verb}" in known or known.startswith("不") or _is_deed(known):
        return verb
    if len(verb) >= _NAME_OF_ITS_OWN and _is_listed(line):
        return verb  # 其中抢险救援44起、社会救助61起
    return known if verb in known else verb if verb.startswith(("不", "未", "无")) else verb + known


def _is_listed(line: Line) -> bool:
    """Whether the number before is a part of something, beside which this one is another."""
    return line.last is not None and line.last.role is Role.PART


def _about(line: Line, place: Place, verb: str) -> str:
    """涉及1.08亿元: where nothing was counted in the unit, what the clause, the sentence or the heading is about."""
    about = head_of_clause(line, place) or clause_before(line, place) or _told_before(line, place)
    if about:
        return about if verb in about else about + verb
    named = _deed_of_heading(line, verb)
    return named if named != verb or len(line.heading) > _SHORT_HEADING else verb + line.heading


def _told_before(line: Line, place: Place) -> str:
    """小规模纳税人减免4218万元，惠及1.46万户: what the sentence speaks of."""
    return line.said[0].subject if line.said and place.opener in ("，", ",", "、") else ""


def _undone(line: Line, unit: str) -> str:
    """What the sentence counted last in the unit; of 当场改正隐患, which is 隐患 with what was done, the 隐患."""
    of = [claim.subject for claim in line.said if claim.unit == unit]
    return "" if not of else of[0] if of[-1].endswith(of[0]) else of[-1]


def _deed_of_heading(line: Line, verb: str) -> str:
    """Under 福利彩票销售情况, 销售53亿元: with what the heading says it is done to, before the verb or behind it."""
    if verb not in line.heading:
        return verb
    before, _, behind = line.heading.rpartition(verb)
    named = _UP_TO.sub("", before)
    if len(named) > 1:
        return named + verb
    object_ = _OBJECT.match(behind)
    return verb + object_[0] if object_ else verb


_UP_TO = re.compile("^.*(?:[^一-鿿]|季度|月份?|[上下]半年|年度?|全[市省县区国]|关于|[市省县区局院]的?)")
_OBJECT = re.compile("(?!情况|工作|活动|进展)[一-鿿]{2,8}")


def _is_deed(known: str) -> bool:
    """直接答复, 刑事拘留 name a deed, and are not what another deed is done to."""
    bare = without_tail(known, "verbs")
    by_office = bare != known and tail_word(bare, "offices")  # 热线办直办
    return (
        bool(by_office or tail_word(known, "deeds") or _BRIEF.fullmatch(known)) or without_tail(bare, "manners") == ""
    )


_BRIEF = re.compile("[已应未拟实待][一-鿿]")
_SHORT_HEADING, _NAME_OF_ITS_OWN = 10, 4  # characters: 社会救助 needs no object


def which_of(line: Line, place: Place, own: str) -> str:
    """逾期未检验5辆, 当场履行完毕11人: what became of those that were counted before."""
    unit = place.found.unit
    firm = _NOT_YET.match(own) or own.endswith(_CAUSED)
    if place.found.kind is not Kind.COUNT or not (firm or (unit in _STATED and _is_state(own))):
        return own
    larger = line.larger(place)
    if larger[-2:] == own[-2:]:
        return own  # 行政拘留7人，刑事拘留5人
    of = line.most.get(unit, (None, ""))[1] if own.endswith(_CAUSED) else without_tail(larger, "states")
    return own if len(of) <= 1 or of in own or own in of or _is_deed(of) or _is_state(of) else own + of


def _is_state(own: str) -> bool:
    """Whether a phrase says what became of something, and names nothing: 逾期未检验, 在建, 和解."""
    if _NOT_YET.match(own):
        return True
    if own[-1:] in _NOUN_ENDS or tail_word(own, "casualties"):
        return False
    return own[:1] in _STILL or bool(tail_word(own, "predicates") or tail_word(own, "states"))


_STILL = frozenset("未不已拟待在")
_NOT_YET = re.compile("(?:尚?未|已|在)(?![成遂婚校职])[一-鿿]{1,6}$")
_NOUN_ENDS = frozenset("员者人户家业部众民师工友长校院司所站点区县乡镇村市品车船案辆物食药款项目产率量线路岗")
_CAUSED = ("引发", "引起", "导致", "所致")
_STATED = _THINGS | frozenset("人处")


def placed(line: Line, place: Place, own: str, role: Role | None) -> str:
    """A place, a body or a grade has of what the list counts: 其中北县2986人, 税务局5枚, Ⅲ类3个."""
    if not (_GRADE.fullmatch(own) or PLACE.fullmatch(own) or tail_word(own, "bodies")):
        return own
    unit = place.found.unit
    whole = line.whole_for(unit) if role is Role.PART else None
    like = (claim.subject for claim in line.said if is_alike(claim.unit, unit))
    of = whole.subject if whole else next((one for one in like if not _is_holder(one)), "")
    of = of or (line.known(unit) if place.found.kind is Kind.MEASURE else "")
    of = _CLASS.sub("", of, count=1) if _CLASS.match(own) and _CLASS.match(of) else of  # 城市低保标准780元，农村620元
    return own if not of or own in of or of in own else own + of


def _is_holder(own: str) -> bool:
    """Whether the words name one of several that have the counted, and not the counted."""
    return own.endswith(_PLACES) or bool(_GRADE.fullmatch(own) or tail_word(own, "offices"))


_PLACES = ("县", "区", "市", "镇", "乡", "村", "街道", "国", "省", "州", "盟", "旗")
_GRADE = re.compile(r"[一二三四五特甲乙丙丁A-DⅠ-Ⅻ国省市县区镇乡村部厅局处科][级类等]|[男女]性?")
_CLASS = re.compile(rf"{_GRADE.pattern}|城市|城镇|农村|乡村")


def coordinated(line: Line, place: Place, own: str) -> str:
    """形式主义、官僚主义问题21起; 交通运输、仓储和邮政业: all names before the first number of a clause."""
    if place.opener != "、" or not place.left.startswith(own):
        return own
    head = line.text[max(place.begins, place.found.outer_start - FARTHEST) : place.found.outer_start - len(place.left)]
    first, *more = head.split("、")
    named = before_phrase(first).text
    return "、".join([named, *more[:-1], own]) if named and all(more[:-1]) else own


def qualified(line: Line, place: Place, own: str) -> str:
    """逾期未检验的9辆: what was counted, and which of it."""
    names = tail_word(place.left, "links_kept")  # 上拍标的63件
    if not place.left.endswith("的") or names or place.found.kind is not Kind.COUNT:
        return own
    of = line.larger(place)
    line.relative.add(line.start + place.found.start)
    of = of or _IMPLIED.get(place.found.unit, "")
    return own if not of or of in own or own in of else own + of


_IMPLIED = {"辆": "车辆", "艘": "船舶", "架": "飞机", "栋": "房屋", "幢": "房屋"}
