"""The calendar follows from documents; no meeting is no breach, and nothing new needs no form."""

from __future__ import annotations

from datetime import date

from gongshi import Period
from gongshi_organs.duties import Activity, Duty, Item, Member, State, Unit, care_due, due_in, matrix, missing_serials

D = date
BEGUN = D(2020, 1, 1)
EARLY = D(2022, 7, 5)
COMMITTEE = Unit("J1", "机关纪委", BEGUN)
REPORT = Duty("YB1", "半年述职", "机关纪委", "述职", "半年", BEGUN, days=10)


def held(id_: str, kind: str, on: date, *units: str, items: tuple[str, ...] = ()) -> Activity:
    return Activity(id_, kind, on, frozenset(units), frozenset(items))


def lines(
    *activities: Activity,
    duty: Duty = REPORT,
    period: str = "2022-07",
    on: date = EARLY,
    unit: Unit = COMMITTEE,
):
    return due_in([duty], [unit], activities, Period.parse(period), on)


def test_a_half_year_s_report_is_due_after_its_end_and_done_when_held():
    (line,) = lines()
    assert (line.first, line.last, line.due_on, line.state) == (
        D(2022, 1, 1),
        D(2022, 6, 30),
        D(2022, 7, 10),
        State.NOT_YET,
    )
    (done,) = lines(held("A1", "述职", D(2022, 6, 20), "J1"))
    assert (done.done, done.state) == (("A1",), State.DONE)


def test_the_last_day_is_in_time_and_the_day_after_is_overdue():
    assert lines(on=D(2022, 7, 10))[0].state is State.NOT_YET
    assert lines(on=D(2022, 7, 11))[0].state is State.OVERDUE


def test_an_activity_of_another_unit_kind_or_window_does_not_count():
    others = (
        held("A1", "述职", D(2022, 6, 1), "J2"),
        held("A2", "座谈会", D(2022, 6, 1), "J1"),
        held("A3", "述职", D(2021, 12, 31), "J1"),
    )
    assert lines(*others)[0].done == ()


def test_a_unit_that_did_not_live_the_whole_window_is_not_asked():
    assert lines(unit=Unit("J1", "机关纪委", D(2022, 3, 1))) == []
    assert lines(unit=Unit("J1", "机关纪委", BEGUN, D(2022, 6, 30))) == []


def test_working_days_know_the_spring_festival():
    after = Duty("YB2", "反馈", "部门", "走访服务", "事件后", BEGUN, days=10, working=True, trigger="列席旁听")
    visit = held("A1", "列席旁听", D(2022, 1, 26), "D1")
    (line,) = lines(visit, duty=after, period="2022-02", on=D(2022, 2, 11), unit=Unit("D1", "部门", BEGUN))
    assert line.due_on == D(2022, 2, 14)  # 29 and 30 January were worked, 31 January to 6 February were not
    assert line.state is State.NOT_YET


def test_no_meeting_in_a_month_is_no_breach():
    first_topic = Duty("YB3", "第一议题", "部门", "第一议题", "每次会议", BEGUN)
    assert lines(duty=first_topic, unit=Unit("D1", "部门", BEGUN)) == []


def test_a_cell_says_done_none_not_yet_or_not_asked():
    units = [Unit("D1", "部门", BEGUN), Unit("D2", "部门", BEGUN), Unit("D3", "部门", D(2022, 12, 1))]
    items = [Item("N/1", "政治建设", BEGUN), Item("N/2", "以后的", D(2023, 1, 1))]
    acts = [
        held("A1", "座谈会", D(2022, 11, 3), "D1", items=("N/1",)),
        held("A2", "座谈会", D(2022, 11, 4), "D1", items=("N/1",)),
    ]
    running = matrix(units, items, acts, Period.parse("2022-11"), D(2022, 11, 20))
    found = {(c.unit, c.item): (c.count, c.state) for c in running}
    assert found["D1", "N/1"] == (2, State.DONE)
    assert found["D2", "N/1"] == (0, State.NOT_YET)
    assert found["D3", "N/1"] == found["D1", "N/2"] == (0, State.NOT_ASKED)
    over = matrix(units[:2], items[:1], acts, Period.parse("2022-11"), D(2022, 12, 1))
    assert [c.state for c in over] == [State.DONE, State.NONE]
    assert (
        matrix(units[1:2], items[:1], acts, Period.parse("2022-11"), D(2022, 11, 20), heard_of=["D2"])[0].state
        is State.NONE
    )


def test_a_political_birthday_falls_in_its_month_and_a_badge_is_seen_a_year_ahead():
    members = [
        Member("P1", joined_on=D(2005, 11, 30)), Member("P2", joined_on=D(1973, 7, 1), serves=False),
        Member("P3", joined_on=D(1973, 7, 2), serves=False), Member("P4", joined_on=D(1970, 1, 1), died_on=D(2022, 5, 1)),
        Member("P5", retires_on=D(2022, 11, 1)),
    ]  # fmt: skip
    found = care_due(members, Period.parse("2022-11"), badge_years=50)
    assert {(d.number, d.kind, d.on) for d in found} == {
        ("P1", "政治生日", D(2022, 11, 30)), ("P2", "50年纪念章", D(2023, 7, 1)), ("P5", "荣退仪式", D(2022, 11, 1)),
    }  # fmt: skip
    assert care_due(
        members, Period.parse("2022-11"), badge_years=50, given=[("P2", "50年纪念章", 2022), ("P1", "政治生日", 2022)]
    ) == found[:0] + [d for d in found if d.number == "P5"]


def test_a_series_names_its_gaps():
    assert missing_serials([1, 2, 5]) == [3, 4]
    assert missing_serials([]) == []
