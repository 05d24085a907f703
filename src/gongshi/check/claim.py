"""What a text asserts as a quantity, and each part of it (数的陈述).

This file is the contract between finding, judging and reporting. Enums are strings, so that
`claim.kind == "count"` holds and JSON needs no translation; their labels are in the reader's language.

**Place.** `start` and `end` count characters of the very text that was given. They cover the
numeral, what stands inside it (万, 余, 多, 几) and its unit, with 第 before an ordinal and the
whole of a composite (一年六个月) or a range (3至5人): `300余次` in 近300余次. Words before and
behind that loosen the number (近, 约, 超, 突破, 不足, 以上, 左右) stand outside and are covered by
`outer_start` and `outer_end`, which otherwise equal `start` and `end`.

**Value.** Exact, in the bare unit: 1.2万元 is 12000 元, 30.6% is 30.6 %. It is what the span
says, without a sign that only a verb gives: 下降5.37% is 5.37, `direction` is DOWN, `signed`
is -5.37. 三成 is 30 %, 三分之一 a third without unit, 翻一番 one 番, 零 before a noun 0 without
unit, 半 0.5, 十几 a Range of 11 to 19. A term of years and months is counted in 个月. Dates are
`Moment`s, ISO with X for what is not written, with an empty unit.

**What is a claim.** Every Arabic or Chinese number with a unit that counts, measures or orders:
also 十大 before what is listed (unit 大), 3死5伤 (units 死 and 伤), 第十届, 位居第三 (rank, no unit),
rates (12.5‰, 两倍), written dates and clock times (2022年, 11月23日, 13日至14日, 9时30分: kind `date`), bare
numbers in tables and behind 为, 达, 占 (unit empty). Not: 一 before a measure word as an article
(一名老人), quarters and halves (一季度, 上半年; they are periods), what names or numbers something
(plates, roads, articles, documents, lists, telephones, 两客一危, 五大曝光).

**Unit, subject, scope, period** are normalised: simplified characters, half-width figures and
letters, no white space. Otherwise they are the text's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gongshi.i18n import tr
from gongshi.wording.moment import Moment
from gongshi.wording.qualifier import Qualifier


class Kind(StrEnum):
    """What sort of quantity it is (类别)."""

    COUNT = "count"
    PERCENT = "percent"
    CHANGE = "change"
    MONEY = "money"
    DURATION = "duration"
    DATE = "date"
    AGE = "age"
    RANK = "rank"
    ORDINAL = "ordinal"
    MEASURE = "measure"
    AVERAGE = "average"

    @property
    def label(self) -> str:
        """The word for it, in the reader's language."""
        return tr(_KINDS[self.value])


_KINDS = {
    "count": "计数",
    "percent": "比率",
    "change": "增减",
    "money": "金额",
    "duration": "时长",
    "date": "日期",
    "age": "年龄",
    "rank": "名次",
    "ordinal": "序数",
    "measure": "度量",
    "average": "平均",
}


class Looseness(StrEnum):
    """How firmly the value is claimed (限定).

    OVER: 余 多 超 突破 逾 以上 至少. APPROX: 近 约 左右 上下. AT_MOST: 不足 不到 以内 以下 至多.
    ORDINAL: 第, a place in a row. RANGE: two ends. EXACT: none of these.
    """

    EXACT = "exact"
    OVER = "over"
    APPROX = "approx"
    AT_MOST = "at_most"
    ORDINAL = "ordinal"
    RANGE = "range"

    @property
    def label(self) -> str:
        """The word for it, in the reader's language."""
        return tr(_LOOSENESS[self.value])


_LOOSENESS = {
    "exact": "确数",
    "over": "多于",
    "approx": "约数",
    "at_most": "不多于",
    "ordinal": "序数",
    "range": "区间",
}


class Role(StrEnum):
    """What the number is to others beside it (作用).

    TOTAL: 共 共计 累计 合计 总计. PART: behind 其中 or 其余, and every further item of that list.
    SHARE: what 占 or 占比 gives. SAMPLE: behind 等, when only some of the counted are named.
    EACH: 各 每 均, said of each of several (分别 gives every value its own subject and no role).
    EXTREME: 最大 最小 最长 最高 仅 before it.
    """

    TOTAL = "total"
    PART = "part"
    SHARE = "share"
    SAMPLE = "sample"
    EACH = "each"
    EXTREME = "extreme"

    @property
    def label(self) -> str:
        """The word for it, in the reader's language."""
        return tr(_ROLES[self.value])


_ROLES = {"total": "总数", "part": "其中", "share": "占比", "sample": "列举", "each": "各自", "extreme": "极值"}


class Direction(StrEnum):
    """Which way a change goes (升降)."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"

    @property
    def label(self) -> str:
        """The word for it, in the reader's language."""
        return tr(_DIRECTIONS[self.value])


_DIRECTIONS = {"up": "上升", "down": "下降", "flat": "持平"}


@dataclass(frozen=True)
class Range:
    """Two ends of one claim, both included as far as the words say (区间).

    An end that is open is None: 50%以上不足100% has both, 十几 is 11 to 19. Ends are Decimals,
    or Moments for dates.
    """

    low: Decimal | Moment | None
    high: Decimal | Moment | None

    def __str__(self) -> str:
        return f"{'' if self.low is None else self.low}..{'' if self.high is None else self.high}"


Value = Decimal | Range | Moment


@dataclass(frozen=True, eq=False)
class Claim:
    """One quantity that a text asserts (数的陈述); the module says what each place and value is.

    subject    what is counted or measured: the noun phrase beside the number (公路客运车辆,
               87名选手 → 选手), without 共, 其中, 同比 and the like; of a change or a share, what
               changes or has the share. Empty when the text gives none.
    scope      what narrows the subject from further off: the governing clause's head, a list's
               lead-in, a column's heading, else the nearest heading of the section. Empty when none.
    period     the time the claim is said of, as the text has it (今年以来, 2022年11月), carried
               forward from where it was last said in the paragraph, else in the text before.
    compared   with what a change is compared: 同比, 环比, 较上年同期 …; empty for other kinds.
    test       the finer word of the qualifier, as `wording.qualifier.allows` judges it.
    step       the size of the last place written, in the bare unit: 0.1 for 33.4%, 1000 for
               1.2万起, 1 for 514起. What rounding and truncation are judged by.
    of         `start` of the claim it is said of: a part's total, a change's or share's count;
               None where there is none or it is not certain.
    said       the words as written, with those that loosen them: 突破200起 of `text` 200起. What messages quote.
    """

    start: int
    end: int
    text: str
    value: Value
    unit: str
    qualifier: Looseness
    kind: Kind
    role: Role | None = None
    subject: str = ""
    scope: str = ""
    period: str = ""
    compared: str = ""
    direction: Direction | None = None
    test: Qualifier = Qualifier.EXACT
    step: Decimal = Decimal(1)
    outer_start: int = -1
    outer_end: int = -1
    of: int | None = None
    said: str = ""

    def __post_init__(self) -> None:
        if self.outer_start < 0:
            object.__setattr__(self, "outer_start", self.start)
        if self.outer_end < 0:
            object.__setattr__(self, "outer_end", self.end)
        if not self.said:
            object.__setattr__(self, "said", self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claim) and self.start == other.start and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.start)  # by which the claims of a text differ: to ask all fields takes longer than most rules

    @property
    def signed(self) -> Decimal | None:
        """The value of a change with its sign, 0 for 持平; None for ranges and dates."""
        if not isinstance(self.value, Decimal):
            return None
        return -abs(self.value) if self.direction is Direction.DOWN else self.value
