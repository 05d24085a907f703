"""A screening from the command line: from files or from a workspace, into a folder (运行排查)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from gongshi import At, BadInput, Period, Row, Settings, Threshold, tr
from gongshi.lists.propose import selection
from gongshi.notices.layout import Look
from gongshi.packs.command import Given, Opened, Outcome
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments, ground_of
from gongshi_traffic.screening.faults import NetworkFault, network_faults
from gongshi_traffic.segments.crash_file import CrashFile, pairs, read_crashes
from gongshi_traffic.segments.from_files import prepared
from gongshi_traffic.segments.locate import Placed, placed
from gongshi_traffic.segments.measures import Site, measured
from gongshi_traffic.segments.outputs import Written, write_outputs
from gongshi_traffic.segments.road_file import road_file
from gongshi_traffic.segments.standards import standards_of
from gongshi_traffic.segments.study import Ground, Study, study_of
from gongshi_traffic.segments.traffic import Count
from gongshi_traffic.segments.traffic_file import read_traffic
from gongshi_traffic.segments.union import by_all_methods

ON_THE_LINE = "命令行"
_ALL_MONTHS = 600
_THRESHOLDS = {threshold.name.partition(".")[2]: threshold for threshold in t.SEGMENTS}


class BadScreenOption(BadInput):
    """An option of `gongshi screen` is missing or cannot be understood (排查选项有误)."""


@dataclass(frozen=True)
class Asked:
    """What is searched, when, and what was kept aside (排查的内容)."""

    ground: Ground
    at: At
    unplaced: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    effects: Sequence[Site] = ()
    faults: Sequence[NetworkFault] = ()


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """Search and write (排查); files when roads or crashes are given, else the workspace."""
    _refuse_options(given)
    asked = _of_files(given) if given["roads"] else _of_workspace(given, opened())
    study = study_of(asked.ground, asked.at, by_all_methods)
    folder = Path(str(given["out"]))
    look = Look.of(asked.at.settings, asked.at.known, red_head=False)
    written = write_outputs(
        study,
        folder,
        asked.at,
        look,
        unplaced=asked.unplaced,
        effects=asked.effects,
        sheets=int(str(given["sheets"])),
        faults=asked.faults,
    )
    return _outcome(study, written, asked, folder)


def _refuse_options(given: Given) -> None:
    """Everything that is wrong with the options, at once. Raises BadScreenOption."""
    faults = []
    if bool(given["roads"]) != bool(given["crashes"]):
        faults.append(tr("--roads 和 --crashes 要一起写。"))
    for key in ("roads", "crashes", "areas", "settings", "traffic"):
        if given[key] and not Path(str(given[key])).exists():
            faults.append(tr("没有文件 {path}。", path=given[key]))
    faults += [
        tr("--{key} 为 {value}，应为正数。", key=k, value=given[k])
        for k in ("tolerance", "junction")
        if not float(str(given[k])) > 0
    ]
    faults += [fault for text in _texts(given["set"]) if (fault := _unset(text))]
    if faults:
        raise BadScreenOption(
            "\n".join(faults), where=tr("命令行"),
            mend=tr("写法见 gongshi screen --help；可改的阈值：{names}。", names="、".join(_THRESHOLDS)),
        )  # fmt: skip


def _unset(text: str) -> str:
    """What is wrong with `name=value`; empty when nothing is."""
    name, equals, value = text.partition("=")
    if not equals or name.strip() not in _THRESHOLDS:
        return tr("--set {text}：没有这个阈值。", text=text)
    try:
        _value(_THRESHOLDS[name.strip()], value.strip())
    except (ValueError, InvalidOperation):
        return tr("--set {text}：值应与原值 {value} 同类。", text=text, value=_THRESHOLDS[name.strip()].series[0].value)
    return ""


def _value(threshold: Threshold, text: str) -> Any:
    """The text as a value of the threshold's kind."""
    kind = threshold.series[0].value
    if isinstance(kind, tuple):
        return [part.strip() for part in text.split("、") if part.strip()]
    if isinstance(kind, Decimal):
        return float(Decimal(text))
    return int(text) if isinstance(kind, int) else text


def _of_files(given: Given) -> Asked:
    file = read_crashes(
        Path(str(given["crashes"])), columns=dict(pairs(_texts(given["crash_column"]), "crash-column")),
        words=_words(_texts(given["word"])), date_format=str(given["date_format"] or ""),
    )  # fmt: skip
    columns = dict(pairs(_texts(given["road_column"]), "road-column"))
    layer = str(given["roads_layer"]) if given["roads_layer"] else None
    roads = road_file(Path(str(given["roads"])), columns, layer=layer, crs=given["crs"])
    ready = prepared(
        roads, file, tolerance_m=float(str(given["tolerance"])), junction_m=float(str(given["junction"])),
        areas=Path(str(given["areas"])) if given["areas"] else None, area_name=str(given["area_name"]), crs=given["crash_crs"],
        traffic=_traffic_of(given),
    )  # fmt: skip
    at = _clocks(given, file)
    ground = Ground(ready.network, Placed(ready.crashes, 0, 0))
    faults = network_faults(roads)
    return Asked(ground, at, ready.unplaced, [*ready.notes, *_file_notes(file, ready.unplaced, faults)], faults=faults)


def _traffic_of(given: Given) -> Sequence[Count]:
    if not given["traffic"]:
        return ()
    return read_traffic(Path(str(given["traffic"])), dict(pairs(_texts(given["traffic_column"]), "traffic-column")))


def _words(texts: Sequence[str]) -> Mapping[str, str]:
    """The source's word for each of ours, turned round; several words by 、."""
    return {w.strip(): ours for ours, theirs in pairs(texts, "word") for w in theirs.split("、")}


def _clocks(given: Given, file: CrashFile) -> At:
    """The clocks of a screening of files: to the last crash unless said, settings as told."""
    until = _day(str(given["until"])) if given["until"] else max(row["happened_at"] for row in file.rows).date()
    base = Settings.read(Path(str(given["settings"]))) if given["settings"] else Settings()
    more = [] if file.has_severity else [f"{_short(t.SEGMENT_COUNTED)}=事故"]
    settings = _with(base, [*more, *_texts(given["set"])], _texts(given["clause"]))
    return At(Period(until.replace(day=1), until), until, datetime.combine(until, time(23, 59, 59)), until, settings)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise BadScreenOption(
            tr("“{text}”不是可识别的日期。", text=text), where=tr("命令行 --until"), mend=tr("请写作 2018-12-31。")
        ) from fault


def _of_workspace(given: Given, opened: Opened) -> Asked:
    settings = _with(opened.at.settings, _texts(given["set"]), _texts(given["clause"]))
    at = At(opened.at.period, opened.at.on, opened.at.known, opened.at.released, settings)
    ground = ground_of(_rows(at, opened), at)
    return Asked(ground, at, effects=_effects(opened, ground, settings, at))


def _rows(at: At, opened: Opened) -> Mapping[str, Sequence[Row]]:
    parts = selection(crash_prone_segments, at, opened.engine)
    return {name: opened.engine.rows(table) for name, table in parts.items()}


def _effects(opened: Opened, ground: Ground, settings: Settings, at: At) -> Sequence[Site]:
    """What finished measures did, over all years that the register has, up to the end of the period."""
    if not any(h["fixed_on"] for h in ground.hazards):
        return ()
    long = replace(at, settings=_with(settings, [f"{_short(t.SEGMENT_MONTHS)}={_ALL_MONTHS}"], ()))
    crashes = placed(_rows(long, opened)["rows"], ground.network, (), long).crashes
    if not crashes:
        return ()
    days = [c.happened_on for c in crashes]
    return measured(
        crashes, ground.network, ground.hazards, min(days), min(at.period.last, at.known.date()), standards_of(at)
    )[0]


def _with(settings: Settings, sets: Sequence[str], clauses: Sequence[str]) -> Settings:
    """The settings with what the command line changes, which says so itself as its basis."""
    changed: dict[str, Any] = {}
    for name, _, value in (text.partition("=") for text in sets):
        changed[name.strip()] = _value(_THRESHOLDS[name.strip()], value.strip())
    if clauses:
        changed[_short(t.SEGMENT_CLAUSES)] = list(clauses)
    held: Any = settings.data
    tables = held.get("thresholds", {})
    # as old as the pack's own value, which it then replaces on every day
    since = {name: max(d.since for d in _THRESHOLDS[name].series) for name in changed}
    own = {name: [{"value": v, "since": since[name], "basis": ON_THE_LINE}] for name, v in changed.items()}
    traffic = {**{k: v for k, v in tables.get("traffic", {}).items() if k not in own}, **own}
    return Settings({**held, "thresholds": {**tables, "traffic": traffic}}, settings.path)


def _file_notes(
    file: CrashFile, unplaced: Sequence[tuple[str, str]], faults: Sequence[NetworkFault]
) -> Sequence[str]:  # fmt: skip
    notes = []
    if faults:
        kinds = Counter(fault.kind.label for fault in faults).most_common()
        said = "、".join(tr("{kind}{n}处", kind=kind, n=n) for kind, n in kinds)
        notes.append(tr("路网有疑点：{said}，逐处列在“路网疑点.csv”；没有改动，请核对。", said=said))
    if unplaced:
        notes.append(tr("{n}起事故没有落到路上，逐起列在“未落到路上的事故.csv”。", n=len(unplaced)))
    if not file.has_severity:
        notes.append(tr("事故文件没有事故类别：按全部事故计，死亡、受伤的标准用不上。"))
    return notes


def _outcome(study: Study, written: Written, asked: Asked, folder: Path) -> Outcome:
    places = [
        f"{n}. {c.name}（{'、'.join(c.facts['methods'])}）：{c.facts['why']}"
        for n, (_, c) in enumerate(study.places, 1)
    ]
    lines = (
        tr("共找出{n}处，另有{m}处未达列入标准。", n=len(study.places), m=len(study.beside)),
        *places,
        *asked.notes,
        *written.notes,
        *(f"{site.name}（{site.measure}）：{site.effect.said()}" for site in asked.effects),
        tr("成果在 {folder}：", folder=folder),
        *(f"  {path.relative_to(folder)}" for path in written.files),
    )
    told = {
        "folder": folder, "files": [str(p.relative_to(folder)) for p in written.files],
        "places": [{"subject": c.subject, "name": c.name, **c.facts} for _, c in study.places],
        "beside": [{"name": name, "methods": sorted({f.method for f in p.findings})} for p, name in study.beside],
        "effects": [{"name": s.name, "measure": s.measure, "index": s.effect.index, "low": s.effect.low, "high": s.effect.high} for s in asked.effects],
        "unplaced": len(asked.unplaced) + study.ground.placed.unlocated, "notes": [*asked.notes, *study.notes, *written.notes],
    }  # fmt: skip
    return Outcome(lines, told)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _short(threshold: Threshold) -> str:
    return threshold.name.partition(".")[2]
