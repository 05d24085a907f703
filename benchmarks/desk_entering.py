"""What a clerk waits for at the desk: pages and one saved row, with five years of activities in the register.

    python benchmarks/desk_entering.py [--rows 54000] [--small 200] [--times 30]

Ninety units report ten activities a month for five years: 54,000 rows, of which the last `--small`
came one by one, as a desk brings them. Prints median and 95th percentile of each kind of request,
CPU and wall time, in this process (Django's test client: no network, no server).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi_organs.examples.systems.system import BASE, CLOCK
from gongshi_organs.pack import PACK

if TYPE_CHECKING:
    from django.test import Client

UNITS = 90


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("--rows", 54_000), ("--small", 200), ("--times", 30)):
        parser.add_argument(name, type=int, default=value)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder), asked.rows)
        client = client_of(root)
        for n in range(asked.small):
            save(client, n)
        kinds: dict[str, Callable[[int], object]] = {
            "填报首页": lambda n: client.get("/enter/"),
            "空表单": lambda n: client.get("/enter/activities/?joint=1"),
            "拼音查找": lambda n: client.get("/enter/activities/choices/organisers/", {"q": "ysdw"}),
            "台账一页": lambda n: client.get("/registers/activities/", {"sort": "-held_on"}),
            "存一条": lambda n: save(client, asked.small + n),
        }
        print(f"{asked.rows:,} 行，{asked.small} 次零星报送；每种 {asked.times} 次，毫秒")
        for label, act in kinds.items():
            print(f"{label}\t{timed(act, asked.times)}")


def timed(act: Callable[[int], object], times: int) -> str:
    walls, cpus = [], []
    for n in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        act(n)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    p95 = [statistics.quantiles(v, n=20)[-1] for v in (walls, cpus)]
    return f"墙钟 中位 {statistics.median(walls):.0f} p95 {p95[0]:.0f}\tCPU 中位 {statistics.median(cpus):.0f} p95 {p95[1]:.0f}"


def save(client: Client, n: int) -> None:
    row = {
        "kind": "联学联建", "held_on": f"2022-11-{1 + n % 20:02}", "title": f"第{n}次主题党日", "organisers": "P02",
        "heads": "30", "joint": "1", "accept": "1", "token": f"{n:032x}",
    }  # fmt: skip
    answer = client.post("/enter/activities/", row)
    assert answer.status_code == 302, answer.content.decode()[-3000:]


def workspace(folder: Path, rows: int) -> Path:
    """The little city with ninety more units and five years of their activities."""
    from gongshi.office.deliveries import Handover, deliver
    from gongshi.office.start import init
    from gongshi.records.delivery import Mode

    settings = PACK.settings.read_text(encoding="utf-8") if PACK.settings else ""
    made = init(folder / "工作区", packs=("organs",), settings=settings, keys=Path("..", "钥匙"), clock=CLOCK)
    for name, text in {**BASE, "activities": ""}.items():
        register = made.registers[name]
        path = folder / f"{register.label}.csv"
        table = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
        lines = [",".join(register.column(c).label for c in table[0])] if table else []
        lines += [",".join(cells + [""] * (len(table[0]) - len(cells))) for cells in table[1:]]
        if name == "units":
            width = len(table[0])
            more = (
                [f"P{n:02}", f"样书单位{n:02}", "直属机关党组织", "D1", "东岭区", "2019-01-01", "60"]
                for n in range(UNITS)
            )
            lines += [",".join(cells + [""] * (width - len(cells))) for cells in more]
        if name == "activities":
            lines = activities(rows)
        path.write_text("\n".join(lines), encoding="utf-8")
        receipt = deliver(made, path, register, Handover("甲", Mode.WHOLE))
        assert receipt.is_stored, [str(f) for f in receipt.faults[:3]]
    return made.root


def activities(rows: int) -> list[str]:
    start = date(2017, 12, 1)
    return [
        "活动编号,活动类别,活动日期,活动名称,主办单位,参加人次",
        *(
            f"H{n:06},主题党日,{start + timedelta(days=n * 1780 // rows)},第{n}次主题党日,P{n % UNITS:02},{10 + n % 50}"
            for n in range(rows)
        ),
    ]


def client_of(root: Path) -> object:
    from gongshi.desk.project.ready import make_ready, make_tables

    make_ready(root)
    from django.conf import settings
    from django.test import Client

    from gongshi.desk.role import DeskRole
    from gongshi.desk.sessions import SECOND
    from gongshi.desk.store.user import DeskUser

    settings.ALLOWED_HOSTS = ["testserver"]
    make_tables()
    client = Client()
    client.force_login(DeskUser.objects.add("clerk", password=None, name="虚构", role=DeskRole.UNIT_CLERK, unit="P01"))
    session = client.session
    session[SECOND] = True
    session.save()
    return client


if __name__ == "__main__":
    main()
