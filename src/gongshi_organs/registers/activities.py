"""One thing that happened once, whoever took part and however many programmes it serves (活动)."""

from gongshi import Check, Column, Date, Integer, Level, Register, Text
from gongshi_organs.codes import ACTIVITY_KIND, TALKS, YES_NO

_CODES = r"[^、，,；; ]+(、[^、，,；; ]+)*"

activities = Register(
    name="activities", label="活动台账", row="一次活动", aliases=("活动",), usual="changes",
    note="联合活动只报一行，主办单位写齐；参加哪几项工作用条目标注，不重复报。",
    named_by="title", owners=("organisers",),
    columns=(
        Column("id", Text, "活动编号", key=True, level=Level.UNITS, example="HD2022110001"),
        Column("kind", Text, "活动类别", required=True, level=Level.PUBLIC, codes=ACTIVITY_KIND, example="联学联建"),
        Column("held_on", Date, "活动日期", required=True, level=Level.PUBLIC, example="2022-11-05"),
        Column("title", Text, "活动名称", required=True, level=Level.PUBLIC, example="联合主题党日"),
        Column("organisers", Text, "主办单位", refers="units", many=True, required=True, level=Level.PUBLIC, pattern=_CODES, example="DW001、DW102",
               note="填单位编号，多个用、隔开"),
        Column("heads", Integer, "参加人次", unit="人次", at_least=0, level=Level.UNITS, example=35),
        Column("objects", Text, "对象单位", refers="units", many=True, level=Level.PUBLIC, pattern=_CODES, note="走访、调研、列席的对象；多个用、隔开"),
        Column("document", Text, "学习或议题文件", refers="documents", level=Level.UNITS, note="填文件编号"),
        Column("is_first", Text, "列为第一项议题", level=Level.UNITS, codes=YES_NO),
        Column("items", Text, "所属条目", refers="items", many=True, level=Level.UNITS, pattern=_CODES, note="工作编号/条目序号，如 GZ01/1；多个用、隔开"),
        Column("link", Text, "所属结对", refers="links", level=Level.UNITS, note="填结对编号"),
        Column("speaker", Text, "主讲或主谈人", refers="persons", level=Level.OFFICE, note="填人员编号"),
        Column("serial", Integer, "期号", unit="期", at_least=1, level=Level.PUBLIC, note="每日一学、专栏的期号"),
        Column("electors", Integer, "应到人数", unit="人", at_least=0, level=Level.RESTRICTED),
        Column("votes", Integer, "投票人数", unit="人", at_least=0, level=Level.RESTRICTED, note="述职测评只记票数，不记谁投"),
        Column("recorded_on", Date, "录入日期", level=Level.UNITS, example="2022-11-06"),
        Column("confirmed_on", Date, "对方确认日期", level=Level.UNITS, note="联合活动由另一方确认"),
    ),
    checks=(
        Check("V13", "补录", "recorded_on", lambda c: c.recorded_on.days_since(c.held_on) > 30,
              "活动在 {held_on}，{recorded_on} 才录入，标为“补录”。", "补录照常计数并标明；日期有误的请改正。", blocking=False),
        Check("V13b", "录入不早于活动", "recorded_on", lambda c: c.recorded_on < c.held_on,
              "录入日期 {recorded_on} 早于活动日期 {held_on}，活动尚未举行。", "请在举行之后再报。"),
        Check("V17", "第一议题列为第一项", "is_first", lambda c: (c.kind == "第一议题") & (c.is_first != "是"),
              "“第一议题”没有列为会议的第一项议题。", "确为第一项的请填“是”；否则请改活动类别。"),
        Check("V17b", "第一议题有学习材料", "document", lambda c: (c.kind == "第一议题") & c.document.is_null(),
              "“第一议题”没有填学习的文件。", "请填学习材料的文件编号。"),
        Check("A01", "述职投票过半", "votes", lambda c: (c.kind == "述职") & (c.votes + c.votes < c.electors),
              "投票 {votes} 人，不足应到 {electors} 人的半数。", "请核对票数；确不足半数的须重新测评。"),
        Check("A02", "投票不多于应到", "votes", lambda c: c.votes > c.electors,
              "投票 {votes} 人，多于应到 {electors} 人。", "请核对票数。"),
        Check("A03", "每日一学、专栏有期号", "serial", lambda c: c.kind.isin(["每日一学", "专栏"]) & c.serial.is_null(),
              "“{kind}”没有填期号。", "请填期号，缺号由系统列出。"),
        Check("A06", "不记读者", "heads", lambda c: c.kind.isin(["每日一学", "专栏"]) & c.heads.is_valid(),
              "“{kind}”填了参加人次 {heads}。", "登载的文章不记读者、点击和时长，请清空。"),
        Check("A07", "谈话不记内容", "document", lambda c: c.kind.isin(list(TALKS)) & c.document.is_valid(),
              "“{kind}”填了文件“{document}”。", "谈话只记类别、日期和单位，内容不进本系统，请清空。"),
        Check("A08", "集体谈话有人次", "heads", lambda c: (c.kind == "集体谈话") & c.heads.is_null(),
              "“集体谈话”没有填参加人次。", "请填到场人次；只有一人的请改为相应的谈话类别。"),
        Check("A09", "培训有人次", "heads", lambda c: (c.kind == "培训班") & c.heads.is_null(),
              "“培训班”没有填参加人次。", "请按次填到场人次；几次的班每次一行。"),
    ),
)  # fmt: skip
