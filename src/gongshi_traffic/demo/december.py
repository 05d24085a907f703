"""What the sections send for December: the month after the demonstration, to be made at the desk (十二月来文).

Crashes, parties, violations, checks and entries into restricted zones of October's first 22 days,
61 days later and under new numbers; what would then be settled after the cut-off is still open.
Registers that are sent whole come again as they were, with the companies' check sheets of December,
the permits into restricted zones that run on through December, and two more decisions of lifetime bans. Nothing in it is planted: the rules find what they find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from gongshi_traffic.demo.deliveries import FORMS
from gongshi_traffic.demo.make import make_city
from gongshi_traffic.demo.rows import BY_NAME, City, Row, Value, day_of

PERIOD, CLOCK, FOLDER = "2022-12", "2022-12-23T08:30:00", "十二月来文"
_THEN, _NOW, _LATER = "202210", "202212", timedelta(days=61)
_CUT_OFF, _LAST = date(2022, 10, 22), date(2022, 12, 22)
_NOTIFIED = date(2022, 12, 13)
_FILES = (
    ("crashes", "事故台账_2022年12月.xlsx", "xlsx"), ("parties", "事故当事人_2022年12月.xlsx", "xlsx"),
    ("violations", "违法_2022年12月.csv", "csv"), ("zone_entries", "闯禁区记录_2022年12月.xlsx", "xlsx"),
    ("checks", "检查记录_2022年12月.xlsx", "xlsx-text"), ("carriers", "运输企业_12月.xlsx", "xlsx"),
    ("vehicles", "机动车_12月.csv", "csv-gbk"), ("drivers", "驾驶人_12月.csv", "csv"),
    ("zone_permits", "通行证_12月.xlsx", "xlsx-text"), ("hazards", "路段隐患_12月.xlsx", "xlsx"),
    ("findings", "责任认定_12月.xlsx", "xlsx"), ("behaviours", "当事人行为_12月.xls", "html"),
    ("bans", "终身禁驾决定_12月.xlsx", "xlsx-text"),
)  # fmt: skip
_BANS = (("921", "虚庚某"), ("922", "拟辛某"))


def write_december(folder: Path, *, size: int = 1, seed: int = 20221123) -> tuple[Path, ...]:
    """December's files in `folder`, each named so that its register is known."""
    folder.mkdir(parents=True, exist_ok=True)
    city, _ = make_city(size=size, seed=seed)
    rows = {**_moved(city), **_whole(city)}
    written = []
    for register, file, form in _FILES:
        FORMS[form](folder / file, BY_NAME[register], rows[register])
        written.append(folder / file)
    return tuple(written)


def _moved(city: City) -> dict[str, list[Row]]:
    """October's rows as December's."""
    crashes = {str(c["id"]) for c in city.rows["crashes"] if _is_of_october(c, "happened_at")}
    return {
        "crashes": [_later(r) for r in city.rows["crashes"] if r["id"] in crashes],
        "parties": [_later(r) for r in city.rows["parties"] if r["crash"] in crashes],
        "violations": list(_violations(city)),
        "zone_entries": [_later(r) for r in city.rows["zone_entries"] if _is_of_october(r, "entered_at")],
        "checks": [_later(r) for r in city.rows["checks"] if _is_of_october(r, "checked_on")],
    }


def _whole(city: City) -> dict[str, list[Row]]:
    """What is sent whole, as it stands on the cut-off."""
    found = {name: list(city.known(name)) for name in ("vehicles", "drivers", "zone_permits", "hazards", "findings", "behaviours")}  # fmt: skip
    carriers: list[Row] = [
        {**r, "notified_on": _NOTIFIED} if r.get("notified_on") else r for r in city.known("carriers")
    ]
    found["vehicles"] = found["vehicles"][:-1]  # one was sold out of the city, one driver left: no file is November's
    found["drivers"] = found["drivers"][:-1]
    found["zone_permits"] += permits_of_december(city)
    return {**found, "carriers": carriers, "bans": [*city.known("bans"), *_bans(city)]}


def _is_of_october(row: Row, column: str) -> bool:
    return f"{day_of(row[column]):%Y%m}" == _THEN and day_of(row[column]) <= _CUT_OFF


def _violations(city: City) -> Iterator[Row]:
    for row in city.rows["violations"]:
        if _is_of_october(row, "happened_at") and not row.get("announced_on") and not row.get("second_notice_on"):
            yield _open_again(_later(row))


def _open_again(row: Row) -> Row:
    """The violation as it stands on the cut-off: not settled, or not notified, when that comes later."""
    settled, notified = row.get("settled_on"), row.get("notified_on")
    if settled is not None and day_of(settled) > _LAST:
        row = {**row, "settled_on": None, "state": "已告知"}
    if notified is not None and day_of(notified) > _LAST:
        row = {**row, "notified_on": None, "settled_on": None, "state": "已录入"}
    return row


def _later(row: Row) -> Row:
    """The row 61 days later, its own number and that of its crash those of December."""
    return {column: value if column == "born_on" else _shifted(value) for column, value in row.items()}


def _shifted(value: Value) -> Value:
    if isinstance(value, date | datetime):
        return value + _LATER
    return value.replace(_THEN, _NOW, 1) if isinstance(value, str) and value[2:8] == _THEN else value


def permits_of_december(city: City) -> list[Row]:
    """December's permits of the lorries that had one for the whole of October."""
    return [
        {**_later(row), "number": str(row["number"]).replace("-10", "-12", 1)}
        for row in city.rows["zone_permits"]
        if day_of(row["valid_from"]) == date(2022, 10, 1)
    ]


def _bans(city: City) -> Iterator[Row]:
    """The first decision once more for two other invented people, a month later."""
    first = city.rows["bans"][0]
    month: Callable[[str], date] = lambda column: day_of(first[column]) + timedelta(days=30)  # noqa: E731
    for number, name in _BANS:
        yield {
            **first, "decision": f"示公交吊字〔2022〕第{number}号", "person": f"RY2022{number}", "name": name,
            "judgment": f"（2022）示01刑初{number}号",
            **{column: month(column) for column in ("judged_on", "effective_on", "decided_on", "served_on")},
        }  # fmt: skip
