"""The board's figures stand with the register they rest on; what moved most is told out of those large enough."""

from __future__ import annotations

from decimal import Decimal

from gongshi.figures.answer import Answer, State
from gongshi.figures.figure import Derived, Figure, Listed, Selected
from gongshi.office.figure_groups import figure_groups, is_missing, moved_most
from gongshi.office.figure_lines import FigureLine
from gongshi_traffic.pack import PACK

REGISTERS = {register.name: register for register in PACK.registers}


def line(figure: Figure, value: int | None = 1, before: int | None = None, state: State = State.KNOWN) -> FigureLine:
    answer = Answer(figure, None, None if value is None else Decimal(value), state)  # type: ignore[arg-type]
    return FigureLine(answer, str(value), (), None if before is None else Decimal(before))


def figure(name: str, *registers: str) -> Selected:
    return Selected(name, name, "起", "口径", "来源", registers=registers)


def test_each_figure_of_a_pack_stands_in_one_group_and_deaths_stand_with_crashes():
    found = figure_groups(tuple(line(one) for one in PACK.figures), REGISTERS)
    names = {group.label: [each.answer.figure.name for each in group.lines] for group in found}
    assert sorted(name for group in names.values() for name in group) == sorted(one.name for one in PACK.figures)
    assert {"crashes_recorded", "deaths", "fatal_crashes_share"} <= {*names[REGISTERS["crashes"].label]}
    assert "key_speeding" in names[REGISTERS["violations"].label] and "red_listed" in names["名单长度"]


def test_a_share_of_a_list_stands_with_the_lists_and_a_group_says_how_many_cannot_be_told():
    listed = Listed("long", "名单长度", "人", "口径", "来源")
    share = Derived("share", "占比", "%", "口径", "来源", parts=(("part", listed),))
    missing = line(figure("lost", "crashes"), None, state=State.NOT_REPORTED)
    lists, crashes = figure_groups((line(listed), line(share), missing), REGISTERS)
    assert (lists.label, lists.missing, len(lists.lines)) == ("名单长度", 0, 2) and crashes.missing == 1
    assert is_missing(missing) and not is_missing(line(listed))


def test_what_moved_most_is_told_by_its_share_of_what_was_at_least_ten():
    names = ("doubled", "halved", "small", "same", "new")
    lines = [
        line(figure(n, "crashes"), *v)
        for n, v in zip(names, [(20, 10), (5, 10), (9, 3), (10, 10), (8, None)], strict=True)
    ]
    assert [one.answer.figure.name for one in moved_most(tuple(lines))] == ["doubled", "halved"]
