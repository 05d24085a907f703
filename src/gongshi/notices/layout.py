"""Layout profiles: the measures of GB/T 9704-2012 and of an office's own habit (版式).

The printers' size 3 is 15.75 points: twenty-eight of them fill 155.6 of the 156 mm, and
twenty-two lines at 15/8 of it fill 224.3 of the 225 mm. Word's 16 points need the numbers
that `docx_*` hold: a pitch of 579 twentieths and 0.25 points less between characters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.notices.fonts import Fonts, find_fonts
from gongshi.settings import Settings


class NoSuchLayout(Unfit):
    """The settings name a layout that is not there (没有这种版式)."""


@dataclass(frozen=True)
class Profile:
    """The measures of one layout (版式). Margins in millimetres, type in points."""

    name: str
    label: str
    top: float
    bottom: float
    left: float
    right: float
    columns: int
    lines: int
    cell: float
    pitch: float
    docx_size: float
    docx_pitch: int  # twentieths of a point
    docx_spacing: int  # twentieths of a point between characters
    title_size: float = 22
    mark_size: float = 44
    small_size: float = 12
    page_number_size: float = 14
    red_head: bool = True

    @property
    def text_width(self) -> float:
        """Width of the text block in millimetres on A4."""
        return 210 - self.left - self.right


GB9704 = Profile(
    "gb9704", "GB/T 9704-2012 公文", top=37, bottom=35, left=28, right=26, columns=28, lines=22,
    cell=15.75, pitch=29.53, docx_size=16, docx_pitch=579, docx_spacing=-5,
)  # fmt: skip
LOCAL = replace(
    GB9704, name="local", label="本机关通稿", top=27, bottom=24, columns=28, lines=24, left=28, right=26, red_head=False
)
PROFILES = {p.name: p for p in (GB9704, LOCAL)}


def profile_named(name: str) -> Profile:
    """The layout of this name. Raises NoSuchLayout."""
    if name not in PROFILES:
        raise NoSuchLayout(
            tr("没有名为“{name}”的版式。", name=name),
            where=tr("设置“layout.profile”"),
            mend=tr("可用的版式：{names}。", names="、".join(PROFILES)),
        )
    return PROFILES[name]


@dataclass(frozen=True)
class Look:
    """How a notice is drawn: measures, fonts, and the moment that file properties carry.

    `made_at` is given, not read from a clock, so that drawing twice gives the same bytes.
    """

    profile: Profile
    fonts: Fonts
    made_at: datetime

    @classmethod
    def of(cls, settings: Settings, made_at: datetime, *, red_head: bool = True) -> Look:
        """The look that `layout.profile` and `layout.fonts` choose; `local` without a red head."""
        name = settings.get("layout.profile", "gb9704") if red_head else "local"
        return cls(profile_named(name), find_fonts(settings), made_at)
