"""Programmes, their numbered items, and who owes what how often (工作、条目、应办事项)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_organs.codes import ACTIVITY_KIND, DAY_KIND, DUTY_RHYTHM, ITEM_DONE_BY, PROGRAMME_KIND, YES_NO

programmes = Register(
    name="programmes", label="工作台账", row="一项制度、工程、行动、措施文件或主题活动", aliases=("工作",), usual="changes",
    expected="once",
    named_by="title",
    columns=(
        Column("code", Text, "工作编号", key=True, level=Level.PUBLIC, example="GZ01"),
        Column("title", Text, "工作名称", required=True, level=Level.PUBLIC, example="模范机关+N"),
        Column("kind", Text, "工作类别", required=True, level=Level.PUBLIC, codes=PROGRAMME_KIND, example="工程"),
        Column("basis", Text, "依据文件", refers="documents", required=True, level=Level.UNITS, example="WJ2022001", note="填文件编号"),
        Column("since", Date, "开始日期", required=True, level=Level.PUBLIC, example="2022-01-01"),
        Column("until", Date, "结束日期", level=Level.PUBLIC),
        Column("number_word", Integer, "所称项数", unit="项", at_least=1, level=Level.PUBLIC,
               note="名称或文件里写明的项数，如“七个一”填 7；没有写的留空", example=10),
        Column("named", Text, "涉及命名授牌", level=Level.UNITS, codes=YES_NO, example="否"),
    ),
    checks=(
        Check("P01", "结束不早于开始", "until", lambda c: c.until < c.since,
              "结束日期 {until} 早于开始日期 {since}。", "请核对两个日期。"),
    ),
)  # fmt: skip

items = Register(
    name="items", label="工作条目台账", row="一项工作的一个条目", aliases=("条目",), usual="changes", expected="once",
    named_by="title",
    columns=(
        Column("programme", Text, "工作编号", refers="programmes", key=True, level=Level.PUBLIC, example="GZ01"),
        Column("path", Text, "条目序号", key=True, level=Level.PUBLIC, example="2.3", pattern=r"\d+(\.\d+)*",
               note="一级写 1、2，二级写 1.1、1.2"),
        Column("title", Text, "条目名称", required=True, level=Level.PUBLIC, example="政治建设"),
        Column("since", Date, "开始日期", required=True, level=Level.PUBLIC, example="2022-01-01"),
        Column("until", Date, "结束日期", level=Level.PUBLIC, note="后来取消的条目填写，旧期公示仍按原数"),
        Column("done_by", Text, "完成依据", level=Level.UNITS, codes=ITEM_DONE_BY, example="活动",
               note="哪一种台账里有了记录就算做了"),
        Column("uncounted", Text, "不计数", level=Level.PUBLIC, codes=YES_NO, note="“一批”“一系列”一类有意不给数的填“是”", example="否"),
    ),
)  # fmt: skip

duties = Register(
    name="duties", label="应办事项台账", row="一类单位按期应办的一件事", aliases=("应办事项",), usual="changes", expected="once",
    named_by="title",
    columns=(
        Column("code", Text, "事项编号", key=True, level=Level.UNITS, example="YB01"),
        Column("programme", Text, "工作编号", refers="programmes", required=True, level=Level.UNITS, example="GZ01"),
        Column("title", Text, "事项名称", required=True, level=Level.UNITS, example="机关纪委书记半年述职"),
        Column("article", Text, "条款", required=True, level=Level.UNITS, example="第五条", note="文件里规定这件事的条款"),
        Column("who", Text, "承办单位类别", required=True, level=Level.UNITS, example="机关纪委", note="单位类别，或一个单位编号"),
        Column("what", Text, "应有活动", required=True, level=Level.UNITS, codes=ACTIVITY_KIND, example="述职"),
        Column("rhythm", Text, "周期", required=True, level=Level.UNITS, codes=DUTY_RHYTHM, example="半年"),
        Column("times", Integer, "每期次数", unit="次", at_least=1, level=Level.UNITS, example=1),
        Column("trigger", Text, "触发活动", level=Level.UNITS, codes=ACTIVITY_KIND, note="周期为“事件后”的，填触发的活动类别"),
        Column("days", Integer, "期限天数", unit="天", at_least=0, level=Level.UNITS, note="期满（或事件）后多少天内办完"),
        Column("day_kind", Text, "天数算法", level=Level.UNITS, codes=DAY_KIND, example="工作日"),
        Column("since", Date, "开始日期", required=True, level=Level.UNITS, example="2022-01-01"),
        Column("until", Date, "结束日期", level=Level.UNITS),
    ),
    checks=(
        Check("P02", "事件后的事项写明触发活动", "trigger", lambda c: (c.rhythm == "事件后") & c.trigger.is_null(),
              "周期是“事件后”，没有填触发活动。", "请填由哪一类活动触发。"),
    ),
)  # fmt: skip
