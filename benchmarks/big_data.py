"""Registers of a large invented province as Parquet, for the benchmark.

    python benchmarks/big_data.py OUT [--violations 20000000] [--vehicles 1000000] [--carriers 20000]

The demo city's own rows are in it, planted cases included, so the lists of the benchmark are
known to hold something; around them come carriers with log-normal fleets and vehicles whose
violations are negative binomial (a Poisson count with a gamma mean). Rows are in order of
time, as registers are. Columns are those of the registers, by their English names, typed as
the vault keeps them. Memory stays near that of one piece of a million rows.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongshi.records.checked import arrow_type
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi.records.register import Register
from gongshi_traffic.demo.make import make_city
from gongshi_traffic.demo.violation_rows import CODES
from gongshi_traffic.registers import REGISTERS

SEED = 20221123
PIECE = 1_000_000
LETTERS = "CDEFGHJKLMNPQRTUVWXY"
FIRST, LAST = date(2021, 11, 1), date(2022, 11, 22)
BRIGADES = [f"{n:02d}" for n in range(1, 8)]
DISTRICTS = ["东岭区", "东岭区", "西湾区", "西湾区", "样川县", "柳溪县", "虚水县"]
USES = ["货运", "工程运输", "公路客运", "旅游客运", "危化品运输"]
USE_SHARE = [0.50, 0.15, 0.13, 0.12, 0.10]
KINDS = ["重型货车", "大型客车", "轻型货车", "小型客车"]
CATEGORIES = [c for c in CODES if c not in ("饮酒驾驶", "醉酒驾驶")]
DRINKS = ["饮酒驾驶", "醉酒驾驶"]
DAYS = (LAST - FIRST).days
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Size:
    """How much to write."""

    violations: int
    vehicles: int
    carriers: int


@dataclass(frozen=True)
class Fleet:
    """What violations need of the vehicles: plates, plate kinds, whose they are, how they drive."""

    plates: pa.Array
    plate_kinds: pa.Array
    carried: np.ndarray
    weights: np.ndarray  # cumulative, up to 1


def write_big(folder: Path, size: Size, *, seed: int = SEED) -> None:
    """All registers in the folder, one Parquet file for each, and a manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.Generator(np.random.PCG64(seed))
    registers = {r.name: r for r in (*REGISTERS, PUBLISHED_FIGURES, PUBLISHED_NAMES)}
    city, _ = make_city(size=1, seed=seed)
    own = {name: _table(register, [dict(r) for r in city.rows[name]]) for name, register in registers.items()}
    carriers = _carriers(size.carriers, registers["carriers"], random)
    fleet, vehicles = _vehicles(size, registers["vehicles"], carriers, random)
    own["carriers"] = pa.concat_tables([own["carriers"], carriers])
    own["vehicles"] = pa.concat_tables([own["vehicles"], vehicles])
    for name, table in own.items():
        if name != "violations":
            pq.write_table(table, folder / f"{name}.parquet", compression="zstd", compression_level=1)
    schema = own["violations"].schema
    with pq.ParquetWriter(folder / "violations.parquet", schema, compression="zstd", compression_level=1) as writer:
        for piece in _violations(size.violations, fleet, random):
            writer.write_table(_fill(piece, schema))
        writer.write_table(own["violations"])
    manifest = [
        {"file": f"{n}.parquet", "register": n, "mode": "whole", "sender": "示例省", "known_at": "2022-11-22T20:00:00"}
        for n in own
    ]
    (folder / "deliveries.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")


def _table(register: Register, rows: list[dict[str, object]]) -> pa.Table:
    return pa.table(
        {c.name: pa.array([r.get(c.name) for r in rows], type=arrow_type(c.type)) for c in register.columns}
    )


def _fill(columns: dict[str, pa.Array], schema: pa.Schema) -> pa.Table:
    """The columns in the schema's order, those that are not given empty."""
    count = len(next(iter(columns.values())))
    return pa.table([columns[f.name] if f.name in columns else pa.nulls(count, f.type) for f in schema], schema=schema)


def _numbered(prefix: str, first: int, count: int, digits: int) -> pa.Array:
    texts = pc.utf8_lpad(pc.cast(pa.array(np.arange(first, first + count)), pa.string()), digits, "0")
    return pc.binary_join_element_wise(prefix, texts, "")


def _pick(words: list[str], index: np.ndarray) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(index))


def _days(day: date, offsets: np.ndarray) -> pa.Array:
    return pa.array(((day - EPOCH).days + offsets).astype("int32"), pa.date32())


def _carriers(count: int, register: Register, random: np.random.Generator) -> pa.Table:
    place = random.integers(0, len(BRIGADES), count)
    kinds = _pick(USES, random.choice(len(USES), count, p=USE_SHARE))
    columns = {
        "code": _numbered("91000000DEMO", 100001, count, 6),
        "name": pc.binary_join_element_wise(_numbered("示例省样本", 1, count, 5), "号", kinds, "有限公司", ""),
        "kind": kinds,
        "district": _pick(DISTRICTS, place),
        "brigade": _pick(BRIGADES, place),
        "notified_on": _days(date(2022, 11, 15), np.zeros(count)),
    }
    return _fill(columns, _schema(register))


def _schema(register: Register) -> pa.Schema:
    return pa.schema([(c.name, arrow_type(c.type)) for c in register.columns])


def _vehicles(
    size: Size, register: Register, carriers: pa.Table, random: np.random.Generator
) -> tuple[Fleet, pa.Table]:
    count = size.vehicles
    if count > len(LETTERS) * 100_000:
        raise SystemExit(f"at most {len(LETTERS) * 100_000} vehicles have distinct plates")
    fleets = np.maximum(3, random.lognormal(2.7, 0.7, size.carriers)).astype("int64")
    owner = np.repeat(np.arange(size.carriers), fleets)[: count // 2]
    carried = np.arange(count) < len(owner)
    carrier = pa.array(np.where(carried, np.resize(owner, count), 0), mask=~carried)
    kind = np.where(
        carried, random.choice(3, count, p=[0.55, 0.2, 0.25]), random.choice(4, count, p=[0.05, 0.0, 0.1, 0.85])
    )
    letters = _pick(list(LETTERS), np.arange(count) // 100_000)
    numbers = pc.utf8_lpad(pc.cast(pa.array(np.arange(count) % 100_000), pa.string()), 5, "0")
    plates = pc.binary_join_element_wise("示", letters, numbers, "")
    plate_kinds = _pick(["大型汽车", "小型汽车"], (kind >= 2).astype("int64"))
    use = carriers["kind"].combine_chunks().take(carrier)
    overdue = ~carried & (random.random(count) < 0.03)
    columns = {
        "plate": plates,
        "plate_kind": plate_kinds,
        "kind": _pick(KINDS, kind),
        "use": pc.fill_null(use, "非营运"),
        "owner_kind": _pick(["个人", "企业"], carried.astype("int64")),
        "carrier": carriers["code"].combine_chunks().take(carrier),
        "registered_on": _days(date(2014, 1, 1), random.integers(0, 2900, count)),
        "inspection_due": _days(date(2023, 1, 1), np.where(overdue, -100, random.integers(0, 700, count))),
        "scrap_due": _days(date(2028, 1, 1), random.integers(0, 2500, count)),
        "district": _pick(DISTRICTS, random.integers(0, 7, count)),
    }
    habit = np.cumsum(random.gamma(0.8, 1.0, count))
    return Fleet(plates, plate_kinds, carried, habit / habit[-1]), _fill(columns, _schema(register))


def _violations(total: int, fleet: Fleet, random: np.random.Generator) -> Iterator[dict[str, pa.Array]]:
    """Pieces of a million rows, each a slice of the thirteen months, in order of time."""
    minutes = DAYS * 1440
    for start in range(0, total, PIECE):
        count = min(PIECE, total - start)
        low, high = minutes * start // total, minutes * (start + count) // total
        yield _piece(start, np.sort(random.integers(low, high, count)), fleet, random)


def _piece(start: int, minutes: np.ndarray, fleet: Fleet, random: np.random.Generator) -> dict[str, pa.Array]:
    count = len(minutes)
    at = np.datetime64(FIRST.isoformat(), "m") + minutes
    vehicle = np.minimum(np.searchsorted(fleet.weights, random.random(count)), len(fleet.carried) - 1)
    known = random.random(count) < 0.8  # the rest are walkers and riders without a plate
    drunk = (random.random(count) < 0.004) & ~(known & fleet.carried[vehicle])
    category = np.where(
        drunk, len(CATEGORIES) + random.integers(0, 2, count), random.integers(0, len(CATEGORIES), count)
    )
    categories = CATEGORIES + DRINKS
    place = random.integers(0, len(BRIGADES), count)
    return {
        "id": _numbered("WFB", start, count, 9),
        "happened_at": pa.array(at.astype("datetime64[us]"), pa.timestamp("us")),
        "plate": fleet.plates.take(pa.array(vehicle, mask=~known)),
        "plate_kind": fleet.plate_kinds.take(pa.array(vehicle, mask=~known)),
        "category": _pick(categories, category),
        "code": _pick([CODES[c] for c in categories], category),
        "brigade": _pick(BRIGADES, place),
        "place": _pick([f"{n}省道" for n in range(951, 958)], place),
        **_states(minutes // 1440, random),
    }


def _states(day: np.ndarray, random: np.random.Generator) -> dict[str, pa.Array]:
    """Most are settled within a month; few stay open, fewer are struck out or extended."""
    count = len(day)
    draw, wait = random.random(count), random.integers(3, 30, count)
    done, told = day + wait, day + np.minimum(wait, 4)
    state = np.select([draw < 0.002, draw < 0.004, draw < 0.020], [3, 2, 1], 0)
    state = np.where((state == 0) & (done > DAYS), 1, state)
    state = np.where((state > 0) & (state < 3) & (told > DAYS), 4, state)
    return {
        "state": _pick(["已处理", "已告知", "延期", "已撤销", "已录入"], state),
        "notified_on": _masked(told, state == 4),
        "extended_to": _masked(day + 90, state != 2),
        "settled_on": _masked(done, state != 0),
        "struck_on": _masked(np.minimum(done, DAYS), state != 3),
    }


def _masked(offsets: np.ndarray, missing: np.ndarray) -> pa.Array:
    return pa.array(((FIRST - EPOCH).days + offsets).astype("int32"), mask=missing).cast(pa.date32())


def main() -> None:
    """Write the registers and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--violations", type=int, default=20_000_000)
    parser.add_argument("--vehicles", type=int, default=1_000_000)
    parser.add_argument("--carriers", type=int, default=20_000)
    asked = parser.parse_args()
    began = time.perf_counter()
    write_big(asked.out, Size(asked.violations, asked.vehicles, asked.carriers))
    total = sum(p.stat().st_size for p in asked.out.iterdir()) / 2**20
    print(f"{asked.out}: {total:.0f} MiB in {time.perf_counter() - began:.0f} s, {datetime.now():%H:%M}")


if __name__ == "__main__":
    main()
