"""People and the posts they hold, from when to when; a class's learners too (人员、任职)."""

from gongshi import Check, Column, Date, Level, Register, Text
from gongshi_organs.codes import PERSON_STATE, POST_ROLE, SEX

persons = Register(
    name="persons", label="人员台账", row="一个人", aliases=("人员",), expected="once",
    named_by="name", owners=("unit",),
    columns=(
        Column("number", Text, "人员编号", key=True, level=Level.OFFICE, example="RY0001", note="内部编号，不用证件号"),
        Column("name", Text, "姓名", required=True, level=Level.OFFICE, example="假某"),
        Column("sex", Text, "性别", level=Level.OFFICE, codes=SEX, example="女"),
        Column("born_on", Date, "出生日期", level=Level.OFFICE, note="只知道年月的填当月一日", example="1980-05-01"),
        Column("joined_on", Date, "入党日期", level=Level.OFFICE, example="2005-07-01"),
        Column("admitted_on", Date, "接收预备党员日期", level=Level.OFFICE, note="本单位发展的填写，用于统计"),
        Column("unit", Text, "所在单位", refers="units", level=Level.UNITS, example="DW001"),
        Column("state", Text, "人员状态", required=True, level=Level.OFFICE, codes=PERSON_STATE, example="在职"),
        Column("died_on", Date, "去世日期", level=Level.OFFICE),
        Column("household", Text, "家庭编号", level=Level.SEALED, note="同户职工用同一编号，只用于防止重复救助"),
        Column("id_number", Text, "证件号", level=Level.SEALED, note="无必要不填"),
        Column("phone", Text, "联系电话", level=Level.SEALED, note="无必要不填"),
    ),
    checks=(
        Check("V05", "入党时年满十八周岁", "joined_on", lambda c: c.joined_on.years_since(c.born_on) < 18,
              "入党日期 {joined_on} 时不满十八周岁（出生日期 {born_on}）。", "请核对两个日期。", source="党章 第一条"),
        Check("V06", "去世的状态为去世", "state", lambda c: c.died_on.is_valid() & (c.state != "去世"),
              "填了去世日期，人员状态却是“{state}”。", "请把状态改为“去世”。"),
    ),
)  # fmt: skip

posts = Register(
    name="posts", label="任职台账", row="一个人在一个单位的一段任职", aliases=("任职",), expected="once",
    owners=("unit",),
    columns=(
        Column("person", Text, "人员编号", refers="persons", key=True, level=Level.OFFICE, example="RY0001"),
        Column("unit", Text, "单位编号", refers="units", key=True, level=Level.UNITS, example="DW001"),
        Column("role", Text, "职务", key=True, level=Level.UNITS, codes=POST_ROLE, example="机关党组织书记"),
        Column("since", Date, "任职日期", key=True, level=Level.UNITS, example="2021-01-01"),
        Column("until", Date, "免职日期", level=Level.UNITS, note="在任的留空"),
        Column("document", Text, "任免文件", refers="documents", level=Level.UNITS),
        Column("certificate", Text, "结业证书编号", level=Level.OFFICE, note="培训班学员结业的填写", example="JY2022-001"),
    ),
    checks=(
        Check("V07b", "免职不早于任职", "until", lambda c: c.until < c.since,
              "免职日期 {until} 早于任职日期 {since}。", "请核对两个日期。"),
        Check("P01", "证书发给结业的学员", "certificate",
              lambda c: c.certificate.is_valid() & ((c.role != "学员") | c.until.is_null()),
              "“{role}”填了结业证书编号“{certificate}”，不是已结业的学员。", "请填结业日期（免职日期）；没有结业的请清空证书编号。"),
    ),
)  # fmt: skip
