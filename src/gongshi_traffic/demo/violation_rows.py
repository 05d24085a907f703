"""One violation in each state that the law knows (违法行)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from gongshi_traffic.demo.crash_rows import numbers
from gongshi_traffic.demo.rows import Row, Value

NOTICE_DAYS = 4  # recorded and notified within five days, 程序规定 第二十条
SECOND_NOTICE, ANNOUNCED = 32, 65  # days after the first notice: each when the term before is over, 第五十四条
CODES = {
    "超速": "1636", "超载": "1637", "闯红灯": "1625", "违法停车": "1039", "不按车道行驶": "1208",
    "未系安全带": "6011", "饮酒驾驶": "1604", "醉酒驾驶": "1605", "其他": "1001", "不按规定让行": "1044",
    "未戴头盔": "2046", "逆行": "1301", "疲劳驾驶": "1614", "涉牌涉证": "1718", "无证驾驶": "1720",
    "超员": "1630", "驾驶安全设施不全": "1049",
}  # fmt: skip


@dataclass
class Book:
    """Writes planted violations and numbers them (违法登记)."""

    serial: Iterator[str] = field(default_factory=lambda: numbers(1, 5))

    def write(
        self, at: datetime, vehicle: Row, state: str, *, category: str = "超速", brigade: str = "02", **more: Value
    ) -> Row:
        """One row of the register violations; dates follow from the state unless given."""
        notified = None if state == "已录入" else at.date() + timedelta(days=NOTICE_DAYS)
        row: Row = {
            "id": f"WF{at:%Y%m}{next(self.serial)}", "happened_at": at, "plate": vehicle["plate"],
            "plate_kind": vehicle["plate_kind"], "category": category, "code": CODES[category], "brigade": brigade,
            "state": state, "notified_on": notified,
        }  # fmt: skip
        if state == "已处理":
            row["settled_on"] = at.date() + timedelta(days=9)
        if state == "已撤销":
            row["struck_on"] = at.date() + timedelta(days=7)
        if state == "已公告" and notified:
            row["second_notice_on"] = notified + timedelta(days=SECOND_NOTICE)
            row["announced_on"] = notified + timedelta(days=ANNOUNCED)
        return {**row, **more}


def settled(row: Row, on: date) -> Row:
    """The same violation, settled on a day."""
    return {**row, "state": "已处理", "settled_on": on}
