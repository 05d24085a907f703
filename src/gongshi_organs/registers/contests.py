"""A call with rules, its candidates, the marks and the ballots (评选、申报、评分、计票)."""

from gongshi import Check, Column, Date, Integer, Level, Number, Register, Text
from gongshi_organs.codes import BALLOT_ROUND, CHECK_RESULT, CONTEST_KIND, CONTEST_LEVEL, ENTRY_STATE, TIE_RULE, YES_NO

contests = Register(
    name="contests", label="评选台账", row="一次比赛、评选、推荐或选举", aliases=("评选",), usual="changes", expected="once",
    named_by="title",
    columns=(
        Column("code", Text, "评选编号", key=True, level=Level.PUBLIC, example="PX2022-01"),
        Column("series", Text, "系列", required=True, level=Level.PUBLIC, example="百姓宣讲比赛", note="同一赛事各届用同一名称"),
        Column("title", Text, "评选名称", required=True, level=Level.PUBLIC, example="市直机关百姓宣讲比赛"),
        Column("session", Integer, "届次", unit="届", at_least=1, level=Level.PUBLIC, note="按届办的填写", example=10),
        Column("year", Integer, "年度", required=True, at_least=1949, at_most=2200, level=Level.PUBLIC, example=2022),
        Column("level", Text, "评选层级", required=True, level=Level.PUBLIC, codes=CONTEST_LEVEL, example="市"),
        Column("nature", Text, "评选性质", required=True, level=Level.PUBLIC, codes=CONTEST_KIND, example="内部评选"),
        Column("basis", Text, "依据文件", refers="documents", required=True, level=Level.UNITS, example="WJ2022003"),
        Column("eligibility", Text, "资格条件", level=Level.UNITS),
        Column("unit_quota", Integer, "每单位名额", unit="个", at_least=1, level=Level.UNITS, example=2),
        Column("min_age", Integer, "年龄下限", unit="岁", at_least=0, level=Level.PUBLIC),
        Column("max_age", Integer, "年龄上限", unit="岁", at_least=0, level=Level.PUBLIC),
        Column("age_on", Date, "年龄计算日", level=Level.PUBLIC),
        Column("judges_least", Integer, "评委下限", unit="人", at_least=0, level=Level.UNITS, example=3),
        Column("trimmed", Text, "去掉最高最低", level=Level.PUBLIC, codes=YES_NO, example="是"),
        Column("criteria", Text, "评分标准", level=Level.PUBLIC, pattern=r"[^:：、]+[:：]\d+(、[^:：、]+[:：]\d+)*",
               example="内容:60、表达:40", note="项目:满分，多个用、隔开"),
        Column("awards", Text, "奖项名额", level=Level.PUBLIC, pattern=r"[^:：、]+[:：]\d+(、[^:：、]+[:：]\d+)*",
               example="一等奖:5、二等奖:10", note="奖项:名额，多个用、隔开，由高到低"),
        Column("tie_rule", Text, "并列处理", level=Level.PUBLIC, codes=TIE_RULE, example="并列都取"),
        Column("notice_days", Integer, "公示工作日", unit="天", at_least=0, level=Level.PUBLIC, example=5),
        Column("seats", Integer, "应选名额", unit="名", at_least=1, level=Level.PUBLIC, note="选举填写"),
        Column("document", Text, "外部通报", refers="documents", level=Level.UNITS, note="外部评选的结果文件，填文件编号"),
    ),
    checks=(
        Check("C01", "年龄上下限", "max_age", lambda c: c.max_age < c.min_age,
              "年龄上限 {max_age} 小于下限 {min_age}。", "请核对两个年龄。"),
        Check("C02", "限年龄的写明计算日", "age_on", lambda c: c.max_age.is_valid() & c.age_on.is_null(),
              "限了年龄，没有写按哪一天计算。", "请填年龄计算日。"),
    ),
)  # fmt: skip

entries = Register(
    name="entries", label="申报台账", row="一个参加者、作品、候选人或申报单位", aliases=("申报",), usual="changes",
    named_by="title", owners=("unit",),
    columns=(
        Column("id", Text, "申报编号", key=True, level=Level.UNITS, example="SB2022-0001"),
        Column("contest", Text, "评选编号", refers="contests", required=True, level=Level.PUBLIC, example="PX2022-01"),
        Column("unit", Text, "申报单位", refers="units", many=True, required=True, level=Level.PUBLIC, example="DW001", note="联合申报用、隔开"),
        Column("person", Text, "人员编号", refers="persons", level=Level.OFFICE, example="RY0001"),
        Column("title", Text, "作品或事迹名称", level=Level.UNITS, example="我身边的故事"),
        Column("text", Text, "正文", level=Level.OFFICE, note="用于比对相似；可只填摘要"),
        Column("state", Text, "申报状态", required=True, level=Level.UNITS, codes=ENTRY_STATE, example="参赛"),
        Column("group", Text, "组别", level=Level.UNITS, note="运动会填项目，如“百米”；接力写明“接力”"),
        Column("overtime", Integer, "超时扣分", unit="分", at_least=0, level=Level.UNITS),
        Column("opinions", Text, "征求意见结果", level=Level.RESTRICTED, pattern="无异议|有异议|未征求"),
        Column("consented_on", Date, "同意公布日期", level=Level.OFFICE, note="公布个人事迹前取得本人同意"),
        Column("notice_from", Date, "公示起始日", level=Level.UNITS),
        Column("award", Text, "奖项", level=Level.PUBLIC, example="一等奖"),
        Column("award_document", Text, "授奖文件", refers="documents", level=Level.UNITS),
        Column("awarded_on", Date, "授奖日期", level=Level.PUBLIC),
        Column("valid_until", Date, "有效期止", level=Level.PUBLIC, note="称号有复核周期的填写"),
        Column("checked_on", Date, "复核日期", level=Level.UNITS, note="称号按周期复核的填写"),
        Column("check_result", Text, "复核结果", level=Level.UNITS, codes=CHECK_RESULT),
        Column("revoked_on", Date, "撤销日期", level=Level.PUBLIC),
        Column("sent_from", Text, "推荐来源", refers="entries", level=Level.UNITS, note="由哪一条申报推荐上来，填申报编号"),
    ),
    checks=(
        Check("V27b", "授奖有奖项和文件", "award_document",
              lambda c: (c.state == "授奖") & (c.award.is_null() | c.award_document.is_null()),
              "状态是“授奖”，奖项或授奖文件没有填。", "请补填奖项和授奖文件编号。"),
        Check("C08", "复核有日期有结果", "check_result", lambda c: c.checked_on.is_null() != c.check_result.is_null(),
              "复核日期和复核结果只填了一个。", "请两项都填，或都留空。"),
        Check("C03", "有不同意见不授奖", "state", lambda c: (c.opinions == "有异议") & c.state.isin(["公示", "授奖"]),
              "征求意见“有异议”，状态却是“{state}”。", "请先处理意见。"),
    ),
)  # fmt: skip

scores = Register(
    name="scores", label="评分台账", row="一位评委对一件作品一个项目的评分", aliases=("评分",), usual="changes", expected="never",
    columns=(
        Column("entry", Text, "申报编号", refers="entries", key=True, level=Level.OFFICE, example="SB2022-0001"),
        Column("judge", Text, "评委", refers="persons", key=True, level=Level.OFFICE, example="RY0900", note="填人员编号"),
        Column("criterion", Text, "评分项目", key=True, level=Level.OFFICE, example="内容"),
        Column("round", Text, "轮次", key=True, level=Level.OFFICE, example="决赛"),
        Column("value", Number, "分数", required=True, at_least=0, level=Level.OFFICE, example=56),
    ),
)  # fmt: skip

ballots = Register(
    name="ballots", label="选举计票台账", row="一轮选举中一名候选人的得票", aliases=("计票",), usual="changes", expected="never",
    note="只记票数，不记谁投。",
    columns=(
        Column("contest", Text, "评选编号", refers="contests", key=True, level=Level.OFFICE, example="XJ2022-01"),
        Column("round", Text, "轮次", key=True, level=Level.OFFICE, codes=BALLOT_ROUND, example="首轮"),
        Column("entry", Text, "申报编号", refers="entries", key=True, level=Level.OFFICE, example="SB2022-0301"),
        Column("electors", Integer, "应到人数", unit="人", required=True, at_least=1, level=Level.OFFICE, example=60),
        Column("present", Integer, "实到人数", unit="人", required=True, at_least=0, level=Level.OFFICE, example=55),
        Column("issued", Integer, "发出选票", unit="张", required=True, at_least=0, level=Level.OFFICE, example=55),
        Column("returned", Integer, "收回选票", unit="张", required=True, at_least=0, level=Level.OFFICE, example=55),
        Column("void", Integer, "废票", unit="张", required=True, at_least=0, level=Level.OFFICE, example=0),
        Column("votes", Integer, "得票", unit="票", required=True, at_least=0, level=Level.OFFICE, example=50),
    ),
    checks=(
        Check("E01", "实到过三分之二", "present",
              lambda c: c.present + c.present + c.present < c.electors + c.electors,
              "实到 {present} 人，不足应到 {electors} 人的三分之二，选举无效。", "请核对人数；确不足的须另行召开会议。",
              source="工会基层组织选举工作条例"),
        Check("E02", "收回不多于发出", "returned", lambda c: c.returned > c.issued,
              "收回选票 {returned} 张，多于发出 {issued} 张，选举无效。", "请核对票数；确多于的须重新选举。"),
        Check("E03", "得票不多于有效票", "votes", lambda c: c.votes + c.void > c.returned,
              "得票 {votes} 与废票 {void} 之和多于收回 {returned} 张。", "请核对票数。"),
        Check("E04", "发出不多于实到", "issued", lambda c: c.issued > c.present,
              "发出选票 {issued} 张，多于实到 {present} 人。", "请核对票数。"),
    ),
)  # fmt: skip
