"""Organisations, bodies, teams and groups, and what became of them (单位、沿革)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_organs.codes import SUCCESSION_KIND, UNIT_KIND, YES_NO

units = Register(
    name="units", label="单位台账", row="一个单位、组织、队伍或小组", aliases=("单位",), expected="once",
    named_by="name",
    columns=(
        Column("code", Text, "单位编号", key=True, level=Level.PUBLIC, example="DW001", note="永不重用"),
        Column("name", Text, "单位名称", required=True, level=Level.PUBLIC, example="示例市样本局"),
        Column("short", Text, "简称", level=Level.PUBLIC, example="样本局"),
        Column("aliases", Text, "别名", level=Level.PUBLIC, note="多个用、隔开"),
        Column("kind", Text, "单位类别", required=True, level=Level.PUBLIC, codes=UNIT_KIND, example="部门"),
        Column("of_unit", Text, "上级单位", refers="units", level=Level.PUBLIC, note="填上级单位的编号", example="DW000"),
        Column("region", Text, "区县", level=Level.PUBLIC, example="东岭区"),
        Column("street", Text, "街道", level=Level.PUBLIC),
        Column("established_on", Date, "设立日期", required=True, level=Level.PUBLIC, example="2019-01-01"),
        Column("abolished_on", Date, "撤销日期", level=Level.PUBLIC, note="撤销、合并的填写，不要删行"),
        Column("members", Integer, "党员人数", unit="人", at_least=0, level=Level.UNITS, example=56),
        Column("has_group", Text, "设党组", level=Level.UNITS, codes=YES_NO, note="部门设党组（党委）的填“是”", example="是"),
        Column("term_end", Date, "任期届满日期", level=Level.UNITS, example="2024-06-30"),
        Column("approval", Text, "批准文件编号", refers="documents", level=Level.UNITS, note="不够人数而经批准设立的，填批准文件"),
    ),
    checks=(
        Check("V01", "撤销晚于设立", "abolished_on", lambda c: c.abolished_on <= c.established_on,
              "撤销日期 {abolished_on} 不晚于设立日期 {established_on}。", "请核对两个日期。"),
        Check("V03", "党员人数与组织形式相称", "members",
              lambda c: (((c.kind == "机关党委") & (c.members < 100)) | ((c.kind == "党总支") & (c.members < 50))
                         | ((c.kind == "党支部") & (c.members < 3))) & c.approval.is_null(),
              "“{kind}”现有党员 {members} 人，低于一般要求，又没有填批准文件。",
              "确经批准的，请补填批准文件编号；否则请核对组织形式或人数。", blocking=False,
              source="党和国家机关基层组织工作条例 第五至七条"),
    ),
)  # fmt: skip

successions = Register(
    name="successions", label="单位沿革台账", row="一次更名、合并、拆分或撤销", aliases=("沿革",), expected="never",
    usual="changes",
    columns=(
        Column("old", Text, "原单位", refers="units", key=True, level=Level.PUBLIC, example="DW010"),
        Column("new", Text, "新单位", refers="units", key=True, may_be_empty=True, level=Level.PUBLIC, note="撤销的留空", example="DW011"),
        Column("on", Date, "变动日期", key=True, level=Level.PUBLIC, example="2022-03-01"),
        Column("kind", Text, "沿革类别", required=True, level=Level.PUBLIC, codes=SUCCESSION_KIND, example="合并"),
        Column("document", Text, "依据文件", refers="documents", level=Level.UNITS),
    ),
    checks=(
        Check("V01b", "撤销没有新单位", "new", lambda c: (c.kind != "撤销") & (c.new == ""),
              "“{kind}”没有填新单位。", "请填新单位的编号；确属撤销的，类别改为“撤销”。"),
        Check("V01c", "新旧单位不同", "new", lambda c: c.old == c.new,
              "原单位与新单位都是“{old}”。", "请填另一个单位的编号。"),
    ),
)  # fmt: skip
