"""One system by example, and the little city that all examples stand in (制度的例)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

PERIOD, CLOCK = "2022-11", "2022-11-21T08:00:00"


@dataclass(frozen=True)
class Figure:
    """A figure's value comes out (指标)."""

    name: str
    value: int | Decimal
    by: str = ""
    part: str = ""
    kind = "指标"


@dataclass(frozen=True)
class Names:
    """A list comes out, with those whom its gates let through (名单)."""

    rule: str
    names: tuple[str, ...]
    kind = "名单"


@dataclass(frozen=True)
class System:
    """One system (制度): tables it accepts by register, one it refuses by its own rule, and what comes out.

    Tables are text with the columns' English names; `because` stands in the fault that the
    sender is told. `does` is what the clerk types after `gongshi` for the finished output, and
    `says` stands in what is printed; `gives` is the figure or list behind it, where there is one.
    """

    code: str
    title: str
    accepts: Mapping[str, str]
    refuses: tuple[str, str]
    because: str
    gives: Figure | Names | None = None
    does: str = ""
    says: tuple[str, ...] = ()


BASE: Mapping[str, str] = {
    "units": """
        code | name         | kind           | of_unit | region | established_on | members | has_group
        D1   | 样本一局     | 部门           |         | 东岭区 | 2019-01-01     |         | 是
        D2   | 样本二局     | 部门           |         | 东岭区 | 2019-01-01     |         | 是
        D3   | 样本三办     | 部门           |         | 西湾区 | 2019-01-01     |         | 是
        O1   | 一局党组织   | 直属机关党组织 | D1      | 东岭区 | 2019-01-01     | 120     |
        O2   | 二局党组织   | 直属机关党组织 | D2      | 东岭区 | 2019-01-01     | 60      |
        O3   | 三办党组织   | 直属机关党组织 | D3      | 西湾区 | 2019-01-01     | 20      |
        C1   | 一局机关党委 | 机关党委       | D1      | 东岭区 | 2019-01-01     | 120     |
        J1   | 一局机关纪委 | 机关纪委       | C1      | 东岭区 | 2021-05-01     |         |
        S1   | 东岭社区     | 社区           |         | 东岭区 | 2015-01-01     |         |
        S2   | 西湾社区     | 社区           |         | 西湾区 | 2015-01-01     |         |
        V1   | 样本新村     | 村             |         | 东岭区 | 2020-01-01     |         |
        Z1   | 沿河村支部   | 村支部         |         | 东岭区 | 2015-01-01     |         |
        T1   | 监督员队伍   | 队伍           |         | 东岭区 | 2021-01-01     |         |
        T2   | 百姓宣讲团   | 队伍           |         | 东岭区 | 2022-01-01     |         |
        K1   | 第一调研组   | 队伍           |         | 东岭区 | 2022-01-01     |         |
        G1   | 一局青年小组 | 学习小组       | D1      | 东岭区 | 2022-06-01     |         |
        X1   | 青年学堂     | 学堂           |         | 东岭区 | 2022-01-01     |         |
        W1   | 省直样本厅   | 外部单位       |         |        | 2015-01-01     |         |
        U1   | 一局工会     | 工会委员会     | D1      | 东岭区 | 2019-01-01     |         |
    """,
    "persons": """
        number | name   | sex | born_on    | joined_on  | unit | state
        R1     | 假一甲 | 男  | 1970-05-01 | 1995-07-01 | D1   | 在职
        R2     | 假一乙 | 女  | 1990-11-21 | 2015-07-01 | D1   | 在职
        R3     | 假二甲 | 男  | 1975-03-01 | 2000-07-01 | D2   | 在职
        R4     | 假二乙 | 女  | 1998-02-01 | 2020-11-25 | D2   | 在职
        R5     | 假三甲 | 男  | 1980-01-01 | 2008-07-01 | D3   | 在职
        R6     | 假退甲 | 男  | 1948-01-01 | 1972-07-01 | D1   | 离退休
        R7     | 假退乙 | 女  | 1950-01-01 | 1980-07-01 | D2   | 离退休
        R8     | 假评甲 | 男  | 1971-01-01 | 1996-07-01 |      | 在职
        R9     | 假评乙 | 女  | 1972-01-01 | 1997-07-01 |      | 在职
        R10    | 假评丙 | 男  | 1973-01-01 | 1998-07-01 |      | 在职
        R11    | 假学甲 | 女  | 2001-03-01 |            |      | 在职
        R12    | 假学乙 | 男  | 2005-01-01 |            |      | 在职
        R13    | 假学丙 | 男  | 2002-03-01 |            |      | 在职
    """,
    "documents": """
        code | number            | title              | issuer           | issuer_level | issued_on  | kind     | secrecy
        W01  |                   | 学习材料甲         | 示例市委         | 市级         | 2022-10-16 | 学习材料 | 公开
        W02  | 示直工发〔2022〕1号 | 市直机关党建制度   | 示例市直机关工委 | 本机关       | 2022-01-01 | 制度     | 公开
        W03  | 示办字〔2022〕3号 | 关于同意评选的批复 | 示例市委办公室   | 市级         | 2022-02-01 | 批准     | 公开
        W04  | 示直工发〔2022〕9号 | 关于表彰的决定     | 示例市直机关工委 | 本机关       | 2022-11-15 | 表彰     | 公开
        W05  |                   | 协作交流会通报     | 外部协作会       | 省级         | 2022-09-22 | 外部数据 | 公开
        W06  |                   | 全省联建村名单     | 示例省直工委     | 省级         | 2022-05-01 | 外部数据 | 公开
    """,
}
