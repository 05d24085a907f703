"""An invented lending library for the tests of figures: two registers and a few figures.

No word of any pack's domain, so that a test fails for the room's reasons only.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import gongshi as g
from gongshi.engines.expression import Runs
from gongshi.engines.tables import engine_over
from gongshi.figures.breakdown import Breakdown
from gongshi.figures.derive import percent
from gongshi.figures.texttable import parse
from gongshi.records.published import PUBLISHED_FIGURES

GENRE = g.Codes.of("类别", "小说", "历史", "画册")
LOANS = g.Register(
    name="loans", label="借阅台账",
    columns=(
        g.Column("id", g.Text, "借阅编号", key=True, level=g.Level.PUBLIC),
        g.Column("lent_at", g.Timestamp, "借出时间", level=g.Level.PUBLIC),
        g.Column("branch", g.Text, "分馆编号", level=g.Level.PUBLIC),
        g.Column("genre", g.Text, "类别", level=g.Level.PUBLIC, codes=GENRE),
        g.Column("reader", g.Text, "读者编号", level=g.Level.OFFICE),
        g.Column("days", g.Integer, "借阅天数", level=g.Level.UNITS),
        g.Column("fee", g.Number, "费用", level=g.Level.UNITS),
        g.Column("year", g.Integer, "年度", level=g.Level.PUBLIC),
        g.Column("reader_name", g.Text, "读者姓名", level=g.Level.RESTRICTED),
    ),
)  # fmt: skip
BRANCHES = g.Register(
    name="branches", label="分馆台账",
    columns=(
        g.Column("code", g.Text, "分馆编号", key=True, level=g.Level.PUBLIC),
        g.Column("name", g.Text, "分馆名称", level=g.Level.PUBLIC),
        g.Column("keeper", g.Text, "管理员", level=g.Level.OFFICE),
    ),
)  # fmt: skip
REGISTERS = {r.name: r for r in (LOANS, BRANCHES, PUBLISHED_FIGURES)}

BRANCH = Breakdown("branch", "分馆", register="branches", code="code", word="name")
BY_GENRE = Breakdown("genre", "类别", codes=GENRE)
BY_MONTH = Breakdown("month", "月份", month_of="lent_at")
LONG = g.Threshold.of("library.long", 30, label="长借", unit="天", basis="借阅规则第三条", since="2020-01-01")
_SAYS = {"population": "全馆借阅", "source": "借阅台账"}
_ALL = (BRANCH, BY_GENRE, BY_MONTH)


@g.figure(g.counts(), label="借阅次数", unit="次", spoken_as=("借阅", "外借"), breakdowns=_ALL, **_SAYS)
def lent(loans: g.Table, at: g.At) -> g.Table:
    """Loans of the period (借阅次数)."""
    return loans.filter(at.period.contains(loans.lent_at))


@g.figure(g.counts_distinct("reader"), label="借阅人数", unit="人", spoken_as=("借阅",), breakdowns=_ALL, **_SAYS)
def readers(loans: g.Table, at: g.At) -> g.Table:
    """Different readers of the period (借阅人数)."""
    return loans.filter(at.period.contains(loans.lent_at))


@g.figure(g.totals("fee"), label="费用合计", unit="元", breakdowns=_ALL, **_SAYS)
def fees(loans: g.Table, at: g.At) -> g.Table:
    """Fees of the period (费用合计)."""
    return loans.filter(at.period.contains(loans.lent_at))


@g.figure(g.counts(), label="长借次数", unit="次", breakdowns=_ALL, **_SAYS)
def long_loans(loans: g.Table, at: g.At) -> g.Table:
    """Loans of the period at or over the long threshold (长借次数)."""
    return lent.select(loans, at).filter(loans.days >= at.number(LONG))


@g.figure(g.longest_run("year"), label="连续开馆年数", unit="年", **_SAYS)
def years_running(loans: g.Table, at: g.At) -> g.Table:
    """Years without a gap up to the last (连续开馆年数)."""
    return loans


@g.figure(g.counts(), label="减免人次", unit="人次", breakdowns=(BRANCH,), sensitive=True, **_SAYS)
def helped(loans: g.Table, at: g.At) -> g.Table:
    """Loans without a fee, which tell who is poor (减免人次)."""
    return lent.select(loans, at).filter(loans.fee == 0)


@g.figure(g.counts(), label="各馆借阅", unit="次", **_SAYS)
def lent_with_keeper(loans: g.Table, branches: g.Table, at: g.At) -> g.Table:
    """Loans with their branch's keeper, renamed to look harmless (各馆借阅)."""
    branch = branches.select("code", place="keeper")
    return loans.join(branch, loans.branch == branch.code).mutate(double=loans.days * 2)


@g.figure(g.counts(), label="实名借阅", unit="次", opens=("loans",), **_SAYS)
def lent_by_name(loans: g.Table, at: g.At) -> g.Table:
    """Loans with the name under another heading (实名借阅)."""
    return loans.mutate(genre=loans.reader_name)


long_share = g.derived(
    percent, part=long_loans, whole=lent,
    name="long_share", label="长借占比", unit="%", doc="Long loans as a percentage (长借占比).", **_SAYS,
)  # fmt: skip
helped_share = g.derived(
    percent, part=helped, whole=lent,
    name="helped_share", label="减免占比", unit="%", doc="Loans without fee as a percentage (减免占比).", **_SAYS,
)  # fmt: skip
villages = g.quoted(
    32, name="villages", label="服务村数", unit="个", population="全市", document="示例市文化公报", place="第4页"
)  # fmt: skip
shelf = g.listed("new_books", name="new_books_listed", label="新书数", unit="本", **_SAYS)

HEAD = "id | lent_at | branch | genre | reader | days | fee | year | reader_name\n"
MARCH = (
    HEAD
    + """
    L1 | 2022-03-01 00:00 | 01 | 小说 | R1 | 30 | 1.50 | 2022 | 虚构甲
    L2 | 2022-03-31 23:59 | 01 | 历史 | R1 | 29 | 0    | 2021 | 虚构甲
    L3 | 2022-03-10 10:00 | 09 |      | R2 |    | 2.25 | 2019 | 虚构乙
    L4 | 2022-04-01 00:00 | 02 | 小说 | R3 | 40 |      | 2018 | 虚构丙
"""
)
TWO_BRANCHES = "code | name | keeper\n 01 | 东馆 | 假某\n 02 | 西馆 | 假某某"


def at(period: str = "2022-03", **clocks: object) -> g.At:
    """The clocks for a period, known the morning after it."""
    p = g.Period.parse(period)
    made = {"on": p.last, "known": p.ends, "released": p.last} | clocks
    return g.At(p, **made)  # type: ignore[arg-type]


def engine(on: str = "duckdb", /, **tables: str) -> Runs:
    """An engine over text tables; registers not given were never delivered."""
    given = {n: parse(t.replace("\n\n", "\n"), REGISTERS[n], "测试") for n, t in tables.items()}
    return engine_over(given, REGISTERS, on)


def some_loans(*branches: str, fee: str = "0") -> str:
    """One free loan of March for each branch named."""
    rows = [f"N{i} | 2022-03-05 09:00 | {b} | 小说 | R{i} | 1 | {fee} | 2022 |" for i, b in enumerate(branches)]
    return HEAD + "\n".join(rows)


DAY = date(2022, 3, 31)
NOW = datetime(2022, 4, 1)
ONE = Decimal(1)
