"""An invented town's lamps, as a site (示例镇路灯): everything a site can hold, and nothing real."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from gongshi.site.figures import Breakdown, Column, Example, Figure, Part, Records, Value
from gongshi.site.lists import Entry, Issue, Listing
from gongshi.site.model import Correction, Document, Download, Key, Layer, Notice, Office, Place, Site

OFFICE = Office("示例镇路灯所（虚构）", "示例路灯", "示例镇路灯所办公室（虚构）")
COLUMNS = (Column("lamp", "灯号"), Column("street", "街巷"), Column("days", "修复天数", "整数", "天"))
MONTHS = ("2022-11", "2022-10", "2022-09")
SQL = "SELECT COUNT(*) AS n\nFROM lamps\nWHERE broken_on >= DATE '2022-11-01'"


def month_label(code: str) -> str:
    """2022年11月."""
    return f"{code[:4]}年{int(code[5:])}月"


def rows_of(n: int) -> tuple[tuple[str, str, int], ...]:
    """n lamps."""
    return tuple((f"L{i:04}", f"假设{i % 7 + 1}巷", i % 9 + 1) for i in range(n))


def a_value(code: str, n: int, **more: object) -> Value:
    """The value of one month with its records."""
    told: dict[str, object] = {
        "released": date.fromisoformat(f"{code}-23"), "known": datetime.fromisoformat(f"{code}-23T08:00"),
        "notice": f"lamps-{code}", "statement": SQL, "sql": lambda: (("DuckDB", SQL), ("Spark", SQL)),
        "records": Records(COLUMNS, n, f"digest-{code}-{n}", lambda: rows_of(n), ("报修人",), held=n),
        "breakdowns": (Breakdown("片区", (Part("东片", f"{n - 2}盏", Decimal(n - 2)), Part("西片", "2盏", Decimal(2)), Part("北片", "0盏", Decimal(0)))),),
    }  # fmt: skip
    return Value(code, month_label(code), f"{n}盏", Decimal(n), "已知", **{**told, **more})  # type: ignore[arg-type]


def figures() -> tuple[Figure, ...]:
    """A counted figure with a corrected month, one that is not reported, one that is derived."""
    broken = Figure(
        "lamps_broken", "损坏路灯数", "盏", "全镇路灯", "当月报修且核实损坏的路灯，一盏灯一个月只数一次。", "路灯台账",
        "去重计数（灯号）", (a_value("2022-11", 37), a_value("2022-10", 41, was="39盏"), a_value("2022-09", 28)),
        (Example("月末最后一分钟报修的计入当月", (("路灯台账", "lamp | broken_on\nL1   | 2022-11-30 23:59"),), "2022年11月", "1盏"),),
    )  # fmt: skip
    none = Value(
        "2022-11",
        "2022年11月",
        "未报送",
        None,
        "未报送",
        datetime(2022, 11, 23, 8),
        date(2022, 11, 23),
        "lamps-2022-11",
    )
    silent = Figure("lamps_new", "新装路灯数", "盏", "全镇路灯", "", "路灯台账", "行数", (none,))
    share = Value(
        "2022-11", "2022年11月", "86.5%", Decimal("86.5"), "已知", datetime(2022, 11, 23, 8), date(2022, 11, 23),
        "lamps-2022-11", origins=(("损坏路灯数", "37盏", "figures/lamps_broken/2022-11.html"),),
    )  # fmt: skip
    return (
        broken,
        silent,
        Figure("repaired_share", "修复占比", "%", "损坏路灯", "", "路灯台账", "由其他指标计算", (share,)),
    )


def lists() -> tuple[Listing, ...]:
    """A list of streets with a running issue, one whose term is over, and one with nobody."""
    now = tuple(
        Entry(f"虚街{i}号", (f"{i + 3}盏", "东片"), (f"一个月内坏{i + 3}盏灯",), date(2022, 12, 23))
        for i in range(1, 6)
    )
    issues = (
        Issue("2022-11", "2022年11月", "lamps-2022-11", date(2022, 11, 23), 6, now, date(2022, 12, 23), ("1条已撤下（2022年11月25日）。",)),
        Issue("2022-10", "2022年10月", "lamps-2022-10", date(2022, 10, 23), 4),
    )  # fmt: skip
    dark = Listing(
        "dark_streets", "路灯常坏街巷", "街巷", "处", "示例镇照明办法（虚构）第三条", "一个月内坏三盏以上的街巷。", ("坏灯", "片区"),
        issues, "全名", 30, ("坏灯下限 3盏（示例镇照明办法，2020-01-01 起）",),
    )  # fmt: skip
    nobody = Listing("praised", "照明先进单位", "单位", "家", "示例镇照明办法（虚构）第九条", "全年没有坏灯的单位。", ("街巷",),
                     (Issue("2022-11", "2022年11月", "lamps-2022-11", date(2022, 11, 23), 0),))  # fmt: skip
    return dark, nobody


BODY = (
    '<main class="bulletin">\n<article>\n<p class="mark">示例镇路灯所文件</p><p class="number">示路灯〔2022〕11号</p><h1><span>11月坏灯37盏</span></h1>'
    '<p class="body">全镇坏灯<data value="37" data-slot="figure:lamps_broken#1">37盏</data>，最多的是假设5巷。</p>'
    '<figure><svg viewBox="0 0 10 10" role="img" aria-label="东片 35盏；西片 2盏"><path style="fill: #2b5c8a" d="M0 0h10v10z"/></svg>'
    "<figcaption>各片区坏灯</figcaption></figure>\n</article>\n</main>"
)


def notices(folder: Path) -> tuple[Notice, ...]:
    """Three months, each with one document and one file."""
    return tuple(_notice(code, folder) for code in MONTHS)


def _notice(code: str, folder: Path) -> Notice:
    file = folder / f"{code}.pdf"
    file.write_bytes(b"%PDF-1.7 " + code.encode())
    body = BODY if code == "2022-11" else BODY.replace("11月坏灯37盏", f"{int(code[5:])}月坏灯").replace("37", "41")
    return Notice(
        f"lamps-{code}", f"{int(code[5:])}月坏灯通报：坏灯最多的街巷与修复情况", "路灯通报", f"示路灯〔2022〕{int(code[5:])}号", code,
        month_label(code), date.fromisoformat(f"{code}-23"), datetime.fromisoformat(f"{code}-23T08:00"),
        (Document("bulletin", "路灯通报", body),), (Download("路灯通报", "bulletin.pdf", file, code, 13),),
        (Key("损坏路灯数", "37盏", f"figures/lamps_broken/{code}.html"), Key("路灯常坏街巷", "5处", "lists/dark_streets/2022-11.html")),
        ("损坏路灯数由39盏更正为41盏：迟报2盏。",), {"版次": f"lamps-{code}-1", "清单哈希": "ab" * 32, "签名": "假发布"},
    )  # fmt: skip


def layers() -> tuple[Layer, ...]:
    """Two roads and three spots."""
    roads = tuple(
        Place(f"假设{k}路", ((113.0 + 0.01 * k, 35.0), (113.02, 35.02), (113.05, 35.01 + 0.02 * k))) for k in (1, 2)
    )
    spots = tuple(
        Place(f"虚街{i}号", ((113.01 + 0.01 * i, 35.01),), f"坏灯{i + 3}盏", f"lists/dark_streets/2022-11.html#e{i}", i)
        for i in (1, 2, 3)
    )
    return Layer("roads", "道路", roads, ground=True), Layer("dark", "路灯常坏街巷", spots)


def a_site(folder: Path, **more: object) -> Site:
    """The whole site, as of 26 November 2022; downloads lie in `folder`."""
    on = date(2022, 11, 26)
    fixes = (
        Correction(on - timedelta(days=1), "lamps-2022-10", "2022年10月路灯通报", "损坏路灯数（2022年10月）", "39盏", "41盏", "迟报2盏。", "figures/lamps_broken/2022-10.html"),
        Correction(on - timedelta(days=1), "lamps-2022-11", "2022年11月路灯通报", "路灯常坏街巷撤下1条", why="经核实不符合条件。", href="lists/dark_streets/2022-11.html"),
    )  # fmt: skip
    told: dict[str, object] = {
        "office": OFFICE, "on": on, "notices": notices(folder), "figures": figures(), "lists": lists(), "corrections": fixes,
        "layers": layers(),
    }  # fmt: skip
    return Site(**{**told, **more})  # type: ignore[arg-type]
