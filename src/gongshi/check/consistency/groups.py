"""Numbers that stand together as a whole and its parts (总数与分项).

An opener (其中, 包括, a colon) leads from the whole to the parts; behind 合计 and 共计 the whole
comes last. Parts share the whole's unit; changes, other years and what stands in brackets of
its own are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.words import has, pairs, pattern, words
from gongshi.check.draft import Draft, by_unit, is_counted, number

_WORDS = re.compile(r"[，：]?[^0-9，；：、（]+")
_DIVIDED = re.compile(r"[分按从][^，。；]{1,10}(?:看|分|划分|来看|统计|分类|区分)，")
_AMONG = re.compile(r"([^，。；\n]{2,14}?)(?:之)?中，")
_SECTION = re.compile(r"(?:其中，?)?([甲乙丙丁][^，。]{1,10}?类?|第[一二三]产业|[一-鿿]{1,4}[县区市])")
_OF_THESE = re.compile(r"[^，。；：、\n0-9]{0,10}?中，")
_SUMS_UP = re.compile(r"(合计|共计|总计|总共|共)")
_SAYS_ALL = re.compile(r"(合计|共计|总计|总共|共|总|全[市省县区厂校院国]|三类|两项|两者|两个月)")
_MOVES = re.compile(r"[由从][^，。；]{0,6}$|(?:增加|减少|上升|下降|增长|提高|降低|发展|扩大|增|减|升|降)[到至]$")
_AVERAGED = re.compile(r"[日月年户笔车家件场]均|平均")
_REST = re.compile(r"其余|余下|剩余|其他|其它")
_OPPOSITE = [
    set(p)
    for p in (
        "内外",
        "上下",
        "男女",
        "大小",
        "新旧",
        "新老",
        "公私",
        "进出",
        "城乡",
        "前后",
        "左右",
        "东西",
        "南北",
        "干湿",
        "有无",
        "老少",
        "水陆",
        "正副",
    )
]
_AREAS = ("县", "区", "市", "镇", "乡", "街道", "旗")
_FAR = 260  # characters before an opener within which its whole stands


@dataclass(frozen=True)
class Group:
    """A whole and its parts (一组): `words` is the text from the whole to the last part."""

    whole: Claim
    parts: tuple[Claim, ...]
    words: str
    opener: str


def groups(draft: Draft) -> tuple[Group, ...]:
    """Every whole with two parts or more, each whole and set of parts once; worked out once for a draft."""
    found = draft.memo.get(groups)
    if found is None:
        found = draft.memo[groups] = tuple(_each_once(draft))
    assert isinstance(found, tuple)
    return found


def _each_once(draft: Draft) -> Iterator[Group]:
    seen: set[tuple[int, ...]] = set()
    opened: set[tuple[int, ...]] = set()
    for find in (_opened, _linked, _summed, _divided, _among, _sectioned, _side_by_side, _with_rest):
        for group in find(draft):
            parts = tuple(sorted(p.start for p in group.parts))
            if (group.whole.start, *parts) not in seen and not (find is _linked and parts in opened):
                seen.add((group.whole.start, *parts))
                opened.add(parts)
                yield group


def heads(draft: Draft, parts: Sequence[Claim]) -> list[str]:
    """What each part counts: the words before it where they differ, else the claim's subject."""
    said = [_head_before(draft, p) for p in parts]
    if all(said) and len(set(said)) == len(said):
        return said
    items = [_head_of_item(draft, p) for p in parts]
    if all(items) and len(set(items)) == len(items):
        return items
    return [p.subject or s for p, s in zip(parts, said, strict=True)]


def item_heads(draft: Draft, parts: Sequence[Claim]) -> list[str]:
    """The first words of each part's item; empty strings where an item has none of its own."""
    said = [_head_of_item(draft, p) for p in parts]
    return said if len(set(said)) == len(said) and all(said) else [f"{p.start}" for p in parts]


def _head_of_item(draft: Draft, part: Claim) -> str:
    """The first words of the item between semicolons: 公路客运车辆16辆、涉及企业6家；…"""
    start = draft.sentence_starts[draft.sentence_of(part.start)]
    before = draft.plain[start : part.outer_start]
    cut = max(before.rfind("；") + 1, *(m.end() for m in pattern("openers").finditer(before)), 0)
    if "；" not in before[cut:] and before.count("；") == 0:
        pieces = [m.end() for m in re.finditer("，", before[cut:])]
        cut += pieces[-1] if pieces else 0
    found = _WORDS.match(before[cut:])
    return found[0] if found else ""


def _head_before(draft: Draft, part: Claim) -> str:
    """The words of the part's own item: behind the last 、 or opener of its clause."""
    start = draft.clause_starts[draft.clause_of(part.outer_start)]
    words = draft.plain[start : part.outer_start]
    words = pattern("openers").split(words)[-1].rpartition("、")[2].strip("和及与（ ")
    return re.sub(r"(?:共?有|共计?|为|达)$", "", words)


def are_pair(said: Sequence[str]) -> bool:
    """Whether two heads share a whole between them: 进口 and 出口, 在编 and 非在编 (成对)."""
    if len(said) != 2:
        return False
    if any(said[k].startswith(("非", "不", "无")) and said[k][1:] in said[1 - k] for k in (0, 1)):
        return True
    if any((a in said[0] and b in said[1]) or (b in said[0] and a in said[1]) for a, b in pairs()):
        return True
    one_apart = len(said[0]) == len(said[1]) > 1 and sum(x != y for x, y in zip(*said, strict=True)) == 1
    return one_apart and any({x, y} in _OPPOSITE for x, y in zip(*said, strict=True))


def _opened(draft: Draft) -> Iterator[Group]:
    for found in pattern("openers").finditer(draft.plain):
        yield from _after(draft, found.start(), found.end(), found[0])
    for whole in draft.counted:
        if draft.plain[whole.outer_end : whole.outer_end + 1] in ("：", "（"):
            yield from _after(draft, whole.outer_end, whole.outer_end + 1, draft.plain[whole.outer_end])
        among = _OF_THESE.match(draft.plain, whole.outer_end)
        if among:
            yield from _after(draft, whole.outer_end, among.end(), "其中")


def _after(draft: Draft, start: int, end: int, opener: str) -> Iterator[Group]:
    stop = _end_of_list(draft, start, end, opener)
    following = [c for c in draft.between(end, stop) if _may_be_part(draft, c, end)]
    for _, same in by_unit(following):
        for parts in _columns(draft, _one_list(draft, same)):
            whole = _whole_before(draft, start, parts)
            if whole is not None and len(parts) > 1:
                yield Group(whole, tuple(parts), draft.plain[whole.outer_end : parts[-1].outer_end + 6], opener)


def _one_list(draft: Draft, parts: list[Claim]) -> list[Claim]:
    """A list that began with 、 or ， ends at the semicolon: what follows is another matter."""
    if len(parts) > 1 and "；" not in draft.plain[parts[0].end : parts[1].start]:
        first = draft.plain.find("；", parts[0].end)
        return [p for p in parts if first < 0 or p.start < first]
    return parts


def _columns(draft: Draft, parts: list[Claim]) -> list[list[Claim]]:
    """Numbers of one unit that come two by two between semicolons are two lists: 抽检412批次，不合格5批次；…"""
    items: dict[int, list[Claim]] = {}
    for part in parts:
        items.setdefault(draft.plain.count("；", parts[0].start, part.start), []).append(part)
    rows = list(items.values())
    if len(rows) < 2 or all(len(row) == 1 for row in rows) or _are_list(draft, rows[0]):
        return [parts]
    return [list(column) for column in zip(*rows, strict=False)][: min(map(len, rows))]


def are_family(said: Sequence[str]) -> bool:
    """Whether all heads end alike and differ before: 甲县, 乙县, 丙县 (同类)."""
    if len(set(said)) < len(said) or not all(said):
        return False
    if any(all(head.endswith(end) and head != end for head in said) for end in words("families")):
        return True
    if all(head.endswith(_AREAS) and len(head) > 2 for head in said):
        return True
    if len({head[-2:] for head in said}) == 1 and len(set(map(len, said))) == 1 and len(said[0]) > 2:
        return True
    short = max(map(len, said)) < 6 and len(set(map(len, said))) == 1
    return short and len({head[-1] for head in said}) == 1


def _are_list(draft: Draft, row: list[Claim]) -> bool:
    """甲3起、乙2起 within one item are parts of one list, not two measures of one thing."""
    return len(row) > 1 and all("、" in draft.plain[a.end : b.start] for a, b in pairwise(row))


def _end_of_list(draft: Draft, start: int, end: int, opener: str) -> int:
    """To the end of the sentence, of the bracket around it, or to the next opener."""
    stop = draft.sentence_end(end)
    depth = 1 if opener == "（" else 0
    inside = opener == "（" or _in_bracket(draft.plain, start)
    for n in range(end, stop):
        letter = draft.plain[n]
        depth += letter == "（"
        if letter == "）" and (depth == 1 if opener == "（" else depth == 0) and inside:
            return n
        depth -= letter == "）" and depth > 0
    following = pattern("openers").search(draft.plain, end, stop)
    return following.start() if following and following[0] == "其中" else stop


def _in_bracket(text: str, at: int) -> bool:
    before = text[max(0, at - 200) : at]
    return before.rfind("（") > before.rfind("）")


def _may_be_part(draft: Draft, claim: Claim, opened: int) -> bool:
    if not is_counted(claim) or claim.role in (Role.EACH, Role.EXTREME, Role.SHARE):
        return False
    if _AVERAGED.search(draft.lead(claim)):
        return False
    if _MOVES.search(draft.lead(claim)) or draft.is_tabular(claim.start):
        return False
    own = draft.plain[opened : claim.outer_start]
    if own.count("（") > own.count("）"):
        return False
    return not has("elsewhen", draft.lead(claim)) and not has("then", claim.period)


def _whole_before(draft: Draft, at: int, parts: Sequence[Claim]) -> Claim | None:
    """The number that the parts make up, or else the nearest of their unit before the opener, what has its share aside."""
    n = draft.sentence_of(max(at - 1, 0))
    opens = at - draft.sentence_starts[n] < 3 and n > 0
    first = draft.sentence_starts[n - 1 if opens else n]
    before = [c for c in draft.between(max(first, at - _FAR), at) if is_counted(c) and c.unit == parts[0].unit]
    added = sum((number(p) for p in parts), Decimal(0))
    exact = [c for c in before if number(c) == added]
    plain = [c for c in before if _may_be_whole(draft, c, parts)]
    chosen = exact or [c for c in plain if c.role is not Role.PART] or plain
    return chosen[-1] if chosen else None


def _linked(draft: Draft) -> Iterator[Group]:
    """Groups that the finder of claims knows: parts that name their whole."""
    linked: dict[int, list[Claim]] = {}
    for claim in draft.counted:
        if claim.role is Role.PART and claim.of is not None:
            linked.setdefault(claim.of, []).append(claim)
    for start, claims in linked.items():
        whole = draft.at(start)
        parts = [
            c for c in claims if whole is not None and c.unit == whole.unit and not _AVERAGED.search(draft.lead(c))
        ]
        if whole is not None and _may_be_whole(draft, whole, parts) and len(parts) > 1:
            words = draft.plain[min(whole.start, parts[0].start) : parts[-1].outer_end + 6]
            yield Group(whole, tuple(parts), words, "")


def _may_be_whole(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """No share's own base, and no average of what the parts count."""
    averaged = whole.kind is Kind.AVERAGE and any(p.kind is not Kind.AVERAGE for p in parts)
    aside = re.match(r"）?的[0-9]", draft.plain[whole.outer_end : whole.outer_end + 3])
    return (
        is_counted(whole)
        and not averaged
        and not aside
        and "占" not in draft.lead(whole)
        and not has("then", draft.lead(whole))
    )


def _summed(draft: Draft) -> Iterator[Group]:
    """甲3起、乙2起，合计5起: a number that says 合计, 共 or 总 behind a run of its unit, in its sentence or the one before."""
    for whole in draft.counted:
        clause = draft.plain[draft.clause_starts[draft.clause_of(whole.outer_start)] : whole.outer_start]
        said = _SUMS_UP.search(clause) or _SAYS_ALL.search(clause)
        if said is None or whole.kind is Kind.AVERAGE or draft.is_tabular(whole.start):
            continue
        n = draft.sentence_of(whole.start)
        start = draft.sentence_starts[n]
        parts = _run_to(draft, start, whole)
        if len(parts) < 2 and said[1] in ("合计", "总计", "共计", "总", "三类") and n:
            start = draft.sentence_starts[n - 1]
            parts = _run_to(draft, start, whole)
        if len(parts) > 1 and max(map(number, parts)) <= number(whole) * 2:
            divided = _DIVIDED.match(draft.plain, start) is not None
            sure = (
                divided
                or draft.sentence_of(parts[-1].start) < n
                or said[1] in ("合计", "总计", "共计")
                or are_family(heads(draft, parts))
                or are_pair(heads(draft, parts))
            )
            if sure or _added(parts) == number(whole):
                near = "分别" if said[1].startswith("全") else "合计"
                yield Group(whole, tuple(parts), draft.plain[start : whole.outer_end], near)


def _run_to(draft: Draft, start: int, whole: Claim) -> list[Claim]:
    """The numbers of the whole's unit between `start` and the whole; empty where one of them is a total itself."""
    same = [c for c in draft.between(start, whole.start) if c.unit == whole.unit and _may_be_part(draft, c, start)]
    return same if all(c.role in (None, Role.PART) for c in same) else []


def _side_by_side(draft: Draft) -> Iterator[Group]:
    """检查562辆次，合格519辆次，不合格43辆次: a whole and all that it falls into, side by side, with no word between."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        if pattern("openers").search(draft.plain, start, end) or has("then", draft.plain[start:end]):
            continue
        same = [c for c in draft.between(start, end) if _may_be_part(draft, c, start)]
        for _, run in by_unit(same):
            whole, parts = run[0], run[1:]
            if (
                len(parts) > 1
                and number(whole) > max(map(number, parts))
                and all(_close(draft, a, b) for a, b in pairwise(run))
            ):
                said = heads(draft, parts)
                near = len(parts) > 2 and abs(_added(parts) / number(whole) - 1) <= Decimal("0.3")
                if are_pair(said) or are_family(said) or _added(parts) == number(whole) or near:
                    yield Group(whole, tuple(parts), "", "分为")


def _close(draft: Draft, a: Claim, b: Claim) -> bool:
    """Nothing but the next head stands between: no other number, no full stop."""
    return not draft.between(a.end, b.start) and len(draft.plain[a.end : b.start]) < 20


def _with_rest(draft: Draft) -> Iterator[Group]:
    """提起公诉1240人，不起诉599人，其余28人: the rest closes the list; its whole opens the sentence or ends the one before."""
    for rest in draft.counted:
        if not _REST.match(draft.plain, draft.clause_starts[draft.clause_of(rest.outer_start)]) or _in_bracket(
            draft.plain, rest.start
        ):
            continue
        n = draft.sentence_of(rest.start)
        start = draft.sentence_starts[n]
        if "其中" in draft.plain[start : rest.start]:
            continue
        run = [c for c in draft.between(start, rest.end) if _may_be_part(draft, c, start) and c.unit == rest.unit]
        earlier = [
            c
            for c in draft.between(draft.sentence_starts[max(0, n - 1)], start)
            if is_counted(c) and c.unit == rest.unit
        ]
        if not run:
            continue
        wholes = [(run[0], run[1:]), *((w, run) for w in reversed(earlier) if _may_be_whole(draft, w, run))]
        whole = next(((w, p) for w, p in wholes if len(p) > 1 and number(w) == _added(p)), None)
        near = [
            (w, p) for w, p in wholes if len(p) > 1 and number(w) and abs(_added(p) / number(w) - 1) <= Decimal("0.25")
        ]
        chosen = whole or (near[0] if near else None)
        if chosen is not None:
            yield Group(chosen[0], tuple(chosen[1]), "", "其余")


def _divided(draft: Draft) -> Iterator[Group]:
    """生产总值1864.30亿元。分产业看，第一产业…; 从场所看，…: the whole stands in a sentence before."""
    for found in _DIVIDED.finditer(draft.plain):
        n = draft.sentence_of(found.start())
        at = draft.sentence_starts[n]
        if n == 0 or found.start() - at > 2:
            continue
        following = [c for c in draft.in_sentence(found.start()) if _may_be_part(draft, c, found.end())]
        for _, same in by_unit(following):
            for parts in _columns(draft, same):
                whole = _whole_far_before(draft, at, parts)
                if whole is not None and len(parts) > 1:
                    words = draft.plain[parts[0].outer_start : parts[-1].outer_end]
                    yield Group(whole, tuple(parts), words, "分别")


def _added(parts: Sequence[Claim]) -> Decimal:
    return sum((number(p) for p in parts), Decimal(0))


def _whole_far_before(draft: Draft, at: int, parts: Sequence[Claim]) -> Claim | None:
    """The number that the parts make up, or else the nearest total of their unit within a few sentences."""
    unit = parts[0].unit
    before = [c for c in draft.between(max(0, at - 2 * _FAR), at) if is_counted(c) and c.unit == unit]
    plain = [c for c in before if _may_be_whole(draft, c, parts)]
    exact = [c for c in plain if number(c) == _added(parts)]
    near = [c for c in plain if number(c) and Decimal("0.7") <= _added(parts) / number(c) <= Decimal("1.4")]
    return exact[-1] if exact else min(near, key=lambda c: abs(number(c) - _added(parts)), default=None)


def _among(draft: Draft) -> Iterator[Group]:
    """刑事警情中，盗窃9起、诈骗11起、其他3起: the whole is the number that 刑事警情 had."""
    for start in draft.sentence_starts:
        found = _AMONG.match(draft.plain, start)
        if found is None:
            continue
        following = [c for c in draft.in_sentence(start) if _may_be_part(draft, c, found.end())]
        for unit, parts in by_unit(following):
            whole = named_before(draft, found[1], start, unit)
            if whole is not None and len(parts) > 1:
                yield Group(whole, tuple(parts), draft.plain[found.end() : parts[-1].outer_end], "")


def named_before(draft: Draft, name: str, at: int, unit: str) -> Claim | None:
    """The last number of the unit before `at` that is said of `name`, or the one whose words come nearest; or None."""
    name = re.sub(r"^(?:上述|这些|其中|全部|所有|当年|同期)", "", name)
    before = [c for c in draft.between(0, at) if is_counted(c) and c.unit == unit]
    said = [c for c in before if len(name) > 1 and _says(draft, c, name)]
    return said[-1] if said else _nearest_in_words(draft, name, before)


def _says(draft: Draft, claim: Claim, name: str) -> bool:
    return re.sub(r"[共有为达计]+$", "", draft.lead(claim)).endswith(name) or claim.subject == name


def _nearest_in_words(draft: Draft, name: str, before: Sequence[Claim]) -> Claim | None:
    """新上榜企业中 … 41家企业上榜: the one number whose words share most pairs of characters with the name, two at least."""
    runs = {a + b for a, b in pairwise(name)}
    scored = [(sum(r in draft.lead(c)[-8:] + c.subject + draft.tail(c)[:8] for r in runs), c) for c in before]
    best = max((score for score, _ in scored), default=0)
    top = [c for score, c in scored if score == best]
    return top[0] if best > 1 and len({number(c) for c in top}) == 1 else None


def _sectioned(draft: Draft) -> Iterator[Group]:
    """共报告2816例。… 乙类共报告732例…。丙类共报告2084例: each part opens a sentence of its own."""
    for whole in draft.counted:
        own = [c for c in draft.in_sentence(whole.start) if is_counted(c) and c.unit == whole.unit]
        if whole.role is not Role.TOTAL or own[0] is not whole or has("elsewhen", draft.lead(whole)):
            continue
        parts = _openers_of_sentences(draft, whole)
        if len(parts) > 1:
            yield Group(whole, tuple(parts), "", "分别")


def _openers_of_sentences(draft: Draft, whole: Claim) -> list[Claim]:
    """The first number of the unit in each of the following sentences that begin with 乙类, 丙类 and the like."""
    n, parts, kinds = draft.sentence_of(whole.start), [], set()
    for k in range(n + 1, min(n + 9, len(draft.sentence_starts))):
        found = _SECTION.match(draft.plain, draft.sentence_starts[k])
        if found is None:
            continue
        own = [c for c in draft.in_sentence(draft.sentence_starts[k]) if is_counted(c) and c.unit == whole.unit]
        if own and found[1][:1] in "甲乙丙丁第":
            parts.append(own[0])
            kinds.add(found[1])
    return parts if len(kinds) == len(parts) else []
