"""Pieces of line that a pack shades on the site's map, as plain values (地图着色)."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 4


@dataclass(frozen=True)
class ShadedPiece:
    """One piece of line in metres on the registers' plane (着色线段); `step` from 1, pale, to STEPS, deep."""

    label: str
    points: tuple[tuple[float, float], ...]
    step: int


@dataclass(frozen=True)
class Shading:
    """What is shaded, and what the steps mean in a sentence (着色图层)."""

    label: str
    meaning: str
    pieces: tuple[ShadedPiece, ...]
