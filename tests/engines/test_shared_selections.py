"""Questions laid side by side are answered as each would be alone."""

from __future__ import annotations

import pyarrow as pa
import pytest

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
    assert session.connection.sql("SELECT count(*) FROM duckdb_tables()").fetchone() == (0,)


def test_only_columns_that_somebody_reads_are_held(session):
    session.share(questions(session), ["offences"])
    names = session.connection.sql("SELECT column_name FROM duckdb_columns() WHERE table_name = '_held0'").fetchall()
    assert {name for (name,) in names} == {"plate", "kind", "points"}


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
