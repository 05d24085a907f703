"""Lifetime bans: the judgment, the revocation, the decision (终身禁驾).

The law's word is 终生 (道路交通安全法 第九十一条第五款、第一百零一条第二款); the press writes 终身.
"""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_traffic.codes import BAN_GROUND, LICENCE_CLASS, SEX

bans = Register(
    name="bans", usual="changes", label="终身禁驾决定台账", row="一份终身禁驾决定", aliases=("终身禁驾", "禁驾"),
    owners=("brigade",),
    columns=(
        Column("decision", Text, "决定书编号", key=True, level=Level.OFFICE, example="示公交吊字〔2022〕第003号"),
        Column("person", Text, "人员编号", required=True, level=Level.OFFICE, example="RY2022003", note="内部编号，不用证件号"),
        Column("name", Text, "姓名", required=True, level=Level.RESTRICTED, example="假某"),
        Column("sex", Text, "性别", required=True, level=Level.RESTRICTED, codes=SEX, example="男"),
        Column("born_on", Date, "出生日期", required=True, level=Level.SEALED, example="1980-05-06"),
        Column("identity", Text, "证件号", level=Level.SEALED),
        Column("licence_class", Text, "准驾车型", level=Level.RESTRICTED, codes=LICENCE_CLASS, example="C1", note="无证的留空"),
        Column("first_licensed_on", Date, "初次领证日期", level=Level.SEALED, example="2009-04-10", note="无证的留空"),
        Column("unlicensed", Text, "无证", required=True, level=Level.RESTRICTED, pattern="是|否", example="否"),
        Column("ground", Text, "禁驾依据", required=True, level=Level.OFFICE, codes=BAN_GROUND, example="91-5"),
        Column("happened_on", Date, "事故日期", level=Level.OFFICE, example="2022-03-12", note="事发时未成年的不公布；判决时刚成年的必须填"),
        Column("crime", Text, "罪名", level=Level.OFFICE, example="交通肇事罪", note="仅有危险驾驶罪的不是终身禁驾"),
        Column("court", Text, "判决法院", required=True, level=Level.OFFICE, example="示例市东岭区人民法院"),
        Column("judgment", Text, "判决书编号", required=True, level=Level.OFFICE, example="（2022）示01刑初003号"),
        Column("judged_on", Date, "判决日期", level=Level.OFFICE, example="2022-09-05"),
        Column("effective_on", Date, "判决生效日期", level=Level.OFFICE, example="2022-09-16", note="未生效的留空"),
        Column("appeal", Text, "上诉中", level=Level.OFFICE, pattern="是|否", example="否"),
        Column("term_kind", Text, "刑种", level=Level.RESTRICTED, pattern="有期徒刑|拘役|无期徒刑", example="有期徒刑"),
        Column("term_months", Integer, "刑期", unit="个月", at_least=1, at_most=300, level=Level.RESTRICTED, example=18),
        Column("probation_months", Integer, "缓刑考验期", unit="个月", at_least=0, at_most=60, level=Level.RESTRICTED, example=24, note="没有缓刑的留空"),
        Column("decided_on", Date, "决定日期", required=True, level=Level.OFFICE, example="2022-11-01"),
        Column("served_on", Date, "送达日期", level=Level.OFFICE, example="2022-11-04"),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("legal_reviewed_by", Text, "法制审核人", level=Level.OFFICE, example="审核甲"),
    ),
    checks=(
        Check("B01", "判决生效在决定之前", "effective_on", lambda c: c.effective_on > c.decided_on,
              "判决生效日期 {effective_on} 晚于决定日期 {decided_on}。",
              "依道路交通事故处理程序规定第八十二条，先有生效判决，后作吊销决定；请核对日期。"),
        Check("B02", "送达不早于决定", "served_on", lambda c: c.served_on < c.decided_on,
              "送达日期 {served_on} 早于决定日期 {decided_on}。", "请核对两个日期。"),
        Check("B03", "有证的填领证日期", "first_licensed_on",
              lambda c: (c.unlicensed == "否") & c.first_licensed_on.is_null(),
              "“无证”填的是“否”，但没有初次领证日期。", "请补填初次领证日期，或把“无证”改为“是”。"),
        Check("B04", "无证的不填车型", "licence_class", lambda c: (c.unlicensed == "是") & c.licence_class.is_valid(),
              "“无证”填的是“是”，却填了准驾车型 {licence_class}。", "请删去准驾车型，或把“无证”改为“否”。"),
    ),
)  # fmt: skip
