"""Documents of a traffic release: bulletin, cases, press text, approval sheet (发布文书)."""

from pathlib import Path

from gongshi.notices.template import NoticeKind

_HERE = Path(__file__).parent
FIGURES = ("crashes_recorded", "deaths", "injuries")
STATED = ("fatal_crashes", "injury_crashes", "casualties_stated")  # where the source has no parties
LISTS = (
    "lifetime_bans",
    "crash_prone_segments",
    "high_risk_carriers",
    "unsettled_vehicles",
    "zone_vehicles",
    "typical_cases",
)
ANNEXES = LISTS[:-1]

TERMS = {
    "五大曝光": "终身禁驾人员、事故多发路段、高危风险运输企业、突出违法车辆、典型事故案例",
    "《道路交通安全法》第三十八条": "",
}

NOTICES = (
    NoticeKind(
        "bulletin",
        "曝光通报",
        _HERE / "bulletin.txt",
        form="bulletin",
        figures=(*FIGURES, *STATED),
        lists=LISTS,
        annexes=ANNEXES,
        breakdowns=(("crashes_recorded", "brigade"), ("casualties_stated", "severity")),
    ),  # fmt: skip
    NoticeKind("cases", "典型事故案例", _HERE / "cases.txt", form="case", lists=("typical_cases",)),
    NoticeKind("press", "新闻通稿", _HERE / "press.txt", form="press", figures=FIGURES, lists=LISTS),
    NoticeKind("approval", "发布审批单", _HERE / "approval.txt", form="approval", figures=FIGURES),  # every list
)
