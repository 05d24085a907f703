"""Typical crashes told as warnings, once their finding is final (典型事故案例)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gongshi import At, Candidate, Fact, FactColumn, GateResult, Reason, Row, Subject, Table, list_rule, tr, write_date
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.case_clock import AGAIN, settles_on
from gongshi_traffic.lists.case_gates import Case, acts_by_party, case_gates, worksheet
from gongshi_traffic.lists.case_sheet import case_sheet
from gongshi_traffic.lists.case_story import Labels, labels_of, story
from gongshi_traffic.lists.published import earlier_names, is_due, periods_by_subject

LABEL = "典型事故案例"
BASIS = "道路交通事故处理程序规定 第六十二条第二款"
COLUMNS = (
    FactColumn("headline", "案例", 30),
    FactColumn("happened_on", "日期", 12),
    FactColumn("place", "地点", 24),
    FactColumn("result", "后果", 20),
    FactColumn("liability", "责任", 40),
    FactColumn("articles", "违反条款", 30),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each case put forward whose finding becomes final in this issue."""
    groups = {name: _by_crash(rows[name]) for name in ("parties", "behaviours", "evidence")}
    cases = [_case(row, groups) for row in _due(rows, at)]
    gates = {case.row["crash"]: case_gates(case, at) for case in cases}
    clear = [case for case in cases if all(g.passed for g in gates[case.row["crash"]])]
    others = [case for case in cases if case not in clear]
    # equal masks are told apart among those that can be published, so that 乙 never stands alone
    labels = {**_labels(others, at), **_labels(clear, at)}
    return [_candidate(case, gates[case.row["crash"]], labels, at) for case in cases]


def _case(row: Row, groups: Mapping[str, Mapping[str, list[Row]]]) -> Case:
    found = {name: group.get(row["crash"], []) for name, group in groups.items()}
    return Case(row, sorted(found["parties"], key=lambda p: p["no"]), found["behaviours"], found["evidence"])


def _labels(cases: Sequence[Case], at: At) -> Labels:
    return labels_of([(case.row, case.parties) for case in cases], at)


def _due(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Row]:
    published = periods_by_subject(rows["published"], at)
    replaced = {(row["crash"], row["replaces"]) for row in rows["findings"] if row["replaces"]}
    due = [
        row
        for row in rows["rows"]
        if row["crash"] not in published
        and (row["crash"], row["number"]) not in replaced
        and row["review"] != AGAIN
        and is_due(settles_on(row, at), at, rows["published"])
    ]
    latest = {row["crash"]: row for row in sorted(due, key=lambda r: (r["found_on"], r["number"]))}
    return sorted(latest.values(), key=lambda r: (r["happened_at"], r["crash"]))


def _by_crash(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["crash"]].append(row)
    return found


def _candidate(case: Case, gates: tuple[GateResult, ...], labels: Labels, at: At) -> Candidate:
    row, final = case.row, settles_on(case.row, at)
    text = tr("提请公布“{title}”：认定书{served}送达，{final}起终局",
              title=row["case_title"], served=write_date(row["served_on"]), final=write_date(final) if final else "")  # fmt: skip
    records = (("findings", f"{row['crash']}:{row['number']}"), ("crashes", row["crash"]))
    told = story(row, case.parties, case.behaviours, labels, at)
    return Candidate(
        subject=row["crash"],
        name=row["case_title"],
        reasons=(Reason("final_finding", text, BASIS, records, statistical=False),),
        gates=gates,
        facts={**told, **_office_facts(case, final)},
        sealed=frozenset({"number", "final_on", "worksheet", "acts", "departure", "evidence", "evidence_sha256"}),
        group=row["brigade"],
        order=(row["happened_at"],),
    )


def _office_facts(case: Case, final: date | None) -> Mapping[str, Fact]:
    """What reviewers and the approval sheet see besides the story."""
    combinations = worksheet(case.parties, case.behaviours)
    return {
        "brigade": case.row["brigade"],
        "district": case.row["district"] or "",
        "number": case.row["number"],
        "final_on": final,
        "worksheet": tuple(f"{c.label}（{c.reason}，{c.article}）" for c in combinations),
        "acts": acts_by_party(case.parties, case.behaviours),
        "departure": case.row["departure"] or "",
        "evidence": tuple(f"{e['kind']}{e['id']}：{e['purpose']}" for e in case.fit_evidence),
        "evidence_sha256": tuple(e["sha256"] for e in case.fit_evidence),
    }


@list_rule(
    judge,
    label=LABEL,
    subject=Subject.CASE,
    unit="起",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.CASES,
    opens=("parties",),
    sheet=case_sheet,
    told_by=(
        "findings.served_on",
        "findings.criminal",
        "parties.born_on",
        "parties.liability",
        "evidence.seen_by_first",
        "evidence.seen_by_second",
    ),
)
def typical_cases(
    findings: Table,
    crashes: Table,
    parties: Table,
    behaviours: Table,
    evidence: Table,
    published_names: Table,
    at: At,
) -> Mapping[str, Table]:
    """Cases put forward, in the issue in which their finding becomes final.

    Final is the day after the review window, or the conclusion of a review. One that became
    final after the last issue was out comes in the next, once. Certificates without a degree of
    liability are no cases; a finding that another replaces, or that the review sends back, is
    none either.
    """
    put = findings.filter(findings.case_title.notnull(), findings.case_title != "", findings.kind == "事故认定书")
    put = put.filter(put.served_on.notnull(), put.served_on <= at.period.last)
    about = crashes.select("id", "happened_at", "brigade", "district", "place", "weather")
    return {
        "rows": put.join(about, put.crash == about.id),
        "findings": findings.filter(findings.replaces.notnull()).select("crash", "replaces"),
        "parties": parties.semi_join(put, "crash"),
        "behaviours": behaviours.semi_join(put, "crash"),
        "evidence": evidence.semi_join(put, "crash"),
        "published": earlier_names(published_names, "typical_cases", LABEL),
    }
