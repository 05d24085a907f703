"""Documents of the committee's releases: the text read out, the host's words, answers, approval, yearbook (发布文书)."""

from pathlib import Path

from gongshi.notices.template import NoticeKind

_HERE = Path(__file__).parent
LISTS = ("awarded_works", "honoured_people")
FIGURES = (
    "units_live", "party_committees", "committees_with_discipline", "both_seats_filled", "both_seats_one_person",
    "seats_vacant", "one_shoulder_share", "supervisors", "lecturers", "study_groups", "departments_with_groups",
    "items_of_level_one", "items_of_level_two", "outside_values", "activities_to_date", "units_visited", "contact_groups",
    "special_kinds", "ceremony_years", "first_topics", "trainings_held", "training_heads", "people_trained", "pilots", "paired_villages",
    "reporting_organisations", "reporting_communities", "lists_kept", "projects_accepted", "places_offered",
    "contestants", "awards_of_year", "higher_awards", "sessions_of_year", "relief_paid", "care_kinds", "issues_found",
    "issues_closed", "members", "members_admitted", "terms_ending", "general_branches", "branches", "meetings_held", "activities_held",
    "activities_recorded_late",
)  # fmt: skip
BREAKDOWNS = (
    ("items_of_level_one", "programme"), ("items_of_level_two", "programme"), ("outside_values", "measure"),
    ("activities_to_date", "activity_kind"), ("contestants", "series"), ("awards_of_year", "series"),
    ("higher_awards", "series"), ("sessions_of_year", "series"), ("units_live", "unit_kind"),
    ("meetings_held", "activity_kind"), ("higher_awards", "level"), ("activities_held", "activity_kind"),
)  # fmt: skip
ITEMS = (("items_of_level_one", "programme", "title"), ("special_kinds", "", "kind"))

NOTICES = (
    NoticeKind("release", "新闻发布词", _HERE / "release.txt", form="bulletin", figures=FIGURES, lists=LISTS,
               annexes=LISTS, breakdowns=BREAKDOWNS, items=ITEMS),
    NoticeKind("host", "主持词", _HERE / "host.txt", form="press", figures=FIGURES, lists=LISTS),
    NoticeKind("answers", "答问参考", _HERE / "answers.txt", form="press", figures=FIGURES, breakdowns=BREAKDOWNS),
    NoticeKind("yearbook", "年鉴条目", _HERE / "yearbook.txt", form="press", figures=FIGURES, breakdowns=BREAKDOWNS),
    NoticeKind("approval", "发布审批单", _HERE / "approval.txt", form="approval", figures=FIGURES, lists=LISTS,
               steps=("提出", "审核", "审批", "实施")),
)  # fmt: skip
TERMS = {
    "模范机关+N": "",
    "七个一": "",
    "7+N": "",
    "第一议题": "",
    "百姓宣讲比赛": "",
    "一把手": "",
    "五四青年奖章": "",
    "双报到": "",
    "三级联动": "",
    "双联共建": "",
    "双对标": "",
    "一肩挑": "",
    "三张清单": "需求清单、资源清单、项目清单",
    "每日一学": "",
    "一对一": "",
    "光荣在党50年": "",
}
