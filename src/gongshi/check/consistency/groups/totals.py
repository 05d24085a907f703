"""A whole that comes last, behind a word that sums up: 甲3起、乙2起，合计5起 (合计在后).

What it sums up is looked for in its own sentence, in the sentence before, among the items before it (of each
the first number of the unit), and, right behind numbers of several units, among these. Whatever adds up is
meant; what does not is held against the whole only where the words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.group import Group, may_be_part
from gongshi.check.consistency.groups.heads import are_family, are_pair, heads
from gongshi.check.consistency.groups.mended import is_one_slip
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.wording.numerals import whole_number

_WORDS_FOR_FEW = frozenset("一二两三四五六七八九十")
_ADDED_UP = "合计|总计|共计|总共"
_SURE = re.compile(rf"{_ADDED_UP}|总(?:数|量|额|里程|长|面积|人数|分|票数)")
_SAYS_ALL = re.compile(
    rf"{_SURE.pattern}|累计|(?<![公中])共(?![建同产享识青和鸣存治赢生性筑振管商])|总|全[市省县区厂校院国年]|两[项者]|三类|获奖"
)
_ADDED_ON = "加上"
_SO_MANY = re.compile(
    r"(?:以上|上述|这|前)?([两三四五六七八九十]|[0-9]{1,2})(?=[项类种者批大块部方笔期地县区]|个?(?:方面|月|季度|单位|渠道|环节|部分))"
)
_BOTH = re.compile("两[者项类种批部笔期]|二者")
_OF_ALL = re.compile(r"占[^，。；]{0,16}总[^，。；]{1,4}（$")  # 占违法总数（8140起）的15.5%: what a share is of
_OF_THE_PLACE = re.compile(r"全[省市县区镇乡校院国]现?共?(?:有|拥有)")  # 处罚货运12家、客运5家，全县共有26家
_BARE = re.compile(r"[，、；]?(?:[两三四五六]?[者项类种]?(?:合计|共计|总计|总共|相加)|共)(?:为|有|达)?")
_ITEM = re.compile(r"[^，。；：、0-9（）]{0,8}(?P<mark>[、，和及])[^，。；：、0-9（）]{1,14}")
_PIECE = re.compile("[^。；！？\n]+")
_REACH = 400  # characters before the whole in which its items stand
_MOST, _FEW = 8, 7
_NEAR, _FAR = Decimal("0.15"), (Decimal("0.5"), Decimal(2))
_LARGER = (2, 20)  # times the whole a part may be; the latter where a figure of a sure total may be left out


def totals(draft: Draft) -> Iterator[Group]:
    """Each number that sums up with what it sums up."""
    for whole in draft.counted:
        said = _said(draft, whole)
        if said is None or draft.is_tabular(whole.start):
            continue
        rows = [row for row in _rows(draft, whole, said[0]) if len(row) > 1 and row[-1].end <= said.start()]
        exact = next((some for row in rows for some in _some_of(draft, row) if added(some) == number(whole)), ())
        exact = exact or _with_one_before(draft, whole)
        meant = exact or next((row for row in rows if _is_meant(draft, whole, row, said)), ())
        if meant:
            yield Group(whole, tuple(meant), draft.plain[meant[0].start : whole.outer_end], "合计")


def _with_one_before(draft: Draft, whole: Claim) -> Sequence[Claim]:
    """已赔付8.82亿元，…。另预付1.25亿元，两者合计10.07亿元: the number before 两者 and an earlier one that it lacks."""
    start = draft.sentence_start(whole.start)
    if not _BOTH.search(draft.plain, start, whole.outer_start):
        return ()
    near = draft.counted_between(start - _REACH, whole.start)
    same = [c for c in near if kin(c.unit) == kin(whole.unit) and not _is_how_many(draft, c)]
    lacking = [c for c in same[:-1] if number(c) + number(same[-1]) == number(whole)]
    return (lacking[-1], same[-1]) if lacking else ()


def _said(draft: Draft, whole: Claim) -> re.Match[str] | None:
    """The word that sums up, before the whole in its clause."""
    start = draft.clause_start(whole.outer_start)
    words = [*_SURE.finditer(draft.plain, start, whole.outer_start)] or [
        *_SAYS_ALL.finditer(draft.plain, start, whole.outer_start)
    ]
    other = whole.kind is Kind.AVERAGE or _OF_ALL.search(draft.plain, start, whole.outer_start)
    if other or not words or "分别" in draft.plain[words[-1].end() : whole.outer_start]:
        return None  # 利润总额、税费分别为21.47亿元和18.92亿元
    return words[-1]


def _rows(draft: Draft, whole: Claim, said: str) -> Iterator[list[Claim]]:
    """What may be summed up, the likeliest first."""
    start = draft.sentence_start(whole.start)
    own = _run_to(draft, start, whole)
    at = draft.plain.rfind(_ADDED_ON, start, whole.start)
    if at >= 0:
        line = draft.counted_between(draft.line_start(at), at)
        behind = [c for c in own if c.start > at]
        yield from ([c, *behind] for c in line if behind and kin(c.unit) == kin(whole.unit))
        return
    yield own
    yield _chain(draft, whole)
    if len(own) < 2 and not said.endswith("共"):
        yield _run_to(draft, draft.sentence_start(whole.start, back=1), whole)
    items = _items_before(draft, whole, start)
    many = _many(draft.plain[start : whole.outer_start])
    yield items[-many:] if 1 < many <= len(items) else items[-_MOST:] if len(own) < 2 else []


def _some_of(draft: Draft, row: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The row and, unless 、 binds it together, its ends, and of a few any some: 第一批24家，其中7家未整改；第二批18家，两批合计42家."""
    yield row
    if any(re.search("[，；。]", draft.plain[a.outer_end : b.outer_start]) for a, b in pairwise(row)):
        yield from (row[k:] for k in range(1, len(row) - 1))
        for size in range(2, len(row)) if len(row) <= _FEW else ():
            yield from combinations(row, size)


def _run_to(draft: Draft, start: int, whole: Claim) -> list[Claim]:
    """The numbers of the whole's unit between `start` and the whole, behind the last that is a total itself; 两项 only says how many."""
    run = [c for c in draft.counted_between(start, whole.start) if kin(c.unit) == kin(whole.unit)]
    run = [c for c in run if not _is_how_many(draft, c)]
    stops = [n for n, c in enumerate(run[1:], 1) if c.role is Role.TOTAL]
    run = run if len(stops) + 1 == len(run) else run[stops[-1] + 1 :] if stops else run
    return [c for c in run if may_be_part(draft, c, start) or _is_alone(draft, c)]


def _is_alone(draft: Draft, claim: Claim) -> bool:
    """甲县（124条）、乙县（103条）: a number that is all its bracket holds."""
    return draft.plain[claim.start - 1 : claim.start] + draft.plain[claim.end : claim.end + 1] == "（）"


def _items_before(draft: Draft, whole: Claim, end: int) -> list[Claim]:
    """The first number of the unit in each of the pieces between semicolons and stops of the line, or of the one before."""
    line = draft.line_of(end)
    start = draft.line_starts[line if draft.line_starts[line] < end else max(0, line - 1)]
    found: list[Claim] = []
    for piece in _PIECE.finditer(draft.plain, max(start, end - _REACH), end):
        own = [c for c in draft.between(*piece.span()) if kin(c.unit) == kin(whole.unit)]
        if own and may_be_part(draft, own[0], piece.start()) and own[0].kind is not Kind.AVERAGE:
            found.append(own[0])
    return found


def _chain(draft: Draft, whole: Claim) -> list[Claim]:
    """The counts, each with a name, that end right before the whole; behind a bare 合计 of several units: 规章4部、文件27件，合计31件."""
    row: list[Claim] = []
    before = draft.before(whole)
    if before is not None and _is_how_many(draft, before):
        before = draft.before(before)
    marks = ""
    while before is not None and is_counted(before) and before.role is not Role.EACH and len(row) < _MOST:
        item = _ITEM.fullmatch(draft.plain, before.outer_end, row[0].outer_start) if row else None
        if row and (item is None or (marks and item["mark"] not in marks)):
            break  # 收到作品286件，评出金奖6件、银奖12件: a list with 、 begins behind the ，
        marks = marks or (("，" if item["mark"] == "，" else "、和及") if item else "")
        row.insert(0, before)
        before = draft.before(before)
    units = {kin(c.unit) for c in row}
    alike = units == {kin(whole.unit)} and all(may_be_part(draft, c, row[0].start) for c in row)
    bare = whole.kind is Kind.COUNT and kin(whole.unit) in units and _BARE.fullmatch(draft.lead(whole)) is not None
    return row if alike or bare else []


def _is_how_many(draft: Draft, claim: Claim) -> bool:
    """两项合计25项: 两项 says how many are added, and is none of them."""
    return draft.words_of(claim)[:1] in _WORDS_FOR_FEW and _SURE.match(draft.plain, claim.outer_end) is not None


def _many(words: str) -> int:
    """3 of 三类案件110件，共到位; 0 where no number is said."""
    found = _SO_MANY.search(words)
    return whole_number(found[1]) if found is not None else 0


def _is_meant(draft: Draft, whole: Claim, row: Sequence[Claim], said: re.Match[str]) -> bool:
    """Whether the words leave no doubt that the whole is of just this row, or speak for it where a slip lies between."""
    sure = _SURE.fullmatch(said[0]) is not None
    if max(map(number, row)) > number(whole) * _LARGER[sure] or _leaves_out(draft, whole, row):
        return False
    start = draft.sentence_start(whole.start)
    own, counted = row[0].start >= start, _many(draft.plain[start : whole.outer_start]) == len(row)
    slip, near = is_one_slip(whole, row), abs(added(row) / number(whole) - 1) <= _NEAR
    if not slip and not _FAR[0] <= added(row) / number(whole) <= _FAR[1]:
        return False
    added_up = near and re.fullmatch(_ADDED_UP, said[0]) is not None  # 零售总额 in a sentence of its own is only a name
    if sure and (counted or slip or added_up or (own and _ADDED_ON not in draft.plain[start : whole.start])):
        return True
    if counted and slip:
        return True
    names = heads(draft, row)
    alike = are_family(names) or are_pair(names) or are_bands(names)
    if not own or _OF_THE_PLACE.search(draft.clause(whole.outer_start)):
        return own and alike and slip
    following = _is_next(draft, whole, row)
    bare = _BARE.fullmatch(draft.lead(whole)) is not None
    return (bare and following) or ((alike or (following and len(row) > 2)) and (slip or near))


def _is_next(draft: Draft, whole: Claim, row: Sequence[Claim]) -> bool:
    """Nothing else is counted between the parts and the whole: 金牌9枚、银牌6枚、铜牌4枚，奖牌总数19枚."""
    return [c.start for c in draft.between(row[0].start, whole.start)] == [p.start for p in row]


def _leaves_out(draft: Draft, whole: Claim, row: Sequence[Claim]) -> bool:
    """分别招录42人、56人、61人，今年计划招录68人，四年合计227人: a number that is no part of now may be in the total."""
    between = draft.counted_between(row[0].end, whole.start)
    return any(has("planned", draft.lead(c)) and kin(c.unit) == kin(whole.unit) for c in between)
