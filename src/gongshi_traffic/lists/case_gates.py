"""What must hold before a case is told: liability, privacy, footage (案例关口)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongshi import At, GateResult, Row, gate, tr
from gongshi_traffic.citation import cite
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
from gongshi_traffic.lists.case_clock import clock_gates
from gongshi_traffic.lists.case_story import LIABLE, is_adult

MINORS = "未成年人保护法 第一百零三条"
PRIVACY = "个人信息保护法 第六条、第二十五条"
CRIMINAL_LAW = "刑事诉讼法 第十二条；公安机关执法公开规定 第五条"
PASSENGER = "乘车人"


@dataclass(frozen=True)
class Case:
    """One finding with its crash, parties in order, behaviours and footage (一起案例)."""

    row: Row
    parties: Sequence[Row]
    behaviours: Sequence[Row]
    evidence: Sequence[Row]

    @property
    def fit_evidence(self) -> Sequence[Row]:
        """The pieces that may be published: masked, and seen by two people (可公布影像)."""
        return [e for e in sorted(self.evidence, key=lambda e: e["id"]) if _is_fit(e)]


def case_gates(case: Case, at: At) -> tuple[GateResult, ...]:
    """Every gate of a case (案例关口)."""
    return (
        *clock_gates(case.row, at),
        *_liability_gates(case.row, case.parties, case.behaviours),
        _criminal_gate(case.row),
        *_privacy_gates(case.row, case.parties, at),
        _evidence_gate(case.evidence),
    )


def worksheet(parties: Sequence[Row], behaviours: Sequence[Row]) -> tuple[Combination, ...]:
    """The combinations of liability that the parties' behaviours permit (责任工作表)."""
    return permitted(_sheet(parties, behaviours))


def acts_by_party(parties: Sequence[Row], behaviours: Sequence[Row]) -> tuple[str, ...]:
    """Each party by number and role with its behaviours: article, part in the cause, gravity (当事人行为)."""
    return tuple(_acts(p, [b for b in behaviours if b["party"] == p["no"]]) for p in parties)


def _acts(party: Row, behaviours: Sequence[Row]) -> str:
    who = tr("{no}号（{role}）", no=party["no"], role="，".join(filter(None, (party["role"], party["vehicle_kind"]))))
    acts = "；".join(f"{b['code']}（{cite(b['article'])}，{b['part']}，{b['gravity']}）" for b in behaviours)
    return tr("{who}：{acts}。认定{degree}", who=who, acts=acts or tr("没有过错行为"), degree=_degree(party))


def _degree(party: Row) -> str:
    degree = party["liability"]
    return tr("{degree}责任", degree=degree) if degree in (*LIABLE, "次要", NONE) else degree or tr("未填")


def _sheet(parties: Sequence[Row], behaviours: Sequence[Row]) -> list[PartyBehaviours]:
    return [
        PartyBehaviours(p["no"], tuple(
            Behaviour(b["code"], b["article"], b["part"], b["gravity"]) for b in behaviours if b["party"] == p["no"]
        ))
        for p in parties
        if p["role"] != PASSENGER or p["liability"] not in (None, NONE)
    ]  # fmt: skip


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


def _criminal_gate(row: Row) -> GateResult:
    """No criminal proceedings, or judged: a case under investigation is not told, nor one of which nobody knows."""
    state = row["criminal"]
    why = tr("刑事程序：{state}", state=state or tr("没有填写"))
    return gate("criminal", tr("刑事案件已判决"), state in ("无", "已判决"), why, CRIMINAL_LAW)


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
