"""Of which wholes a share may be, from firm to faint (占比可能的分母).

Every pair here may explain a percentage. To accuse one, more is asked: a sibling in the same
list that is of the same whole, a whole that the words behind 占 name, the only whole there is, or
one slip of the pen between the printed and the exact percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise

from gongshi.check.claim import Claim, Looseness, Role
from gongshi.check.consistency.bound import has_own_share, is_item_beside, is_of_the_same, is_shared_before
from gongshi.check.consistency.exact import as_printed, gives
from gongshi.check.consistency.rates import is_called
from gongshi.check.consistency.share_names import is_sibling, says
from gongshi.check.consistency.share_parts import named_part, part_behind, part_in_turn, parts_of, several
from gongshi.check.consistency.share_ratio import OF, RATE, Ratio
from gongshi.check.consistency.share_rows import whole_of_siblings
from gongshi.check.consistency.share_wholes import IDLE, of_list, wholes_of
from gongshi.check.consistency.slips import is_exchange, is_slip
from gongshi.check.consistency.wholes import is_of_another, run_before
from gongshi.check.draft import Draft, added, is_counted, number
from gongshi.check.units import ANSWERS

_MOST = 24  # numbers and claims of one sentence that are looked at together
_WIDEST = 24  # characters between a part and its share
_COUNTED_AS = re.compile(r"(?:[总数量额]|[共有为达计])+$")
_SHORT_NAME = 3
_HEAD = 4  # first characters of what is behind 占, by which another number is known to be its whole
_SURE = Decimal("0.01")  # what gives a share to this place does not by chance


def explaining(draft: Draft, share: Claim) -> Iterator[Ratio]:
    """Every ratio that could give the share; also of two numbers added: 不捕126 of 批捕214 and 不捕126."""
    run = run_before(draft, share)
    together, rated = several(draft, share), "占" not in draft.lead(share)
    yield from (Ratio((p,), w) for p in parts_of(draft, share)[:1] for w in _of_line(draft, share, p))
    if together:
        yield from (Ratio(together, whole) for whole in wholes_of(draft, share, max(together, key=number)))
    for part in parts_of(draft, share):
        for whole in wholes_of(draft, share, part):
            yield Ratio((part,), whole)
            if rated:
                yield Ratio((part,), whole, beside=True)
            if len(run) > 1 and whole not in run:
                yield Ratio(tuple(run), whole)
                yield Ratio(tuple(run[-2:]), whole)


def _of_line(draft: Draft, share: Claim, part: Claim) -> list[Claim]:
    """Numbers of the part's unit anywhere before it, of which it is the share as closely as printed: in the paragraph, or, of a share of three figures, in the text."""
    line = draft.line_start(share.start)
    before = [c for c in draft.between(line, part.start)[-_MOST:] if is_counted(c) and c.unit == part.unit]
    if share.step < 1 <= number(share) / 10:
        told = [*draft.of_unit_before(part.unit, line), *draft.of_unit_before(ANSWERS, line)]
        sure = share.step <= _SURE
        far = (c for c in reversed(told) if sure or c.role is not Role.PART or _is_so_called(draft, share, c))
        before += reversed(list(islice(far, _MOST)))
    return [
        c for c in before if number(c) > number(part) and number(c) > 0 and gives(share, number(part) * 100 / number(c))
    ]


def _is_so_called(draft: Draft, share: Claim, whole: Claim) -> bool:
    """其中，投诉量为3671件…⏎商品类投诉2497件，占投诉总量的68.0%: what is behind 占 ends the words before the whole."""
    found = OF.search(draft.lead(share))
    name = IDLE.sub("", found[1]) if found else ""
    return len(name) > 1 and _COUNTED_AS.sub("", draft.lead(whole)).endswith(name)


def meant(draft: Draft, share: Claim) -> Ratio | None:
    """The ratio that the share must be of although it does not give it; None where nothing says so."""
    together = several(draft, share)
    if together:
        tried = [Ratio(together, w) for w in wholes_of(draft, share, max(together, key=number))]
        summed = added(together)
        return next((r for r in tried if is_near_slip(share, summed * 100 / number(r.whole))), None)
    part = _certain_part(draft, share)
    if part is None:
        return None
    wholes = wholes_of(draft, share, part)
    firm = _firm_whole(draft, share, part, wholes)
    if firm is not None:
        return Ratio((part,), firm)
    turned = [(p, part) for p in parts_of(draft, share)[1:2] if p.unit == part.unit and 0 < number(p) <= number(part)]
    pairs = [*((part, w) for w in (*wholes, *_far_wholes(draft, part))), *turned]
    return next((Ratio((p,), w) for p, w in pairs if is_near_slip(share, number(p) * 100 / number(w))), None)


def _far_wholes(draft: Draft, part: Claim) -> list[Claim]:
    """The last two larger numbers of its sentence, whatever they count, and the first two totals before it."""
    start = draft.sentence_start(part.start)
    own = [c for c in draft.counted_between(start, part.start) if number(c) > number(part)][-2:]
    totals = [c for c in draft.of_unit_before(part.unit, start) if c.role is Role.TOTAL][:2]
    return [c for c in (*reversed(own), *totals) if number(c) > number(part)]


def _certain_part(draft: Draft, share: Claim) -> Claim | None:
    parts = parts_of(draft, share)
    if not parts or share.qualifier is not Looseness.EXACT:
        return None
    if OF.search(draft.lead(share)) is None and draft.before(share) is not parts[0]:
        return None
    own = is_of_another(draft, draft.lead(share), parts[0]) or has_own_share(draft, share, parts[0])
    if own and part_behind(draft, share) is None and named_part(draft, share) is None:
        return None
    rate = RATE.search(draft.lead(share)) if OF.search(draft.lead(share)) is None else None
    called = rate is None or is_called(draft, parts[0], rate[1].strip("的总")[-6:])
    if not called and not _is_exchanged(draft, share, parts[0]):
        return None
    far = len(draft.plain[parts[0].outer_end : share.outer_start]) > _WIDEST
    told = part_in_turn(draft, share) or part_behind(draft, share) or named_part(draft, share)
    return None if far and told is None else parts[0]


def _is_exchanged(draft: Draft, share: Claim, part: Claim) -> bool:
    """申报96个，拟认定40个，入选率47.1%: two figures exchanged hardly happens by chance, whatever the rate is called after."""
    return any(is_exchange(*as_printed(share, number(part) * 100 / number(w))) for w in _far_wholes(draft, part))


def _firm_whole(draft: Draft, share: Claim, part: Claim, wholes: list[Claim]) -> Claim | None:
    return (
        whole_of_siblings(draft, share, part)
        or _named(draft, share, wholes)
        or _only(draft, share, part, wholes)
        or of_list(draft, share, part)
    )


def is_near_slip(share: Claim, exact: Decimal) -> bool:
    """Whether one slip of the pen lies between the printed percentage and the exact one, to the places printed."""
    printed, right = as_printed(share, exact)
    return is_slip(printed, right) if "." in printed else is_exchange(printed, right, least=2)


def _named(draft: Draft, share: Claim, wholes: list[Claim]) -> Claim | None:
    """占全部病例的: the one whose words hold most of the name's pairs of characters, half of them at least."""
    found = OF.search(draft.lead(share))
    name = IDLE.sub("", found[1]) if found else ""
    runs = {a + b for a, b in pairwise(name)}
    if not runs:
        return None
    wholes = [w for w in wholes if not (is_of_the_same(draft, share, w) or is_sibling(draft, w, name))]
    scored = [
        (sum(_is_in(r, f"{draft.lead(w)[-16:]} {w.subject} {draft.tail(w)[:10]}", name) for r in runs), w)
        for w in wholes
    ]
    best = max((s for s, _ in scored), default=0)
    top = [w for s, w in scored if s == best]
    head = re.sub(r"(?:数量|数)$", "", name)[-2:]
    if (
        len(name) > 4
        and top
        and top[0].unit[:1] not in head
        and not any(head in draft.lead(w)[-16:] + w.subject + draft.tail(w)[:10] for w in top)
    ):
        return None  # 占新注册登记汽车数量的: of 机动车 it is not
    return top[0] if best * 2 >= len(runs) and best and len({number(w) for w in top}) == 1 else None


def _is_in(pair: str, words: str, name: str) -> bool:
    """Whether the words say the pair as the name does: 出口 not as the end of 进出口, unless that is the name."""
    return says(words, pair) if says(name, pair) else pair in words


def names_another(draft: Draft, share: Claim, whole: Claim) -> bool:
    """占企业税收总量的59.6% with 民营企业进出口额19万亿元: the words behind 占 have less than half of their pairs of characters in the whole's.

    A total may be called by less, unless another number's words have the beginning of that name.
    """
    found = OF.search(draft.lead(share))
    name = IDLE.sub("", found[1]) if found else ""
    runs = {a + b for a, b in pairwise(name)}
    words = draft.lead(whole)[-16:] + whole.unit + whole.subject + draft.tail(whole)[:10] + whole.scope
    if len(name) <= _SHORT_NAME or 2 * sum(r in words for r in runs) >= len(runs):
        return False
    return whole.role is not Role.TOTAL or any(name[:_HEAD] in draft.lead(c) for c in draft.near(whole))


def _only(draft: Draft, share: Claim, part: Claim, wholes: list[Claim]) -> Claim | None:
    """The whole where there is but one, and 占 or 占总数 says that it is in the text."""
    found = OF.search(draft.lead(share))
    bare = found is not None and not IDLE.sub("", found[1])
    if not bare or len({number(w) for w in wholes}) != 1:
        return None
    whole = wholes[0]
    return None if is_shared_before(draft, share, whole) or is_item_beside(draft, whole, part) else whole
