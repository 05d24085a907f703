"""Names that a contest makes public: noticed candidates, awarded works, honoured people (公示、授奖名单).

A prize is public only after its notice: so many working days, no objection open, a document
that grants it, and for a person his consent. Source: the contest's own basis document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongshi import (
    At,
    Calendar,
    Candidate,
    Fact,
    FactColumn,
    GateResult,
    Reason,
    Row,
    Subject,
    Table,
    add_working_days,
    after_working_days,
    gate,
    list_rule,
    tr,
    write_date,
)

_BASIS = "评选的依据文件；创建示范活动管理办法（试行）（2022年）"
_COLUMNS = (
    FactColumn("series", "评选", 20),
    FactColumn("award", "奖项", 12),
    FactColumn("work", "作品或事迹", 28),
    FactColumn("unit", "申报单位", 24),
    FactColumn("awarded_on", "授奖日期", 12),
)


def _works(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each awarded entry without a person, in order of contest and prize."""
    return [_candidate(row, at, name=row["title"] or row["unit_name"]) for row in rows["rows"]]


def _people(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each awarded person."""
    return [_candidate(row, at, name=row["person_name"], personal=True) for row in rows["rows"]]


def _candidate(row: Row, at: At, *, name: str, personal: bool = False) -> Candidate:
    text = tr(
        "{title}授{award}，{day}", title=row["contest_title"], award=row["award"], day=write_date(row["awarded_on"])
    )
    return Candidate(
        subject=row["id"],
        name=name,
        reasons=(Reason("award", text, row["basis"], (("entries", row["id"]),), statistical=False),),
        gates=tuple(_gates(row, at, personal=personal)),
        facts=_facts(row),
        sealed=frozenset({"document"}),
        group=row["series"],
        order=(row["series"], row["awarded_on"], row["award"]),
    )


def _facts(row: Row) -> Mapping[str, Fact]:
    return {
        "series": row["series"], "award": row["award"], "work": row["title"], "unit": row["unit_name"],
        "awarded_on": row["awarded_on"], "document": row["award_document"],
    }  # fmt: skip


def _gates(row: Row, at: At, *, personal: bool) -> Iterator[GateResult]:
    days = row["notice_days"] or 0
    if days:
        yield after_working_days(
            "notice_over", tr("公示期满"), row["notice_from"], days, at.released, tr("评选文件规定的公示期"),
            Calendar.read(at.settings),
        )  # fmt: skip
        yield _awarded_after(row, days, at)
    granted = row["award_document"]
    yield gate("award_document", tr("授奖文件"), bool(granted), granted or tr("没有填授奖文件"), row["basis"])
    objected = row["state"] == "异议"
    yield gate("no_objection", tr("没有异议"), not objected, tr("公示中有异议") if objected else tr("没有异议"))
    approved = row["nature"] != "经批准" or row["basis_kind"] == "批准"
    why = row["basis"] if approved else tr("依据文件不是批准文件")
    yield gate("basis", tr("命名有批准"), approved, why, "创建示范活动管理办法（试行）（2022年）")
    if personal:
        agreed = row["consented_on"]
        why = tr("{day} 同意", day=agreed) if agreed else tr("没有取得本人同意")
        yield gate(
            "consent", tr("本人同意公布"), bool(agreed) and agreed <= at.released, why, "个人信息保护法 第二十五条"
        )


def _awarded_after(row: Row, days: int, at: At) -> GateResult:
    """The prize was granted when its notice was over, not before."""
    begun, label = row["notice_from"], tr("期满后授奖")
    if begun is None:
        return gate("awarded_after", label, False, tr("没有公示起始日"))
    last = add_working_days(begun, days, Calendar.read(at.settings))
    why = tr("公示至 {last}，{day} 授奖", last=last, day=row["awarded_on"])
    return gate("awarded_after", label, row["awarded_on"] > last, why)


def _awarded(entries: Table, contests: Table, documents: Table, units: Table, at: At) -> Table:
    """Entries awarded in the period by contests of our own, with contest, basis and unit beside them."""
    ours = contests.filter(contests.nature != "外部评选")
    ours = ours.select("series", "nature", "notice_days", "basis", contest_code="code", contest_title="title")
    found = entries.filter(
        entries.awarded_on.between(at.period.first, at.period.last), entries.awarded_on <= at.on,
        entries.state.isin(("授奖", "异议")), entries.revoked_on.isnull(),
    )  # fmt: skip
    found = found.join(ours, found.contest == ours.contest_code)
    kinds = documents.select(basis_code="code", basis_kind="kind")
    found = found.left_join(kinds, found.basis == kinds.basis_code)
    named = units.select(unit_code="code", unit_name="name")
    return found.left_join(named, found.unit == named.unit_code)


@list_rule(
    _works, label="获奖作品和单位", subject=Subject.CASE, unit="个", basis=_BASIS, columns=_COLUMNS, term_days=365,
    honour=True, rests_on=("entries", "contests"),
)  # fmt: skip
def awarded_works(entries: Table, contests: Table, documents: Table, units: Table, at: At) -> Table:
    """Works and units awarded in the period by the committee's own contests.

    The day of the award counts. Entries of persons stand on a list of their own.
    """
    found = _awarded(entries, contests, documents, units, at)
    return found.filter(found.person.isnull())


@list_rule(
    _people, label="获奖个人", subject=Subject.PERSON, unit="人", basis=_BASIS,
    columns=(FactColumn("name", "姓名", 10), *_COLUMNS), masks=("full", "surname", "count"), term_days=365,
    honour=True, rests_on=("entries", "contests"),
)  # fmt: skip
def honoured_people(entries: Table, contests: Table, documents: Table, units: Table, persons: Table, at: At) -> Table:
    """People honoured in the period by the committee's own contests, each with his consent.

    The day of the award counts; who has not consented waits, however final the award.
    """
    found = _awarded(entries, contests, documents, units, at)
    people = persons.select(person_number="number", person_name="name")
    return found.join(people, found.person == people.person_number)


LISTS = (awarded_works, honoured_people)
