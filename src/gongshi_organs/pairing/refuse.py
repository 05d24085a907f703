"""Why a pairing cannot be done, in words and before any solving (不可行的说明).

Two questions decide it (Mendelsohn and Dulmage 1958): can every community have an
organisation of its own, and can every organisation be placed within the ceilings? Where one
fails, the names that are too many for what is allowed them are given (Hall 1935).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongshi import Refused, tr
from gongshi_organs.pairing.problem import Pairing


class CannotPair(Refused):
    """No plan meets all conditions; every reason is said at once (匹配不可行)."""


def refuse_impossible(problem: Pairing) -> None:
    """Nothing, when a plan exists (member bands aside). Raises CannotPair."""
    reasons = list(why_not(problem))
    if reasons:
        raise CannotPair(
            tr("没有满足全部条件的匹配方案：{reasons}。", reasons="；".join(reasons)),
            where=tr("{n} 个组织、{m} 个社区", n=len(problem.able), m=len(problem.most)),
            mend=tr("请增加上限或组织、放开部分禁配对，或减少固定对，然后重算。"),
        )


def why_not(problem: Pairing) -> Iterator[str]:
    """Each reason that stands against any plan, the plainest first."""
    yield from _contradictions(problem)
    organisations, communities = problem.organisations, problem.communities
    if not organisations or not communities:
        yield tr("台账里还没有可匹配的组织或社区")
        return
    seats = sum(problem.most.values())
    if seats < len(organisations):
        yield tr("各社区上限合计 {seats}，少于 {n} 个组织", seats=seats, n=len(organisations))
    if len(organisations) < len(communities):
        yield tr("{n} 个组织少于 {m} 个社区，必有社区没有组织", n=len(organisations), m=len(communities))
    allowed = {o: [c for c in communities if problem.allows(o, c)] for o in organisations}
    lonely = [o for o, to in allowed.items() if not to]
    if lonely:
        yield tr("组织{names}没有一个可去的社区", names=_named(problem.called(lonely)))
    backwards = {c: [o for o in organisations if c in allowed[o]] for c in communities}
    unserved = [c for c, of in backwards.items() if not of]
    if unserved:
        yield tr("社区{names}没有一个可来的组织", names=_named(problem.called(unserved)))
    if lonely or unserved or seats < len(organisations) or len(organisations) < len(communities):
        return
    yield from _too_few(backwards, dict.fromkeys(organisations, 1), tr("社区{many}只有{few}可来，少于社区数"), problem)
    yield from _too_few(allowed, problem.most, tr("组织{many}只能去{few}，超过这些社区的上限"), problem)


def _contradictions(problem: Pairing) -> Iterator[str]:
    for pair in sorted(problem.fixed & problem.forbidden):
        a, b = problem.called(pair)
        yield tr("“{a}—{b}”既固定又禁配", a=a, b=b)
    for organisation, community in sorted(problem.fixed):
        if organisation not in problem.able or community not in problem.most:
            a, b = problem.called((organisation, community))
            yield tr("固定对“{a}—{b}”里有不在册的", a=a, b=b)
    for name in sorted({o for o, _ in problem.fixed}):
        to = sorted(c for o, c in problem.fixed if o == name)
        if len(to) > 1:
            (a,) = problem.called([name])
            yield tr("“{a}”固定到了 {n} 个社区：{names}", a=a, n=len(to), names="、".join(problem.called(to)))


def _too_few(
    wanting: Mapping[str, Sequence[str]], room: Mapping[str, int], says: str, problem: Pairing
) -> Iterator[str]:
    """Those who want more than there is room for where they may go: a Hall violator, if any."""
    held: dict[str, list[str]] = {place: [] for place in room}
    for one in wanting:
        reached: set[str] = set()
        if not _placed(one, wanting, room, held, reached):
            stuck = {one, *(o for place in reached for o in held[place])}
            many, few = _named(problem.called(sorted(stuck))), _named(problem.called(sorted(reached)))
            yield says.format(many=many, few=few)
            return


def _placed(
    one: str,
    wanting: Mapping[str, Sequence[str]],
    room: Mapping[str, int],
    held: dict[str, list[str]],
    reached: set[str],
) -> bool:
    """Whether `one` finds room, others moving over where they can (an augmenting path)."""
    came_from: dict[str, str] = {}
    queue = [one]
    while queue:
        asker = queue.pop(0)
        for place in wanting[asker]:
            if place in reached:
                continue
            reached.add(place)
            came_from[place] = asker
            if len(held[place]) < room[place]:
                _move_over(place, one, came_from, held)
                return True
            queue += held[place]
    return False


def _move_over(place: str, one: str, came_from: Mapping[str, str], held: dict[str, list[str]]) -> None:
    while True:
        asker = came_from[place]
        before = next((p for p, inside in held.items() if asker in inside), None)
        held[place].append(asker)
        if asker == one or before is None:
            return
        held[before].remove(asker)
        place = before


def _named(names: Sequence[str], most: int = 8) -> str:
    shown = "、".join(f"“{n}”" for n in names[:most])
    return shown if len(names) <= most else tr("{shown}等 {n} 个", shown=shown, n=len(names))
