"""How long a large site takes: 60 months, 300 figures, 50 thousand list rows, built, and again after one change.

    python benchmarks/site.py [--months 60] [--figures 300] [--rows 50000] [--records 20]

Wall and processor seconds, number of files, and the bytes of the first view as a server would send
them (gzip). Nothing is compared with: no other tool makes the same pages. Pagefind's index over the
same words is the nearest, and `--pagefind` times it when it is installed.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from gongshi.site.build import Built, build
from gongshi.site.figures import Breakdown, Column, Figure, Part, Records, Rows, Value
from gongshi.site.lists import Entry, Issue, Listing
from gongshi.site.model import Document, Key, Notice, Office, Site

COLUMNS = (Column("day", "日期", "日期"), Column("kind", "类别"), Column("place", "片区"), Column("n", "数量", "整数"))
LISTS = 6
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


def months(n: int) -> list[str]:
    """n months, the newest first."""
    return [f"{2022 - i // 12}-{12 - i % 12:02}" for i in range(n)]


def rows(month: str, n: int) -> Rows:
    """n invented records."""
    return tuple((date.fromisoformat(f"{month}-{i % 28 + 1:02}"), f"类别{i % 5}", f"片区{i % 9}", i) for i in range(n))


def a_figure(i: int, spans: list[str], records: int) -> Figure:
    """One figure with a value for each month."""
    values = tuple(_value(i, j, month, records) for j, month in enumerate(spans))
    return Figure(
        f"figure_{i:03}",
        f"假设指标{i}",
        "件",
        f"第{i}类假设事项",
        "按发生日期计入当月，撤销的不计。",
        "假设台账",
        "行数",
        values,
    )


def _value(i: int, j: int, month: str, records: int) -> Value:
    n = (i * 37 + j * 11) % 900 + records
    parts = tuple(Part(f"片区{k}", f"{n // 9}件", Decimal(n // 9)) for k in range(9))
    return Value(
        month, f"{month[:4]}年{int(month[5:])}月", f"{n}件", Decimal(n), "已知", datetime.fromisoformat(f"{month}-23T08:00"),
        date.fromisoformat(f"{month}-23"), f"n-{month}", breakdowns=(Breakdown("片区", parts),), statement=f"SELECT COUNT(*) FROM t WHERE f = {i}",
        records=Records(COLUMNS, n, f"{i}-{month}", partial(rows, month, records), held=records),
    )  # fmt: skip


def a_list(k: int, spans: list[str], total: int) -> Listing:
    """One list; its entries are spread over all months."""
    each = total // LISTS // len(spans)
    issues = tuple(
        Issue(m, m, f"n-{m}", date.fromisoformat(f"{m}-23"), each, tuple(_entry(k, j * each + i) for i in range(each)), date(2023, 1, 22))
        for j, m in enumerate(spans)
    )  # fmt: skip
    return Listing(
        f"list_{k}",
        f"假设名单{k}",
        "单位",
        "家",
        "假设办法第一条",
        "符合假设条件的单位。",
        ("片区", "原因"),
        issues,
        "全名",
        30,
    )


def _entry(k: int, n: int) -> Entry:
    name = f"假设{SURNAMES[n % 16]}{SURNAMES[n // 16 % 16]}{SURNAMES[n // 256 % 16]}第{k}{n}有限公司"
    return Entry(name, (f"片区{n % 9}", f"近三个月假设事项{n % 40 + 3}件"), (), date(2023, 1, 22))


def a_site(n_months: int, n_figures: int, n_rows: int, records: int) -> Site:
    """The whole site."""
    spans = months(n_months)
    notices = tuple(
        Notice(
            f"n-{m}", f"{m}假设通报", "假设通报", "", m, m, date.fromisoformat(f"{m}-23"), datetime.fromisoformat(f"{m}-23T08:00"),
            (Document("bulletin", "通报", f"<article><h1>{m}假设通报</h1>{'<p>假设正文一段，说明本期情况。</p>' * 60}</article>"),),
            (), (Key("假设指标0", "1件", f"figures/figure_000/{m}.html"),),
        )
        for m in spans
    )  # fmt: skip
    figures = tuple(a_figure(i, spans, records) for i in range(n_figures))
    lists = tuple(a_list(k, spans, n_rows) for k in range(LISTS))
    return Site(Office("假设单位"), date(2022, 12, 24), notices, figures, lists)


def changed(site: Site) -> Site:
    """The site after one figure of the newest month was corrected and one name came down."""
    first = site.figures[0]
    value = replace(first.values[0], shown="1件", value=Decimal(1), was=first.values[0].shown)
    item = site.lists[0]
    issue = replace(item.issues[0], entries=item.issues[0].entries[1:])
    return replace(
        site, figures=(replace(first, values=(value, *first.values[1:])), *site.figures[1:]),
        lists=(replace(item, issues=(issue, *item.issues[1:])), *site.lists[1:]),
    )  # fmt: skip


def timed(what: str, work: Callable[[], Built]) -> Built:
    """Run it, say how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    built = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(
        f"{what}: {wall:.1f} s wall, {cpu:.1f} s CPU; {built.written} files written, {built.kept} kept, {built.removed} removed"
    )
    return built


def first_view(folder: Path) -> int:
    """Bytes of the home page and all it needs, compressed."""
    return sum(
        len(gzip.compress((folder / f).read_bytes())) for f in ("index.html", "static/site.css", "static/icon.svg")
    )


def main() -> int:
    """Build, change, build again; say the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("months", 60), ("figures", 300), ("rows", 50_000), ("records", 20)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--pagefind", action="store_true")
    asked = parser.parse_args()
    site = a_site(asked.months, asked.figures, asked.rows, asked.records)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        built = timed("first build", lambda: build(site, target))
        timed("after one change", lambda: build(changed(site), target))
        print(f"first view: {first_view(built.folder) / 1000:.1f} kB compressed")
        index = list((built.folder / "search").glob("*.js"))
        print(
            f"search: {len(index)} files, {sum(p.stat().st_size for p in index) / 1e6:.1f} MB, largest {max(p.stat().st_size for p in index) / 1000:.0f} kB"
        )
        if asked.pagefind:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "pagefind", "--site", str(built.folder)], check=True, capture_output=True
            )
            print(f"pagefind over the same pages: {time.perf_counter() - start:.1f} s wall")
    return 0


if __name__ == "__main__":
    sys.exit(main())
