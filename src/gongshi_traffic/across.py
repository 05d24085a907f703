"""Rules between rows of the traffic pack's registers (跨行校验)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by


def _counted_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Sections of one road and year that share ground: nobody could say which count holds there."""
    for same in by(rows["traffic_counts"], "road", "year").values():
        ones = sorted(same, key=lambda r: (r["from_m"], r["to_m"]))
        reach = ones[0]
        for row in ones[1:]:
            if row["from_m"] < reach["to_m"]:  # either may be the delivered one
                yield {**row, "other": f"{reach['from_m']}—{reach['to_m']}"}
                yield {**reach, "other": f"{row['from_m']}—{row['to_m']}"}
            reach = max(reach, row, key=lambda r: r["to_m"])


ACROSS = (
    AcrossCheck(
        "P05", "同年观测的路段不重叠", "traffic_counts", "from_m", _counted_twice,
        "{road} {year}年的观测路段 {from_m}—{to_m} 与 {other} 重叠。", "请改正起止桩号；双向分开观测的请合计为一行。",
        beside=("road", "year"),
    ),
)  # fmt: skip
