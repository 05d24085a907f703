"""Fonts: the wanted family first, what stands in for it, and saying so (字体).

The families of official documents are not free to ship. An office drops its licensed files
into the folder 字体 of its workspace or names folders under `layout.fonts`; what is not there
is replaced openly, and the build note says by what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.settings import Settings


class NoChineseFont(Unfit):
    """No font with Chinese characters is on this machine (没有中文字体)."""


@dataclass(frozen=True)
class Role:
    """What a face is used for: the family the standard wants, its other name, stand-ins."""

    name: str
    label: str
    wanted: str
    same: str
    others: tuple[str, ...]


_SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "AR PL UMing CN", "WenQuanYi Zen Hei")
_HEI = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "Noto Sans SC", "WenQuanYi Zen Hei")
ROLES = (
    Role("body", "仿宋", "仿宋_GB2312", "FangSong_GB2312", ("仿宋", "FangSong", "FandolFang R", "FandolFang", *_SONG)),
    Role("kai", "楷体", "楷体_GB2312", "KaiTi_GB2312", ("楷体", "KaiTi", "FandolKai", "AR PL UKai CN", *_SONG)),
    Role("hei", "黑体", "黑体", "SimHei", ("FandolHei", *_HEI)),
    Role("title", "小标宋", "方正小标宋简体", "FZXiaoBiaoSong-B05S", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FandolSong", *_SONG)),
    Role("song", "宋体", "宋体", "SimSun", ("FandolSong", *_SONG)),
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """The families for one role, the first to be used first (字面)."""

    role: Role
    families: tuple[str, ...]
    path: Path | None

    @property
    def note(self) -> str:
        """What the build note says: nothing when the wanted family is there."""
        if self.families[0] in (self.role.wanted, self.role.same):
            return ""
        return tr(
            "{role}：未找到“{wanted}”，以“{used}”代替。",
            role=self.role.label,
            wanted=self.role.wanted,
            used=self.families[0],
        )


@dataclass(frozen=True)
class Fonts:
    """The faces found, and the folders they were found in (字体集)."""

    faces: tuple[Face, ...]
    folders: tuple[Path, ...]

    def face(self, role: str) -> Face:
        """The face for `role`: body, kai, hei, title or song."""
        return next(f for f in self.faces if f.role.name == role)

    @property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each wanted family that something else stands in for."""
        return tuple(f.note for f in self.faces if f.note)


def find_fonts(settings: Settings) -> Fonts:
    """The faces for every role: the office's folders, the project's, the package's, the system's.

    Raises NoChineseFont when a role finds none.
    """
    folders = tuple(f for f in _folders(settings) if f.is_dir())
    found = _families(folders)
    return Fonts(tuple(_face(role, found) for role in ROLES), folders)


def _folders(settings: Settings) -> list[Path]:
    home = settings.path.parent
    named = [home / f for f in _listed(settings)]
    above = [p / ".fonts" for p in (home.resolve(), *home.resolve().parents, *Path(__file__).resolve().parents)]
    package = find_spec("pylopdf_fonts_zh_cn")
    places = [Path(p) for p in package.submodule_search_locations or ()] if package else []
    return list(dict.fromkeys([*named, home / "字体", *above, *places]))


def _listed(settings: Settings) -> list[str]:
    """One folder or several; a single name needs no brackets in the settings."""
    found: object = settings.get("layout.fonts", None)
    return [found] if isinstance(found, str) else [str(f) for f in found] if isinstance(found, list) else []


@cache
def _families(folders: tuple[Path, ...]) -> dict[str, Path | None]:
    import typst

    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=list(folders))
    found: dict[str, Path | None] = {}
    for info in fonts.fonts():
        found.setdefault(info.family, Path(info.path) if info.path else None)
    return found


def _face(role: Role, found: dict[str, Path | None]) -> Face:
    lower = {name.lower(): name for name in found}
    families = tuple(lower[n.lower()] for n in (role.wanted, role.same, *role.others) if n.lower() in lower)
    if not families:
        raise NoChineseFont(
            tr("没有可用于“{role}”的中文字体。", role=role.label),
            where=tr("本机字体与设置“layout.fonts”所列的文件夹"),
            mend=tr("请把“{wanted}”或其他中文字体文件放进工作区的“字体”文件夹。", wanted=role.wanted),
        )
    return Face(role, families, found[families[0]])
