"""A stated number is the length of the list that follows it (条数).

After a colon, behind 依次为 and 分别为, in 一是…二是…, in numbered lines, in the rows of an annex; lists that stand
before their number, behind a label elsewhere, in tables and in sums have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.lists_above import above
from gongshi.check.consistency.lists_around import around
from gongshi.check.consistency.lists_before import (
    ONE_QUOTED,
    QUOTED,
    Counted,
    in_brackets,
    may_count_a_list,
    named_before,
)
from gongshi.check.consistency.lists_behind import behind
from gongshi.check.consistency.lists_below import (
    ITEM,
    LONGEST_LEAD_IN,
    are_events,
    are_parts_below,
    firms_below,
    inline_below,
    is_annex_title,
    names_below,
    numbered_below,
    persons_below,
    plates_below,
)
from gongshi.check.consistency.lists_in_turn import InTurn, in_turn
from gongshi.check.consistency.lists_joined import joined
from gongshi.check.consistency.lists_labelled import labelled
from gongshi.check.consistency.lists_numbered import numbered_parts
from gongshi.check.consistency.lists_of_offices import offices_before
from gongshi.check.consistency.lists_of_parts import parts_counted
from gongshi.check.consistency.lists_of_rows import rows_counted
from gongshi.check.consistency.lists_of_words import words_counted
from gongshi.check.consistency.lists_told import cases_headed, cases_told, persons_told, told_in_turn
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_LED = re.compile(r"牵头|会同|主办|发起")
_COLON = re.compile(r"^[^，。；：\n]{0,14}：")
_SKIPS = re.compile(r"^[0-9一二三四五六七八九十]+(?:至|—|-)[0-9一二三四五六七八九十]+[.．、]?(?:略|省略)", re.M)
_MATTERS = re.compile(r"事项[^，。；]{0,8}(?:如下|告知|通知|公告)")
_BELOW, _FAR_COLON = re.compile(r"(?:下列|以下)$"), re.compile(r"^[^。；：0-9\n]{0,80}：")  # 下列6人因…，被…：
_IN_ORDER = re.compile(r"^[^，。；：\n]{0,12}，?(?:(?:依次|分别)(?:为|是|有)|的(?:[一-鿿]{1,4})?(?:是|为))")
_RANKED = re.compile(r"(?:居?前|居?后|位居前|排名前|排名后|末)$")
_NEXT_LABEL = re.compile(r"；[^；：、，]{2,16}：.*$", re.S)  # 红旗单位（3个）：甲、乙、丙；黄旗单位（2个）：…
_LEFT_OUT = re.compile(r"…|[；，、](?:其余|其他|其它|余下|剩余)[^；，、]{0,12}[0-9]")
_ENDS_IN_COLON = re.compile(r"[^，。；：\n]{0,16}：\s*\n")
_ONLY_SOME = re.compile(
    r"(?:其中|选取|选登|选编|部分|摘要|节选)[^，；]{0,14}(?:如下|通报|公布|通告|刊登|案例)"
)  # 其中两起通报如下
_PICKED = re.compile(r"(?:其中|[选择][取登编出]|[现精挑遴]选)的?$")  # 现将其中两起通报如下: these are told
_EVENTS = ("起", "件", "例", "宗")
_ENDS = re.compile(r"[，；]\s*(?:占|合计|共|较|同比|总)")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number of a list, once: one list of its length lets it stand."""
    counted: dict[int, list[Counted]] = {}
    for one in _counted(draft):
        counted.setdefault(one.claim.start, []).append(one)
    for told in counted.values():
        yield _judged(next((c for c in told if c.length == number(c.claim)), told[0]))
    yield from _of_words(draft)
    yield from map(_of_values, in_turn(draft))


def _of_values(row: InTurn) -> Finding:
    """Values in turn that are more or fewer than their names."""
    why = tr("“分别”之后的数与所说的项数不符")
    sum_ = tr("{values} 个数，{names} 项", values=row.values, names=row.names)
    return Finding(Verdict.CONTRADICTS, RULE.name, why, (row.place,), sum_)


def _counted(draft: Draft) -> Iterator[Counted]:
    for claim in draft.claims:
        if may_count_a_list(claim):
            found = _length_behind(draft, claim)
            if found is not None:
                yield Counted(claim, *found)
    yield from behind(draft)
    yield from named_before(draft)
    yield from offices_before(draft)
    yield from in_brackets(draft)
    yield from labelled(draft)
    yield from parts_counted(draft)
    yield from rows_counted(draft)
    yield from cases_told(draft)
    yield from cases_headed(draft)
    yield from persons_told(draft)
    yield from numbered_parts(draft)
    yield from around(draft)
    yield from joined(draft)
    yield from above(draft)


def _of_words(draft: Draft) -> Iterator[Finding]:
    """开展“四查”：一查证照，二查设施，三查台账: as many as the word says."""
    for place, word, stated, told in words_counted(draft):
        if told < stated and _LED.search(draft.sentence(place[0]).partition(word)[0]):
            continue  # 甲局牵头，乙、丙、丁四部门: who leads is one of them
        sum_ = tr("{what} {length}，称 {said}", what=tr("依次列出"), length=told, said=word)
        verdict = Verdict.STANDS if told == stated else Verdict.CONTRADICTS
        why = tr("条数与所称相符") if told == stated else tr("“{said}”与所列条数不符", said=word)
        yield Finding(verdict, RULE.name, why, (place,), sum_)


def _judged(counted: Counted) -> Finding:
    claim, length = counted.claim, counted.length
    sum_ = tr("{what} {length}，称 {said}", what=counted.what, length=length, said=claim.text)
    if number(claim) == length:
        return RULE.finding(Verdict.STANDS, tr("条数与所称相符"), claim, sum=sum_)
    why = tr("“{said}”与所列条数不符", said=claim.text)
    return RULE.finding(Verdict.CONTRADICTS, why, claim, sum=sum_)


def _length_behind(draft: Draft, claim: Claim) -> tuple[int, str] | None:
    """How many items follow, and what they are; None where no list follows for certain."""
    rest = draft.plain[claim.outer_end : min(draft.sentence_end(claim.outer_end), claim.outer_end + LONGEST_LEAD_IN)]
    ordered = _IN_ORDER.match(rest)
    if ordered and (ordered[0][-2] in "次别" or _RANKED.search(draft.lead(claim))):
        if _items_count(draft, claim, ordered.end()):
            return None
        listed = rest[ordered.end() :]
        items = _split(listed.split("，")[0] if "、" in listed.split("，")[0] else listed, claim)
        return (items, tr("依次列出")) if items > 1 else None
    said = told_in_turn(draft, claim)
    if said:
        return said, tr("“一是、二是”共")
    colon = _COLON.match(rest) or (_BELOW.search(draft.lead(claim)) and _FAR_COLON.match(rest))
    two = draft.lead(claim).startswith("、") and "；" in rest  # 园区2个、集中区3个：甲、乙；丙、丁、戊
    if colon and not two and rest[colon.end() :].strip() and not _items_count(draft, claim, colon.end()):
        items = _split(rest[colon.end() :], claim)
        near = abs(items - number(claim)) <= max(3, items // 2)  # 12项措施：学习、调研、检视、整改一体推进
        return (items, tr("冒号后列出")) if items > 1 and near else None
    return _lines_behind(draft, claim)


def _items_count(draft: Draft, claim: Claim, colon: int) -> bool:
    """6处：甲镇2处、乙镇1处: the items have numbers of the unit, they are parts and no list of so many."""
    end = draft.sentence_end(claim.outer_end)
    own = [c for c in draft.between(claim.outer_end + colon, end) if c.unit == claim.unit and is_counted(c)]
    return len(own) > 1 and any(number(c) > 1 for c in own)


def _split(text: str, claim: Claim) -> int:
    """The number of items in a piece of text: by ； where there is one, else by 、; 0 where it is unclear."""
    text = _NEXT_LABEL.sub("", text.rstrip("。！？\n "))
    if _LEFT_OUT.search(text):
        return 0
    if "；" in text:
        return len([item for item in text.split("；") if item.strip()])
    quoted = QUOTED.fullmatch(text)
    if quoted is not None:
        return len(ONE_QUOTED.findall(text))
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
    told = persons_below(draft, number_) if bracketed and claim.unit in PEOPLE else 0
    told = told or (firms_below(draft, number_) if _ENDS_IN_COLON.match(draft.plain, claim.end) else 0)
    if told and abs(told - number(claim)) <= max(2, told // 3):
        return told, tr("名单有")
    items = max(numbered_below(draft, number_), inline_below(draft, number_))
    if items < 2 or _SKIPS.search(
        "\n".join(draft.line(n) for n in range(number_ + 1, min(number_ + items + 2, len(draft.paragraph_starts))))
    ):
        return None
    own = _leads(draft, claim, number_) and not are_parts_below(draft, claim, number_)
    return (items, tr("下列编号")) if own else None


def _leads(draft: Draft, claim: Claim, line: int) -> bool:
    """Whether the claim is what the numbered lines below are counted by: the first count of a lead-in."""
    text = draft.line(line)
    if len(text) > LONGEST_LEAD_IN or ITEM.match(text):
        return False
    start = draft.paragraph_starts[line]
    own = [c for c in draft.between(start, start + len(text)) if may_count_a_list(c)]
    bracketed = [c for c in own if draft.plain[c.start - 1 : c.start] + draft.plain[c.end : c.end + 1] == "（）"]
    picked = [c for c in own if _PICKED.search(draft.lead(c))]
    if next(iter(picked or bracketed or own), None) is not claim:
        return False
    if _MATTERS.search(text) or (not picked and _ONLY_SOME.search(draft.plain, claim.end, start + len(text))):
        return False  # 12所小学开展服务，有关事项告知如下: the lines below are matters, not schools
    headline = "。" not in text and len(text) < 40
    whole = claim.role is Role.TOTAL or headline or re.search(r"如下|以下|下列|：$", text) is not None
    whole = whole or (claim.unit in _EVENTS and are_events(draft, line))
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
        contradicts("授予裴玉、钟灵、邬敏4名同志称号。"),
        contradicts("抓获5人（胡某、邱某、薛某、严某）。"),
        contradicts("5家企业上红榜\n红榜企业：甲公司、乙公司、丙公司、丁公司。\n黑榜企业：戊公司、己公司。"),
        contradicts("共涉及5个县4.1万人：东山县1.2万人、西河县0.9万人、南坡县1.4万人、北沟县0.6万人，合计4.1万人。"),
        contradicts("企业 | 车辆数\n东山物流 | 42\n西河客运 | 30\n南坡货运 | 18\n上表5家企业均已整改。"),
        contradicts("提出三点要求：一要提高站位；二要压实责任。"),
        contradicts("全年新开往虚港、演岛、假兰、海幻、云堡6条国际航线。"),
        contradicts("联合住建、城管、水务、电力5家单位开展检查。"),
        silent("市住建局联合城管、水务、电力4家单位开展检查。"),
        contradicts("有6个村受灾较重，即上河村、下河村、柳树村、石桥村和白马村。"),
        contradicts("本月出现4次大风天气，分别在3日至4日、11日、25日至26日。"),
        contradicts("召回4个批次产品（批号20240301、20240302、20240315）。"),
        contradicts("培训分4期举办，第一期3月4日至6日；第二期3月11日至13日；第三期3月18日至20日。"),
        contradicts("打通断头路5条，总长8.3公里：文昌路2.2公里，清河街2.6公里，学府路1.9公里，站前路1.6公里。"),
        contradicts(
            "拟命名9个村，现予公示。\n东演区：柳溪村、桃坞村、石门村；\n西演区：上河村、下河村；\n南演县：茶园村、梅岭村、竹山村。"
        ),
        contradicts("发生一起6车追尾，涉及大型车2辆、小型车2辆、面包车1辆。"),
        contradicts(
            "一、甲厂暗管排污案\n罚款63万元。\n二、乙厂造假案\n罚款25万元。\n三、丙场直排案\n罚款5万元。\n上述四起案件均已办结。"
        ),
        contradicts("审查逮捕、审查起诉、申诉案件同比分别下降30.6%和46.1%。"),
        silent("项目分三期建设，第一期2019年建成，第二期今年6月完工。"),
        silent("已建成2期，第一期800亩，第二期600亩，第三期正在施工。"),
        silent("在学校、医院、商场4个点位设置宣传台。"),
        silent("通报\n共接投诉74起、涉及7人。\n1.餐饮投诉20起、涉及2人。\n2.零售投诉54起、涉及5人。"),
        silent("共查处3起，其中：酒驾2起，超速1起。"),
        silent("甲镇、乙镇、丙镇12个村民小组饮水得到改善。"),
        silent("全县8个乡镇发现火点7个，其中甲镇4个、乙镇2个、丙镇1个。"),
    ),
)
