"""Dated relations between units, and what is asked for and offered (结对、三张清单)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_organs.codes import LINK_KIND, LISTING_CATEGORY, LISTING_KIND, OPINION

links = Register(
    name="links", label="结对台账", row="一对关系", aliases=("结对",), usual="changes", expected="once",
    owners=("a", "b",),
    columns=(
        Column("id", Text, "结对编号", key=True, level=Level.UNITS, example="JD0001"),
        Column("kind", Text, "结对类别", required=True, level=Level.PUBLIC, codes=LINK_KIND, example="双报到"),
        Column("a", Text, "甲方", refers="units", required=True, level=Level.PUBLIC, example="DW001", note="单位编号；一对一填人员编号"),
        Column("b", Text, "乙方", refers="units", level=Level.PUBLIC, example="DW301", note="单位编号；试点没有乙方，留空"),
        Column("grp", Text, "组别", level=Level.PUBLIC, example="第一组", note="联系点、列席旁听的组"),
        Column("since", Date, "开始日期", required=True, level=Level.PUBLIC, example="2022-04-01"),
        Column("until", Date, "结束日期", level=Level.PUBLIC),
        Column("agreement", Text, "协议文件", refers="documents", level=Level.UNITS),
        Column("run", Text, "匹配方案", level=Level.UNITS, note="由匹配方案提出的，填方案编号"),
    ),
    checks=(
        Check("V18", "双方不同", "b", lambda c: c.a == c.b, "甲方与乙方都是“{a}”。", "请填另一个单位的编号。"),
        Check("V18b", "须有乙方", "b", lambda c: (c.kind != "三级联动试点") & c.b.is_null(),
              "“{kind}”没有填乙方。", "请填乙方的编号。"),
        Check("V18c", "联系点写明组别", "grp", lambda c: c.kind.isin(["联系点", "列席旁听"]) & c.grp.is_null(),
              "“{kind}”没有填组别。", "请填组别，如“第一组”。"),
        Check("V18d", "结束不早于开始", "until", lambda c: c.until < c.since,
              "结束日期 {until} 早于开始日期 {since}。", "请核对两个日期。"),
    ),
)  # fmt: skip

listings = Register(
    name="listings", label="清单台账", row="一项需求、资源、项目或岗位", aliases=("清单", "三张清单"), usual="changes",
    named_by="text", owners=("unit",),
    columns=(
        Column("id", Text, "清单编号", key=True, level=Level.UNITS, example="QD0001"),
        Column("kind", Text, "清单类别", required=True, level=Level.PUBLIC, codes=LISTING_KIND, example="需求"),
        Column("unit", Text, "提出单位", refers="units", required=True, level=Level.PUBLIC, example="DW301"),
        Column("category", Text, "服务类别", required=True, level=Level.PUBLIC, codes=LISTING_CATEGORY, example="环境整治"),
        Column("text", Text, "内容", required=True, level=Level.UNITS, example="楼道杂物清理"),
        Column("quantity", Integer, "数量", required=True, at_least=1, level=Level.PUBLIC, example=3),
        Column("measure", Text, "数量单位", required=True, level=Level.PUBLIC, example="次"),
        Column("subject", Text, "专业", level=Level.PUBLIC, note="岗位要求的专业，或申请人所学的专业；不限的留空", example="计算机"),
        Column("person", Text, "申请人", refers="persons", level=Level.OFFICE, note="“申请”填人员编号"),
        Column("urgency", Integer, "急缓", at_least=1, at_most=5, level=Level.UNITS, example=3, note="五级最急"),
        Column("since", Date, "起", level=Level.PUBLIC, example="2022-05-01"),
        Column("until", Date, "止", level=Level.PUBLIC, example="2022-12-31"),
        Column("need", Text, "对应需求", refers="listings", level=Level.UNITS, note="项目填需求的清单编号"),
        Column("resource", Text, "对应资源", refers="listings", level=Level.UNITS, note="项目填资源的清单编号"),
        Column("link", Text, "所属结对", refers="links", level=Level.UNITS),
        Column("done_on", Date, "完成日期", level=Level.UNITS),
        Column("accepted_by", Text, "验收单位", refers="units", level=Level.UNITS, note="由提出需求的一方验收"),
        Column("accepted_on", Date, "验收日期", level=Level.UNITS),
        Column("opinion", Text, "验收意见", level=Level.UNITS, codes=OPINION),
    ),
    checks=(
        Check("V20b", "项目写明需求和资源", "need", lambda c: (c.kind == "项目") & (c.need.is_null() | c.resource.is_null()),
              "“项目”没有写明对应的需求和资源。", "请填两项的清单编号。"),
        Check("V21b", "验收有人有日期", "accepted_on", lambda c: c.accepted_on.is_valid() & c.accepted_by.is_null(),
              "填了验收日期，没有填验收单位。", "请填提出需求的单位；未验收的请清空日期。"),
        Check("L03", "申请写明申请人", "person", lambda c: (c.kind == "申请") & c.person.is_null(),
              "“申请”没有填申请人。", "请填申请人的人员编号。"),
        Check("L01", "验收不早于完成", "accepted_on", lambda c: c.accepted_on < c.done_on,
              "验收日期 {accepted_on} 早于完成日期 {done_on}。", "请核对两个日期。"),
        Check("L02", "止不早于起", "until", lambda c: c.until < c.since, "“止”{until} 早于“起”{since}。", "请核对两个日期。"),
    ),
)  # fmt: skip
