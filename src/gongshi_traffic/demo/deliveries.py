"""Which rows go into which file, in which form, and when each is delivered (报送计划).

Crashes, parties, checks and zone entries come month by month, the first file whole and the
later ones as changes. Violations of three months were exported on one evening, as their
states keep moving. Two small files arrive on the release morning: a late crash, and
violations settled the evening before.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gongshi import Codes, Register
from gongshi_traffic.demo.clock import MORNING_FILES, NOVEMBER_FILES
from gongshi_traffic.demo.rows import BY_NAME, City, Row, Value, day_of
from gongshi_traffic.demo.sheets import as_text, write_html_table, write_xlsx

BASE = datetime(2022, 8, 25, 9, 0)
HISTORY = datetime(2022, 9, 2, 17, 0)
MONTH_FILES = {
    "2022-09": datetime(2022, 10, 8, 16, 30),
    "2022-10": datetime(2022, 11, 1, 16, 0),
    "2022-11": NOVEMBER_FILES,
}
BULLETIN_OUT = datetime(2022, 10, 24, 18, 0)
MANIFEST = "deliveries.json"
_CITY = "示例市公安局交通警察支队"


@dataclass(frozen=True)
class Sent:
    """One file of the manifest (一次报送)."""

    file: str
    register: str
    mode: str
    sender: str
    known_at: datetime
    form: str
    rows: tuple[Row, ...]


def plan(city: City) -> Iterator[Sent]:
    """Every file of the demo in the order of delivery."""
    files = [*_base(city), *_monthly(city), *_violations(city), *_snapshots(city), *_published(city), *_late(city)]
    return iter(sorted(files, key=lambda f: (f.known_at, f.mode == "changes", f.register, f.file)))


def write_files(folder: Path, city: City) -> tuple[Sent, ...]:
    """The files of the plan, written with their manifest into the folder."""
    sent = tuple(plan(city))
    for one in sent:
        register = BY_NAME.get(one.register) or _records_register(one.register)
        FORMS[one.form](folder / one.file, register, one.rows)
    manifest = [
        {"file": s.file, "register": s.register, "mode": s.mode, "sender": s.sender, "known_at": s.known_at.isoformat(),
         "rows": len(s.rows)}
        for s in sent
    ]  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
    return sent


def _records_register(name: str) -> Register:
    from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

    return {r.name: r for r in (PUBLISHED_FIGURES, PUBLISHED_NAMES)}[name]


def _base(city: City) -> Iterator[Sent]:
    for register, file, form in (
        ("brigades", "大队辖区.xlsx", "xlsx"), ("roads", "道路.csv", "csv-gbk"), ("traffic_counts", "交通量.csv", "csv"),
        ("sections", "路段辖区.csv", "csv"), ("junctions", "路口.xls", "html"),
    ):  # fmt: skip
        yield Sent(file, register, "whole", f"{_CITY}秩序科", BASE, form, tuple(city.rows[register]))


def _monthly(city: City) -> Iterator[Sent]:
    accident, order = f"{_CITY}事故处理科", f"{_CITY}秩序科"
    at = {c["id"]: day_of(c["happened_at"]) for c in city.rows["crashes"]}
    plans: tuple[tuple[str, str, str, Callable[[Row], date], tuple[str, str, str, str]], ...] = (
        ("crashes", "事故台账", accident, lambda r: day_of(r["happened_at"]), ("xlsx", "html", "csv-gbk", "xlsx")),
        ("parties", "事故当事人", accident, lambda r: at[r["crash"]], ("xlsx-text", "html", "csv", "xlsx")),
        ("checks", "检查记录", order, lambda r: day_of(r["checked_on"]), ("", "html", "csv", "xlsx-text")),
        ("zone_entries", "闯禁区记录", order, lambda r: day_of(r["entered_at"]), ("", "csv-gbk", "csv-gbk", "xlsx")),
    )
    for register, label, sender, day, forms in plans:
        rows = city.rows[register]
        history = tuple(r for r in rows if day(r) < date(2022, 9, 1))
        if history:
            name = f"{label}_2021年11月至2022年8月{_suffix(forms[0])}"
            yield Sent(name, register, "whole", sender, HISTORY, forms[0], history)
        for (month, known), form in zip(MONTH_FILES.items(), forms[1:], strict=True):
            found = tuple(r for r in rows if f"{day(r):%Y-%m}" == month)
            mode = "whole" if month == "2022-09" and not history else "changes"
            yield Sent(f"{label}_{_month(month)}{_suffix(form)}", register, mode, sender, known, form, found)


def _violations(city: City) -> Iterator[Sent]:
    sender = f"{_CITY}违法处理中心"
    past = tuple(r for r in city.rows["violations"] if day_of(r["happened_at"]) < date(2022, 9, 1))
    yield Sent("违法_2021年11月及往期存量.parquet", "violations", "whole", sender, HISTORY, "parquet", past)
    by_month: dict[str, list[Row]] = {month: [] for month in MONTH_FILES}
    for row in city.rows["violations"]:
        by_month.get(day_of(row["happened_at"]).isoformat()[:7], []).append(row)
    for month, found in by_month.items():
        rows = tuple(found)
        yield Sent(f"违法_{_month(month)}.parquet", "violations", "changes", sender, NOVEMBER_FILES, "parquet", rows)


def _snapshots(city: City) -> Iterator[Sent]:
    for register, file, form, section in (
        ("carriers", "运输企业.xlsx", "xlsx", "运输企业监管科"), ("vehicles", "机动车.csv", "csv-gbk", "车辆管理所"),
        ("drivers", "驾驶人.csv", "csv", "车辆管理所"), ("zone_permits", "通行证.xlsx", "xlsx-text", "秩序科"),
        ("hazards", "路段隐患.xlsx", "xlsx", "秩序科"), ("findings", "责任认定.xlsx", "xlsx", "事故处理科"),
        ("behaviours", "当事人行为.xls", "html", "事故处理科"), ("evidence", "影像证据.xlsx", "xlsx", "事故处理科"),
        ("bans", "终身禁驾决定.xlsx", "xlsx-text", "法制科"),
    ):  # fmt: skip
        yield Sent(file, register, "whole", f"{_CITY}{section}", NOVEMBER_FILES, form, tuple(city.rows[register]))


def _published(city: City) -> Iterator[Sent]:
    for register, file in (("published_figures", "十月通报数据.xlsx"), ("published_names", "十月通报名单.xlsx")):
        rows = tuple(city.rows.get(register, ()))
        yield Sent(file, register, "whole", f"{_CITY}宣传科", BULLETIN_OUT, "xlsx", rows)


def _late(city: City) -> Iterator[Sent]:
    for register, file, form in (
        ("crashes", "事故变更_11月23日早.xlsx", "xlsx"), ("parties", "当事人变更_11月23日早.xlsx", "xlsx"),
        ("violations", "违法变更_11月23日早.csv", "csv-gbk"),
    ):  # fmt: skip
        section = "违法处理中心" if register == "violations" else "事故处理科"
        yield Sent(file, register, "changes", f"{_CITY}{section}", MORNING_FILES, form, tuple(city.late[register]))


def _month(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def _suffix(form: str) -> str:
    return {"html": ".xls", "xlsx": ".xlsx", "xlsx-text": ".xlsx", "parquet": ".parquet"}.get(form, ".csv")


def _cells(register: Register, rows: Sequence[Row]) -> list[list[Value]]:
    return [[row.get(c.name) for c in register.columns] for row in rows]


def _headings(register: Register) -> list[str]:
    return [c.label for c in register.columns]


def _xlsx(path: Path, register: Register, rows: Sequence[Row]) -> None:
    titles = (f"示例市{register.label}（{path.stem}）", "填报单位：示例市公安局交通警察支队（虚构）")
    words = [w for c in register.columns if isinstance(c.codes, Codes) for w in c.codes.words]
    path.write_bytes(write_xlsx(_headings(register), _cells(register, rows), titles=titles, hidden=words))


def _xlsx_text(path: Path, register: Register, rows: Sequence[Row]) -> None:
    cells = [[as_text(v, slashes=True) if isinstance(v, date) else v for v in row] for row in _cells(register, rows)]
    path.write_bytes(write_xlsx(_headings(register), cells, titles=(f"示例市{register.label}（{path.stem}）",)))


def _html(path: Path, register: Register, rows: Sequence[Row]) -> None:
    path.write_bytes(write_html_table(_headings(register), _cells(register, rows), title=f"示例市{register.label}"))


def _csv(
    path: Path, register: Register, rows: Sequence[Row], *, encoding: str = "utf-8-sig", slashes: bool = False
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_headings(register))
    writer.writerows([as_text(v, slashes=slashes) for v in row] for row in _cells(register, rows))
    path.write_bytes(out.getvalue().encode(encoding))


def _csv_gbk(path: Path, register: Register, rows: Sequence[Row]) -> None:
    _csv(path, register, rows, encoding="gb18030", slashes=True)


def _parquet(path: Path, register: Register, rows: Sequence[Row]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from gongshi.records.checked import arrow_type

    columns = {c.label: pa.array([row.get(c.name) for row in rows], type=arrow_type(c.type)) for c in register.columns}
    pq.write_table(pa.table(columns), path, compression="zstd")


FORMS: dict[str, Callable[[Path, Register, Sequence[Row]], None]] = {
    "xlsx": _xlsx, "xlsx-text": _xlsx_text, "html": _html, "csv": _csv, "csv-gbk": _csv_gbk, "parquet": _parquet,
}  # fmt: skip
