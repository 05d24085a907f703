"""The length of each document against the office's limit (篇幅): said in the build note, and over it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.notices.notice import Heading, Notice, Text
from gongshi.notices.slot import plain

if TYPE_CHECKING:
    from gongshi.settings import Settings

PER_MINUTE = 200  # characters read aloud in a minute, for an office that limits the time


@dataclass(frozen=True)
class Length:
    """One document's length (篇幅): characters of its running text without blanks, and the office's limit, 0 for none."""

    label: str
    characters: int
    most: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it is longer than the office allows."""
        return bool(self.most) and self.characters > self.most

    @property
    def says(self) -> str:
        """The length in one sentence."""
        minutes = -(-self.characters // PER_MINUTE)
        said = tr("“{label}”正文 {n} 字，读约 {minutes} 分钟", label=self.label, n=self.characters, minutes=minutes)
        if not self.most:
            return said + "。"
        if self.is_over:
            return said + tr(
                "，超过规定的 {most} 字，须删去 {over} 字。", most=self.most, over=self.characters - self.most
            )
        return said + tr("，规定不超过 {most} 字。", most=self.most)


def lengths(settings: Settings, notices: Sequence[Notice]) -> tuple[Length, ...]:
    """Each notice's length; the limit stands in the settings under `limits.characters`, by the notice's name."""
    most: Mapping[str, int] = settings.get("limits.characters", {})
    return tuple(Length(n.label, characters_of(n), int(most.get(n.name, 0))) for n in notices)


def characters_of(notice: Notice) -> int:
    """Characters of the headings and paragraphs, blanks left out; tables and annexes are no running text."""
    running = [block.spans for block in notice.blocks if isinstance(block, (Heading, Text))]
    return sum(len("".join(plain(spans).split())) for spans in running)
