"""Validations V1 to V36 by example: what stands, the row that breaks the rule, what its sender is told (校验的例).

Each says whether it is marked as blocking or as a warning; a test sends the rows and holds it
to that. V32 is about road segments and belongs to the traffic pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Validation:
    """One validation (校验): its number and rule, blocking or not, the row that breaks it and the words of the fault."""

    code: str
    rule: str
    blocks: bool
    register: str
    rows: str
    because: str
    stands: Mapping[str, str] = field(default_factory=dict)


_CONTEST = {
    "contests": """
        code | series | title | year | level | nature   | basis | criteria | awards   | tie_rule | notice_days | session
        XC   | 甲评选 | 甲评选 | 2022 | 内部  | 内部评选 | W02   | 内容:60  | 一等奖:1 | 加赛     | 5           | 3
    """,
    "entries": """
        id | contest | unit | person | title | text                         | state
        E1 | XC      | D1   | R1     | 一    | 坚持党建引领推动业务提质增效 | 参赛
    """,
}
_LISTS = {
    "listings": """
        id | kind | unit | category | text | quantity | measure
        N1 | 需求 | S1   | 助老     | 助餐 | 3        | 次
        M1 | 资源 | O1   | 助老     | 志愿 | 2        | 次
        M2 | 资源 | O1   | 法律服务 | 律师 | 2        | 次
    """,
}
_PROJECT = "id | kind | unit | category | text | quantity | measure | need | resource | accepted_by | accepted_on"

VALIDATIONS = (
    Validation("V1", "撤销晚于设立", True, "units", """
        code | name | kind | established_on | abolished_on
        D9   | 某局 | 部门 | 2022-01-01     | 2021-01-01
    """, "不晚于设立日期"),
    Validation("V2", "机关纪委设在机关党委", True, "units", """
        code | name     | kind     | of_unit | established_on
        J9   | 某纪委   | 机关纪委 | D3      | 2021-05-01
    """, "应为机关党委"),
    Validation("V3", "人数不够而设立的须有批准文件", False, "units", """
        code | name   | kind     | of_unit | established_on | members
        C9   | 某党委 | 机关党委 | D3      | 2021-05-01     | 60
    """, "低于一般要求"),
    Validation("V4", "小组的上级单位在世", True, "units", """
        code | name   | kind     | of_unit | established_on
        G9   | 某小组 | 学习小组 | D8      | 2022-01-01
    """, "已于 2022-03-01 撤销", {"units": """
        code | name | kind | established_on | abolished_on
        D8   | 旧局 | 部门 | 2019-01-01     | 2022-03-01
    """}),
    Validation("V5", "入党时年满十八周岁", True, "persons", """
        number | name | born_on    | joined_on  | state
        R90    | 假某 | 1990-01-01 | 2007-12-31 | 在职
    """, "不满十八周岁"),
    Validation("V6", "去世即结束任职和状态", True, "persons", """
        number | name | state | died_on
        R90    | 假某 | 在职  | 2022-01-01
    """, "填了去世日期"),
    Validation("V7", "同一职务的任期不重叠", True, "posts", """
        person | unit | role | since
        R2     | T2   | 成员 | 2022-03-01
        R2     | T2   | 成员 | 2022-06-01
    """, "又任同一职务"),
    Validation("V8", "单人席位只有一人", False, "posts", """
        person | unit | role     | since
        R1     | D1   | 党组书记 | 2022-03-01
        R2     | D1   | 党组书记 | 2022-03-01
    """, "同时在任"),
    Validation("V9", "外部总数写明页码或条款", True, "document_values", """
        document | measure | value | unit | place
        W06      | 总数    | 32    | 个   |
    """, "页码或条款"),
    Validation("V10", "活动不早于所学文件", True, "activities", """
        id | kind       | held_on    | title | organisers | document
        A9 | 中心组学习 | 2022-10-14 | 学习  | D1         | W01
    """, "2022-10-16 才成文"),
    Validation("V11", "所称项数与条目数一致", True, "items", """
        programme | path | title | since
        P9        | 1    | 甲    | 2022-01-01
        P9        | 2    | 乙    | 2022-01-01
    """, "写明 3 项，现行一级条目是 2 项", {"programmes": """
        code | title  | kind | basis | since      | number_word
        P9   | 三个一 | 行动 | W02   | 2022-01-01 | 3
    """}),
    Validation("V12", "命名、授牌有批准文件", True, "programmes", """
        code | title        | kind | basis | since
        P9   | 示范点命名   | 行动 | W02   | 2022-01-01
    """, "不是市级以上的批准文件"),
    Validation("V13", "过三十天才录入的标为补录", False, "activities", """
        id | kind     | held_on    | title | organisers | recorded_on
        A9 | 主题党日 | 2022-09-01 | 党日  | D1         | 2022-11-10
    """, "标为“补录”"),
    Validation("V14", "机关内的活动在工作日", False, "activities", """
        id | kind   | held_on    | title | organisers
        A9 | 座谈会 | 2022-11-06 | 座谈  | D1
    """, "这一天不上班"),
    Validation("V15", "一人同日不在两处", False, "activities", """
        id | kind   | held_on    | title | organisers | speaker
        A8 | 讲党课 | 2022-11-08 | 甲课  | D1         | R1
        A9 | 讲党课 | 2022-11-08 | 乙课  | D2         | R1
    """, "在 2 处主讲"),
    Validation("V16", "文本雷同", False, "entries", """
        id | contest | unit | person | title | text                         | state
        E2 | XC      | D2   | R3     | 二    | 坚持党建引领推动业务提质增效 | 参赛
    """, "相似 100%", _CONTEST),
    Validation("V17", "第一议题列为第一项", True, "activities", """
        id | kind     | held_on    | title | organisers | document | is_first
        A9 | 第一议题 | 2022-11-08 | 学习  | D1         | W01      | 否
    """, "没有列为会议的第一项议题"),
    Validation("V18", "结对双方不同、类别相符", True, "links", """
        id | kind   | a  | b  | since
        L9 | 双报到 | O1 | D2 | 2022-04-01
    """, "不是这类结对的双方"),
    Validation("V19", "活动在结对期内", True, "activities", """
        id | kind     | held_on    | title | organisers | link
        A9 | 联学联建 | 2022-02-05 | 党日  | O1、Z1     | L1
    """, "自 2022-03-01 起", {"links": """
        id | kind     | a  | b  | since
        L1 | 结对共建 | O1 | Z1 | 2022-03-01
    """}),
    Validation("V20", "项目与需求、资源同类且不超量", True, "listings", f"""
        {_PROJECT}
        J9 | 项目 | O1 | 助老 | 助餐 | 2 | 次 | N1 | M2 | |
    """, "资源的服务类别是“法律服务”", _LISTS),
    Validation("V21", "由提出需求的一方验收", True, "listings", f"""
        {_PROJECT}
        J9 | 项目 | O1 | 助老 | 助餐 | 2 | 次 | N1 | M1 | O1 | 2022-10-01
    """, "提出需求的是“S1”", _LISTS),
    Validation("V22", "“其他”不宜过多", False, "listings", """
        id | kind | unit | category | text | quantity | measure
        N2 | 需求 | S2   | 其他     | 杂项 | 1        | 次
    """, "归在“其他”", _LISTS),
    Validation("V23", "分数不超满分", True, "scores", """
        entry | judge | criterion | round | value
        E1    | R8    | 内容      | 决赛  | 61
        E1    | R9    | 内容      | 决赛  | 50
        E1    | R10   | 内容      | 决赛  | 50
    """, "满分是 60", _CONTEST),
    Validation("V24", "评委回避本单位", True, "scores", """
        entry | judge | criterion | round | value
        E1    | R2    | 内容      | 决赛  | 50
        E1    | R9    | 内容      | 决赛  | 50
        E1    | R10   | 内容      | 决赛  | 50
    """, "同属单位“D1”", _CONTEST),
    Validation("V25", "每件至少三位评委", True, "scores", """
        entry | judge | criterion | round | value
        E1    | R9    | 内容      | 决赛  | 50
        E1    | R10   | 内容      | 决赛  | 50
    """, "只有 2 位评委评分", _CONTEST),
    Validation("V26", "授奖不超名额", True, "entries", """
        id | contest | unit | title | state | award  | award_document | awarded_on | notice_from
        E8 | XC      | D2   | 二    | 授奖  | 一等奖 | W04            | 2022-11-15 | 2022-11-01
        E9 | XC      | D3   | 三    | 授奖  | 一等奖 | W04            | 2022-11-15 | 2022-11-01
    """, "名额是 1 个", _CONTEST),
    Validation("V27", "公示期满才授奖", True, "entries", """
        id | contest | unit | title | state | award  | award_document | awarded_on | notice_from
        E9 | XC      | D3   | 三    | 授奖  | 一等奖 | W04            | 2022-11-04 | 2022-11-01
    """, "应到 2022-11-08 期满", _CONTEST),
    Validation("V28", "届次相连", True, "contests", """
        code | series | title | session | year | level | nature   | basis
        XE   | 甲评选 | 五届  | 5       | 2023 | 内部  | 内部评选 | W02
    """, "上一届是第 3 届", _CONTEST),
    Validation("V29", "评分不看点击、投票、登录和时长", True, "contests", """
        code | series | title | year | level | nature   | basis | criteria
        XE   | 乙评选 | 乙    | 2022 | 内部  | 内部评选 | W02   | 内容:60、网络投票:40
    """, "评分标准里有“网络投票”"),
    Validation("V30", "核验人不是责任人", True, "issues", """
        id | kind     | unit | found_on   | text | owner | closed_on  | verified_by
        I9 | 调研问题 | D1   | 2022-03-10 | 偏长 | R1    | 2022-09-01 | R1
    """, "核验人与责任人都是"),
    Validation("V31", "风险点不写人名", True, "issues", """
        id | kind       | unit | found_on   | text           | likelihood | impact | measure
        I9 | 廉政风险点 | D1   | 2022-06-01 | 假一甲把关不严 | 1          | 1      | 审批
    """, "出现了人员姓名"),
    Validation("V33", "内容在五个以上单位一字不差", False, "issues", """
        id | kind     | unit | found_on   | text
        I1 | 调研问题 | D1   | 2022-03-10 | 偏长
        I2 | 调研问题 | D2   | 2022-03-10 | 偏长
        I3 | 调研问题 | D3   | 2022-03-10 | 偏长
        I4 | 调研问题 | O1   | 2022-03-10 | 偏长
        I5 | 调研问题 | O2   | 2022-03-10 | 偏长
    """, "在 5 个单位一字不差"),
    Validation("V34", "发放不早于审批，只有救助类有金额", True, "care", """
        id | kind     | on         | unit | person | amount_fen | fund | approved_on | paid_on    | receipt
        G9 | 困难救助 | 2022-01-05 | D1   | R1     | 250000     | 工会 | 2022-01-10  | 2022-01-09 | S9
    """, "早于审批日期"),
    Validation("V35", "同户同因不重复救助", False, "care", """
        id | kind     | on         | unit | person | household | amount_fen | fund | cause | approved_on | paid_on    | receipt
        G8 | 困难救助 | 2022-01-05 | D1   | R1     | H1        | 250000     | 工会 | 病    | 2022-01-10  | 2022-01-20 | S8
        G9 | 困难救助 | 2022-01-05 | D2   | R3     | H1        | 250000     | 党费 | 病    | 2022-01-10  | 2022-01-20 | S9
    """, "同一家庭、同一原因"),
    Validation("V36", "纪念章满五十年、在世、只颁一次", True, "care", """
        id | kind       | on         | unit | person
        G9 | 50年纪念章 | 2022-07-01 | D2   | R7
    """, "不满 50 年"),
)  # fmt: skip
