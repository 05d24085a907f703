"""People banned from driving for life (终身禁驾人员).

The law's order is judgment, then revocation and ban, then publication; whatever breaks it is a
gate that stays shut. A minor is no candidate at all: only a count is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongshi import (
    At,
    Candidate,
    Fact,
    FactColumn,
    GateResult,
    Reason,
    Row,
    Subject,
    Table,
    age_on,
    full_years,
    gate,
    is_past_birthday,
    list_rule,
    tr,
    write_date,
)
from gongshi_traffic.citation import cite
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.published import earlier_names, is_due, periods_by_subject
from gongshi_traffic.lists.sentences import sentence_faults, sentence_text

LABEL = "终身禁驾人员"
GROUNDS = {
    "91-5": ("饮酒或者醉酒驾驶机动车发生重大交通事故，构成犯罪", "道路交通安全法 第九十一条第五款"),
    "101-2": ("造成重大交通事故后逃逸，构成犯罪", "道路交通安全法 第一百零一条第一款、第二款"),
}
MINORS = "未成年人保护法 第一百零三条"
PROCEDURE = "道路交通事故处理程序规定 第八十二条"
FINITE_CRIME = "危险驾驶罪"  # 刑法 133-1: revoked for five or ten years (道路交通安全法 91), never for life
_MARGIN = 2  # years that a case may take from the crash to its judgment
COLUMNS = (
    FactColumn("name", "姓名", 10),
    FactColumn("sex", "性别", 6),
    FactColumn("age", "年龄", 6),
    FactColumn("licence", "准驾车型", 10),
    FactColumn("years", "驾龄", 6),
    FactColumn("ground", "禁驾原因", 30),
    FactColumn("sentence", "判处", 24),
    FactColumn("decided_on", "决定日期", 12),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each adult whose ban belongs to this issue, the oldest decision first."""
    return [_candidate(row, at) for row in _due(rows, at) if not _is_minor(row, at)]


def notes(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[str]:
    """How many minors are left out, when there are any."""
    minors = sum(_is_minor(row, at) for row in _due(rows, at))
    return (tr("另有{n}人作案或判决时未成年，依法不公布。", n=minors),) if minors else ()


def _due(rows: Mapping[str, Sequence[Row]], at: At) -> Iterator[Row]:
    published = periods_by_subject(rows["published"], at)
    for row in rows["rows"]:
        final = max(row["served_on"], row["decided_on"])
        if row["decision"] not in published and is_due(final, at, rows["published"]):
            yield row


def _is_minor(row: Row, at: At) -> bool:
    """Whether the person was no adult on the earliest day that the register knows of the case."""
    return not is_past_birthday(row["born_on"], _earliest(row), age=at.number(t.ADULT_AGE))


def _earliest(row: Row) -> date:
    days: list[date] = [row[n] for n in ("happened_on", "judged_on", "effective_on", "decided_on") if row[n]]
    return min(days)


def _candidate(row: Row, at: At) -> Candidate:
    ground, article = GROUNDS[row["ground"]]
    text = tr(
        "{ground}，{effective}，{decided_on}决定终身禁驾",
        ground=ground,
        effective=tr("判决{day}生效", day=write_date(row["effective_on"]))
        if row["effective_on"]
        else tr("判决尚未生效"),
        decided_on=write_date(row["decided_on"]),
    )
    return Candidate(
        subject=row["decision"],
        name=row["name"],
        reasons=(Reason(row["ground"], text, article, (("bans", row["decision"]),), statistical=False),),
        gates=tuple(_gates(row, at)),
        facts=_facts(row, ground, article, at),
        sealed=frozenset({"decision", "judgment", "court", "crime", "effective_on", "served_on", "is_late"}),
        group=row["brigade"],
        order=(row["served_on"], row["decided_on"]),
    )


def _facts(row: Row, ground: str, article: str, at: At) -> Mapping[str, Fact]:
    unlicensed, licensed = row["unlicensed"] == "是", row["first_licensed_on"]
    return {
        "sex": row["sex"],
        "age": age_on(row["born_on"], at.released),
        "age_band": _band(age_on(row["born_on"], at.released)),
        "unlicensed": unlicensed,
        "licence": tr("无证") if unlicensed else row["licence_class"],
        "years": full_years(licensed, at.released) if licensed and licensed <= at.released else None,
        "ground": ground,
        "article": cite(article),
        "crime": row["crime"],
        "court": row["court"],
        "judgment": row["judgment"],
        "effective_on": row["effective_on"],
        "sentence": sentence_text(row),
        "decision": row["decision"],
        "decided_on": row["decided_on"],
        "served_on": row["served_on"],
        "brigade": row["brigade"],
        "is_late": row["served_on"] < at.period.first,
    }


def _band(age: int) -> str:
    """The ten years that an age lies in, as counts by age say it."""
    low = age // 10 * 10
    return tr("{low}至{high}岁", low=low, high=low + 9)


def _gates(row: Row, at: At) -> Iterator[GateResult]:
    yield from _judgment_gates(row)
    yield _service_gate(row, at)
    yield _licence_gate(row, at)
    yield _adult_gate(row, at)
    faults = list(sentence_faults(row, at))
    why = "；".join(faults) if faults else sentence_text(row)
    yield gate("sentence", tr("刑期合法"), not faults, why, "刑法 第四十二、四十五、七十二、七十三条")
    legal = row["legal_reviewed_by"]
    yield gate("legal_review", tr("法制审核"), bool(legal), legal or tr("没有填法制审核人"), "行政处罚法 第五十八条")


def _judgment_gates(row: Row) -> Iterator[GateResult]:
    effective, decided = row["effective_on"], row["decided_on"]
    if effective is None:
        why = tr("判决尚未生效")
    else:
        why = tr("判决 {effective} 生效，{decided} 决定禁驾", effective=effective, decided=decided)
    ok = effective is not None and effective <= decided
    yield gate("effective_judgment", tr("生效判决在决定之前"), ok, why, PROCEDURE)
    appealed = row["appeal"] == "是"
    yield gate("no_appeal", tr("没有上诉"), not appealed, tr("上诉中") if appealed else tr("没有上诉"), PROCEDURE)
    yield _crime_gate(row)


def _crime_gate(row: Row) -> GateResult:
    """A crime that a grave crash makes: neither flight or drink alone, nor dangerous driving alone."""
    crimes = [word for word in re.split(r"[、，,；;和\s]+", row["crime"] or "") if word]
    why = row["crime"] or tr("没有填罪名；仅有逃逸或者酒驾，不构成犯罪的，不是终身禁驾")
    if crimes and set(crimes) == {FINITE_CRIME}:
        why = tr("{crime}只吊销驾驶证、限期不得重新取得，不是终身禁驾", crime=FINITE_CRIME)
    return gate("crime", tr("构成犯罪"), bool(set(crimes) - {FINITE_CRIME}), why, GROUNDS[row["ground"]][1])


def _service_gate(row: Row, at: At) -> GateResult:
    served: date = row["served_on"]
    ok = row["decided_on"] <= served <= at.released
    why = tr("{decided} 决定，{served} 送达，{released} 发布",
             decided=row["decided_on"], served=served, released=at.released)  # fmt: skip
    return gate("served", tr("已送达"), ok, why, PROCEDURE, served if served > at.released else None)


def _adult_gate(row: Row, at: At) -> GateResult:
    """Who may have been a minor when it happened is not named until the day of the crash is known."""
    adult, label = at.number(t.ADULT_AGE), tr("事发时已成年")
    if row["happened_on"]:
        return gate("adult", label, True, tr("{day} 事发时已成年", day=row["happened_on"]), MINORS)
    surely = is_past_birthday(row["born_on"], _earliest(row), age=adult + _MARGIN)
    why = tr("判决时早已成年") if surely else tr("没有填事故日期，不能断定事发时已成年")
    return gate("adult", label, surely, why, MINORS)


def _licence_gate(row: Row, at: At) -> GateResult:
    """A licence is had at the age for it and before the case: age less years licensed is at least that."""
    least, born, licensed = at.number(t.LICENCE_AGE), row["born_on"], row["first_licensed_on"]
    label, article = tr("领证年龄"), at.dated(t.LICENCE_AGE).basis
    if row["unlicensed"] == "是":
        return gate("licence_age", label, licensed is None, tr("无证"), article)
    if licensed is None or not born <= licensed <= min(_earliest(row), at.released):
        return gate("licence_age", label, False, tr("初次领证日期没有填、有误，或者晚于事故、判决"), article)
    age = full_years(born, licensed)
    return gate(
        "licence_age", label, age >= least, tr("领证时 {age} 岁，应满 {least} 岁", age=age, least=least), article
    )


@list_rule(
    judge,
    label=LABEL,
    subject=Subject.PERSON,
    unit="人",
    basis="道路交通安全法 第九十一条第五款、第一百零一条第二款",
    columns=COLUMNS,
    thresholds=t.BANS,
    opens=("bans",),
    masks=("full", "surname", "count"),
    notes=notes,
    told_by=tuple(
        f"bans.{name}"
        for name in (
            "effective_on",
            "served_on",
            "crime",
            "term_kind",
            "term_months",
            "first_licensed_on",
            "legal_reviewed_by",
        )
    ),
)
def lifetime_bans(bans: Table, published_names: Table, at: At) -> Mapping[str, Table]:
    """Ban decisions that were served in the period, age and years licensed as of the release.

    A decision belongs to the month of its service. One that was delivered late goes into the
    next issue unless it was published. Minors are left out and counted: who was not past the
    eighteenth birthday on the earliest known day of crash, judgment or decision; without the day
    of the crash, who was hardly older then has to wait for it. Ends of other bans
    (five or ten years) have no place here, and the register admits none.
    """
    due = bans.filter(bans.served_on.notnull(), bans.served_on <= at.period.last)
    return {"rows": due, "published": earlier_names(published_names, "lifetime_bans", LABEL)}
