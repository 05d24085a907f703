"""What a list rule picks from small text tables, for the tests of the lists."""

from datetime import date, datetime, time

from gongshi import At, Period, Settings
from gongshi.engines.tables import engine_over
from gongshi.figures.texttable import parse
from gongshi.lists.propose import proposal
from gongshi.records.published import PUBLISHED_NAMES
from gongshi_traffic.registers import REGISTERS

ALL = {r.name: r for r in (*REGISTERS, PUBLISHED_NAMES)}


def at(period="2022-11", released="2022-11-23", **thresholds):
    """The four clocks; a threshold set here holds from 2000 on."""
    day = date.fromisoformat(released)
    data = {name: [{"value": v, "since": date(2000, 1, 1), "basis": "示例文件"}] for name, v in thresholds.items()}
    settings = Settings({"thresholds": {"traffic": data}})
    return At(Period.parse(period), day, datetime.combine(day, time(9)), day, settings)


def proposed(rule, when=None, engine="duckdb", **tables):
    """The proposal (candidates and notes) of `rule` from tables written as text, or given as Arrow."""
    given = {n: parse(t, ALL[n], "测试") if isinstance(t, str) else t for n, t in tables.items()}
    return proposal(rule, when or at(), engine_over(given, ALL, engine))


def picked(rule, when=None, engine="duckdb", **tables):
    """The candidates of `rule`, in its order."""
    return list(proposed(rule, when, engine, **tables).candidates)


def failing(candidate):
    """The codes of the gates that do not hold."""
    return [g.code for g in candidate.gates if not g.passed]
