"""Where things happen: brigades, roads, the brigades' sections, junctions, hazards (路网与辖区)."""

from gongshi import Check, Column, Date, Integer, Level, Number, Register, Text
from gongshi_traffic.codes import DEFECT, ROAD_GRADE

brigades = Register(
    name="brigades", label="大队辖区台账", row="一个大队", aliases=("大队", "辖区"), expected="once",
    named_by="name",
    columns=(
        Column("code", Text, "大队编号", key=True, level=Level.PUBLIC, example="01"),
        Column("name", Text, "大队名称", required=True, level=Level.PUBLIC, example="一大队", note="公开写法，如“一大队”或“示例县大队”"),
        Column("district", Text, "区县", required=True, level=Level.PUBLIC, example="东岭区"),
        Column("boundary", Text, "辖区边界", level=Level.UNITS, note="可留空；WKT 多边形，坐标系同道路台账"),
    ),
)  # fmt: skip

roads = Register(
    name="roads", label="道路台账", row="一条道路", aliases=("道路",), expected="once",
    named_by="name",
    columns=(
        Column("code", Text, "道路编号", key=True, level=Level.PUBLIC, example="S951", note="国省县道用编号，城市道路用自编号"),
        Column("name", Text, "道路名称", required=True, level=Level.PUBLIC, example="951省道"),
        Column("grade", Text, "道路等级", required=True, level=Level.PUBLIC, codes=ROAD_GRADE, example="省道"),
        Column("length_m", Integer, "长度", unit="米", at_least=1, level=Level.PUBLIC, example=38500),
        Column("daily_traffic", Integer, "日均交通量", unit="辆/日", at_least=1, level=Level.PUBLIC, example=8600, note="可留空；全路一个数；分路段、分年份的填在交通量台账"),
        Column("line", Text, "线形", level=Level.PUBLIC, note="可留空；WKT LINESTRING，单位为米的平面坐标；有线形才画图"),
    ),
)  # fmt: skip

traffic_counts = Register(
    name="traffic_counts", usual="changes", label="交通量台账", row="一个路段一年的日均交通量", aliases=("交通量", "流量观测"), expected="never",
    note="有的按车流比较事故；没有观测的路段、年份怎样取数，见“怎样做 / 排查事故多发路段”",
    columns=(
        Column("road", Text, "道路编号", refers="roads", key=True, level=Level.PUBLIC, example="S951"),
        Column("from_m", Integer, "起点桩号", key=True, unit="米", at_least=0, level=Level.PUBLIC, example=0),
        Column("to_m", Integer, "止点桩号", required=True, unit="米", at_least=0, level=Level.PUBLIC, example=12500),
        Column("year", Integer, "年份", key=True, at_least=1950, level=Level.PUBLIC, example=2022),
        Column("daily_traffic", Integer, "日均交通量", required=True, unit="辆/日", at_least=1, level=Level.PUBLIC, example=8600, note="全年日均，双向合计"),
    ),
    checks=(
        Check("P04", "止点在起点之后", "to_m", lambda c: c.to_m <= c.from_m,
              "止点桩号 {to_m} 不大于起点桩号 {from_m}。", "请核对起止桩号，单位为米。"),
    ),
)  # fmt: skip

sections = Register(
    name="sections", label="路段辖区台账", row="一个大队管辖的一段道路", aliases=("路段辖区",), expected="once",
    owners=("brigade",),
    columns=(
        Column("road", Text, "道路编号", refers="roads", key=True, level=Level.PUBLIC, example="S951"),
        Column("from_m", Integer, "起点桩号", key=True, unit="米", at_least=0, level=Level.PUBLIC, example=0),
        Column("to_m", Integer, "止点桩号", required=True, unit="米", at_least=0, level=Level.PUBLIC, example=12500),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
    ),
    checks=(
        Check("P01", "止点在起点之后", "to_m", lambda c: c.to_m <= c.from_m,
              "止点桩号 {to_m} 不大于起点桩号 {from_m}。", "请核对起止桩号，单位为米。"),
    ),
)  # fmt: skip

junctions = Register(
    name="junctions", label="路口台账", row="一个路口或村口", aliases=("路口",), expected="once",
    named_by="name",
    columns=(
        Column("code", Text, "路口编号", key=True, level=Level.PUBLIC, example="J0012"),
        Column("name", Text, "路口名称", required=True, level=Level.PUBLIC, example="951省道与柳河路交叉口"),
        Column("road", Text, "道路编号", refers="roads", required=True, level=Level.PUBLIC, example="S951"),
        Column("at_m", Integer, "所在桩号", required=True, unit="米", at_least=0, level=Level.PUBLIC, example=12300),
        Column("other_road", Text, "相交道路编号", refers="roads", level=Level.PUBLIC, example="C0031"),
        Column("village", Text, "临近村庄", level=Level.PUBLIC, example="柳河村"),
        Column("x", Number, "横坐标", unit="米", level=Level.PUBLIC),
        Column("y", Number, "纵坐标", unit="米", level=Level.PUBLIC),
    ),
)  # fmt: skip

hazards = Register(
    name="hazards", usual="changes", label="路段隐患台账", row="一处道路隐患", aliases=("隐患",), expected="month",
    columns=(
        Column("id", Text, "隐患编号", key=True, level=Level.UNITS, example="YH2022-031"),
        Column("road", Text, "道路编号", refers="roads", required=True, level=Level.PUBLIC, example="S951"),
        Column("from_m", Integer, "起点桩号", required=True, unit="米", at_least=0, level=Level.PUBLIC, example=12100),
        Column("to_m", Integer, "止点桩号", required=True, unit="米", at_least=0, level=Level.PUBLIC, example=12500),
        Column("junction", Text, "路口编号", refers="junctions", level=Level.PUBLIC),
        Column("defect", Text, "道路隐患", required=True, level=Level.PUBLIC, codes=DEFECT, example="村庄路口多"),
        Column("listed", Text, "提请公布", level=Level.UNITS, note="仅凭隐患（不凭事故数）提请列入事故多发路段的，写理由", example=""),
        Column("reported_on", Date, "通报政府日期", level=Level.UNITS, example="2022-09-20", note="道路交通安全法 第二十九条第二款"),
        Column("measure", Text, "治理措施", level=Level.PUBLIC, example="增设信号灯"),
        Column("owner", Text, "责任单位", level=Level.PUBLIC, example="东岭区公路服务中心", note="公安机关以外的治理责任单位"),
        Column("due", Date, "完成时限", level=Level.PUBLIC, example="2022-12-31"),
        Column("fixed_on", Date, "治理完成日期", level=Level.PUBLIC),
    ),
    checks=(
        Check("P02", "止点不在起点之前", "to_m", lambda c: c.to_m < c.from_m,
              "止点桩号 {to_m} 小于起点桩号 {from_m}。", "请核对起止桩号，单位为米。"),
        Check("P03", "治理完成不早于通报", "fixed_on", lambda c: c.fixed_on < c.reported_on,
              "治理完成日期 {fixed_on} 早于通报日期 {reported_on}。", "请核对两个日期。", blocking=False),
    ),
)  # fmt: skip
