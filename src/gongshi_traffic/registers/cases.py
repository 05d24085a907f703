"""What a published case rests on: the finding, each party's behaviours, the footage (认定、行为、影像)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_traffic.codes import (
    CRIMINAL_STATE,
    EVIDENCE_KIND,
    FINDING_KIND,
    GRAVITY,
    MASK_STATE,
    PART_IN_CAUSE,
    REVIEW_STATE,
)

findings = Register(
    name="findings", usual="changes", label="责任认定台账", row="一份事故认定书或事故证明", aliases=("认定",),
    columns=(
        Column("crash", Text, "事故编号", refers="crashes", key=True, level=Level.UNITS, example="SG2022110031"),
        Column("number", Text, "文书编号", key=True, level=Level.OFFICE, example="示公交认字〔2022〕第0031号"),
        Column("kind", Text, "文书类别", required=True, level=Level.OFFICE, codes=FINDING_KIND, example="事故认定书"),
        Column("scene_on", Date, "现场调查日期", required=True, level=Level.OFFICE, example="2022-09-29"),
        Column("caught_on", Date, "查获逃逸人日期", level=Level.OFFICE),
        Column("expert_on", Date, "鉴定意见日期", level=Level.OFFICE),
        Column("found_on", Date, "认定日期", required=True, level=Level.OFFICE, example="2022-10-18"),
        Column("late_reason", Text, "超期理由", level=Level.OFFICE, note="超过法定时限作出认定的，写明理由"),
        Column("served_on", Date, "送达日期", level=Level.OFFICE, example="2022-10-21"),
        Column("review", Text, "复核情况", required=True, level=Level.OFFICE, codes=REVIEW_STATE, example="未申请"),
        Column("review_asked_on", Date, "申请复核日期", level=Level.OFFICE),
        Column("review_ended_on", Date, "复核结论日期", level=Level.OFFICE),
        Column("replaces", Text, "替代的文书编号", level=Level.OFFICE, note="重新认定或侦破逃逸后的认定书，填被替代的编号"),
        Column("criminal", Text, "刑事程序", level=Level.OFFICE, codes=CRIMINAL_STATE, example="无"),
        Column("flight", Text, "逃逸", level=Level.OFFICE, pattern="是|否", example="否"),
        Column("departure", Text, "责任裁量说明", level=Level.OFFICE, note="认定与工作表给出的组合不同时，写明理由和签批人"),
        Column("case_title", Text, "案例提请", level=Level.OFFICE, note="提请作为典型案例公布的，写所揭示的违法行为；不提请的留空", example=""),
        Column("lesson", Text, "警示语", level=Level.OFFICE, note="一句提醒；不写数字"),
    ),
    checks=(
        Check("K01", "认定不早于现场调查", "found_on", lambda c: c.found_on < c.scene_on,
              "认定日期 {found_on} 早于现场调查日期 {scene_on}。", "请核对两个日期。"),
        Check("K02", "送达不早于认定", "served_on", lambda c: c.served_on < c.found_on,
              "送达日期 {served_on} 早于认定日期 {found_on}。", "请核对两个日期。"),
        Check("K03", "复核须有申请日期", "review_asked_on",
              lambda c: (c.review != "未申请") & c.review_asked_on.is_null(),
              "复核情况为“{review}”，但没有申请复核日期。", "请补填申请复核日期，或把复核情况改为“未申请”。"),
        Check("K04", "复核终了须有结论日期", "review_ended_on",
              lambda c: c.review.isin(["维持", "重新认定", "终止"]) & c.review_ended_on.is_null(),
              "复核情况为“{review}”，但没有复核结论日期。", "请补填复核结论日期，或把复核情况改为“受理中”。"),
    ),
)  # fmt: skip

behaviours = Register(
    name="behaviours", usual="changes", label="当事人行为台账", row="一个当事人的一项违法或过错行为", aliases=("行为",),
    columns=(
        Column("crash", Text, "事故编号", refers="crashes", key=True, level=Level.UNITS, example="SG2022110031"),
        Column("party", Integer, "当事人序号", key=True, at_least=1, level=Level.UNITS, example=1),
        Column("code", Text, "行为", key=True, level=Level.OFFICE, example="左转弯未让直行车辆先行"),
        Column("article", Text, "违反条款", required=True, level=Level.OFFICE, example="道路交通安全法实施条例 第五十二条第三项"),
        Column("part", Text, "原因作用", required=True, level=Level.OFFICE, codes=PART_IN_CAUSE, example="直接原因"),
        Column("gravity", Text, "过错程度", required=True, level=Level.OFFICE, codes=GRAVITY, example="严重"),
    ),
)  # fmt: skip

evidence = Register(
    name="evidence", usual="changes", label="影像证据台账", row="一件视频或照片", aliases=("影像",), expected="never",
    columns=(
        Column("id", Text, "证据编号", key=True, level=Level.OFFICE, example="YX0031-1"),
        Column("crash", Text, "事故编号", refers="crashes", required=True, level=Level.UNITS, example="SG2022110031"),
        Column("kind", Text, "证据类别", required=True, level=Level.OFFICE, codes=EVIDENCE_KIND, example="视频"),
        Column("sha256", Text, "文件校验值", required=True, level=Level.OFFICE, pattern="[0-9a-f]{64}", note="文件的 SHA-256"),
        Column("purpose", Text, "公布目的", required=True, level=Level.OFFICE, example="警示左转不让直行"),
        Column("mask", Text, "遮挡情况", required=True, level=Level.OFFICE, codes=MASK_STATE, example="已遮挡"),
        Column("seen_by_first", Text, "审看人一", level=Level.OFFICE),
        Column("seen_by_second", Text, "审看人二", level=Level.OFFICE),
    ),
    checks=(
        Check("K05", "两人审看", "seen_by_second", lambda c: c.seen_by_first == c.seen_by_second,
              "两个审看人都是“{seen_by_first}”。", "须由两人审看，请改填第二人。"),
    ),
)  # fmt: skip
