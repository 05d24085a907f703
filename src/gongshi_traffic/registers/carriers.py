"""Carriers, their vehicles and drivers, and what was checked (运输企业、车辆、驾驶人、检查)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_traffic.codes import (
    CARRIER_KIND,
    CHECKED_KIND,
    LICENCE_CLASS,
    OWNER_KIND,
    PLATE_KIND,
    VEHICLE_KIND,
    VEHICLE_USE,
)  # fmt: skip

carriers = Register(
    name="carriers", label="运输企业台账", row="一家运输企业", aliases=("企业",),
    named_by="name", owners=("brigade",),
    columns=(
        Column("code", Text, "统一社会信用代码", key=True, level=Level.UNITS, example="91000000DEMO000001", pattern="[0-9A-Z]{18}"),
        Column("name", Text, "企业名称", required=True, level=Level.PUBLIC, example="示例市样本运输有限公司"),
        Column("kind", Text, "企业类别", required=True, level=Level.PUBLIC, codes=CARRIER_KIND, example="货运"),
        Column("district", Text, "区县", required=True, level=Level.PUBLIC, example="东岭区"),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("parent", Text, "总公司代码", refers="carriers", level=Level.UNITS, note="分公司填总公司的统一社会信用代码"),
        Column("former_name", Text, "曾用名", level=Level.PUBLIC),
        Column("notified_on", Date, "核对通知日期", level=Level.OFFICE, note="发布前把企业核对表送达企业的日期", example="2022-11-15"),
        Column("answered_on", Date, "企业回复日期", level=Level.OFFICE),
        Column("disputed", Text, "企业异议", level=Level.OFFICE, note="企业对核对表的异议，没有则留空"),
        Column("closed_on", Date, "注销日期", level=Level.PUBLIC),
    ),
)  # fmt: skip

vehicles = Register(
    name="vehicles", label="机动车台账", row="一辆机动车", aliases=("车辆",),
    columns=(
        Column("plate", Text, "号牌号码", key=True, level=Level.OFFICE, example="示A1S001"),
        Column("plate_kind", Text, "号牌种类", key=True, level=Level.OFFICE, codes=PLATE_KIND, example="大型汽车"),
        Column("kind", Text, "车辆种类", required=True, level=Level.OFFICE, codes=VEHICLE_KIND, example="重型货车"),
        Column("use", Text, "使用性质", required=True, level=Level.OFFICE, codes=VEHICLE_USE, example="货运"),
        Column("owner_kind", Text, "所有人类别", required=True, level=Level.OFFICE, codes=OWNER_KIND, example="企业"),
        Column("carrier", Text, "企业代码", refers="carriers", level=Level.OFFICE, example="91000000DEMO000001"),
        Column("registered_on", Date, "登记日期", level=Level.UNITS, example="2018-06-01"),
        Column("joined_on", Date, "转入企业日期", level=Level.UNITS, note="转入现所属企业的日期；留空按登记日期"),
        Column("left_on", Date, "转出日期", level=Level.UNITS, note="已卖出或转出的填写"),
        Column("inspection_due", Date, "检验有效期止", level=Level.UNITS, example="2023-06-30"),
        Column("scrap_due", Date, "强制报废期止", level=Level.UNITS, example="2033-06-01"),
        Column("scrapped_on", Date, "注销日期", level=Level.UNITS),
        Column("district", Text, "区县", level=Level.PUBLIC, example="东岭区"),
    ),
    checks=(
        Check("V01", "企业车辆填企业代码", "carrier",
              lambda c: (c.owner_kind == "企业") & c.use.isin(["公路客运", "旅游客运", "危化品运输", "货运"]) & c.carrier.is_null(),
              "企业所有的“{use}”车辆没有填企业代码。", "请补填所属企业的统一社会信用代码。", blocking=False),
    ),
)  # fmt: skip

drivers = Register(
    name="drivers", label="驾驶人台账", row="一名驾驶人", aliases=("驾驶人",),
    columns=(
        Column("number", Text, "驾驶人编号", key=True, level=Level.OFFICE, example="JS000001", note="内部编号，不用证件号"),
        Column("name", Text, "姓名", level=Level.RESTRICTED, example="假某"),
        Column("licence", Text, "驾驶证号", level=Level.SEALED),
        Column("licence_class", Text, "准驾车型", required=True, level=Level.OFFICE, codes=LICENCE_CLASS, example="A2"),
        Column("first_licensed_on", Date, "初次领证日期", level=Level.OFFICE, example="2009-04-10"),
        Column("carrier", Text, "企业代码", refers="carriers", level=Level.OFFICE, example="91000000DEMO000001"),
        Column("licence_due", Date, "驾驶证有效期止", level=Level.OFFICE, example="2025-04-10"),
        Column("audit_due", Date, "审验期止", level=Level.OFFICE, example="2023-04-10"),
        Column("points", Integer, "累积记分", unit="分", at_least=0, level=Level.OFFICE, example=3),
        Column("district", Text, "区县", level=Level.PUBLIC, example="东岭区"),
    ),
)  # fmt: skip

checks = Register(
    name="checks", usual="changes", label="检查记录台账", row="一次车辆或企业检查", aliases=("检查",),
    owners=("brigade",),
    columns=(
        Column("id", Text, "检查编号", key=True, level=Level.UNITS, example="JC2022110001"),
        Column("checked_on", Date, "检查日期", required=True, level=Level.PUBLIC, example="2022-11-05"),
        Column("subject", Text, "检查对象", required=True, level=Level.PUBLIC, codes=CHECKED_KIND, example="车辆"),
        Column("category", Text, "重点类别", required=True, level=Level.PUBLIC, codes=VEHICLE_USE, example="货运"),
        Column("plate", Text, "号牌号码", level=Level.OFFICE),
        Column("carrier", Text, "企业代码", refers="carriers", level=Level.OFFICE),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("hazards", Integer, "发现隐患", unit="处", at_least=0, level=Level.PUBLIC, example=0),
    ),
)  # fmt: skip
