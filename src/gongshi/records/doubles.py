"""Keys that stand in a delivery more than once (重复的行)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.records.cells import shown
from gongshi.records.checked import ROW, SHEET, arrow_schema
from gongshi.records.register import Register

if TYPE_CHECKING:
    import pyarrow as pa

AT = "_at"


@dataclass(frozen=True)
class Double:
    """One row whose key stood before, and the row where (重复)."""

    row: int
    sheet: str
    other: int
    other_sheet: str
    key: str


@dataclass(frozen=True)
class Doubles:
    """All rows whose key is not theirs alone, in reading order (重复的行)."""

    register: Register
    rows: pa.Table
    count: int

    @classmethod
    def find(cls, register: Register, good: pa.Table, bad_keys: pa.Table) -> Doubles:
        """The doubles among the good rows, and between them and rows refused for other faults."""
        import pyarrow as pa
        import pyarrow.compute as pc

        schema = key_schema(register)
        keys = [c.name for c in register.key]
        if not keys:
            return cls(register, schema.empty_table(), 0)
        both = pa.concat_tables([good.select(schema.names), _whole(bad_keys, keys)])
        groups = both.select([*keys, AT]).group_by(keys).aggregate([(AT, "count")])
        if len(groups) == len(both):
            return cls(register, schema.empty_table(), 0)
        many = groups.filter(pc.greater(groups[f"{AT}_count"], 1)).drop_columns([f"{AT}_count"])
        rows = both.join(many, keys, join_type="inner").sort_by(AT)
        return cls(register, rows, len(rows) - len(many))

    def first(self, most: int) -> Iterator[Double]:
        """The first `most` of them, each with the row where its key stood first."""
        keys = [c.name for c in self.register.key]
        seen: dict[tuple[object, ...], tuple[int, str]] = {}
        told = 0
        for batch in self.rows.to_batches(max_chunksize=10_000):
            for line in batch.to_pylist():
                key = tuple(line[k] for k in keys)
                if key not in seen:
                    seen[key] = (line[ROW], line[SHEET])
                elif told < most:
                    told += 1
                    yield Double(line[ROW], line[SHEET], *seen[key], "，".join(shown(k) for k in key))
                else:
                    return

    def part(self, good: pa.Table) -> tuple[pa.Table, pa.Table]:
        """The good rows without the doubles, and the doubles among them: none of two is chosen."""
        import pyarrow.compute as pc

        if not len(self.rows):
            return good, good.slice(0, 0)
        doubled = pc.is_in(good[AT], value_set=self.rows[AT].combine_chunks())
        return good.filter(pc.invert(doubled)), good.filter(doubled)


def key_schema(register: Register) -> pa.Schema:
    """The key columns, the row, the sheet, and the place in reading order."""
    import pyarrow as pa

    whole = arrow_schema(register)
    fields = [whole.field(c.name) for c in register.key]
    return pa.schema([*fields, whole.field(ROW), whole.field(SHEET), pa.field(AT, pa.int64())])


def _whole(bad_keys: pa.Table, keys: list[str]) -> pa.Table:
    """The refused rows whose key is whole."""
    return bad_keys.drop_null() if len(bad_keys) and keys else bad_keys
