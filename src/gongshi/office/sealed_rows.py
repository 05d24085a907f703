"""The public rows of a release, written down as an edition keeps them, one at a time (封存的公开记录).

Here a row leaves the workspace for good, so here it is held to public level, and rows that the law
took out stay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.figures.stream import stream_behind
from gongshi.notices.edition import ROWS
from gongshi.notices.edition_rows import SealedColumn, SealedRows, digest_of_lines, lines_of, reader_of
from gongshi.notices.edition_text import as_data, digest_of, salted_line, type_of
from gongshi.records.register import Level

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs
    from gongshi.figures.answer import Answers
    from gongshi.figures.stream import Stream
    from gongshi.settings import Settings

Hides = Callable[[Sequence[str], Sequence[object]], bool]
MOST_ROWS = 1_000_000  # what a spreadsheet can still open


def sealed_rows(answers: Answers, engine: Runs, spool: Path, hides: Hides | None = None) -> Iterator[SealedRows]:
    """The public rows of each figure that has any, their lines in files below `spool`; without those that `hides` tells."""
    for answer in answers:
        stream = stream_behind(answer, engine, level=Level.PUBLIC, limit=most_rows(answer.at.settings))
        sealed = _kept(stream, spool, hides) if stream else None
        if sealed:
            yield sealed


def still_here(rows: SealedRows) -> SealedRows:
    """What is left of an edition's rows, as another edition would describe them."""
    if rows.here == rows.published:
        return rows
    digests = (digest for digest, _ in rows.read())
    return replace(rows, published=rows.here, digest=digest_of(digests))


def most_rows(settings: Settings) -> int:
    """How many public rows of one figure an edition holds at most: `publish.most_rows`."""
    return settings.get("publish.most_rows", MOST_ROWS)


def _kept(stream: Stream, spool: Path, hides: Hides | None) -> SealedRows | None:
    """The rows in their file; None when there is none at all."""
    name = stream.answer.figure.name
    place = f"{ROWS}/{name}.jsonl"
    path = spool / place
    path.parent.mkdir(exist_ok=True)
    kinds: list[str] = [""] * len(stream.columns)
    with path.open("wb") as file:
        for row in stream.rows:
            kinds = [kind or ("" if v is None else type_of([v])) for kind, v in zip(kinds, row, strict=True)]
            data = tuple(map(as_data, row))
            if not (hides and hides(stream.columns, data)):
                file.write(salted_line(data) + b"\n")
    if not any(kinds) and not path.stat().st_size:
        return None
    digest, n = digest_of_lines(lines_of(path))
    columns = zip(stream.columns, stream.labels, kinds, strict=True)
    return SealedRows(
        figure=name, columns=tuple(SealedColumn(c, label, kind or "text") for c, label, kind in columns),
        total=stream.total, published=n, digest=digest, path=place, withheld=stream.withheld,
        here=n, read=reader_of(path),
    )  # fmt: skip
