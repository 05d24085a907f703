"""What happened at a place is said by part of the day, kind of party and cause."""

from datetime import date, datetime

from gongshi_traffic.segments.locate import hour_of
from gongshi_traffic.segments.place import Located
from gongshi_traffic.segments.profile import profile_of


def crash(n, hour=None, cause="", roles=()):
    return Located(str(n), "S951", 100, date(2022, 10, 5), "伤人", hour=hour, cause=cause, roles=roles)


def test_the_most_frequent_comes_first_and_ties_by_name():
    said = profile_of([
        crash(1, 20, "超速", ("机动车", "行人")), crash(2, 5, "超速", ("机动车",)), crash(3, 8, "逆行", ("机动车", "行人")),
    ]).said  # fmt: skip
    assert said == "时段：夜间2起、早高峰1起；涉及：机动车3起、行人2起；原因：超速2起、逆行1起"


def test_what_no_crash_states_is_not_said():
    assert profile_of([crash(1)]).said == ""
    assert profile_of([crash(1, cause="超速")]).said == "原因：超速1起"


def test_midnight_sharp_is_a_day_without_its_time():
    assert hour_of(datetime(2022, 10, 5)) is None
    assert hour_of(datetime(2022, 10, 5, 0, 1)) == 0
