"""One act of care or relief for one person; only counts and sums ever leave (关怀)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_organs.codes import CARE_KIND, CAUSE, FUND

care = Register(
    name="care", label="关怀台账", row="对一个人的一次关怀或救助", aliases=("关怀",), usual="changes",
    note="人员和原因限定知情；本台账只出数，不出名单。",
    owners=("unit",),
    columns=(
        Column("id", Text, "关怀编号", key=True, level=Level.OFFICE, example="GH0001"),
        Column("kind", Text, "关怀类别", required=True, level=Level.OFFICE, codes=CARE_KIND, example="困难救助"),
        Column("on", Date, "日期", required=True, level=Level.OFFICE, example="2022-01-20", note="救助填申请日期"),
        Column("unit", Text, "所在单位", refers="units", required=True, level=Level.OFFICE, example="DW001"),
        Column("item", Text, "所属措施", refers="items", level=Level.UNITS, example="GZ05/4.1", note="工作编号/条目序号"),
        Column("amount_fen", Integer, "金额", unit="分", at_least=0, level=Level.RESTRICTED, example=250000, note="以分为单位的整数"),
        Column("fund", Text, "资金来源", level=Level.OFFICE, codes=FUND, example="工会"),
        Column("approved_on", Date, "审批日期", level=Level.OFFICE),
        Column("paid_on", Date, "发放日期", level=Level.OFFICE),
        Column("receipt", Text, "收据编号", level=Level.RESTRICTED),
        Column("refunded_on", Date, "退回日期", level=Level.OFFICE),
        Column("person", Text, "人员编号", refers="persons", required=True, level=Level.RESTRICTED, example="RY0001"),
        Column("household", Text, "家庭编号", level=Level.SEALED),
        Column("cause", Text, "致困原因", level=Level.SEALED, codes=CAUSE),
    ),
    checks=(
        Check("V34", "发放不早于审批", "paid_on", lambda c: c.paid_on < c.approved_on,
              "发放日期 {paid_on} 早于审批日期 {approved_on}。", "请核对两个日期。"),
        Check("V34b", "只有救助有金额", "amount_fen",
              lambda c: (c.amount_fen > 0) & ~c.kind.isin(["困难救助", "走访慰问", "疗休养"]),
              "“{kind}”填了金额。", "只有困难救助、走访慰问、疗休养可以有金额；请清空，或改类别。"),
        Check("V34c", "发放有审批和收据", "receipt",
              lambda c: c.paid_on.is_valid() & (c.amount_fen > 0) & (c.receipt.is_null() | c.approved_on.is_null()),
              "{paid_on} 发放，没有填审批日期或收据编号。", "请补填；未发放的请清空发放日期。"),
        Check("V34d", "有金额写明来源", "fund", lambda c: (c.amount_fen > 0) & c.fund.is_null(),
              "有金额，没有填资金来源。", "请填资金来源。"),
    ),
)  # fmt: skip
