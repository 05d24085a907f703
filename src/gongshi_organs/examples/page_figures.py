"""F01 to F30: the founding page's numbers, each with its figure, its clock and the rule of its words (那一版的数)."""

from __future__ import annotations

from dataclasses import dataclass

from gongshi import Figure
from gongshi_organs.figures import FIGURES

_BY_NAME = {figure.name: figure for figure in FIGURES}
TO_DATE, YEAR = "截至之日", "本年度内、截至之日"


@dataclass(frozen=True)
class PageFigure:
    """One number of the page (数): how it is written there, the figure that gives it, its part, which days count, its rule."""

    code: str
    written: str
    name: str
    clock: str
    rule: str
    part: str = ""

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return _BY_NAME[self.name]


_LENGTH = "条目有几项就说几项；与名称所说不等的不能公布"
PAGE_FIGURES = (
    PageFigure("F01", "87名", "contestants", YEAR, "退出的不计；一人计一次", "百姓宣讲比赛"),
    PageFigure("F02", "一等奖", "higher_awards", YEAR, "由我推荐的才计", "百姓宣讲比赛"),
    PageFigure("F03", "10项", "items_of_level_one", TO_DATE, _LENGTH, "模范机关+N"),
    PageFigure("F04", "12家", "pilots", TO_DATE, "单位计一次"),
    PageFigure("F05", "四组", "contact_groups", TO_DATE, "组别计一次"),
    PageFigure("F06", "88家", "units_visited", TO_DATE, "走访几次都计一家"),
    PageFigure("F07", "15个", "awards_of_year", YEAR, "写明年度；撤销的不计", "优秀案例"),
    PageFigure("F08", "32个", "outside_values", TO_DATE, "外部数据，须有文件和页码", "全省双联共建村数"),
    PageFigure("F09", "16个", "paired_villages", TO_DATE, "村计一次；两数截至同日才可写占比"),
    PageFigure("F10", "300余次", "activities_to_date", TO_DATE, "“余”：大于 300、小于 400；活动计一次", "联学联建"),
    PageFigure("F11", "103个", "outside_values", TO_DATE, "外部数据，须有文件和页码", "参评案例数"),
    PageFigure("F12", "93个", "reporting_organisations", TO_DATE, "组织计一次"),
    PageFigure("F13", "76个", "reporting_communities", TO_DATE, "社区计一次"),
    PageFigure("F14", "三张清单", "lists_kept", TO_DATE, "有几种就说几张"),
    PageFigure("F15", "突破80%", "one_shoulder_share", TO_DATE, "“突破”：现在过 80%，上一期不过；并写 x、y 和空缺 z"),
    PageFigure("F16", "连续两年", "ceremony_years", TO_DATE, "“连续”：中断即重新起算"),
    PageFigure("F17", "46家", "committees_with_discipline", TO_DATE, "撤销的不计"),
    PageFigure("F18", "30人", "supervisors", TO_DATE, "聘期内的人计一次"),
    PageFigure("F19", "10万元", "relief_paid", TO_DATE, "“累计”：已发放、未退回的，以分精确相加"),
    PageFigure("F20", "第十届", "sessions_of_year", YEAR, "届次相连", "市直机关运动会"),
    PageFigure("F21", "第七届", "sessions_of_year", YEAR, "届次相连", "市直机关青年奖章"),
    PageFigure("F22", "32个", "places_offered", TO_DATE, "说的是人数；岗位条数另有指标 posts_offered"),
    PageFigure("F23", "56个", "departments_with_groups", TO_DATE, "联合组建的各部门都计，部门计一次"),
    PageFigure("F24", "188个", "study_groups", TO_DATE, "联合组建的小组计一个"),
    PageFigure("F25", "四个方面", "items_of_level_one", TO_DATE, _LENGTH, "激励关怀帮扶措施"),
    PageFigure("F26", "23条", "items_of_level_two", TO_DATE, _LENGTH, "激励关怀帮扶措施"),
    PageFigure("F27", "七个一", "items_of_level_one", TO_DATE, _LENGTH, "我与机关共成长"),
    PageFigure("F28", "六类", "special_kinds", YEAR, "办过一次的类别才计；并一一列出"),
    PageFigure("F29", "五种", "care_kinds", YEAR, "办过一次的类别才计"),
    PageFigure("F30", "五种", "items_of_level_one", TO_DATE, _LENGTH, "美德健康生活方式"),
)
