"""Questions laid side by side are answered as each would be alone."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from gongshi.engines.scans import whole_readings
from gongshi.engines.session import DuckSession
from gongshi.engines.sharing import columns_read, common_selections


@pytest.fixture
def session() -> DuckSession:
    session = DuckSession(threads=1)
    rows = {"plate": ["甲", "甲", "乙", None], "kind": ["x", "y", "x", "x"], "points": [3, 2, 0, 6]}
    session.register("offences", pa.table({**rows, "place": ["p"] * 4}))
    session.register("cars", pa.table({"plate": ["甲", "乙"], "owner": ["张", "李"]}))
    return session


def of_owners(session: DuckSession):
    offences, cars = session.table("offences"), session.table("cars")
    return offences.filter(offences.points > 0).join(cars, "plate")


def questions(session: DuckSession):
    offences = session.table("offences")
    costly = offences.filter(offences.points > 0)
    owners = of_owners(session)
    return [
        costly.aggregate(n=costly.count()),
        costly.group_by(part=costly.kind).aggregate(n=costly.points.sum()),
        owners.select(key=owners.plate).distinct(),
        owners.select(key=owners.owner).distinct(),
        of_owners(session).aggregate(n=owners.count()),
    ]


def answers(session: DuckSession):
    return [sorted(session.rows(q), key=str) for q in questions(session)]


def columns_held(session: DuckSession) -> list[set[str]]:
    answers(session)  # what is held is written meanwhile; an answer waits for it
    with session.lanes.all() as (connection, *_):
        found = connection.sql("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    return [{c for t, c in found if t == name} for name in dict.fromkeys(t for t, _ in found) if "_held" in name]


def test_answers_are_the_same_whether_selections_are_shared_or_not(session):
    alone = answers(session)
    session.share(questions(session), ["offences"])
    assert answers(session) == alone
    assert alone[0] == [{"n": 3}] and alone[3] == [{"key": "张"}]


def test_a_filter_and_a_join_that_several_hold_are_run_once(session):
    found = common_selections(questions(session), ["offences"])
    assert [type(common.whole).__name__ for common in found] == ["Filter", "JoinChain"]
    assert len(found[1].names) == 3


def test_nothing_is_held_of_a_small_register(session):
    session.share(questions(session), [])
    assert columns_held(session) == []


def test_only_columns_that_somebody_reads_are_held(session):
    session.share(questions(session), ["offences"])
    assert {"plate", "kind", "points"} in columns_held(session)


def test_a_count_of_rows_reads_no_column(session):
    costly = session.table("offences").filter(lambda t: t.points > 0)
    read = columns_read([costly.aggregate(n=costly.count())])
    assert read.get(costly.op(), set()) == set()


def test_the_statement_shown_to_people_names_the_register_not_what_was_held(session):
    session.share(questions(session), ["offences"])
    assert "offences" in session.sql(questions(session)[0])
    assert "_held" not in session.sql(questions(session)[0])


def test_a_later_question_with_other_columns_reads_the_register_again(session):
    session.share(questions(session)[:2], ["offences"])
    offences = session.table("offences")
    later = offences.filter(offences.points > 0)
    assert {row["place"] for row in session.rows(later.select("place"))} == {"p"}


def readings(session: DuckSession):
    """Each whole register filter twice, so that it is shared; the first is wider than the second."""
    offences = session.table("offences")
    some, few = offences.points > 0, offences.kind == "x"
    chosen = [offences.filter(some), offences.filter(some, few), offences.filter(offences.place.isnull())]
    return [t.aggregate(n=t.count()) for t in chosen] + [t.select("plate").distinct() for t in chosen]


def test_filters_that_read_a_whole_register_are_read_in_one_scan(session):
    alone = [sorted(session.rows(q), key=str) for q in readings(session)]
    session.share(readings(session), ["offences"])
    assert [sorted(session.rows(q), key=str) for q in readings(session)] == alone
    assert [row["n"] for rows in alone[:3] for row in rows] == [3, 2, 0]
    assert columns_held(session) == [{"plate", "_is0", "_is1", "_is2"}]


def test_a_filter_between_two_bounds_is_read_by_itself(session):
    offences = session.table("offences")
    between, above = offences.filter(offences.points.between(1, 3)), offences.filter(offences.points > 1)
    bounded = offences.filter(offences.points >= 1, offences.points < 3)
    assert whole_readings([t.op() for t in (between, above, bounded)]) == []
    below = offences.filter(offences.points < 3)
    assert whole_readings([t.op() for t in (between, above, below)]) == [[above.op(), below.op()]]


def test_what_is_begun_ahead_is_what_is_found_later(session):
    alone = answers(session)
    session.share(questions(session), ["offences"])
    session.ahead(questions(session))
    assert answers(session) == alone


def test_a_table_that_cannot_be_written_is_the_fault_that_is_told(session):
    offences = session.table("offences")
    broken = offences.filter(offences.plate.cast("int64") > 0)
    session.share([broken.aggregate(n=broken.count()), broken.select("kind").distinct()], ["offences"])
    with pytest.raises(duckdb.ConversionException):
        session.rows(broken.select("kind").distinct())
