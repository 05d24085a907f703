"""Numbers of one unit in a row, with no word that opens them (成列的分项).

检查562辆次，合格519辆次，不合格43辆次; 从区域看，城区265起，农村189起, the whole in the lead. The whole is
looked for among the numbers that may govern; one that the row adds up to is taken. Where none is,
the row is held against the nearest only as far as its form says that nothing is left out: a word
that divides, heads of a pair or a family, or one slip of the pen that lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import (
    Group,
    added,
    has_rest_behind,
    is_item,
    is_slip_of,
    is_swap_of,
    may_be_part,
    may_be_whole,
    overlap,
    room,
)
from gongshi.check.consistency.groups.heads import are_complements, are_family, are_grades, are_pair, heads
from gongshi.check.consistency.groups.how_many import says_how_many
from gongshi.check.consistency.rule import gives
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, by_unit, kin, number

_BRACKETS = re.compile(r"（[^（）]{0,80}）")
_PASSED = re.compile(r"[0-9]|占|同比|环比|持平")
_DIVIDES = re.compile(
    r"(?:^|[。；，：）])[^，。；：0-9]{0,4}[分按从就][^，。；：0-9]{1,14}(?:看|分|划分|来看|统计|分类|区分)[，：]"
)
_SPREAD = re.compile(r"(?:分布|构成|结构|组成)(?:情况)?[为是]?(?:[：，]|如下：)[^，。；：0-9]{1,14}$")
_LISTED = re.compile(r"[^，。；：0-9]{2,14}(?:为|是|有|如下|包括)：[^，。；：0-9]{1,14}$")
_AMONG = re.compile(r"[^，。；：0-9]{2,14}(?<![动作程间])中，")
_COUNTED_BEFORE = 24  # characters before a row that may say how many there are
_BESIDE = 14  # characters between a part and its own share
_HEAD, _TAIL = 16, 10
_MOST_INNER = 3
_LONGEST = 40  # numbers of one row; more are no list that anybody adds up
_OPENS = 3  # characters before an opener that begins its sentence
_ALL_OF = re.compile(r"(?:以上|上述|这些|全部|所有)")
_FEW = 20  # below it the first parts of a list add up to something by chance
_TELLING = 100  # a sum of two small numbers agrees with a third by chance
_LITTLE = Decimal("0.99")  # what lacks less is some small items that nobody names
_CLOSE = Decimal("0.02")
_FLAWS = re.compile(r"问题|原因|缺陷|情形|隐患")  # of these one thing may have several
_STAGES = re.compile(
    r"申报|评定|复核|立项|开工|竣工|认定|推荐|录取|录用|入围|实考|参考|到岗|晋级|进入|签约|通过审查"
)  # the same people further on, no parts
_FULL = (Decimal("0.5"), Decimal("1.6"))


def in_rows(draft: Draft) -> Iterator[Group]:
    """Each row with the whole it adds up to, or with the one it should add up to."""
    for n, start in enumerate(draft.sentence_starts):
        same = [c for c in draft.in_sentence(start) if _may_stand(draft, c, start)]
        for _, claims in by_unit(same):
            for row in _chains(draft, claims):
                for part in _between_semicolons(draft, row) if len(row) <= _LONGEST else ():
                    yield from _judged(draft, n, part)


def _may_stand(draft: Draft, claim: Claim, start: int) -> bool:
    return claim.start >= start and may_be_part(draft, claim, start) and claim.kind is not Kind.AVERAGE


def _chains(draft: Draft, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims of one unit, cut where what stands between two is no mere list."""
    chain: list[Claim] = []
    for claim in claims:
        if chain and not _goes_on(draft, chain[-1], claim):
            yield chain
            chain = []
        chain.append(claim)
    yield chain


def _between_semicolons(draft: Draft, row: list[Claim]) -> Iterator[list[Claim]]:
    """The row, and where semicolons divide it into several lists, each of these too."""
    yield row
    lists: dict[int, list[Claim]] = {}
    for claim in row:
        lists.setdefault(draft.plain.count("；", row[0].start, claim.start), []).append(claim)
    if len(lists) > 1:
        yield from (one for one in lists.values() if len(one) > 1)


def _goes_on(draft: Draft, a: Claim, b: Claim) -> bool:
    """Whether only the tail of one item, its share or change, and the head of the next stand between."""
    between = _BRACKETS.sub("", draft.plain[a.outer_end : b.outer_start])
    if pattern("openers").search(between) or len(between) > 120 or _DIVIDES.search(between):
        return False
    pieces = re.split(r"[，、；]", between)
    if len(pieces) == 1:
        return len(pieces[0]) < 12
    middle = all(not p or _PASSED.search(p) for p in pieces[1:-1])
    return middle and len(pieces[0]) <= _TAIL and len(re.sub(r"[0-9.]+%?", "", pieces[-1])) <= _HEAD


def _judged(draft: Draft, n: int, row: list[Claim]) -> Iterator[Group]:
    """The whole that the row adds up to wins; of those that it misses, the nearest."""
    tried = list(_tried(draft, n, row))
    shorter = [(w, p[:k]) for w, p in tried for k in range(2, len(p)) if number(w) >= _FEW]
    exact = [pair for pair in (*tried, *shorter) if abs(added(pair[1]) - number(pair[0])) <= room(*pair)]
    exact = [(w, p) for w, p in exact if not _is_rounded_from(w, p, tried)]
    yield from (Group(whole, tuple(parts), "", "成列") for whole, parts in exact)
    if exact:
        return
    near = [pair for pair in tried if _is_meant(draft, n, *pair)]
    if near:
        whole, parts = min(near, key=lambda pair: abs(added(pair[1]) / number(pair[0]) - 1))
        yield Group(whole, tuple(parts), "", "成列")


def _is_rounded_from(whole: Claim, parts: Sequence[Claim], tried: Sequence[tuple[Claim, list[Claim]]]) -> bool:
    """1.86万人次 in a headline, 18642人次 in the text: parts that are counted one by one are held against the latter."""
    if whole.step <= max(p.step for p in parts):
        return False
    return any(w.step < whole.step and abs(number(w) - number(whole)) < whole.step for w, _ in tried)


def _tried(draft: Draft, n: int, row: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Every whole with its parts; small numbers inside a row that is divided from something prove nothing."""
    if len(row) < 2:
        return
    start = draft.sentence_starts[n]
    words = draft.plain[start : row[0].outer_start].rpartition("；")[2]
    divided = any(form.search(words) for form in (_DIVIDES, _AMONG))
    for k in range(min(len(row) - 2, 0 if divided else _MOST_INNER)):
        if k == 0 or number(row[k]) >= _TELLING:
            yield row[k], row[k + 1 :]
    for whole in governing(draft, row[0].start, row[0].unit):
        if may_be_whole(draft, whole, row) and number(whole) > max(map(number, row)):
            yield whole, row


def _is_meant(draft: Draft, n: int, whole: Claim, parts: list[Claim]) -> bool:
    """Whether the form of the row says that its parts should make up this whole."""
    if not number(whole) or len({number(whole), *map(number, parts)}) == 1:
        return False
    said, near = heads(draft, parts), added(parts) / number(whole)
    pair, bands = are_pair(said), are_bands(said)
    named = len(whole.subject) > 2 and whole.subject in draft.plain[draft.sentence_starts[n] : parts[0].outer_start]
    if (is_item(draft, whole) and not pair and not named) or _is_of_another(draft, n, whole, parts):
        return False
    start = draft.sentence_starts[n]
    if (
        len(set(said)) < len(said)
        or (has("partial", draft.plain[start : parts[-1].end]) and not bands)
        or has("partial", draft.lead(whole).replace("重点违法", ""))
        or has("crossing", draft.plain[start : parts[0].start])
    ):
        return False
    if (
        has_rest_behind(draft, parts)
        or is_said_to_be_part(draft, whole, parts)
        or have_other_whole(draft, whole, parts)
    ):
        return False
    if not pair and any(_STAGES.search(head) for head in said):
        return False
    if not pair and overlap(parts, said):
        return len(parts) > 2 and abs(near - 1) <= _CLOSE and is_slip_of(number(whole), [number(p) for p in parts])
    if near < 1 and _is_opened(draft, n, parts) and not (are_complements(said) or are_grades(said)):
        told = is_slip_of(number(whole), [number(p) for p in parts], exchanged=len(parts) < 3)
        return told and (are_family(said) or near <= _LITTLE)
    return any(low <= near <= high for low, high in _bounds(draft, n, whole, parts, said, pair))


def _is_opened(draft: Draft, n: int, parts: Sequence[Claim]) -> bool:
    """Whether 其中 or 某某中 leads to the row: it may be short of its whole."""
    words = draft.plain[draft.sentence_starts[n] : parts[0].outer_start]
    return "其中" in words or (_AMONG.match(words) is not None and not _ALL_OF.match(words))


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
    here = max(draft.sentence_starts[n], whole.outer_end)
    between = draft.plain[here : parts[0].outer_start]
    values = [number(p) for p in parts]
    many = len(parts) > 2
    slip = is_slip_of(number(whole), values, exchanged=not many and not pair and added(parts) < number(whole))
    beside = whole is _last_before(draft, n, parts[0])
    if _DIVIDES.search(between):
        yield _FULL if pair or has("closers", said[-1]) else (Decimal("0.75"), Decimal("1.3"))
    if _DIVIDES.search(between) and many and is_swap_of(number(whole), values):
        yield Decimal("0.5"), Decimal(2)
    if many and _SPREAD.search(between) and (beside or whole.subject[-2:] in between):
        yield Decimal("0.75"), Decimal("1.3")
    if many and _LISTED.match(between) and _is_called(draft, whole, between):
        yield Decimal("0.75"), Decimal("1.3")
    counted = says_how_many(draft.plain[max(here, parts[0].outer_start - _COUNTED_BEFORE) : parts[0].outer_start], said)
    if many and (counted or are_bands(said)):
        mended = is_swap_of(number(whole), values) or slip
        yield (Decimal("0.5"), Decimal(2)) if mended and counted else (Decimal("0.85"), Decimal("1.2"))
    among = _AMONG.search(between)
    if among and (pair or has("closers", said[-1])):
        yield _FULL
    if among and many and re.match(r"(?:以上|上述|这些)", among[0]):
        yield Decimal("0.75"), Decimal("1.3")
    if pair or (many and len(whole.subject) > 2 and whole.subject in between):
        yield Decimal("0.9"), Decimal("1.1")
    if many and len(whole.subject) > 2 and whole.subject in between and not _FLAWS.search(between):
        yield Decimal(1), Decimal("1.5")
    if pair and beside and "；" not in between:
        yield Decimal("0.9"), Decimal("1.6")
    if slip and (pair or beside or (len(whole.subject) > 2 and whole.subject in between)):
        yield Decimal("0.8"), Decimal("1.25")
    same_line = draft.paragraph_of(whole.start) == draft.paragraph_of(parts[0].start)
    if many and are_family(said):
        yield (Decimal("0.9"), Decimal("1.1")) if same_line else (Decimal("0.95"), Decimal("1.05"))
    if many and whole.role is Role.TOTAL and beside:
        yield Decimal(1), Decimal("1.1")
    if many and slip:
        yield Decimal("0.93"), Decimal("1.07")
    if many and same_line:
        yield Decimal("0.96"), Decimal("1.04")
    if slip and number(whole) >= _TELLING and (many or same_line or whole.role is Role.TOTAL):
        near = same_line or is_slip_of(number(whole), values, exchanged=True)
        yield (Decimal("0.9"), Decimal("1.1")) if near else (Decimal("0.97"), Decimal("1.03"))


def have_other_whole(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the shares beside the parts are none of this whole: they are parts of something else."""
    beside = [(p, draft.after(p)) for p in parts]
    shares = [
        (p, s)
        for p, s in beside
        if s is not None
        and s.kind is Kind.PERCENT
        and _is_its_share(draft, p, s)
        and draft.sentence_of(s.start) == draft.sentence_of(p.start)
        and not re.search("依次|分别", draft.lead(s))
        and not _bears_out(s, number(whole) - added(parts) + number(p), whole)
    ]
    return bool(shares) and not any(isinstance(s.value, Decimal) and _can_be(s, p, whole) for p, s in shares)


def _is_called(draft: Draft, whole: Claim, words: str) -> bool:
    """不合格6批次。不合格样品为：…: the words that lead to the row begin with those of the whole."""
    name = re.sub(r"^[，、；和及]|[共有为达计]+$", "", draft.lead(whole))
    return len(name) > 1 and words.startswith(name[-4:])


def _is_its_share(draft: Draft, part: Claim, share: Claim) -> bool:
    """非税收入5.86亿元，税收占比63.0%: what stands between part and share may name another."""
    lead = draft.lead(share)
    named = re.sub(r"^[，、（和及]", "", lead.partition("占")[0])
    own = draft.lead(part).lstrip("，、；和及")
    same = (
        named in ("", "约", "均", "各", "分别", "依次", "其")
        or own.startswith(named[:2])
        or part.subject.startswith(named[:2])
    )
    return "占" in lead and same and share.start - part.end < _BESIDE


def _bears_out(share: Claim, meant: Decimal, whole: Claim) -> bool:
    """非免疫1525剂次，占40.1%: the share is of what the part should be, so it is of this whole."""
    return isinstance(share.value, Decimal) and gives(share, meant * 100 / number(whole))


def _can_be(share: Claim, part: Claim, whole: Claim) -> bool:
    exact = number(part) * 100 / number(whole)
    return gives(share, exact, of_quotient((part,), whole, exact))


def _last_before(draft: Draft, n: int, part: Claim) -> Claim | None:
    """The last number of the unit before the row in its sentence."""
    before = [c for c in draft.between(draft.sentence_starts[n], part.start) if kin(c.unit) == kin(part.unit)]
    return before[-1] if before else None


def is_said_to_be_part(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the text gives the sum of the parts as a share below 100 of the whole: then some are left out."""
    if not number(whole):
        return False
    exact = added(parts) * 100 / number(whole)
    if exact >= 100:
        return False
    end = draft.sentence_end(parts[-1].end)
    told = [
        c for c in draft.between(parts[0].start, end + 60) if c.kind is Kind.PERCENT and isinstance(c.value, Decimal)
    ]
    return any(number(c) < 100 and gives(c, exact, of_quotient(parts, whole, exact)) for c in told)
