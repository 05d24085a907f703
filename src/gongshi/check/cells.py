"""Rows and columns of a paper's tables, and what their cells say of a number in them (表里的行和列)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft
from gongshi.papers.paper import Cell

_DIGIT = re.compile(r"[0-9]")


@dataclass
class Cells:
    """The tables of the paper that a draft was read from; a bare text has none."""

    draft: Draft

    def row_of(self, line: int) -> int:
        """The line by which the row of the line is known: the first of its table's row, or itself outside a table."""
        cell = self.at(line)
        return self._rows[cell.table, cell.row] if cell is not None else line

    def at(self, line: int) -> Cell | None:
        """The cell that a line of the flat text stands in, or None."""
        paper = self.draft.paper
        return paper.paragraphs[paper.number_at(self.draft.line_starts[line])].cell if paper is not None else None

    def labels(self, claim: Claim) -> list[str]:
        """The words in the cells of the row before the claim: what the row is of."""
        row = self.row_of(self.draft.line_of(claim.start))
        return [text for start, text in self._texts.get(row, []) if start < claim.start]

    def beside(self, claim: Claim) -> list[Claim]:
        """The claims in the other cells of the claim's row: of several columns one says the value."""
        if not self.draft.is_cell(claim.start):
            return []
        row = self.row_of(self.draft.line_of(claim.start))
        return [c for c in self.draft.near(claim) if self.row_of(self.draft.line_of(c.start)) == row]

    def head(self, claim: Claim) -> str:
        """What the first row of the claim's table says over its column: 上期数; empty outside a table."""
        cell = self.at(self.draft.line_of(claim.start))
        return self._heads.get((cell.table, cell.column), "") if cell is not None else ""

    @cached_property
    def _rows(self) -> dict[tuple[int, int], int]:
        """The first line of every row of every table."""
        rows: dict[tuple[int, int], int] = {}
        for line in range(len(self.draft.line_starts)):
            cell = self.at(line)
            if cell is not None:
                rows.setdefault((cell.table, cell.row), line)
        return rows

    @cached_property
    def _texts(self) -> dict[int, list[tuple[int, str]]]:
        """By the first line of every row of a table its cells that are words: where they stand, and their text."""
        texts: dict[int, list[tuple[int, str]]] = {}
        for line, start in enumerate(self.draft.line_starts):
            text = self.draft.line(line).strip()
            if self.at(line) is not None and text and not _DIGIT.search(text):
                texts.setdefault(self.row_of(line), []).append((start, text))
        return texts

    @cached_property
    def _heads(self) -> dict[tuple[int, int], str]:
        """The text of the first row of every table, by table and column."""
        cells = ((p.cell, p.text) for p in self.draft.paper.paragraphs) if self.draft.paper is not None else ()
        return {(cell.table, cell.column): text for cell, text in cells if cell is not None and cell.row == 1}
