"""A stated number is the length of the list that follows it (条数).

After a colon, behind 依次为 and 分别为, in 一是…二是…, in numbered lines, in the rows of an annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.lists_below import (
    ITEM,
    LONGEST_LEAD_IN,
    is_annex_title,
    names_below,
    numbered_below,
    plates_below,
)
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_NUMBERS = "一二三四五六七八九十"
_COLON = re.compile(r"^[^，。；：\n]{0,14}：")
_SKIPS = re.compile(r"^[0-9一二三四五六七八九十]+(?:至|—|-)[0-9一二三四五六七八九十]+[.．、]?(?:略|省略)", re.M)
_MATTERS = re.compile(r"事项[^，。；]{0,8}(?:如下|告知|通知|公告)")
_BELOW, _FAR_COLON = re.compile(r"(?:下列|以下)$"), re.compile(r"^[^。；：0-9\n]{0,80}：")  # 下列6人因…，被…：
_IN_ORDER = re.compile(r"^[^，。；：\n]{0,12}，?(?:(?:依次|分别)(?:为|是|有)|的(?:[一-鿿]{1,4})?(?:是|为))")
_RANKED = re.compile(r"(?:居?前|居?后|位居前|排名前|排名后|末)$")
_SAID = re.compile(r"(?:^|[；。：，\n])\s*([一二三四五六七八九十]{1,2})(?:是|要)")
_NAMES = re.compile(r"(?:[一-鿿·]{2,5}(?:[ 　\t、]+|$)){2,}")
_ENDS = re.compile(r"[，；]\s*(?:占|合计|共|较|同比|总)")
_MOST = 200
_AREAS = ("市", "县", "区", "镇", "乡", "村", "县区")
_KINDS = ("大类", "类", "种", "个部门", "大项", "大类别")
_LONGEST_IN_TURN = 2_000  # and of what is said in turn
_N_VERBS = re.compile(r"[“‘]?([二两三四五六七八九十])([一-鿿])[”’]?(?:行动|工作法|机制|制度|活动)?[：，]")
_NOT_NAMES = re.compile(r"[0-9等共各这那前后每其]|分别|以及")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number that a list follows."""
    for claim in draft.claims:
        if _may_count_a_list(claim):
            found = _length_behind(draft, claim)
            if found is not None:
                yield _judged(draft, claim, *found)

    yield from _said_one_by_one(draft)
    yield from _named_before(draft)


def _said_one_by_one(draft: Draft) -> Iterator[Finding]:
    """开展“四查”：一查证照，二查设施，三查台账: as many as the word says."""
    for found in _N_VERBS.finditer(draft.plain):
        stated = _NUMBERS.find(found[1].replace("两", "二")) + 1
        rest = draft.plain[found.end() : draft.sentence_end(found.end())]
        told = 0
        while told < len(_NUMBERS) and re.search(rf"{_NUMBERS[told]}{found[2]}", rest):
            told += 1
        if told > 1 and stated > 1:
            sum_ = tr("{what} {length}，称 {said}", what=tr("依次列出"), length=told, said=found[1] + found[2])
            verdict = Verdict.STANDS if told == stated else Verdict.CONTRADICTS
            why = tr("条数与所称相符") if told == stated else tr("“{said}”与所列条数不符", said=found[1] + found[2])
            yield Finding(verdict, RULE.name, why, (found.span(1),), sum_)


def _named_before(draft: Draft) -> Iterator[Finding]:
    """假山、虚水、演田三个服务点: short names directly before a number in Chinese numerals."""
    for claim in draft.claims:
        if not _may_count_a_list(claim) or claim.unit in ("类", "级"):
            continue
        arabic = claim.text[0] not in "两三四五六七八九十" and claim.unit not in _AREAS
        if arabic and not _counts_kinds(draft, claim):
            continue
        before = draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
        items = before.split("、")
        if (
            len(items) > 1
            and all(1 < len(item) < 9 for item in items[1:])
            and not _NOT_NAMES.search("".join(items[1:]))
        ):
            named = len(items) + len(re.findall(r"[和与及]", items[-1]))
            if arabic and (len(items) < 3 or abs(named - number(claim)) > 1):
                continue
            yield _judged(draft, claim, named, tr("之前列出"))


def _counts_kinds(draft: Draft, claim: Claim) -> bool:
    """公安、卫健、供电5个部门: the noun says that kinds are counted, which the names before it are."""
    return claim.unit in _KINDS or (claim.unit in ("个", "项", "大") and draft.tail(claim).startswith(words("kinds")))


def _may_count_a_list(claim: Claim) -> bool:
    return (
        claim.kind is Kind.COUNT and is_counted(claim) and claim.unit in words("listed") and claim.role is not Role.EACH
    ) and 1 < number(claim) <= _MOST


def _judged(draft: Draft, claim: Claim, length: int, what: str) -> Finding:
    sum_ = tr("{what} {length}，称 {said}", what=what, length=length, said=claim.text)
    if number(claim) == length:
        return RULE.finding(Verdict.STANDS, tr("条数与所称相符"), claim, sum=sum_)
    why = tr("“{said}”与所列条数不符", said=claim.text)
    return RULE.finding(Verdict.CONTRADICTS, why, claim, sum=sum_)


def _length_behind(draft: Draft, claim: Claim) -> tuple[int, str] | None:
    """How many items follow, and what they are; None where no list follows for certain."""
    rest = draft.plain[claim.outer_end : min(draft.sentence_end(claim.outer_end), claim.outer_end + LONGEST_LEAD_IN)]
    ordered = _IN_ORDER.match(rest)
    if ordered and (ordered[0][-2] in "次别" or _RANKED.search(draft.lead(claim))):
        listed = rest[ordered.end() :]
        items = _split(listed.split("，")[0] if "、" in listed.split("，")[0] else listed, claim)
        return (items, tr("依次列出")) if items > 1 else None
    said = _said_in_turn(draft, claim)
    if said:
        return said, tr("“一是、二是”共")
    colon = _COLON.match(rest) or (_BELOW.search(draft.lead(claim)) and _FAR_COLON.match(rest))
    if colon and rest[colon.end() :].strip() and not _items_count(draft, claim, colon.end()):
        items = _split(rest[colon.end() :], claim)
        return (items, tr("冒号后列出")) if items > 1 else None
    return _lines_behind(draft, claim)


def _items_count(draft: Draft, claim: Claim, colon: int) -> bool:
    """6处：甲镇2处、乙镇1处: the items have numbers of the unit, they are parts and no list of so many."""
    end = draft.sentence_end(claim.outer_end)
    own = [c for c in draft.between(claim.outer_end + colon, end) if c.unit == claim.unit and is_counted(c)]
    return len(own) > 1 and any(number(c) > 1 for c in own)


def _split(text: str, claim: Claim) -> int:
    """The number of items in a piece of text: by ； where there is one, else by 、; 0 where it is unclear."""
    text = text.rstrip("。！？\n ")
    if "；" in text:
        return len([item for item in text.split("；") if item.strip()])
    cut = _ENDS.search(text)
    text = re.sub(r"（[^（）]{0,80}）", "", text[: cut.start()] if cut else text)
    if "，" in text or "等" in text[-6:] or "、" not in text:
        return 0
    items = [i for i in text.split("、") if i.strip()]
    last = re.split(r"和|以及|及", items[-1]) if len(items) > 1 else [items[-1]]
    joined = len(last) == 2 and all(len(part) > 1 for part in last)
    if max(map(len, items)) > 24 or (
        joined and len(items) + 1 != number(claim) and len(items) != number(claim) - 1 and not _alike(last, items)
    ):
        return len(items) if max(map(len, items)) <= 24 else 0
    return len(items) + (1 if joined else 0)


def _alike(last: list[str], items: list[str]) -> bool:
    """Both sides of 和 carry a number, or end as the items before do."""
    if any(c.isdigit() for c in items[0]):
        return all(any(c.isdigit() for c in side) for side in last)
    return last[0][-1] == last[1][-1] == items[0][-1]


def _said_in_turn(draft: Draft, claim: Claim) -> int:
    """一是…二是…三是 behind the claim: the highest in unbroken order, 0 where there is none."""
    end = draft.line_end(draft.paragraph_of(claim.start))
    rest = draft.plain[claim.outer_end : min(end, claim.outer_end + _LONGEST_IN_TURN)]
    first = re.search(r"[：。，；]\s*一(?:是|要)", rest)
    if first is None or first.start() > 40 or re.search(r"[。]", rest[: first.start()]):
        return 0
    expected = 0
    for found in _SAID.finditer(rest[first.start() :]):
        if expected < len(_NUMBERS) and found[1] == _NUMBERS[expected]:
            expected += 1
    return expected if expected > 1 else 0


def _lines_behind(draft: Draft, claim: Claim) -> tuple[int, str] | None:
    """Numbered lines below the line of the claim, or the names below the heading of an annex."""
    number_ = draft.paragraph_of(claim.start)
    kind = draft.parts[number_][0]
    if kind is Part.CELL:
        return None
    bracketed = draft.plain[claim.start - 1 : claim.start] == "（"
    if (bracketed or re.search(r"名单|名册|名录|（共|：$", draft.line(number_))) and (
        kind in (Part.HEADING, Part.TITLE) or is_annex_title(draft, claim)
    ):
        names = plates_below(draft, number_) or names_below(draft, number_)
        if names:
            return names, tr("名单有")
    items = numbered_below(draft, number_)
    if items and _SKIPS.search(
        "\n".join(draft.line(n) for n in range(number_ + 1, min(number_ + items + 2, len(draft.paragraph_starts))))
    ):
        return None
    own = _leads(draft, claim, number_)
    return (items, tr("下列编号")) if items > 1 and own else None


def _leads(draft: Draft, claim: Claim, line: int) -> bool:
    """Whether the claim is what the numbered lines below are counted by: the first count of a lead-in."""
    text = draft.line(line)
    if len(text) > LONGEST_LEAD_IN or ITEM.match(text):
        return False
    start = draft.paragraph_starts[line]
    own = [c for c in draft.between(start, start + len(text)) if _may_count_a_list(c)]
    bracketed = [c for c in own if draft.plain[c.start - 1 : c.start] + draft.plain[c.end : c.end + 1] == "（）"]
    if next(iter(bracketed or own), None) is not claim:
        return False
    if _MATTERS.search(text):
        return False  # 12所小学开展服务，有关事项告知如下: the lines below are matters, not schools
    headline = "。" not in text and len(text) < 40
    whole = claim.role is Role.TOTAL or headline or re.search(r"如下|以下|下列|：$", text) is not None
    return whole and text.count("。") <= 2


RULE = Rule(
    "list",
    "名单长度",
    "所称的项数、家数、人数应等于后面所列的条数。",
    judge,
    (
        stands("共涉及3处：甲路口；乙路口；丙路段。"),
        contradicts("共涉及4处：甲路口；乙路口；丙路段。"),
        stands("报告病例数居前3位的病种依次为肝炎318例、肺结核201例和梅毒96例。"),
        contradicts("报告病例数居前5位的病种依次为肝炎318例、肺结核201例和梅毒96例。"),
        contradicts("开展三项行动：一是治理超速；二是治理酒驾。"),
        stands("附件\n获奖者名单（共4名）\n假甲乙　假丙丁\n假戊己　假庚辛"),
        contradicts("附件\n获奖者名单（共5名）\n假甲乙　假丙丁\n假戊己　假庚辛"),
        contradicts("通报\n本月限制从业人员共3人。\n1.假某强，男，41岁。\n2.假某军，男，55岁。\n特此通报。"),
        contradicts("下列4人因逃避检查，被取消资格：假某甲、假某乙、假某丙。"),
        silent("共查处3起，其中：酒驾2起，超速1起。"),
    ),
)
