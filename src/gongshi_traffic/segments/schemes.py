"""What makes a place crash-prone in one document: criteria as data (排查标准).

The ministry's class limits of 2019 were not to be found in any open text and are not guessed
here; each scheme names the document it was read from. `office` builds one of the thresholds
in gongshi.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from gongshi_traffic.segments.place import Located

GRAVE_DEATHS = 3  # 一次死亡三人以上


class Measure(Enum):
    """What a criterion counts (计数口径)."""

    CRASHES = "事故"
    CASUALTY = "伤人及死亡事故"
    FATAL = "死亡事故"
    GRAVE = "一次死亡三人以上事故"
    GENERAL = "一般程序事故"
    DEATHS = "死亡人数"

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return self.value

    @property
    def unit(self) -> str:
        """Its measure word."""
        return "人" if self is Measure.DEATHS else "起"

    def weight(self, crash: Located) -> int:
        """What one crash adds; 0 when it is not counted."""
        match self:
            case Measure.CRASHES:
                return 1
            case Measure.CASUALTY:
                return int(crash.has_casualties)
            case Measure.FATAL:
                return int(crash.is_fatal)
            case Measure.GRAVE:
                return int(crash.deaths >= GRAVE_DEATHS)
            case Measure.GENERAL:
                return int(crash.is_general)
        return max(crash.deaths, int(crash.is_fatal))


class Ground(Enum):
    """What a clause counts within (范围): a junction, a length of road, or either."""

    ANY = "点段"
    JUNCTION = "路口"
    SECTION = "路段"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Criterion:
    """One clause: so many of one kind within a length and a time (一条标准).

    `by_grade` overrides the length for a road grade. `needs_road_factor` counts only crashes
    of which the road was a factor. On `Ground.ANY` a junction that qualifies is a place of its
    own first; `Ground.SECTION` counts crashes of junctions along the road. `rank` is the class
    that the document gives such a place (一类、二类、三类), empty where it has none.
    """

    code: str
    measure: Measure
    least: int
    window_m: int
    months: int
    basis: str
    by_grade: Mapping[str, int] = field(default_factory=dict)
    needs_road_factor: bool = False
    ground: Ground = Ground.ANY
    rank: str = ""

    def window(self, grade: str) -> int:
        """The length in metres on a road of this grade."""
        return self.by_grade.get(grade, self.window_m)

    def weight(self, crash: Located) -> int:
        """What `crash` adds to the count of this clause."""
        return 0 if self.needs_road_factor and not crash.road_factor else self.measure.weight(crash)


@dataclass(frozen=True)
class Scheme:
    """The criteria of one document, any of which suffices (一套标准); `top` 0 keeps all places.

    `source` is where its text was read.
    """

    name: str
    label: str
    criteria: tuple[Criterion, ...]
    top: int = 0
    source: str = ""


_CITY = "某市2005—2007年交通事故多发路段排查办法"
_ZHEJIANG = "浙江省2019年公路事故多发点段排查标准"
_MINISTRY = "公安部2018年十大事故多发路段公布口径"
_CITY_AT = "www.fsou.net/html/text/lar/170365/17036578_1.html"
_ZHEJIANG_AT = "ko5.com.cn/2020/03/07/15629.html"
_MINISTRY_AT = "freewechat.com/a/MzA3MTM0OTcxOA==/2651176695/1"


def _clause(code: str, measure: Measure, least: int, months: int, basis: str, *, road: bool = False) -> Criterion:
    return Criterion(code, measure, least, 1000, months, basis, needs_road_factor=road)


SCHEMES: Mapping[str, Scheme] = {
    s.name: s
    for s in (
        Scheme("municipal_2005", _CITY + "（市级）", (
            _clause("grave_with_road", Measure.GRAVE, 1, 36, _CITY, road=True),
            _clause("grave", Measure.GRAVE, 2, 36, _CITY),
            _clause("fatal", Measure.FATAL, 3, 36, _CITY),
            _clause("general", Measure.GENERAL, 5, 36, _CITY),
        ), source=_CITY_AT),
        Scheme("county_2005", _CITY + "（县级）", (_clause("crashes", Measure.CRASHES, 5, 36, _CITY),), source=_CITY_AT),
        Scheme("zhejiang_2019", _ZHEJIANG, (_clause("fatal", Measure.FATAL, 3, 12, _ZHEJIANG),), source=_ZHEJIANG_AT),
        Scheme("ministry_ten", _MINISTRY, (
            Criterion("deaths", Measure.DEATHS, 1, 10_000, 12, _MINISTRY, by_grade={"高速公路": 20_000}),
        ), top=10, source=_MINISTRY_AT),
    )
}  # fmt: skip
