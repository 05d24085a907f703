"""Every level-2 requirement of ASVS 4.0.3 stands in the security checklist once, with a test that exists or a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..house.source import ROOT

PAGE = ROOT / "docs" / "reference" / "desk-asvs.md"
# chapter.section → its requirements of level 1 and 2: up to this one, or these; the standard deleted the others or
# keeps them for level 3
LEVEL_2: dict[str, int | tuple[int, ...]] = {
    "1.1": 7, "1.2": 4, "1.4": (1, 4, 5), "1.5": 4, "1.6": 4, "1.7": 2, "1.8": 2, "1.9": 2, "1.10": 1, "1.11": 2,
    "1.12": (2,), "1.14": 6,
    "2.1": 12, "2.2": 3, "2.3": 3, "2.4": 5, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3, "2.10": 4,
    "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.7": 1,
    "4.1": (1, 2, 3, 5), "4.2": 2, "4.3": 3,
    "5.1": 5, "5.2": 8, "5.3": 10, "5.4": 3, "5.5": 4,
    "6.1": 3, "6.2": 6, "6.3": 2, "6.4": 2,
    "7.1": 4, "7.2": 2, "7.3": (1, 3, 4), "7.4": 3,
    "8.1": 4, "8.2": 3, "8.3": 8, "9.1": 3, "9.2": 4, "10.2": 2, "10.3": 3, "11.1": 8,
    "12.1": 3, "12.2": 1, "12.3": 6, "12.4": 2, "12.5": 2, "12.6": 1,
    "13.1": (1, 3, 4, 5), "13.2": (1, 2, 3, 5, 6), "13.3": 2, "13.4": 2,
    "14.1": 4, "14.2": 6, "14.3": (2, 3), "14.4": 7, "14.5": 4,
}  # fmt: skip


def rows() -> list[list[str]]:
    """The page's rows: numbers, requirement, test or reason."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def wanted() -> Iterator[str]:
    for section, last in LEVEL_2.items():
        yield from (f"{section}.{n}" for n in (range(1, last + 1) if isinstance(last, int) else last))


def written(cell: str) -> Iterator[str]:
    """The numbers of a row: "2.1.2–2.1.4、2.1.6" are four; those that the standard left out are not meant."""
    there = set(wanted())
    for part in cell.split("、"):
        first, _, last = part.partition("–")
        section, _, n = first.rpartition(".")
        assert not last or last.rpartition(".")[0] == section, part
        for one in range(int(n), int((last or first).rpartition(".")[2]) + 1):
            if not last or f"{section}.{one}" in there:
                yield f"{section}.{one}"


def test_every_requirement_of_level_two_stands_there_once():
    found = Counter(number for row in rows() if row[0][0].isdigit() for number in written(row[0]))
    assert len(set(wanted())) == 259
    assert set(wanted()) - set(found) == set() and set(found) - set(wanted()) == set()
    assert [number for number, times in found.items() if times > 1] == []


def test_every_test_that_the_checklist_names_exists():
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    named = re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 120
    assert [name for name in named if name not in there] == []


def test_every_point_has_a_test_or_a_reason():
    assert [row[0] for row in rows() if "`test_" not in row[2] and "理由：" not in row[2]] == []
