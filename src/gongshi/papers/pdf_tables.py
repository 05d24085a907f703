"""Tables of a PDF page, found by their ruled lines (PDF 表格)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongshi.papers.pdf_page import Drawn, Ruled, Written

_NEAR = 3.0
_LINE = 0.5  # of the size: pieces nearer than this in height stand on one line


@dataclass
class Grid:
    """A ruled region: its columns' and rows' edges, and what is written in each cell (表格区域)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], list[Written]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.ys[-1]

    def rows(self) -> list[list[str]]:
        """The text of every cell, row by row from the top; empty rows left out."""
        across = range(len(self.xs) - 1)
        down = range(len(self.ys) - 2, -1, -1)
        rows = [[cell_text(self.cells.get((row, column), [])) for column in across] for row in down]
        return [row for row in rows if any(row)]


def grids_on(drawn: Drawn) -> tuple[list[Grid], list[Written]]:
    """The tables of the page from the top, and the pieces that stand in none."""
    regions = _regions([r for r in drawn.ruled if r.is_vertical])
    flat = [r for r in drawn.ruled if not r.is_vertical]
    grids = [grid for low, high, standing in regions if (grid := _grid(low, high, standing, flat)) is not None]
    outside = [piece for piece in drawn.written if not _put(grids, piece)]
    for grid in [g for g in grids if not _is_table(g)]:
        grids.remove(grid)
        outside += [piece for pieces in grid.cells.values() for piece in pieces]
    return sorted(grids, key=lambda g: -g.top), outside


def _is_table(grid: Grid) -> bool:
    """Whether words stand in several cells and keep to them; frames of drawings do neither."""
    over = sum(p.end > grid.xs[column + 1] + p.size for (_, column), ps in grid.cells.items() for p in ps)
    return len(grid.cells) > 1 and over <= sum(map(len, grid.cells.values())) / 10


def _regions(standing: Sequence[Ruled]) -> list[tuple[float, float, list[Ruled]]]:
    """Vertical lines whose heights overlap belong together."""
    found: list[tuple[float, float, list[Ruled]]] = []
    for rule in sorted(standing, key=lambda r: r.y0):
        if found and rule.y0 <= found[-1][1] + _NEAR:
            low, high, held = found[-1]
            held.append(rule)
            found[-1] = (low, max(high, rule.y1), held)
        else:
            found.append((rule.y0, rule.y1, [rule]))
    return found


def _grid(low: float, high: float, standing: Sequence[Ruled], flat: Sequence[Ruled]) -> Grid | None:
    xs = _edges([r.x0 for r in standing])
    crossing = [r.y0 for r in flat if low - _NEAR <= r.y0 <= high + _NEAR and r.x1 > xs[0] and r.x0 < xs[-1]]
    ys = _edges([*crossing, low, high])
    many = len(xs) > 2 or (len(xs) == 2 and len(ys) > 2)
    return Grid(xs, ys) if many and len(ys) > 1 else None


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return tuple(edges)


def _put(grids: Sequence[Grid], piece: Written) -> bool:
    for grid in grids:
        column, row = bisect_right(grid.xs, piece.x + 1) - 1, bisect_right(grid.ys, piece.y) - 1
        if 0 <= column < len(grid.xs) - 1 and 0 <= row < len(grid.ys) - 1:
            grid.cells.setdefault((row, column), []).append(piece)
            return True
    return False


def cell_text(pieces: Sequence[Written]) -> str:
    """The pieces of one cell as one text: lines from the top, each from the left."""
    return joined([text for _, text in lines_of(pieces)])


def lines_of(pieces: Sequence[Written]) -> list[tuple[list[Written], str]]:
    """The pieces gathered into lines from the top down, with each line's text."""
    lines: list[list[Written]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x)):
        if lines and abs(lines[-1][0].y - piece.y) < _LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    ordered = [sorted(line, key=lambda p: p.x) for line in lines]
    return [(line, _line_text(line)) for line in ordered]


def _line_text(line: Sequence[Written]) -> str:
    text, end = line[0].text, line[0].end
    for piece in line[1:]:
        gap = piece.x - end
        words = text[-1].isascii() and piece.text[0].isascii() and gap > 0.2 * piece.size
        text += (" " if words or gap > 1.5 * piece.size else "") + piece.text
        end = piece.end
    return text


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph or cell as one text; a space only between Latin words."""
    text = ""
    for line in lines:
        latin = text[-1:].isalpha() and text[-1:].isascii() and line[:1].isalpha() and line[:1].isascii()
        text += (" " if latin else "") + line
    return text
