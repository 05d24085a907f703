"""Whether the form of a row says that nothing is left out, so that it should make up a whole (成列的分项是否完整)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.group import (
    DIVIDED,
    LITTLE,
    TELLING_SLIP,
    are_rough,
    are_some,
    has_rest_behind,
    is_item,
    may_be_whole,
    overlap,
)
from gongshi.check.consistency.groups.heads import (
    are_complements,
    are_family,
    are_grades,
    are_pair,
    heads,
    leave_nothing,
)
from gongshi.check.consistency.groups.how_many import says_how_many
from gongshi.check.consistency.groups.mended import is_slip_of, is_swap_of
from gongshi.check.consistency.groups.own_shares import have_other_whole, is_said_to_be_part
from gongshi.check.consistency.groups.told_whole import may_be_all
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, kin, may_add, number

DIVIDES = re.compile(
    r"(?:^|[。；，：）\n])[^，。；：0-9]{0,4}(?:[分按从就][^，。；：0-9]{1,14}(?:看|分|划分|来看|统计|分类|区分)[，：]"
    r"|按(?![照期时质量月季年日]|[^，。；：]{0,8}(?:规定|要求|计划|部署|安排|程序|原则|标准|比例|方案|价|口径|规划|文件|通知|精神|有关|惯例|[测折计]算))[^，。；：0-9]{2,12}[，：])"
)
_SPREAD = re.compile(r"(?:分布|构成|结构|组成)(?:情况)?[为是]?(?:[：，]|如下：)[^，。；：0-9]{1,14}$")
_LISTED = re.compile(r"[^，。；：0-9]{2,14}(?:为|是|有|如下|包括)：[^，。；：0-9]{1,14}$")
AMONG = re.compile(r"[^，。；：0-9]{2,14}(?<![动作程间])中，")
_LAST_AMONG = re.compile(AMONG.pattern + "[^，。；：0-9]{0,16}$")  # 316.4万起警情中，火灾127.6万起
_COUNTED_BEFORE = 24  # characters before a row that may say how many there are
_OPENS = 3  # characters before an opener that begins its sentence
_ALL_OF = re.compile(r"(?:以上|上述|这些|全部|所有)")
_CLOSE = Decimal("0.02")
_NUMBER_FIRST = re.compile("[一-鿿]{2,14}、")
_FLAWS = re.compile(r"问题|原因|缺陷|情形|隐患")  # of these one thing may have several
_STAGES = re.compile(
    r"申报|评定|复核|立项|开工|竣工|认定|推荐|录取|录用|入围|实考|参考|到岗|晋级|进入|签约|通过审查"
)  # the same people further on, no parts
_FULL, _EXCHANGED = (Decimal("0.5"), Decimal("1.6")), (Decimal("0.5"), Decimal(2))
_FAR_EXCHANGED = (Decimal("0.2"), Decimal(5))  # 1.80万亩 as 8.10万亩, where the row is all that its sentence counts
_ROUGHLY, _NEARLY, _CLOSELY, _MORE = (
    (Decimal(a), Decimal(b)) for a, b in (("0.75", "1.3"), ("0.85", "1.2"), ("0.9", "1.1"), ("0.9", "1.5"))
)


def is_meant(draft: Draft, n: int, whole: Claim, parts: list[Claim]) -> bool:
    """Whether the form of the row says that its parts should make up this whole, or one slip lies between and it may."""
    if not number(whole) or len({number(whole), *map(number, parts)}) == 1:
        return False
    near, values = added(parts) / number(whole), [number(p) for p in parts]
    swap, slip = is_swap_of(number(whole), values), is_slip_of(number(whole), values)
    if not slip and not _EXCHANGED[0] <= near <= _EXCHANGED[1]:
        return False  # no form bears a sum that is farther off
    said = heads(draft, parts)
    if _is_another_row(draft, n, whole, parts, said) or _is_barred(draft, n, whole, parts, said):
        return False
    if overlap(parts, said) and not are_pair(said):
        return slip and len(parts) > 2 and abs(near - 1) <= _CLOSE
    if is_opened(draft, parts):
        if near < 1 and not (are_complements(said) or are_grades(said)):
            told = swap or (slip and len(parts) > 2 and not are_rough(whole, parts))
            return told and (are_family(said) or near <= LITTLE)
        if near > 1 and are_unlike(draft, whole, parts, said):
            return slip
    return any(low <= near <= high for low, high in _bounds(draft, n, whole, parts, said))


def _is_another_row(draft: Draft, n: int, whole: Claim, parts: list[Claim], said: Sequence[str]) -> bool:
    """Whether the words show the row to be of something else than this whole."""
    between = draft.plain[max(draft.sentence_starts[n], whole.end) : parts[0].outer_start]
    pair, named, own = are_pair(said), _is_named(whole, between), draft.lead(whole).strip("，、；")
    after = draft.after(whole)
    if after is not None and _NUMBER_FIRST.fullmatch(draft.plain, whole.outer_end, after.outer_start):
        return True  # 1264个生产基地、812辆运输车、467个屠宰场: one of a row itself
    if len(own) > 1 and any(draft.lead(p).strip("，、；") == own for p in parts):
        return True  # 食品案件2143件、罚没1286万元，药品案件386件、罚没742万元: a row of its own
    swap = len(parts) > 3 and is_swap_of(number(whole), [number(p) for p in parts])
    bound = pair or named or swap or are_bands(said) or are_family(said)
    if "；" in between and not DIVIDES.search(between) and not bound:
        return True  # 酒驾412起，环比下降7.2%；超员86起、超载319起: behind a semicolon another matter begins
    divided = _is_divided_from(draft, whole, n) or _are_further(draft, whole, parts)
    if divided and not pair and not are_bands(said):
        return True
    return (is_item(draft, whole) and not pair and not named) or _is_of_another(draft, n, whole, parts)


def _is_barred(draft: Draft, n: int, whole: Claim, parts: list[Claim], said: Sequence[str]) -> bool:
    """Whether the words say that the row leaves something out, counts something twice, goes on, or tells of stages."""
    start = draft.sentence_starts[n]
    some = are_some(draft.plain[start : parts[-1].end]) and not are_bands(said)
    if some or len(set(said)) < len(said) or are_some(draft.lead(whole)) or _runs_on(draft, parts):
        return True
    if not are_pair(said) and any(_STAGES.search(head) for head in said):
        return True
    if has("crossing", draft.plain[start : parts[0].start]) or has_rest_behind(draft, parts):
        return True
    return is_said_to_be_part(draft, whole, parts) or have_other_whole(draft, whole, parts)


def _runs_on(draft: Draft, parts: Sequence[Claim]) -> bool:
    """医院1127万人次、基层1246万人次；出院74万人次: behind the semicolon that ends a list with 、 another matter begins."""
    marks = [draft.plain[a.outer_end : b.outer_start] for a, b in pairwise(parts)]
    ended = [m for m in marks if "；" in m]
    return 0 < len(ended) < len(marks) and all("、" in m or "，" in m for m in marks if m not in ended)


def _is_divided_from(draft: Draft, whole: Claim, n: int) -> bool:
    """按车型分：牵引车206辆，自卸车119辆。按企业分：…: what one sentence divides the whole into is not what the next one divides."""
    start = draft.sentence_start(whole.start)
    return draft.sentence_of(whole.start) != n and DIVIDED.match(draft.plain, start) is not None


def _are_further(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """结婚登记中，预约162对，占87.1%；初婚151对，跨省通办33对: behind a semicolon more is told of the whole that other parts were told of."""
    start = draft.sentence_start(parts[0].start)
    between = draft.counted_between(max(start, whole.end), parts[0].start)
    told = [c for c in between if c.unit == whole.unit and "；" in draft.plain[c.end : parts[0].start]]
    return bool(told) and not DIVIDES.search(draft.plain, told[-1].end, parts[0].outer_start)


def are_unlike(draft: Draft, whole: Claim, parts: Sequence[Claim], said: Sequence[str]) -> bool:
    """Whether a list behind 其中 may hold what overlaps: measures (兴利库容、防洪库容), or items of two lists (税收112亿元，社保61亿元，增值税42亿元、所得税21亿元)."""
    if len(parts) < 3 or any(has("closers", head) for head in said):
        return False
    marks = {draft.plain[p.outer_end : p.outer_end + 1] for p in parts[:-1]}
    return {"，", "、"} <= marks or (whole.kind is Kind.MEASURE and whole.unit != "分")


def is_opened(draft: Draft, parts: Sequence[Claim]) -> bool:
    """Whether 其中 or 某某中 leads to the row: it may be short of its whole."""
    words = draft.plain[draft.sentence_start(parts[0].start) : parts[0].outer_start]
    among = AMONG.match(words) or _LAST_AMONG.search(words)
    return "其中" in words or (among is not None and not _ALL_OF.match(among[0]))


def _is_of_another(draft: Draft, n: int, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether 其中 leads to the row from a nearer number, or the whole itself is a part of something in another sentence, or only some of the row say 共."""
    start = draft.sentence_starts[n]
    opened = draft.plain.rfind("其中", start, parts[0].outer_start)
    if opened >= 0 and whole.start < opened:
        first = draft.sentence_starts[max(0, n - 1)] if opened - start < _OPENS else start
        nearer = [
            c for c in draft.between(first, opened) if kin(c.unit) == kin(whole.unit) and may_be_whole(draft, c, parts)
        ]
        return bool(nearer) and nearer[-1].start > whole.start
    told = {p.role is Role.TOTAL for p in parts}
    return len(told) > 1 or (
        whole.role is Role.PART
        and draft.sentence_of(whole.start) != n
        and whole.subject[:2] not in draft.plain[start : parts[0].start]
    )


def _bounds(
    draft: Draft, n: int, whole: Claim, parts: list[Claim], said: Sequence[str]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which parts of the whole the sum must lie, for each thing that speaks for a full list."""
    total, values, many, pair = number(whole), [number(p) for p in parts], len(parts) > 2, are_pair(said)
    between = draft.plain[max(draft.sentence_starts[n], whole.outer_end) : parts[0].outer_start]
    short = added(parts) < total or draft.sentence_of(whole.start) != n
    swap = is_swap_of(total, values)
    slip = is_slip_of(
        total, values, exchanged=short and not many and not pair
    )  # of two that are short a third may lack
    beside, named = whole is _last_before(draft, n, parts[0]), _is_named(whole, between)
    same_line = draft.line_of(whole.start) == draft.line_of(parts[0].start)
    if DIVIDES.search(between) or AMONG.search(between):
        yield from _bounds_of_words(draft, between, whole, parts, said)
    if many and (
        says_how_many(between[-_COUNTED_BEFORE:], said) or says_how_many(draft.clause_before(whole.outer_start), said)
    ):
        yield _EXCHANGED if swap or slip else _NEARLY
    spread = _SPREAD.search(between) and (beside or whole.subject[-2:] in between)
    if are_bands(said) or (many and (spread or (_LISTED.match(between) and _is_called(draft, whole, between)))):
        yield _ROUGHLY
    family = are_family(said) and (same_line or slip)
    told = family or named or (whole.role is Role.TOTAL and beside and added(parts) > total)
    if (many and told) or (pair and (not short or is_nearest(draft, whole, parts))):
        yield _CLOSELY
    if "；" not in between and ((pair and beside) or (many and named and not _FLAWS.search(between))):
        yield _MORE
    if leave_nothing(said) and (swap or slip) and total >= TELLING_SLIP:
        yield _EXCHANGED
    if slip and (pair or beside or named):
        yield _ROUGHLY
    if slip and total >= TELLING_SLIP and (many or same_line or whole.role is Role.TOTAL):
        yield _CLOSELY
    if swap and many and is_alone(draft, parts) and is_nearest(draft, whole, parts):
        yield _FAR_EXCHANGED


def _bounds_of_words(
    draft: Draft, between: str, whole: Claim, parts: list[Claim], said: Sequence[str]
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a word that divides, or that leads into the whole, says."""
    divided, among, many = DIVIDES.search(between), AMONG.search(between), len(parts) > 2
    if are_pair(said) or has("closers", said[-1]):
        yield _FULL
    if many and (divided or is_nearest(draft, whole, parts)) and is_swap_of(number(whole), [number(p) for p in parts]):
        yield _EXCHANGED
    all_of = among is not None and _ALL_OF.match(among[0]) is not None
    told = (divided or all_of) and may_be_all(whole, parts, said)
    if many and (told or all_of):
        yield _ROUGHLY if told else _CLOSELY


def is_alone(draft: Draft, parts: Sequence[Claim]) -> bool:
    """Whether the row is all that is counted in this unit from its first number to the end of its sentence or segment."""
    own = draft.between(parts[0].start, draft.segment_end(parts[-1].start))
    same = [c.start for c in own if kin(c.unit) == kin(parts[0].unit) and may_add(c)]
    return same == [p.start for p in parts]


def is_nearest(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether no number of the unit stands between the two."""
    between = draft.between(whole.end, parts[0].start)
    return not any(kin(c.unit) == kin(whole.unit) and may_add(c) for c in between)


def _is_named(whole: Claim, between: str) -> bool:
    return len(whole.subject) > 2 and whole.subject in between


def _is_called(draft: Draft, whole: Claim, words: str) -> bool:
    """不合格6批次。不合格样品为：…: the words that lead to the row begin with those of the whole."""
    name = re.sub(r"^[，、；和及]|[共有为达计]+$", "", draft.lead(whole))
    return len(name) > 1 and words.startswith(name[-4:])


def _last_before(draft: Draft, n: int, part: Claim) -> Claim | None:
    """The last number of the unit before the row in its sentence."""
    before = [c for c in draft.between(draft.sentence_starts[n], part.start) if kin(c.unit) == kin(part.unit)]
    return before[-1] if before else None
