"""Programmes and their numbered items, and outside numbers from documents (工作、条目、外部数据)."""

from gongshi import At, Table, counts, figure, totals
from gongshi_organs.figures.common import MEASURE, PROGRAMME, level_of, live


@figure(
    counts(),
    label="工作的一级条目数",
    unit="项",
    population="截至之日有效的一级条目",
    source="工作条目台账",
    breakdowns=(PROGRAMME,),
)
def items_of_level_one(items: Table, programmes: Table, at: At) -> Table:
    """Items of the first level that hold on the day, divided by programme (一级条目数).

    The ten of 2022 stay ten when an eleventh begins in 2023. Divide it: the sum over all
    programmes says nothing.
    """
    return _titled(items, programmes, at, 1)


@figure(
    counts(),
    label="工作的二级条目数",
    unit="条",
    population="截至之日有效的二级条目",
    source="工作条目台账",
    breakdowns=(PROGRAMME,),
)
def items_of_level_two(items: Table, programmes: Table, at: At) -> Table:
    """Items of the second level that hold on the day, divided by programme (二级条目数)."""
    return _titled(items, programmes, at, 2)


def _titled(items: Table, programmes: Table, at: At, level: int) -> Table:
    now = live(items, at)
    running = programmes.filter(programmes.since <= at.on).select(of="code")
    return now.filter(level_of(now) == level).join(running, now.programme == running.of).drop("of")


@figure(counts(), label="在办工作数", unit="项", population="截至之日在办的制度、工程、行动、措施", source="工作台账")
def programmes_running(programmes: Table, at: At) -> Table:
    """Programmes begun and not ended on the day (在办工作数)."""
    return live(programmes, at)


@figure(totals("value"), label="外部数据", unit="个", population="外部文件公布的数，不由本单位统计", source="文件数据台账（文件与页码、条款见记录）",
        breakdowns=(MEASURE,))  # fmt: skip
def outside_values(document_values: Table, documents: Table, at: At) -> Table:
    """Numbers that other bodies' documents state, divided by what they measure (外部数据).

    Only those in use (采用 not 否) of documents issued by the day. Divide it: each measure is
    one number, and their sum says nothing. Document and page stand in the record.
    """
    issued = documents.filter(documents.issued_on <= at.on).select(source="code")
    found = document_values.filter(document_values.chosen.fill_null("是") != "否")
    return found.join(issued, found.document == issued.source).drop("source")


PROGRAMME_FIGURES = (programmes_running, items_of_level_one, items_of_level_two, outside_values)
