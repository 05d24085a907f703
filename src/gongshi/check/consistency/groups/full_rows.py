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
    added,
    are_rough,
    are_some,
    has_rest_behind,
    is_item,
    is_slip_of,
    is_swap_of,
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
from gongshi.check.consistency.groups.own_shares import have_other_whole, is_said_to_be_part
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin, may_add, number

DIVIDES = re.compile(
    r"(?:^|[。；，：）\n])[^，。；：0-9]{0,4}(?:[分按从就][^，。；：0-9]{1,14}(?:看|分|划分|来看|统计|分类|区分)[，：]"
    r"|按(?![照期时质量月季年日]|[^，。；：]{0,8}(?:规定|要求|计划|部署|安排|程序|原则|标准|比例|方案|价|口径|规划|文件|通知|精神|有关|惯例|[测折计]算))[^，。；：0-9]{2,12}[，：])"
)
_SPREAD = re.compile(r"(?:分布|构成|结构|组成)(?:情况)?[为是]?(?:[：，]|如下：)[^，。；：0-9]{1,14}$")
_LISTED = re.compile(r"[^，。；：0-9]{2,14}(?:为|是|有|如下|包括)：[^，。；：0-9]{1,14}$")
AMONG = re.compile(r"[^，。；：0-9]{2,14}(?<![动作程间])中，")
_COUNTED_BEFORE = 24  # characters before a row that may say how many there are
_OPENS = 3  # characters before an opener that begins its sentence
_ALL_OF = re.compile(r"(?:以上|上述|这些|全部|所有)")
TELLING = 100  # a sum of two small numbers agrees with a third by chance
_LITTLE = Decimal("0.99")  # what lacks less is some small items that nobody names
_CLOSE = Decimal("0.02")
_FLAWS = re.compile(r"问题|原因|缺陷|情形|隐患")  # of these one thing may have several
_STAGES = re.compile(
    r"申报|评定|复核|立项|开工|竣工|认定|推荐|录取|录用|入围|实考|参考|到岗|晋级|进入|签约|通过审查"
)  # the same people further on, no parts
_EXCHANGED = (Decimal("0.5"), Decimal(2))  # two figures exchanged are hardly chance, however far the sum is off
_FAR_EXCHANGED = (Decimal("0.2"), Decimal(5))  # 1.80万亩 as 8.10万亩, where the row is all that its sentence counts
_FULL = (Decimal("0.5"), Decimal("1.6"))
_ROUGHLY = (Decimal("0.75"), Decimal("1.3"))


def is_meant(draft: Draft, n: int, whole: Claim, parts: list[Claim]) -> bool:
    """Whether the form of the row says that its parts should make up this whole."""
    if not number(whole) or len({number(whole), *map(number, parts)}) == 1 or _runs_on(draft, parts):
        return False
    near = added(parts) / number(whole)
    if not _EXCHANGED[0] <= near <= _EXCHANGED[1] and not is_slip_of(number(whole), [number(p) for p in parts]):
        return False  # no form bears a sum that is farther off
    said = heads(draft, parts)
    pair, bands = are_pair(said), are_bands(said)
    own = draft.lead(whole).strip("，、；")
    if len(own) > 1 and any(draft.lead(p).strip("，、；") == own for p in parts):
        return False  # 食品案件2143件、罚没1286万元，药品案件386件、罚没742万元: a row of its own
    start = draft.sentence_starts[n]
    between = draft.plain[max(start, whole.end) : parts[0].outer_start]
    named = _is_named(whole, between)
    if (is_item(draft, whole) and not pair and not named) or _is_of_another(draft, n, whole, parts):
        return False
    again = has("closers", said[-1]) and _is_told_again(draft, whole, parts[0])
    bound = pair or bands or named or again or are_family(said)
    further = not again and _are_further(draft, whole, parts)
    if not pair and not bands and (_is_divided_from(draft, whole, n) or further):
        return False
    if not bound and _is_another_matter(between) and not _is_one_swap(whole, parts):
        return False
    if _is_barred(draft, whole, parts, said, start) or (are_some(draft.plain[start : parts[-1].end]) and not bands):
        return False
    if not pair and any(_STAGES.search(head) for head in said):
        return False
    if not pair and overlap(parts, said):
        return len(parts) > 2 and abs(near - 1) <= _CLOSE and is_slip_of(number(whole), [number(p) for p in parts])
    if near < 1 and _is_opened(draft, n, parts) and not (are_complements(said) or are_grades(said)):
        values, rough = [number(p) for p in parts], are_rough(whole, parts)
        told = is_swap_of(number(whole), values) or (
            not rough and is_slip_of(number(whole), values, exchanged=len(parts) < 3)
        )
        return told and (are_family(said) or near <= _LITTLE)
    if near > 1 and _is_opened(draft, n, parts) and are_unlike(draft, whole, parts, said):
        return is_slip_of(number(whole), [number(p) for p in parts])
    return any(low <= near <= high for low, high in _bounds(draft, n, whole, parts, said, pair))


def _is_barred(draft: Draft, whole: Claim, parts: list[Claim], said: list[str], start: int) -> bool:
    """Whether the words say that the row leaves something out, counts something twice or belongs to another whole."""
    if len(set(said)) < len(said) or are_some(draft.lead(whole)):
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
    start = draft.sentence_starts[draft.sentence_of(whole.start)]
    return draft.sentence_of(whole.start) != n and DIVIDED.match(draft.plain, start) is not None


def _are_further(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """结婚登记中，预约162对，占87.1%；初婚151对，跨省通办33对: behind a semicolon more is told of the whole that other parts were told of."""
    start = draft.sentence_starts[draft.sentence_of(parts[0].start)]
    between = draft.between(max(start, whole.end), parts[0].start)
    told = [c for c in between if c.unit == whole.unit and "；" in draft.plain[c.end : parts[0].start]]
    return bool(told) and not DIVIDES.search(draft.plain, told[-1].end, parts[0].outer_start)


def _is_another_matter(between: str) -> bool:
    """酒驾412起，环比下降7.2%；超员86起、超载319起: behind a semicolon a row is of its own, unless words divide the whole."""
    return "；" in between and not DIVIDES.search(between)


def _is_one_swap(whole: Claim, parts: Sequence[Claim]) -> bool:
    """二审维持409件，改判86件，发回重审12件，撤回上诉24件 of 612件: four numbers miss by two neighbours exchanged, hardly by chance."""
    return len(parts) > 3 and is_swap_of(number(whole), [number(p) for p in parts])


def are_unlike(draft: Draft, whole: Claim, parts: Sequence[Claim], said: Sequence[str]) -> bool:
    """Whether a list behind 其中 may hold what overlaps: measures (兴利库容、防洪库容), or items of two lists (税收112亿元，社保61亿元，增值税42亿元、所得税21亿元)."""
    if len(parts) < 3 or any(has("closers", head) for head in said):
        return False
    marks = {draft.plain[p.outer_end : p.outer_end + 1] for p in parts[:-1]}
    return {"，", "、"} <= marks or (whole.kind is Kind.MEASURE and whole.unit != "分")


def _is_opened(draft: Draft, n: int, parts: Sequence[Claim]) -> bool:
    """Whether 其中 or 某某中 leads to the row: it may be short of its whole."""
    words = draft.plain[draft.sentence_starts[n] : parts[0].outer_start]
    return "其中" in words or (AMONG.match(words) is not None and not _ALL_OF.match(words))


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
    draft: Draft, n: int, whole: Claim, parts: list[Claim], said: Sequence[str], pair: bool
) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which parts of the whole the sum must lie, for each thing that speaks for a full list."""
    if leave_nothing(said) and number(whole) >= TELLING and is_swap_of(number(whole), [number(p) for p in parts]):
        yield _EXCHANGED
    between = draft.plain[max(draft.sentence_starts[n], whole.outer_end) : parts[0].outer_start]
    beside = whole is _last_before(draft, n, parts[0])
    if DIVIDES.search(between) or AMONG.search(between):
        yield from _bounds_of_words(between, whole, parts, said, pair)
    if (
        AMONG.search(between)
        and is_nearest(draft, whole, parts)
        and is_swap_of(number(whole), [number(p) for p in parts])
    ):
        yield _EXCHANGED
    if len(parts) > 2:
        yield from _bounds_of_many(draft, between, whole, parts, said, beside)
    yield from _bounds_of_place(draft, n, between, whole, parts, pair, beside)


def _bounds_of_words(
    between: str, whole: Claim, parts: list[Claim], said: Sequence[str], pair: bool
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a word that divides, or that leads into the whole, says."""
    many, closed = len(parts) > 2, pair or has("closers", said[-1])
    if DIVIDES.search(between) and (many or closed or added(parts) > number(whole)):
        yield _FULL if closed else _ROUGHLY
        if many and is_swap_of(number(whole), [number(p) for p in parts]):
            yield Decimal("0.5"), Decimal(2)
    among = AMONG.search(between)
    if among and closed:
        yield _FULL
    if among and many and re.match(r"(?:以上|上述|这些)", among[0]):
        yield _ROUGHLY


def _bounds_of_many(
    draft: Draft, between: str, whole: Claim, parts: list[Claim], said: Sequence[str], beside: bool
) -> Iterator[tuple[Decimal, Decimal]]:
    """What the form of three parts and more says: how many they are, bands, a family, the name of the whole."""
    values = [number(p) for p in parts]
    spread = _SPREAD.search(between) and (beside or whole.subject[-2:] in between)
    if spread or (_LISTED.match(between) and _is_called(draft, whole, between)):
        yield _ROUGHLY
    counted = says_how_many(between[-_COUNTED_BEFORE:], said) or says_how_many(_clause_to(draft, whole), said)
    if counted or are_bands(said):
        mended = is_swap_of(number(whole), values) or is_slip_of(number(whole), values)
        yield (Decimal("0.5"), Decimal(2)) if mended and counted else (Decimal("0.85"), Decimal("1.2"))
    if _is_named(whole, between):
        yield Decimal("0.9"), Decimal("1.1")
        if not _FLAWS.search(between) and ("；" not in between or is_slip_of(number(whole), values)):
            yield Decimal(1), Decimal("1.5")
    same_line = draft.paragraph_of(whole.start) == draft.paragraph_of(parts[0].start)
    if are_family(said):
        yield (Decimal("0.9"), Decimal("1.1")) if same_line else (Decimal("0.95"), Decimal("1.05"))
    if has("closers", said[-1]) and _is_told_again(draft, whole, parts[0]):
        yield _ROUGHLY
    if whole.role is Role.TOTAL and beside:
        yield Decimal(1), Decimal("1.1")
    if same_line and is_slip_of(number(whole), values):
        yield Decimal("0.96"), Decimal("1.04")


def _is_told_again(draft: Draft, whole: Claim, first: Claim) -> bool:
    """处分273人（…）。处分厅级干部2人、…、其他人员189人: the row begins with the word that the whole had."""
    words = [re.sub(r"^[，；：、]?(?:其中|共)?", "", draft.lead(c)) for c in (whole, first)]
    return len(words[0]) > 1 and words[1].startswith(re.sub(r"[者的共有为达计]+$", "", words[0])[-4:])


def _bounds_of_place(
    draft: Draft, n: int, between: str, whole: Claim, parts: list[Claim], pair: bool, beside: bool
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a pair, or one slip of the pen, says where the whole stands near."""
    values, many = [number(p) for p in parts], len(parts) > 2
    slip = is_slip_of(number(whole), values, exchanged=not many and not pair and added(parts) < number(whole))
    if pair:
        yield Decimal("0.9"), Decimal("1.1")
        if are_complements(heads(draft, parts)) and is_slip_of(number(whole), values, exchanged=True):
            yield _EXCHANGED
        if beside and "；" not in between:
            yield Decimal("0.9"), Decimal("1.6")
    if not slip:
        return
    if pair or beside or _is_named(whole, between):
        yield Decimal("0.8"), Decimal("1.25")
    if many:
        yield Decimal("0.93"), Decimal("1.07")
        if is_alone(draft, parts) and is_nearest(draft, whole, parts) and is_swap_of(number(whole), values):
            yield _FAR_EXCHANGED
    if not many and draft.sentence_of(whole.start) != n and not is_slip_of(number(whole), values, exchanged=True):
        return  # 生产486.3万吨。销售478.9万吨，库存37.4万吨: two numbers of a sentence of their own
    same_line = draft.paragraph_of(whole.start) == draft.paragraph_of(parts[0].start)
    if number(whole) >= TELLING and (many or same_line or whole.role is Role.TOTAL):
        near = same_line or is_slip_of(number(whole), values, exchanged=True)
        yield (Decimal("0.9"), Decimal("1.1")) if near else (Decimal("0.97"), Decimal("1.03"))


def is_alone(draft: Draft, parts: Sequence[Claim]) -> bool:
    """Whether the row is all that its sentence, or the piece of it from a semicolon on, counts in this unit."""
    start = draft.sentence_starts[draft.sentence_of(parts[0].start)]
    start = max(start, draft.plain.rfind("；", start, parts[0].start))
    own = draft.between(start, draft.sentence_end(parts[-1].start))
    last = draft.plain.find("；", parts[-1].end, draft.sentence_end(parts[-1].start))
    same = [c for c in own if kin(c.unit) == kin(parts[0].unit) and may_add(c) and not 0 <= last < c.start]
    return [c.start for c in same if c.start >= parts[0].start] == [p.start for p in parts]


def is_nearest(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether no number of the unit stands between the two."""
    between = draft.between(whole.end, parts[0].start)
    return not any(kin(c.unit) == kin(whole.unit) and may_add(c) for c in between)


def _clause_to(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]


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
