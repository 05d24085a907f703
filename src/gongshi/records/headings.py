"""Which heading of a sender's sheet is which column of the register (列名对照).

Found once, kept for the sender, and open to be mended by hand: the map is a JSON file that
says which heading is which column, which words of the sender are which of our codes, what
he leaves out because it is always the same, and which of his cells make one of ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from gongshi.errors import BadInput
from gongshi.filenames import file_stem
from gongshi.i18n import tr
from gongshi.records.register import Column, Register

_BRACKETS = re.compile(r"[(（\[【<〔].*?[)）\]】>〕]")
_ORDERS = ("", "day_first")
MANY = 12  # headings that a message names


class BadHeadingMap(BadInput):
    """A kept map is no JSON, or names a column that does not exist (列名对照有误)."""


class AmbiguousHeadings(BadInput):
    """Two headings could be the same column, or one could be two (列名有歧义)."""


class MissingColumns(BadInput):
    """Columns that must be there are not (缺列)."""


@dataclass(frozen=True)
class HeadingMap:
    """One sender's map for one register (列名对照).

    `headings`: heading → column name, None for one to pass over. `values`: column → found word
    → ours. `fixed`: column → the value of every row. `joined`: column → headings whose cells,
    put together with a space, make it. `dates` is `day_first` for 03/11/2022 in November.
    """

    sender: str
    register: str
    headings: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    dates: str = ""

    def as_json(self) -> str:
        """The map as the file keeps it."""
        parts = {"sender": self.sender, "register": self.register, "headings": dict(self.headings)}
        more = {"values": self.values, "fixed": self.fixed, "joined": self.joined, "dates": self.dates}
        return json.dumps({**parts, **{k: v for k, v in more.items() if v}}, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Mapped:
    """The headings that were found in one sheet (对照结果).

    `row` is the heading row's number, `columns` gives column name → positions from 0 (several
    where cells are joined), `unknown` the headings that are no column.
    """

    row: int
    columns: Mapping[str, tuple[int, ...]]
    headings: Mapping[str, str]
    unknown: tuple[tuple[int, str], ...]


class HeadingMaps:
    """The maps that a workspace keeps: one JSON file for each sender and register (对照表)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sender: str, register: Register) -> Path:
        """Where the map of this sender for this register is kept."""
        safe = file_stem(sender)
        if safe != sender or len(safe) > 60:
            safe = f"{safe[:60]}-{hashlib.sha256(sender.encode()).hexdigest()[:8]}"
        return self.folder / register.name / f"{safe}.json"

    def of(self, sender: str, register: Register) -> HeadingMap:
        """The kept map, or an empty one. Raises BadHeadingMap."""
        path = self.path(sender, register)
        if not path.exists():
            return HeadingMap(sender, register.name)
        return replace(read_map(path, register), sender=sender)

    def keep(self, kept: HeadingMap, register: Register) -> Path:
        """Write the map; a crash leaves the old one or the new one, never half."""
        path = self.path(kept.sender, register)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}.tmp")
        fresh.write_text(kept.as_json(), encoding="utf-8")
        fresh.replace(path)
        return path

    def adopt(self, file: Path, register: Register, *, sender: str) -> HeadingMap:
        """The map in `file`, kept as this sender's from now on. Raises BadHeadingMap."""
        kept = replace(read_map(file, register), sender=sender)
        self.keep(kept, register)
        return kept


def read_map(path: Path, register: Register) -> HeadingMap:
    """The map in a JSON file; columns may be named in Chinese. Raises BadHeadingMap."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return _checked_map(found, register)
    except json.JSONDecodeError as fault:
        said = tr("不合 JSON 的写法，第 {row} 行第 {column} 个字符起读不下去", row=fault.lineno, column=fault.colno)
        raise _bad_map(path, said) from fault
    except (ValueError, TypeError, AttributeError, OSError) as fault:
        raise _bad_map(path, str(fault)) from fault


def _bad_map(path: Path, said: str) -> BadHeadingMap:
    return BadHeadingMap(
        tr("列名对照文件无法读取：{fault}", fault=said),
        where=tr("文件 {file}", file=path),
        mend=tr("请按提示改正；或删去该文件，系统会在下次报送时重新对照。"),
    )


def _checked_map(found: Mapping[str, object], register: Register) -> HeadingMap:
    names = {spelling: c.name for c in register.columns for spelling in (*c.aliases, c.label, c.name)}

    def part(key: str) -> dict[str, object]:
        return {str(k): v for k, v in dict(found.get(key) or {}).items()}  # type: ignore[call-overload]

    def column(name: object) -> str:
        if str(name) not in names:
            raise ValueError(tr("“{register}”没有“{name}”这一列。", register=register.label, name=name))
        return names[str(name)]

    dates = str(found.get("dates") or "")
    if dates not in _ORDERS:
        raise ValueError(tr("dates 写的是“{found}”，只能写 day_first 或不写。", found=dates))
    return HeadingMap(
        sender=str(found.get("sender") or ""),
        register=register.name,
        headings={h: None if c in (None, "") else column(c) for h, c in part("headings").items()},
        values={column(c): {str(k): str(v) for k, v in dict(w).items()} for c, w in part("values").items()},  # type: ignore[call-overload]
        fixed={column(c): str(v) for c, v in part("fixed").items()},
        joined={column(c): tuple(str(h) for h in hs) for c, hs in part("joined").items()},  # type: ignore[attr-defined]
        dates=dates,
    )


def folded(text: object) -> str:
    """A heading without spaces, stars and the difference of width and case."""
    wide = unicodedata.normalize("NFKC", str(text or "")).lower()
    return "".join(c for c in wide if not c.isspace() and c not in "*:：")


def match_headings(row: int, cells: Sequence[object], register: Register, kept: HeadingMap) -> Mapped:
    """What this row of cells would mean as a heading row. Raises AmbiguousHeadings."""
    names = {k: str(c) for k, c in enumerate(cells) if c is not None and str(c).strip()}
    exact = {k: c for k, n in names.items() if (c := _exact(n, register, kept)) is not None}
    used = {c.name for c in exact.values()}
    loose = {
        k: c for k, n in names.items() if k not in exact and not _passed(n, kept) and (c := _loose(n, register, used))
    }
    both = {**exact, **loose}
    _refuse_doubles(row, names, both)
    columns: dict[str, tuple[int, ...]] = {c.name: (k,) for k, c in both.items()}
    for name, parts in kept.joined.items():
        places = [next((k for k, n in names.items() if folded(n) == folded(p)), -1) for p in parts]
        if -1 not in places:
            columns[name] = tuple(places)
    taken = {k for places in columns.values() for k in places}
    unknown = tuple((k, n) for k, n in names.items() if k not in taken and not _passed(n, kept))
    return Mapped(row, columns, {names[k].strip(): c.name for k, c in both.items()}, unknown)


def score(cells: Sequence[object], register: Register, kept: HeadingMap) -> int:
    """How many columns of the register this row names, were it the heading row."""
    spellings = {folded(s): c.name for c in register.columns for s in (*c.aliases, c.name, c.label)}
    spellings.update({folded(h): c for h, c in kept.headings.items() if c})
    spellings.update({folded(h): f"{c}/{h}" for c, hs in kept.joined.items() for h in hs})
    texts = [str(c) for c in cells if c is not None and len(str(c)) < 100]
    hits = {spellings.get(folded(t)) or spellings.get(folded(_BRACKETS.sub("", t))) for t in texts}
    return len(hits - {None})


def _passed(heading: str, kept: HeadingMap) -> bool:
    wanted = folded(heading)
    return any(c is None and folded(h) == wanted for h, c in kept.headings.items())


def _exact(heading: str, register: Register, kept: HeadingMap) -> Column | None:
    wanted = folded(heading)
    said = next((c for h, c in kept.headings.items() if c is not None and folded(h) == wanted), None)
    if said is not None:
        return register.column(said)
    if _passed(heading, kept) or any(folded(h) == wanted for hs in kept.joined.values() for h in hs):
        return None
    return _one(register, wanted)


def _loose(heading: str, register: Register, used: set[str]) -> Column | None:
    """The column of a heading with its bracket left out: 死亡人数（人）."""
    short = folded(_BRACKETS.sub("", heading))
    column = _one(register, short) if short and short != folded(heading) else None
    return column if column is not None and column.name not in used else None


def _one(register: Register, wanted: str) -> Column | None:
    by_label = [c for c in register.columns if wanted in (folded(c.label), folded(c.name))]
    found = by_label or [c for c in register.columns if wanted in map(folded, c.aliases)]
    if len(found) > 1:
        raise AmbiguousHeadings(
            tr("列名“{heading}”可以是{columns}。", heading=wanted, columns=_listed(found)),
            where=tr("台账“{register}”的标题行", register=register.label),
            mend=tr("请把标题写成列的全名。"),
        )
    return found[0] if found else None


def _refuse_doubles(row: int, names: Mapping[int, str], columns: Mapping[int, Column]) -> None:
    places: dict[str, list[int]] = {}
    for place, column in columns.items():
        places.setdefault(column.label, []).append(place)
    doubled = {label: ks for label, ks in places.items() if len(ks) > 1}
    if not doubled:
        return
    each = "；".join(
        tr("{headings} 都像“{label}”", headings="、".join(f"“{names[k].strip()}”" for k in ks), label=label)
        for label, ks in doubled.items()
    )
    raise AmbiguousHeadings(
        tr("标题行有歧义：{each}。", each=each),
        where=tr("第 {row} 行（标题行）", row=row),
        mend=tr("请只留一列用该标题，其余改名或删去；或在列名对照文件里写明哪一列不读。"),
    )


def suggest(heading: str, register: Register) -> str:
    """The label nearest to an unknown heading, empty when none is near."""
    spellings = {folded(s): c.label for c in register.columns for s in (c.label, c.name, *c.aliases)}
    near = get_close_matches(folded(heading)[:40], list(spellings), n=1, cutoff=0.5)
    return spellings[near[0]] if near else ""


def refuse_missing(mapped: Mapped, register: Register, kept: HeadingMap, *, where: str) -> None:
    """Raise MissingColumns, naming all of them and the headings they may hide behind."""
    missing = [c for c in register.columns if c.is_needed and c.name not in mapped.columns and c.name not in kept.fixed]
    if not missing:
        return
    near = [(n, suggest(n, register)) for _, n in mapped.unknown]
    hints = "；".join(tr("“{found}”是否就是“{label}”", found=n.strip(), label=s) for n, s in near if s)
    raise MissingColumns(
        tr(
            "{register}缺 {n} 个必有的列：{columns}。",
            register=register.label,
            n=len(missing),
            columns=_listed(missing),
        )
        + (tr("文件里没有认出的列：{names}。", names=_some(mapped)) if mapped.unknown else ""),
        where=where,
        mend=tr("请补上这些列，或改正标题")
        + (tr("（{hints}？）", hints=hints) if hints else "")
        + tr("；也可在列名对照文件里写明（gongshi deliver --map）。"),
    )


def _some(mapped: Mapped) -> str:
    names = [f"“{name.strip()}”" for _, name in mapped.unknown]
    return "、".join(names[:MANY]) + ("……" if len(names) > MANY else "")


def _listed(columns: Sequence[Column]) -> str:
    return "、".join(f"“{c.label}”" for c in columns)
