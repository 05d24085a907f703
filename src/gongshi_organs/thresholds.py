"""Numbers that documents set and the organs pack uses (阈值).

Each with its document and its first day; a city overrides one in gongshi.toml under
[[thresholds.organs.<name>]] with value, since and basis. Where only a practice is known, the
basis says so, and the office puts its own document in.
"""

from gongshi import Threshold

_RULES = "中国共产党党和国家机关基层组织工作条例（2019年）"
_PRACTICE = "各地做法，待本单位发文确定"

LATE_DAYS = Threshold.of(
    "organs.late_days", 30, label="补录天数", unit="天", since="2000-01-01", basis=_PRACTICE,
    note="活动之后超过这么多天才录入的，照常计数并标为补录。",
)  # fmt: skip
GROUP_AGE = Threshold.of(
    "organs.group_age", 40, label="青年理论学习小组成员年龄上限", unit="岁", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
BADGE_YEARS = Threshold.of(
    "organs.badge_years", 50, label="“光荣在党”纪念章党龄", unit="年", since="2021-01-01",
    basis="“光荣在党50年”纪念章颁发的有关规定：当年7月1日党龄满五十周年",
)  # fmt: skip
CONTACTS_MOST = Threshold.of(
    "organs.contacts_most", 3, label="一对一联系人数上限", unit="人", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
RECUPERATION_YEARS = Threshold.of(
    "organs.recuperation_years", 3, label="疗休养间隔", unit="年", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
RELIEF_MONTHS = Threshold.of(
    "organs.relief_months", 12, label="重复救助核对月数", unit="个月", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
OTHER_SHARE = Threshold.of(
    "organs.other_share", 20, label="“其他”类占比提醒", unit="%", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
SAME_TEXT_UNITS = Threshold.of(
    "organs.same_text_units", 5, label="雷同内容提醒的单位数", unit="个", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
LIKENESS = Threshold.of(
    "organs.likeness", 90, label="文本相似度提醒", unit="%", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
JUDGES_LEAST = Threshold.of(
    "organs.judges_least", 3, label="每件作品的评委下限", unit="人", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
PAIRS_MOST = Threshold.of(
    "organs.pairs_most", 2, label="每个社区结对组织上限", unit="个", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
RISK_HIGH = Threshold.of(
    "organs.risk_high", 6, label="高风险分值", unit="分", since="2000-01-01", basis=_PRACTICE,
    note="可能性与影响程度之积达到这个数为高。",
)  # fmt: skip
RISK_MIDDLE = Threshold.of(
    "organs.risk_middle", 3, label="中风险分值", unit="分", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
ITEMS_MOST = Threshold.of(
    "organs.items_most", 3, label="一次活动标注条目的提醒数", unit="个", since="2000-01-01", basis=_PRACTICE,
    note="一次活动只计一次；标注得多不增加次数。",
)  # fmt: skip
SUPERVISOR_TERMS = Threshold.of(
    "organs.supervisor_terms", 2, label="监督员最多任期数", unit="届", since="2000-01-01", basis=_PRACTICE,
    note="一般一届两年，连任一次。",
)  # fmt: skip
REPORT_MONTHS = Threshold.of(
    "organs.report_months", 3, label="述职的任职月数", unit="个月", since="2000-01-01", basis=_PRACTICE,
    note="机关纪委书记在半年内任职不满这么多个月的，这半年不述职。",
)  # fmt: skip
STUDENT_AGE = Threshold.of(
    "organs.student_age", 18, label="返家乡实践学生年龄下限", unit="岁", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
YOUTH_AGE = Threshold.of(
    "organs.youth_age", 35, label="青年集体成员年龄", unit="岁", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
YOUTH_SHARE = Threshold.of(
    "organs.youth_share", 50, label="青年集体中青年占比", unit="%", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
TITLE_YEARS = Threshold.of(
    "organs.title_years", 2, label="称号复核周期", unit="年", since="2000-01-01", basis=_PRACTICE,
)  # fmt: skip
COMMITTEE_MEMBERS = Threshold.of(
    "organs.committee_members", 100, label="设机关党委的党员人数", unit="人", since="2019-12-28", basis=f"{_RULES} 第五条",
)  # fmt: skip

THRESHOLDS = (
    LATE_DAYS, GROUP_AGE, BADGE_YEARS, CONTACTS_MOST, RECUPERATION_YEARS, RELIEF_MONTHS, OTHER_SHARE, SAME_TEXT_UNITS,
    LIKENESS, JUDGES_LEAST, PAIRS_MOST, RISK_HIGH, RISK_MIDDLE, COMMITTEE_MEMBERS,
    ITEMS_MOST, SUPERVISOR_TERMS, REPORT_MONTHS, STUDENT_AGE, YOUTH_AGE, YOUTH_SHARE, TITLE_YEARS,
)  # fmt: skip
