"""Typical crashes told as warnings, once their finding is final (典型事故案例)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongshi import At, Candidate, Fact, FactColumn, GateResult, Reason, Row, Subject, Table, gate, list_rule, tr
from gongshi_traffic.liability import (
    ARTICLE_60,
    ARTICLE_61,
    FULL,
    NONE,
    Behaviour,
    Combination,
    PartyBehaviours,
    departs,
    is_legal,
    permitted,
)
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.case_clock import AGAIN, clock_gates, settles_on
from gongshi_traffic.lists.case_story import LIABLE, Labels, is_adult, labels_of, story
from gongshi_traffic.lists.published import earlier_names, is_due, periods_by_subject

LABEL = "典型事故案例"
BASIS = "道路交通事故处理程序规定 第六十二条第二款"
MINORS = "未成年人保护法 第一百零三条"
PRIVACY = "个人信息保护法 第六条、第二十五条"
PASSENGER = "乘车人"
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
    due = [(row, sorted(groups["parties"][row["crash"]], key=lambda p: p["no"])) for row in _due(rows, at)]
    labels = labels_of(due, at)
    return [
        _candidate(row, parties, groups["behaviours"][row["crash"]], groups["evidence"][row["crash"]], labels, at)
        for row, parties in due
    ]


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


def worksheet(parties: Sequence[Row], behaviours: Sequence[Row]) -> tuple[Combination, ...]:
    """The combinations of liability that the parties' behaviours permit (责任工作表)."""
    return permitted(_sheet(parties, behaviours))


def _sheet(parties: Sequence[Row], behaviours: Sequence[Row]) -> list[PartyBehaviours]:
    return [
        PartyBehaviours(p["no"], tuple(
            Behaviour(b["code"], b["article"], b["part"], b["gravity"]) for b in behaviours if b["party"] == p["no"]
        ))
        for p in parties
        if p["role"] != PASSENGER or p["liability"] not in (None, NONE)
    ]  # fmt: skip


def _candidate(
    row: Row,
    parties: Sequence[Row],
    behaviours: Sequence[Row],
    evidence: Sequence[Row],
    labels: Labels,
    at: At,
) -> Candidate:
    text = tr("提请公布“{title}”：认定书 {served} 送达，{final} 起终局",
              title=row["case_title"], served=row["served_on"], final=settles_on(row, at))  # fmt: skip
    records = (("findings", f"{row['crash']}:{row['number']}"), ("crashes", row["crash"]))
    gates = (*clock_gates(row, at), *_liability_gates(row, parties, behaviours), *_privacy_gates(row, parties, at))
    return Candidate(
        subject=row["crash"],
        name=row["case_title"],
        reasons=(Reason("final_finding", text, BASIS, records, statistical=False),),
        gates=(*gates, _evidence_gate(evidence)),
        facts={**story(row, parties, behaviours, labels, at), **_office_facts(row, parties, behaviours, evidence, at)},
        sealed=frozenset({"number", "final_on", "worksheet", "departure", "evidence", "evidence_sha256"}),
        group=row["brigade"],
        order=(row["happened_at"],),
    )


def _office_facts(
    row: Row, parties: Sequence[Row], behaviours: Sequence[Row], evidence: Sequence[Row], at: At
) -> Mapping[str, Fact]:
    """What reviewers and the approval sheet see besides the story."""
    fit = [e for e in sorted(evidence, key=lambda e: e["id"]) if _is_fit(e)]
    return {
        "brigade": row["brigade"],
        "district": row["district"] or "",
        "number": row["number"],
        "final_on": settles_on(row, at),
        "worksheet": tuple(f"{c.label}（{c.reason}，{c.article}）" for c in worksheet(parties, behaviours)),
        "departure": row["departure"] or "",
        "evidence": tuple(f"{e['kind']}{e['id']}：{e['purpose']}" for e in fit),
        "evidence_sha256": tuple(e["sha256"] for e in fit),
    }


def _liability_gates(row: Row, parties: Sequence[Row], behaviours: Sequence[Row]) -> Iterator[GateResult]:
    found = {p["no"]: p["liability"] or (NONE if p["role"] == PASSENGER else "") for p in parties}
    said = "、".join(f"{no}号{degree or tr('未填')}" for no, degree in sorted(found.items()))
    yield gate("legal_liability", tr("责任组合合法"), is_legal(list(found.values())), said, ARTICLE_60)
    sheet = _sheet(parties, behaviours)
    known = {p.no: found[p.no] for p in sheet}
    outside = departs(known, permitted(sheet))
    why = tr("在工作表允许的组合之内") if not outside else row["departure"] or tr("超出工作表，没有写裁量说明")
    yield gate("worksheet", tr("责任与工作表一致"), not outside or bool(row["departure"]), why, ARTICLE_60)
    yield _flight_gate(row, sheet, found)


def _flight_gate(row: Row, sheet: Sequence[PartyBehaviours], found: Mapping[int, str]) -> GateResult:
    runners, label = [p.no for p in sheet if p.fled or p.destroyed], tr("逃逸、毁证负全部责任")
    if row["flight"] == "是" and not runners:
        return gate("flight", label, False, tr("认定有逃逸，行为台账没有写明逃逸人"), ARTICLE_61)
    reduced = [no for no in runners if found[no] != FULL]
    ok = not reduced or bool(row["departure"])
    why = tr("减轻的，须写明理由") if reduced else tr("没有逃逸、毁证，或者已负全部责任")
    return gate("flight", label, ok, row["departure"] or why, ARTICLE_61)


def _privacy_gates(row: Row, parties: Sequence[Row], at: At) -> Iterator[GateResult]:
    young = [p["no"] for p in parties if p["liability"] in LIABLE and not is_adult(p, row, at)]
    why = tr("{nos}号当事人未成年或者出生日期没有填", nos="、".join(map(str, young))) if young else tr("责任人均已成年")
    yield gate("no_minor", tr("责任人不是未成年人"), not young, why, MINORS)
    texts = [row["case_title"], row["lesson"], row["place"], *(p["movement"] for p in parties)]
    known = {value for p in parties for value in (p["name"], p["plate"]) if value and len(value) > 1}
    leaks = any(value in text for value in known for text in texts if text)
    why = tr("文字里有当事人姓名或者号牌") if leaks else tr("文字里没有姓名和号牌")
    yield gate("no_names", tr("文字不带姓名号牌"), not leaks, why, PRIVACY)


def _evidence_gate(evidence: Sequence[Row]) -> GateResult:
    unfit = sorted(e["id"] for e in evidence if not _is_fit(e))
    if unfit:
        why = tr("{ids}没有遮挡，或者没有两人审看", ids="、".join(unfit))
    else:
        why = tr("{n}件影像均已遮挡并经两人审看", n=len(evidence))
    return gate("evidence", tr("影像可以公布"), not unfit, why, PRIVACY)


def _is_fit(piece: Row) -> bool:
    first, second = piece["seen_by_first"], piece["seen_by_second"]
    return bool(piece["mask"] == "已遮挡" and first and second and first != second)


@list_rule(
    judge,
    label=LABEL,
    subject=Subject.CASE,
    unit="起",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.CASES,
    opens=("parties",),
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
