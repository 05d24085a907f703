"""What was published before: figures and names taken from a document (以往发布).

Every workspace has these two registers. They give last month's values for 环比, 突破 and
同比 and the months that a place or a carrier has been on a list; their source is a document,
so they are never counted as records. Publishing a notice delivers its own values here.
"""

from __future__ import annotations

from gongshi.records.register import Column, Date, Integer, Level, Number, Register, Text

PUBLISHED_FIGURES = Register(
    name="published_figures",
    label="以往发布数据",
    row="一份已发布文件中的一个数",
    note="来源是文件，不是台账；只用于环比、同比、“突破”和“连续”，从不计入统计。",
    expected="never",
    usual="changes",
    columns=(
        Column(
            "period", Text, "期间", key=True, level=Level.PUBLIC, example="2022-10", note="如 2022-10、2022Q3、2022"
        ),
        Column("figure", Text, "指标", key=True, level=Level.PUBLIC, example="本月次数", note="指标的中文名或英文名"),
        Column(
            "part",
            Text,
            "分项",
            key=True,
            may_be_empty=True,
            level=Level.PUBLIC,
            example="",
            note="分项统计时填分项名，总数留空",
        ),
        Column("value", Number, "数值", required=True, level=Level.PUBLIC, example=12),
        Column("unit", Text, "单位", level=Level.PUBLIC, example="人"),
        Column("document", Text, "文件", required=True, level=Level.PUBLIC, example="10月份通报"),
        Column("place", Text, "页码或段落", level=Level.PUBLIC, example="第2段"),
        Column("published_on", Date, "发布日期", level=Level.PUBLIC, example="2022-10-24"),
    ),
)

PUBLISHED_NAMES = Register(
    name="published_names",
    label="以往发布名单",
    row="一份已发布文件中名单的一行",
    note="来源是文件；用于在榜月数和重复曝光的判断，从不计入统计。",
    expected="never",
    usual="changes",
    columns=(
        Column("period", Text, "期间", key=True, level=Level.PUBLIC, example="2022-10"),
        Column("list", Text, "名单", key=True, level=Level.PUBLIC, example="某某名单"),
        Column(
            "subject", Text, "对象", key=True, level=Level.OFFICE, example="S951:12300", note="名单规则中的对象编号"
        ),
        Column("shown", Text, "公开写法", level=Level.PUBLIC, example="951省道12公里加300米处"),
        Column("position", Integer, "位次", level=Level.PUBLIC, at_least=1, example=1),
        Column("document", Text, "文件", required=True, level=Level.PUBLIC, example="10月份通报"),
        Column("place", Text, "页码或段落", level=Level.PUBLIC, example="附件2"),
        Column("published_on", Date, "发布日期", level=Level.PUBLIC, example="2022-10-24"),
    ),
)
