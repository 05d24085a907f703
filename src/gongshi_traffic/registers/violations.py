"""Violations and restricted zones (违法记录、闯禁区、通行证)."""

from gongshi import Check, Column, Date, Level, Register, Text, Timestamp
from gongshi_traffic.codes import PLATE_KIND, VIOLATION_CATEGORY, VIOLATION_STATE

violations = Register(
    name="violations", usual="changes", label="违法记录台账", row="一条交通违法记录", aliases=("违法",),
    owners=("brigade",),
    columns=(
        Column("id", Text, "违法编号", key=True, level=Level.UNITS, example="WF20221100001"),
        Column("happened_at", Timestamp, "违法时间", required=True, level=Level.PUBLIC, example="2022-11-01 08:15"),
        Column("plate", Text, "号牌号码", level=Level.OFFICE, example="示A1S001"),
        Column("plate_kind", Text, "号牌种类", level=Level.OFFICE, codes=PLATE_KIND, example="大型汽车"),
        Column("category", Text, "违法类别", required=True, level=Level.PUBLIC, codes=VIOLATION_CATEGORY, example="超速"),
        Column("code", Text, "违法代码", level=Level.PUBLIC, example="1636"),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("place", Text, "违法地点", level=Level.OFFICE, example="951省道12公里"),
        Column("driver", Text, "驾驶人编号", refers="drivers", level=Level.OFFICE, note="现场查处的填驾驶人台账中的编号"),
        Column("state", Text, "处理状态", required=True, level=Level.UNITS, codes=VIOLATION_STATE, example="已告知"),
        Column("notified_on", Date, "告知日期", level=Level.UNITS, example="2022-11-04"),
        Column("second_notice_on", Date, "再次通知日期", level=Level.UNITS,
               note="告知三十日仍未处理、该车未处理满五起的，再次通知所有人的日期"),
        Column("announced_on", Date, "公告日期", level=Level.UNITS, note="再次通知三十日仍未处理的，公告的日期"),
        Column("extended_to", Date, "延期至", level=Level.UNITS),
        Column("settled_on", Date, "处理日期", level=Level.UNITS),
        Column("struck_on", Date, "撤销日期", level=Level.UNITS, note="依《违法处理程序规定》第二十二条消除的记录"),
    ),
    checks=(
        Check("W01", "处理不早于违法", "settled_on", lambda c: c.settled_on < c.happened_at,
              "处理日期 {settled_on} 早于违法时间 {happened_at}。", "请核对两个日期。"),
        Check("W02", "已处理须有处理日期", "settled_on", lambda c: (c.state == "已处理") & c.settled_on.is_null(),
              "处理状态为“已处理”，但没有处理日期。", "请补填处理日期。"),
        Check("W03", "已撤销须有撤销日期", "struck_on", lambda c: (c.state == "已撤销") & c.struck_on.is_null(),
              "处理状态为“已撤销”，但没有撤销日期。", "请补填撤销日期。"),
        Check("W05", "公告须在再次通知之后", "announced_on",
              lambda c: c.announced_on.is_valid() & (c.second_notice_on.is_null() | (c.announced_on < c.second_notice_on)),
              "公告日期 {announced_on} 之前没有再次通知（{second_notice_on}）。", "请核对两个日期。"),
    ),
)  # fmt: skip

zone_entries = Register(
    name="zone_entries", usual="changes", label="闯禁区记录台账", row="一次驶入限行区域", aliases=("闯禁区",),
    owners=("brigade",),
    columns=(
        Column("id", Text, "记录编号", key=True, level=Level.UNITS, example="JQ20221100001"),
        Column("entered_at", Timestamp, "驶入时间", required=True, level=Level.PUBLIC, example="2022-11-02 07:30"),
        Column("plate", Text, "号牌号码", required=True, level=Level.OFFICE, example="示A1S001"),
        Column("plate_kind", Text, "号牌种类", level=Level.OFFICE, codes=PLATE_KIND, example="大型汽车"),
        Column("zone", Text, "限行区域", required=True, level=Level.PUBLIC, example="中心城区货车限行区"),
        Column("place", Text, "抓拍地点", level=Level.OFFICE, example="人民路与建设路路口"),
        Column("brigade", Text, "大队编号", refers="brigades", required=True, level=Level.PUBLIC, example="01"),
        Column("duty", Text, "执行任务", level=Level.OFFICE, note="警车、消防车、救护车、工程救险车执行紧急任务的，写任务；其余留空"),
    ),
)  # fmt: skip

zone_permits = Register(
    name="zone_permits", usual="changes", label="通行证台账", row="一张限行区域通行证", aliases=("通行证",),
    columns=(
        Column("number", Text, "通行证号", key=True, level=Level.UNITS, example="TX2022-0101"),
        Column("plate", Text, "号牌号码", required=True, level=Level.OFFICE, example="示A1S001"),
        Column("zone", Text, "限行区域", required=True, level=Level.PUBLIC, example="中心城区货车限行区"),
        Column("valid_from", Timestamp, "有效期始", required=True, level=Level.UNITS, example="2022-11-01 00:00"),
        Column("valid_to", Timestamp, "有效期止", required=True, level=Level.UNITS, example="2022-11-30 23:59"),
    ),
    checks=(
        Check("W04", "有效期止在始之后", "valid_to", lambda c: c.valid_to < c.valid_from,
              "有效期止 {valid_to} 早于有效期始 {valid_from}。", "请核对有效期。"),
    ),
)  # fmt: skip
