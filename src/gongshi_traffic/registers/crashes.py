"""Crashes and their parties (交通事故、当事人).

Deaths, injuries and damaged vehicles are facts of parties and stand nowhere else; a crash
states its severity, which is what open crash data give. So a city that has no parties yet
can publish crashes by severity and nothing it does not know.
"""

from gongshi import Check, Column, Date, Integer, Level, Number, Register, Text, Timestamp
from gongshi_traffic.codes import (
    CRASH_CAUSE,
    CRASH_SEVERITY,
    INJURY,
    LIABILITY,
    PARTY_ROLE,
    PROCEDURE,
    SEX,
    VEHICLE_KIND,
)

crashes = Register(
    name="crashes", usual="changes", label="交通事故台账", row="一起交通事故", aliases=("事故",),
    named_by="place", owners=("brigade",),
    columns=(
        Column("id", Text, "事故编号", key=True, level=Level.UNITS, example="SG2022110031"),
        Column("happened_at", Timestamp, "发生时间", required=True, level=Level.PUBLIC, example="2022-11-03 17:40"),
        Column("severity", Text, "事故类别", required=True, level=Level.PUBLIC, codes=CRASH_SEVERITY, example="伤人"),
        Column("procedure", Text, "处理程序", level=Level.UNITS, codes=PROCEDURE, example="一般程序"),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("district", Text, "区县", level=Level.PUBLIC, example="东岭区"),
        Column("road", Text, "道路编号", refers="roads", level=Level.PUBLIC, example="S951"),
        Column("at_m", Integer, "桩号", unit="米", at_least=0, level=Level.PUBLIC, example=12300, note="自道路起点的米数；K12+300 写 12300"),
        Column("direction", Text, "行驶方向", level=Level.PUBLIC, pattern="上行|下行", example="上行", note="可留空；桩号增大的方向为上行；填“上行”或“下行”"),
        Column("junction", Text, "路口编号", refers="junctions", level=Level.PUBLIC, example="J0012"),
        Column("place", Text, "地点", level=Level.OFFICE, example="951省道柳河村口", note="不写住址"),
        Column("x", Number, "横坐标", unit="米", level=Level.UNITS),
        Column("y", Number, "纵坐标", unit="米", level=Level.UNITS),
        Column("cause", Text, "事故主要原因", level=Level.PUBLIC, codes=CRASH_CAUSE, example="未按规定让行"),
        Column("weather", Text, "天气", level=Level.PUBLIC, example="晴"),
        Column("road_factor", Text, "道路因素", level=Level.PUBLIC, example="", note="认定为事故因素之一的道路缺陷，没有则留空"),
        Column("casualties", Integer, "伤亡人数", unit="人", at_least=0, level=Level.PUBLIC, note="来源只给合计、不给当事人时填写"),
    ),
)  # fmt: skip

parties = Register(
    name="parties", usual="changes", label="事故当事人台账", row="一起事故的一个当事人", aliases=("当事人",),
    columns=(
        Column("crash", Text, "事故编号", refers="crashes", key=True, level=Level.UNITS, example="SG2022110031"),
        Column("no", Integer, "序号", key=True, at_least=1, level=Level.UNITS, example=1),
        Column("role", Text, "交通方式", required=True, level=Level.OFFICE, codes=PARTY_ROLE, example="机动车"),
        Column("vehicle_kind", Text, "车辆种类", level=Level.OFFICE, codes=VEHICLE_KIND, example="小型客车"),
        Column("plate", Text, "号牌号码", level=Level.RESTRICTED, example="示A1S001"),
        Column("carrier", Text, "企业编号", refers="carriers", level=Level.OFFICE, note="营运车辆填所属企业的统一社会信用代码"),
        Column("name", Text, "姓名", level=Level.RESTRICTED, example="假某"),
        Column("sex", Text, "性别", level=Level.RESTRICTED, codes=SEX, example="男"),
        Column("born_on", Date, "出生日期", level=Level.SEALED, example="1980-05-06"),
        Column("injury", Text, "伤亡", required=True, level=Level.OFFICE, codes=INJURY, example="无"),
        Column("died_on", Date, "死亡日期", level=Level.OFFICE),
        Column("vehicle_damaged", Text, "车辆受损", level=Level.OFFICE, pattern="是|否", example="是", note="填“是”或“否”"),
        Column("movement", Text, "行驶情况", level=Level.OFFICE, example="沿柳河路由南向北行驶至路口左转"),
        Column("liability", Text, "事故责任", level=Level.OFFICE, codes=LIABILITY, example="全部"),
    ),
    checks=(
        Check("C01", "死亡须有死亡日期", "died_on", lambda c: (c.injury == "死亡") & c.died_on.is_null(),
              "伤亡为“死亡”，但没有死亡日期。", "请补填死亡日期；七日后死亡的按规定不计入统计，也要填。"),
        Check("C02", "死亡日期只用于死亡", "injury", lambda c: (c.injury != "死亡") & c.died_on.is_valid(),
              "有死亡日期 {died_on}，但伤亡写的是“{injury}”。", "请把伤亡改为“死亡”，或删去死亡日期。"),
    ),
)  # fmt: skip
