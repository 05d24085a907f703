"""A tiny pack: potholes in city roads, and those that wait too long (道路坑槽领域包)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gongshi import (
    At,
    Candidate,
    Check,
    Column,
    Date,
    FactColumn,
    Level,
    Reason,
    Register,
    Row,
    Subject,
    Table,
    Text,
    Threshold,
    counts,
    figure,
    list_rule,
)
from gongshi.figures.example import example
from gongshi.notices.template import NoticeKind
from gongshi.packs.pack import Pack
from gongshi_potholes.waiting import COMMAND

potholes = Register(
    name="potholes",
    label="坑槽台账",
    row="一处坑槽",
    columns=(
        Column("id", Text, "坑槽编号", key=True, level=Level.PUBLIC, example="KC0001"),
        Column("road", Text, "道路名称", required=True, level=Level.PUBLIC, example="演示街"),
        Column("found_on", Date, "发现日期", required=True, level=Level.PUBLIC, example="2022-11-03"),
        Column("mended_on", Date, "修复日期", level=Level.PUBLIC, example="2022-11-05"),
        Column("reporter", Text, "报告人", level=Level.SEALED, note="不公开，只用于回访"),
    ),
    checks=(
        Check(
            "K1",
            "修复不早于发现",
            "mended_on",
            lambda row: row.mended_on < row.found_on,
            "修复日期{mended_on}早于发现日期{found_on}",
            "请核对两个日期。",
        ),
    ),
)

WAIT = Threshold.of(
    "potholes.wait_days",
    7,
    label="修复期限",
    unit="天",
    since="2020-01-01",
    basis="示例市城市道路养护办法（虚构）第六条",
)


@figure(
    counts(),
    label="新发现坑槽处数",
    unit="处",
    population="全市城市道路上新发现的坑槽",
    source="坑槽台账",
)
def potholes_found(potholes: Table, at: At) -> Table:
    """Potholes found in the period (新发现坑槽处数).

    The day on which it was found counts. None found gives 0.
    """
    return potholes.filter(at.period.contains(potholes.found_on))


EXAMPLES = (
    example(potholes_found, title="没有坑槽，为零", period="2022-11", potholes="id | road | found_on", gives=0),
    example(
        potholes_found,
        title="期间最后一天发现的计入，下月一日的不计",
        period="2022-11",
        potholes="""
            id | road   | found_on
            K1 | 演示街 | 2022-11-30
            K2 | 演示街 | 2022-12-01
        """,
        gives=1,
    ),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each pothole that waited too long; the longest wait first."""
    return [_candidate(row, (at.released - row["found_on"]).days) for row in rows["rows"] if _waits(row, at)]


def _waits(row: Row, at: At) -> bool:
    return (at.released - row["found_on"]).days > at.number(WAIT)


def _candidate(row: Row, days: int) -> Candidate:
    reason = Reason(
        "waits", f"发现后{days}天未修复", "示例市城市道路养护办法（虚构）第六条", (("potholes", row["id"]),)
    )
    return Candidate(
        subject=row["id"],
        name=row["road"],
        reasons=(reason,),
        facts={"road": row["road"], "found_on": row["found_on"], "days": days},
        order=(-days,),
    )


@list_rule(
    judge,
    label="逾期未修坑槽",
    subject=Subject.PLACE,
    unit="处",
    basis="示例市城市道路养护办法（虚构）第六条",
    columns=(FactColumn("road", "道路", 16), FactColumn("found_on", "发现日期", 12), FactColumn("days", "天数", 6)),
    thresholds=(WAIT,),
)
def overdue_potholes(potholes: Table, at: At) -> Table:
    """Potholes not mended by the day of release (逾期未修坑槽)."""
    return potholes.filter(potholes.mended_on.isnull() & (potholes.found_on <= at.released))


PACK = Pack(
    name="potholes",
    label="道路坑槽",
    version="0.1.0",
    registers=(potholes,),
    thresholds=(WAIT,),
    figures=(potholes_found,),
    lists=(overdue_potholes,),
    notices=(
        NoticeKind(
            "potholes",
            "坑槽通报",
            Path(__file__).parent / "notice.txt",
            figures=("potholes_found",),
            lists=("overdue_potholes",),
        ),
    ),
    examples=EXAMPLES,
    commands=(COMMAND,),
)
