"""An invented month for the notices' tests: figures, lists, clocks, roads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from gongshi.figures.answer import Answer, Answers, State
from gongshi.figures.at import At
from gongshi.figures.compare import Against, Basis, Comparison, Published
from gongshi.figures.figure import How, Reduction, Selected
from gongshi.figures.threshold import Threshold
from gongshi.lists.candidate import Candidate, Fact, FactColumn, GateResult, ListRule, Reason, Subject
from gongshi.lists.entry import Entry
from gongshi.lists.roll import Roll
from gongshi.lists.states import State as EntryState
from gongshi.notices.facts import Facts, Office
from gongshi.notices.notice import Line
from gongshi.notices.template import NoticeKind
from gongshi.period import Period

AT = At(Period.parse("2022-11"), date(2022, 11, 23), datetime(2022, 11, 23, 8, 30), date(2022, 11, 23))
OFFICE = Office(
    "示例市公安局交通警察支队", "示例交警", "示例市公安局交通警察支队文件", "示例市公安局交通警察支队宣传科",
    "示例市人民政府办公室，各县（区）大队", "示例市公安局交通警察支队办公室",
)  # fmt: skip
TEXTS = {"number": "示公交通〔2022〕11号", "to": "各县（区）大队、各有关单位"}
TERMS = {
    "五大曝光": "终身禁驾人员、事故多发路段、高危风险运输企业、突出违法车辆、典型事故案例",
    "《道路交通安全法》第三十八条": "",
}
LEAST = Threshold.of("demo.least", 5, label="起点", basis="示例规定 第五条", since="2020-01-01", unit="起")
LINES = (
    Line("S951", "951省道", "LINESTRING (0 0, 9000 2500, 21000 3000, 38000 9000)"),
    Line("G952", "952国道", "LINESTRING (4000 -9000, 9000 2500, 12000 14000)"),
    Line("X953", "953县道", "LINESTRING (21000 3000, 24000 -8000)"),
    Line("C954", "柳河路", ""),
)


def figure(name: str, label: str, unit: str, column: str = "") -> Selected:
    how = How.COUNTS_DISTINCT if column else How.COUNTS
    return Selected(
        name,
        label,
        unit,
        "全市道路交通事故",
        "公安交管事故统计制度",
        doc="按发生时间计入。",
        reduction=Reduction(how, column),
    )


def answer(name: str, value: int | None, label: str = "", unit: str = "起", part: str = "", by: str = "") -> Answer:
    state = State.NOT_REPORTED if value is None else State.KNOWN if value else State.ZERO
    decimal = None if value is None else Decimal(value)
    return Answer(figure(name, label or name, unit), AT, decimal, state, part, by, thresholds=(LEAST,))


ANSWERS = Answers(
    (
        answer("crashes_recorded", 176, "交通事故起数"),
        answer("deaths", 14, "事故死亡人数", "人"),
        answer("injuries", 201, "事故受伤人数", "人"),
        *(
            answer("crashes_recorded", n, "交通事故起数", part=b, by="brigade")
            for b, n in (("一大队", 62), ("二大队", 41), ("三大队", 0), ("示例县大队", 73))
        ),
    )
)


def comparison(name: str, before: int, kind: Against) -> Comparison:
    base = Period.parse("2021-11") if kind is Against.YEAR_ON_YEAR else Period.parse("2022-10")
    return Comparison(ANSWERS.of(name), Published(name, base, Decimal(before), "起"), kind, Basis.AS_PUBLISHED)


COMPARISONS = {
    (name, kind.value): comparison(name, before, kind)
    for name, kind, before in (
        ("crashes_recorded", Against.YEAR_ON_YEAR, 186),
        ("crashes_recorded", Against.PERIOD_ON_PERIOD, 170),
        ("deaths", Against.YEAR_ON_YEAR, 14),
    )
}


def rule(name: str, label: str, subject: Subject, unit: str, *columns: FactColumn) -> ListRule:
    return ListRule(
        name, label, subject, unit, "示例规定 第三条", select=lambda at: {}, judge=lambda rows, at: (), registers=(),
        columns=columns, thresholds=(LEAST,), doc="按示例规定选取。",
    )  # fmt: skip


def entry(
    of: ListRule, n: int, name: str, facts: Mapping[str, Fact], *, shown: str | None = None, **more: str
) -> Entry:
    reason = Reason("R1", more.get("reason", "有多起违法逾期未处理"), "示例规定 第三条")
    gates = (GateResult("fresh", "数据在期内", True, "当日数据", "示例规定 第九条"),)
    candidate = Candidate(f"{of.name}-{n}", name, (reason,), gates, facts)
    return Entry(
        f"id-{of.name}-{n}", of, AT.period, candidate, EntryState.PUBLIC, name if shown is None else shown, position=n,
        shown_facts=facts, shown_reasons=(reason.text,),
    )  # fmt: skip


def roll(of: ListRule, *entries: Entry) -> Roll:
    return Roll(of, AT, entries)


C = FactColumn
BANS = rule(
    "lifetime_bans", "终身禁驾人员", Subject.PERSON, "人",
    C("name", "姓名", 10), C("sex", "性别", 6), C("age", "年龄", 6), C("licence", "准驾车型", 10), C("years", "驾龄", 6),
    C("ground", "禁驾原因", 30), C("sentence", "判处", 24), C("decided_on", "决定日期", 12),
)  # fmt: skip
SEGMENTS = rule(
    "crash_prone_segments", "事故多发路段", Subject.PLACE, "处",
    C("brigade", "辖区", 10), C("name", "路段", 30), C("why", "原因", 26), C("measure", "治理措施", 14),
)  # fmt: skip
CARRIERS = rule(
    "high_risk_carriers", "高危风险运输企业", Subject.UNIT, "家",
    C("name", "企业名称", 26), C("kind", "类别", 8), C("district", "区县", 8), C("fleet", "车辆数", 8), C("reasons", "理由", 30),
)  # fmt: skip
VEHICLES = rule(
    "unsettled_vehicles", "逾期未处理违法突出车辆", Subject.PLATE, "辆",
    C("name", "号牌号码", 12), C("kind", "车辆种类", 10), C("count", "起数", 6), C("oldest", "最早日期", 12),
)  # fmt: skip
ZONES = rule(
    "zone_vehicles",
    "闯限行区域车辆",
    Subject.PLATE,
    "辆",
    C("name", "号牌号码", 12),
    C("count", "次数", 6),
    C("zones", "限行区域", 30),
)
CASES = rule("typical_cases", "典型事故案例", Subject.CASE, "起", C("name", "案例", 30), C("happened_on", "日期", 12))
GROUND = {
    "ground": "造成重大交通事故后逃逸，构成犯罪",
    "article": "道路交通安全法 第一百零一条第一款、第二款",
    "decided_on": date(2022, 11, 1),
}
PEOPLE = roll(
    BANS,
    entry(BANS, 1, "假某镕", {"sex": "男", "age": 42, "licence": "C1", "years": 22, "sentence": "有期徒刑一年六个月，缓刑二年", **GROUND}),
    entry(BANS, 2, "虚构乙", {"sex": "男", "age": 55, "licence": "B2", "years": 21, "sentence": "有期徒刑十个月", **GROUND}),
    entry(BANS, 3, "虚构丙", {"sex": "女", "age": 30, "licence": "无证", "unlicensed": True, "sentence": "拘役四个月", **GROUND}),
)  # fmt: skip
_PLACES = (
    ("一大队", "951省道与柳河路交叉口（柳河村附近）", "S951", 12300, 12600, ("村庄路口多",)),
    ("一大队", "952国道五公里处", "G952", 5000, 5600, ("无信号灯",)),
    ("二大队", "951省道二十二公里至二十三公里", "S951", 22000, 23000, ("急弯陡坡",)),
    ("示例县大队", "953县道虚构桥路段", "X953", 6000, 6800, ()),
)
PLACES = roll(
    SEGMENTS,
    *(
        entry(
            SEGMENTS, i, place,
            {"brigade": b, "road_code": road, "from_m": a, "to_m": z, "defects": d,
             "why": f"近三年发生事故{i + 4}起，造成{i}人死亡", "measure": "增设信号灯", "owner": "示例县公路服务中心"},
        )
        for i, (b, place, road, a, z, d) in enumerate(_PLACES, 1)
    ),
)  # fmt: skip
FIRMS = roll(
    CARRIERS,
    *(
        entry(CARRIERS, i, f"示例市样本{i:02d}号运输有限公司",
              {"kind": "货运", "district": "东岭区", "fleet": 10 + i}, reason=f"{i + 2}辆车逾期未检验")
        for i in range(1, 52)
    ),
)  # fmt: skip
LORRIES = roll(
    VEHICLES,
    *(
        entry(VEHICLES, i, f"示A1S0{i:02d}", {"kind": "重型货车", "count": 21 - i, "oldest": date(2021, 3, i), "is_large": True})
        for i in range(1, 8)
    ),
)  # fmt: skip
ENTERED = roll(
    ZONES,
    *(entry(ZONES, i, f"示A2S0{i:02d}", {"count": i, "zones": ("示例路", "柳河路"), "is_large": True}) for i in (1, 2)),
)
STORIES = roll(
    CASES,
    *(
        entry(
            CASES, i, f"案例{i}",
            {"headline": headline, "happened_on": day, "place": "城区示例路与柳河路路口",
             "movements": ("姚某某骑电动自行车由南向北行至路口左转弯", "一辆小型客车由北向南直行"),
                "result": "造成一人受伤、两辆车受损", "injured": 1, "damaged": 2, "electric": True, "full_liability": True,
                "weather": "阴", "liability": "姚某某的行为是导致事故发生的直接原因，承担事故全部责任，小型客车驾驶人无责任",
                "articles": ("《道路交通安全法》第三十八条", "《道路交通安全法实施条例》第五十二条第三项"),
                "lesson": "转弯让直行，莫抢这一时。"},
        )
        for i, (day, headline) in enumerate(
            ((date(2022, 9, 29), "骑电动车左转不让行　承担全部责任"), (date(2022, 10, 13), "骑电动车逆行酿事故　承担全部责任")), 1
        )
    ),
)  # fmt: skip
ROLLS = {r.rule.name: r for r in (PEOPLE, PLACES, FIRMS, LORRIES, ENTERED, STORIES)}


def facts(**changed: object) -> Facts:
    """The invented month, with some parts changed."""
    whole = Facts(OFFICE, AT, ANSWERS, COMPARISONS, ROLLS, TEXTS, TERMS, lines=LINES)
    return replace(whole, **changed)  # type: ignore[arg-type]


def nothing() -> dict[str, Roll]:
    """The same lists, all empty."""
    return {name: Roll(r.rule, AT) for name, r in ROLLS.items()}


def kind_of(tmp_path, text: str, **more: object) -> NoticeKind:  # type: ignore[no-untyped-def]
    """A kind whose template is `text`."""
    path = tmp_path / "模板.txt"
    path.write_text(text, encoding="utf-8")
    return NoticeKind("sample", "样本", path, **more)  # type: ignore[arg-type]
