"""The committee's release at a hundred times the demo's rows, against DuckDB SQL written by hand.

    python benchmarks/organs.py [--size 100] [--rounds 3] [--json] [--data DIR]

Makes the organs demo city with its ordinary rows times `size`, delivers it as an office would, and
then runs in turn, each in a fresh process: every figure of November with the breakdowns that the
notices print, 同比, 环比 and both lists; and the SQL below on the same Parquet files, in one
connection, for the same figures now and at both bases, with the same breakdowns. The answers are
compared one by one, and what the hand side does not answer is named: it should be nothing. What
the vault seals is given to it opened. Rendering is no part of it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__)
KNOWN = datetime(2022, 11, 21, 18)
LIVE = "established_on <= date '{on}' and (abolished_on is null or abolished_on > date '{on}')"
HOLDS = "since <= date '{on}' and (until is null or until > date '{on}')"
HELD = (
    "kind not in ('廉政谈话','集体谈话','任前谈话','提醒谈话')"
    " and held_on between date '{first}' and date '{last}' and held_on <= date '{on}'"
)
SO_FAR = "kind not in ('廉政谈话','集体谈话','任前谈话','提醒谈话') and held_on <= date '{on}'"
MEETINGS = "('第一议题','中心组学习','报告会','座谈会','研讨会','述职','三会一课')"
GRANTED = (
    "from entries e join contests c on e.contest = c.code where e.state = '授奖' and e.awarded_on <= date '{on}'"
    " and (e.revoked_on is null or e.revoked_on > date '{on}')"
)
SPAN = "date '{first}' and date '{last}'"
TALKS = "('廉政谈话','集体谈话','任前谈话','提醒谈话')"
SPECIAL = "('职工运动会','职业技能竞赛','老干部门球赛','游泳培训班','太极拳骨干培训班','健步走')"
BEGUN = "(since is null or since <= date '{on}')"
HOME = "kind = '岗位' and category = '返家乡' and year(since) = year(date '{on}')"
PAID = "kind = '困难救助' and paid_on <= date '{on}' and (refunded_on is null or refunded_on > date '{on}')"
ITEMS = (
    "from items i join programmes p on i.programme = p.code where i.since <= date '{on}'"
    " and (i.until is null or i.until > date '{on}') and p.since <= date '{on}'"
    " and length(i.path) - length(replace(i.path, '.', '')) = {level}"
)
OUTSIDE = (
    "from document_values v join documents d on v.document = d.code"
    " where coalesce(v.chosen, '是') <> '否' and d.issued_on <= date '{on}'"
)
SEATS = (
    "from (select unit, person from posts where role = '党组书记' and " + HOLDS + ") a"
    " join (select unit, person from posts where role = '机关党组织书记' and " + HOLDS + ") b using (unit)"
    " where unit in (select code from units where kind = '部门' and has_group = '是' and " + LIVE + ")"
)
SQL = {
    "units_live": f"select count(*) from units where {LIVE}",
    "party_committees": f"select count(*) from units where kind = '机关党委' and {LIVE}",
    "general_branches": f"select count(*) from units where kind = '党总支' and {LIVE}",
    "branches": f"select count(*) from units where kind = '党支部' and {LIVE}",
    "members": f"select coalesce(sum(members), 0) from units where kind = '直属机关党组织' and {LIVE}",
    "study_groups": f"select count(*) from units where kind = '学习小组' and {LIVE}",
    "both_seats_filled": f"select count(distinct unit) {SEATS}",
    "both_seats_one_person": f"select count(distinct unit) {SEATS} and a.person = b.person",
    "supervisors": f"select count(distinct person) from posts where role = '监督员' and {HOLDS}",
    "lecturers": f"select count(distinct person) from posts where role = '宣讲员' and {HOLDS}",
    "activities_held": f"select count(*) from activities where {HELD}",
    "activities_to_date": f"select count(*) from activities where {SO_FAR}",
    "meetings_held": f"select count(*) from activities where {HELD} and kind in {MEETINGS}",
    "first_topics": f"select count(*) from activities where {HELD} and kind = '第一议题' and is_first = '是'",
    "activities_recorded_late": f"select count(*) from activities where {HELD} and recorded_on - held_on > 30",
    "trainings_held": f"select count(distinct coalesce(objects, title || '／' || organisers)) from activities where {HELD} and kind = '培训班'",
    "people_trained": (
        f"select count(distinct person) from posts where role = '学员' and since <= date '{{on}}' and since between {SPAN}"
    ),
    "training_heads": f"select coalesce(sum(heads), 0) from activities where {HELD} and kind = '培训班'",
    "units_visited": (
        "select count(distinct code) from (select unnest(string_split(objects, '、')) code from activities"
        f" where {SO_FAR} and kind = '沉浸式调研')"
    ),
    "contact_groups": f"select count(distinct grp) from links where kind = '联系点' and {HOLDS}",
    "pilots": f"select count(distinct a) from links where kind = '三级联动试点' and {HOLDS}",
    "paired_villages": f"select count(distinct b) from links where kind = '双联共建' and {HOLDS}",
    "reporting_organisations": f"select count(distinct a) from links where kind = '双报到' and {HOLDS}",
    "reporting_communities": f"select count(distinct b) from links where kind = '双报到' and {HOLDS}",
    "links_live": f"select count(*) from links where {HOLDS}",
    "projects": "select count(*) from listings where kind = '项目' and since <= date '{on}'",
    "projects_accepted": "select count(*) from listings where kind = '项目' and accepted_on <= date '{on}'",
    "listings_to_date": "select count(*) from listings where since <= date '{on}'",
    "contestants": (
        "select count(distinct e.person) from entries e join contests c on e.contest = c.code"
        " where c.year = year(date '{on}') and c.level = '内部' and e.state not in ('退出','资格不符')"
    ),
    "awards_of_year": f"select count(*) {GRANTED} and c.year = year(date '{{on}}')",
    "higher_awards": (
        f"select count(*) {GRANTED} and c.year = year(date '{{on}}') and c.level in ('省','全国')"
        " and e.sent_from is not null"
    ),
    "issues_found": "select count(*) from issues where found_on <= date '{on}' and kind in ('调研问题','对标差距')",
    "care_kinds": (
        "select count(distinct kind) from care where kind in ('谈心谈话','支部家访','政治生日','荣退仪式','走访慰问')"
        " and \"on\" <= date '{on}' and year(\"on\") = year(date '{on}')"
    ),
    "members_admitted": f"select count(*) from persons where admitted_on between {SPAN} and admitted_on <= date '{{on}}'",
    "terms_ending": f"select count(*) from units where {LIVE} and term_end between {SPAN}",
    "committees_with_discipline": (
        f"select count(*) from units where kind = '机关纪委' and {LIVE}"
        f" and of_unit in (select code from units where kind = '机关党委' and {LIVE})"
    ),
    "seats_vacant": (
        f"select count(*) from units where kind = '部门' and has_group = '是' and {LIVE}"
        f" and code not in (select unit {SEATS})"
    ),
    "departments_with_groups": (
        "select count(distinct d) from ("
        f"select of_unit d from units where kind = '学习小组' and {LIVE} union all"
        f" select l.b from units u join (select a, b from links where kind = '联合组建' and {HOLDS}) l on u.code = l.a"
        f" where u.kind = '学习小组' and {LIVE})"
    ),
    "programmes_running": f"select count(*) from programmes where {HOLDS}",
    "items_of_level_one": f"select count(*) {ITEMS.format(level=0, on='{on}')}",
    "items_of_level_two": f"select count(*) {ITEMS.format(level=1, on='{on}')}",
    "outside_values": f"select sum(value) {OUTSIDE}",
    "group_meetings": f"select count(*) from activities where {HELD} and kind in ('第一议题','党组会')",
    "special_kinds": f"select count(distinct kind) from activities where {SO_FAR} and kind in {SPECIAL} and year(held_on) = year(date '{{on}}')",
    "ceremony_years": (
        "with y as (select distinct year(held_on) y from activities"
        f" where {SO_FAR} and kind = '50年纪念章颁发'), g as (select y, y - row_number() over (order by y) k from y)"
        " select count(*) from g where k = (select k from g order by y desc limit 1)"
    ),
    "talks_held": f"select count(*) from activities where kind in {TALKS} and held_on between {SPAN} and held_on <= date '{{on}}'",
    "lists_kept": f"select count(distinct kind) from listings where {BEGUN} and kind in ('需求','资源','项目')",
    "places_offered": f"select sum(quantity) from listings where {BEGUN} and {HOME}",
    "posts_offered": f"select count(*) from listings where {BEGUN} and {HOME}",
    "titles_live": f"select count(*) {GRANTED} and (e.valid_until is null or e.valid_until >= date '{{on}}')",
    "sessions_of_year": "select sum(session) from contests where year = year(date '{on}') and session is not null",
    "relief_paid_fen": f"select sum(amount_fen) from care where {PAID}",
    "relief_payments": f"select count(*) from care where {PAID}",
    "relief_by_cause": f"select count(*) from care where {PAID}",
    "care_given": f'select count(*) from care where "on" between {SPAN} and "on" <= date \'{{on}}\'',
    "issues_closed": (
        "select count(*) from issues where found_on <= date '{on}' and kind in ('调研问题','对标差距')"
        " and closed_on <= date '{on}' and verified_by is not null and verified_by <> owner"
    ),
    "risk_points": (
        "select count(*) from issues where kind = '廉政风险点' and found_on <= date '{on}'"
        " and (closed_on is null or closed_on > date '{on}')"
    ),
}
SHARES = {
    "one_shoulder_share": ("both_seats_one_person", "both_seats_filled", 100),
    "first_topic_share": ("first_topics", "group_meetings", 100),
    "late_share": ("activities_recorded_late", "activities_held", 100),
    "projects_accepted_share": ("projects_accepted", "projects", 100),
    "issues_closed_share": ("issues_closed", "issues_found", 100),
    "relief_paid": ("relief_paid_fen", "", 0.01),
}
PARTS = {
    ("units_live", "unit_kind"): f"select kind, count(*) from units where {LIVE} group by 1",
    ("activities_to_date", "activity_kind"): f"select kind, count(*) from activities where {SO_FAR} group by 1",
    ("meetings_held", "activity_kind"): (
        f"select kind, count(*) from activities where {HELD} and kind in {MEETINGS} group by 1"
    ),
    ("awards_of_year", "series"): f"select c.series, count(*) {GRANTED} and c.year = year(date '{{on}}') group by 1",
    ("higher_awards", "series"): (
        f"select c.series, count(*) {GRANTED} and c.year = year(date '{{on}}') and c.level in ('省','全国')"
        " and e.sent_from is not null group by 1"
    ),
    ("higher_awards", "level"): (
        f"select c.level, count(*) {GRANTED} and c.year = year(date '{{on}}') and c.level in ('省','全国')"
        " and e.sent_from is not null group by 1"
    ),
    ("activities_held", "activity_kind"): f"select kind, count(*) from activities where {HELD} group by 1",
    ("contestants", "series"): (
        "select c.series, count(distinct e.person) from entries e join contests c on e.contest = c.code"
        " where c.year = year(date '{on}') and c.level = '内部' and e.state not in ('退出','资格不符')"
        " and e.person is not null group by 1"
    ),
    ("sessions_of_year", "series"): (
        "select series, sum(session) from contests where year = year(date '{on}') and session is not null group by 1"
    ),
    ("items_of_level_one", "programme"): f"select p.title, count(*) {ITEMS.format(level=0, on='{on}')} group by 1",
    ("items_of_level_two", "programme"): f"select p.title, count(*) {ITEMS.format(level=1, on='{on}')} group by 1",
    ("outside_values", "measure"): f"select v.measure, sum(v.value) {OUTSIDE} group by 1",
}
LISTS = {
    "awarded_works": "e.person is null",
    "honoured_people": "e.person is not null",
}


def main() -> None:
    """Race the two and say who won by how much."""
    asked = _arguments()
    if asked.child:
        print(json.dumps({"run": _ours, "hand": _by_hand}[asked.child](asked.data)))
        return
    folder = asked.data or Path(tempfile.mkdtemp(prefix="gongshi-organs-"))
    found = _ready(folder, asked.size) | _race(folder, asked.rounds)
    print(json.dumps(found, ensure_ascii=False) if asked.json else "\n".join(f"{k}: {v}" for k, v in found.items()))
    if asked.data is None:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100, help="how many times the demo's ordinary rows")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument("--data", type=Path, help="where the city lies or is made, and stays")
    parser.add_argument("--child", choices=("run", "hand"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _ready(folder: Path, size: int) -> dict[str, Any]:
    """The city made and delivered, unless it is there."""
    told = folder / "delivered.json"
    if not told.exists():
        from gongshi.office.demo import deliver_all, start
        from gongshi.packs.find import find_pack

        find_pack("organs").demo.write(folder / "files", size=size, seed=1)
        began = time.perf_counter()
        workspace = start(folder / "workspace", "organs", folder / "files" / "gongshi.toml", KNOWN.isoformat())
        deliver_all(workspace, folder / "files")
        rows = {d.register: d.rows for d in reversed(workspace.vault().deliveries())}
        made = {"size": size, "rows": sum(rows.values()), "activities": rows["activities"],
                "deliver_s": round(time.perf_counter() - began, 1)}  # fmt: skip
        told.write_text(json.dumps(made), encoding="utf-8")
    return dict(json.loads(told.read_text(encoding="utf-8")))


def _race(folder: Path, rounds: int) -> dict[str, Any]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_timed("run", folder))
        (folder / "question.json").write_text(json.dumps(ours[-1]["question"]), encoding="utf-8")
        theirs.append(_timed("hand", folder))
    found: dict[str, Any] = {}
    for who, runs in (("gongshi", ours), ("by_hand", theirs)):
        found |= {f"{who}_{k}": round(statistics.median(r[k] for r in runs), 2) for k in ("wall_s", "cpu_s", "work_s")}
        found[f"{who}_peak_gib"] = round(max(r["peak_gib"] for r in runs), 2)
    pairs = list(zip(ours, theirs, strict=True))
    for key, name in (("wall_s", "ratio"), ("cpu_s", "cpu_ratio"), ("work_s", "work_ratio")):
        found[name] = round(statistics.median(o[key] / t[key] for o, t in pairs), 2)
    mine, hand = ours[-1]["values"], theirs[-1]["values"]
    different = [f"{k}: {mine.get(k)} ≠ {v}" for k, v in hand.items() if abs((mine.get(k) or 0) - v) > 1e-9]
    unasked = [k for k, v in mine.items() if v and k not in hand]
    return found | {
        "figures": ours[-1]["figures"],
        "compared": len(hand),
        "different": different,
        "not_by_hand": unasked,
    }


def _timed(child: str, folder: Path) -> dict[str, Any]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, str(HERE), "--child", child, "--data", str(folder)], check=True,
                          env=environment | {"BEGAN": repr(time.time())}, stdout=subprocess.PIPE, text=True)  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _measured(began: float) -> dict[str, Any]:
    """Start-up included in `wall_s` and `cpu_s`; `work_s` begins when everything is imported."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"wall_s": time.time() - float(os.environ["BEGAN"]), "cpu_s": time.process_time(),
            "work_s": time.perf_counter() - began, "peak_gib": peak}  # fmt: skip


def _ours(folder: Path) -> dict[str, Any]:
    import ibis  # noqa: F401  the language of figures: part of the start

    from gongshi.figures.compare import KINDS
    from gongshi.office.runs import clocks, engine, run
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(folder / "workspace")
    pack = workspace.pack("organs")
    began = time.perf_counter()
    done = run(workspace, pack, clocks(workspace, Period.parse("2022-11"), known=KNOWN))
    took = _measured(began)
    now = done.at.moved(done.at.period.elapsed(KNOWN))
    ats = {"now": now, **{str(kind): now.shifted(kind.base(now.period)) for kind in KINDS}}
    tables = engine(workspace, KNOWN, why="benchmark")
    opened = folder / "care_opened.parquet"  # what the vault seals, plain for the hand side of this invented city
    if not opened.exists():
        _write_parquet(tables.session.arrow(tables.tables("care", sealed=True)), opened)
    return took | {
        "figures": len(done.answers.all) if hasattr(done.answers, "all") else sum(1 for _ in done.answers),
        "values": _values(done),
        "question": {
            "files": {n: [workspace.vault().rows_path(d).resolve().as_posix() for d in tables.stack(n)]
                      for n in workspace.registers if tables.is_delivered(n)} | {"care": [opened.resolve().as_posix()]},
            "clocks": {k: {"first": str(a.period.first), "last": str(a.period.last), "on": str(a.on)} for k, a in ats.items()},
        },
    }  # fmt: skip


def _write_parquet(rows: Any, path: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(rows, path)


def _values(done: Any) -> dict[str, float]:
    found = {f"now {a.figure.name} {a.breakdown} {a.part}".rstrip(): float(a.value) for a in done.answers
             if a.value is not None}  # fmt: skip
    for (name, kind), comparison in done.comparisons.items():
        if comparison.before.value is not None:
            found[f"{kind} {name}"] = float(comparison.before.value)
    return found | {f"list {name}": float(len(roll.entries)) for name, roll in done.rolls.items()}


def _by_hand(folder: Path) -> dict[str, Any]:
    import duckdb

    asked = json.loads((folder / "question.json").read_text(encoding="utf-8"))
    began = time.perf_counter()
    base = duckdb.connect()
    keys = {"activities": "id"}
    for name, files in asked["files"].items():
        _view(base, name, files, keys.get(name, ""))
    values: dict[str, float] = {}
    for clock, days in asked["clocks"].items():
        for name, sql in SQL.items():
            values[f"{clock} {name}"] = _plain(base.execute(sql.format(**days)).fetchone()[0])
        for name, (part, whole, times) in SHARES.items():
            below = values[f"{clock} {whole}"] if whole else 1
            if below:
                values[f"{clock} {name}"] = times * values[f"{clock} {part}"] / below
    for (name, by), sql in PARTS.items():
        for part, value in base.execute(sql.format(**asked["clocks"]["now"])).fetchall():
            values[f"now {name} {by} {part}"] = _plain(value)
    for name, who in LISTS.items():
        days = asked["clocks"]["now"]
        sql = (f"select e.id, e.title, c.title, u.name {GRANTED.replace('where', 'left join units u on e.unit = u.code where')}"
               f" and {who} and c.nature <> '外部评选' and e.awarded_on between date '{days['first']}' and date '{days['last']}'")  # fmt: skip
        values[f"list {name}"] = float(len(base.execute(sql.format(**days)).fetchall()))
    known = {k: v for k, v in values.items() if k.startswith(("now", "list")) or v}
    return _measured(began) | {"values": known}


def _view(base: Any, name: str, files: list[str], key: str) -> None:
    """The register as it stands: of the deliveries the last row of each key."""
    if len(files) == 1:
        base.execute(f"create view {name} as from read_parquet('{files[0]}')")
        return
    union = " union all by name ".join(f"select *, {i} as nth from read_parquet('{f}')" for i, f in enumerate(files))
    base.execute(
        f"create table {name} as select * from ({union}) qualify row_number() over (partition by {key} order by nth desc) = 1"
    )


def _plain(value: Any) -> float:
    return float(value) if isinstance(value, (int, float, Decimal)) else 0.0


if __name__ == "__main__":
    main()
