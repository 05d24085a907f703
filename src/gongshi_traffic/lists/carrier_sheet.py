"""The sheet that a carrier checks before it is named (企业核对表).

Every fact the rule used, the level it is compared with, and where it comes from; at its foot
the way to object. A carrier that finds an error answers before publication.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from gongshi import At, Candidate, Cell, Grid, tr, write_date
from gongshi_traffic.lists import thresholds as t

MODEL = "泊松—伽马收缩估计（经验贝叶斯，Clayton和Kaldor，Biometrics 43，1987）"


def carrier_sheet(candidate: Candidate, at: At) -> Grid:
    """One carrier's facts, the standards they are held against, and the reasons (企业核对表)."""
    reasons = tuple(tr("列入原因：{text}。（依据：{basis}）", text=r.text, basis=r.basis) for r in candidate.reasons)
    if not reasons:
        reasons = (tr("本期没有列入原因。"),)
    behind, contact = candidate.facts["behind"], at.settings.get("office.contact", "")
    return Grid(
        title=tr("运输企业核对表"),
        columns=(tr("项目"), tr("数值"), tr("单位"), tr("列入标准"), tr("数据来源")),
        rows=tuple(_rows(candidate, at)),
        lead=(
            candidate.name,
            tr("统计时段：截至{day}的近{n}个月", day=write_date(at.released), n=at.number(t.CARRIER_MONTHS)),
        ),
        notes=(
            *reasons,
            *(tr("涉及的车辆和记录：{one}。", one=one) for one in (behind if isinstance(behind, tuple) else ())),
            tr("率的算法：{model}。车月按三十天一车月计；车辆只在属于本企业期间计入。", model=MODEL),
            tr("请核对各项；有误的，自收到之日起{n}个工作日内书面提出。", n=at.number(t.CARRIER_NOTICE_DAYS)),
            *((tr("受理：{contact}。", contact=contact),) if contact else ()),
            tr("企业核对意见：　　　　　　　　（盖章）　　年　　月　　日"),
        ),
        widths=(30, 16, 8, 36, 24),
    )


def _rows(candidate: Candidate, at: At) -> list[tuple[Cell, ...]]:
    level = tr("大于{level}（同类平均的{times}倍），把握不低于{certainty}",
               level=_rounded(candidate.facts["level"]), times=at.value(t.CARRIER_RATE_TIMES),
               certainty=f"{at.share(t.CARRIER_CERTAINTY):.0%}")  # fmt: skip
    lines = (
        ("kind", tr("企业类别"), "", "", tr("运输企业台账")),
        ("parent", tr("总公司"), "", "", tr("运输企业台账")),
        ("fleet", tr("在册车辆"), tr("辆"), "", tr("机动车台账")),
        ("exposure", tr("车月"), tr("车月"), "", tr("机动车台账")),
        ("unsettled", tr("逾期未处理违法"), tr("起"), "", tr("违法记录台账")),
        ("raw_rate", tr("每车每月逾期未处理违法"), tr("起"), "", tr("计算")),
        ("class_mean", tr("同类平均（{label}）", label=candidate.facts["class_label"]), tr("起"), "", tr("计算")),
        ("rate", tr("按车队规模修正后的每车每月起数"), tr("起"), level, tr("计算")),
        ("certainty", tr("超过标准的把握"), "", "", tr("计算")),
        ("vehicles_many", tr("未处理违法{n}起以上的车辆", n=at.number(t.CARRIER_VEHICLE_UNSETTLED)), tr("辆"), "",
         tr("违法记录台账")),
        ("uninspected", tr("逾期未检验车辆"), tr("辆"), "", tr("机动车台账")),
        ("unscrapped", tr("逾期未报废车辆"), tr("辆"), "", tr("机动车台账")),
        ("hazmat_overdue", tr("逾期未检验、未报废危化品运输车"), tr("辆"),
         tr("{n}辆以上", n=at.number(t.CARRIER_HAZMAT_OVERDUE)), tr("机动车台账")),
        ("drivers", tr("驾驶人"), tr("人"), "", tr("驾驶人台账")),
        ("drivers_overdue", tr("逾期未审验、未换证驾驶人"), tr("人"), "", tr("驾驶人台账")),
        ("fatal_crashes", tr("同等以上责任死亡事故"), tr("起"),
         tr("{n}起以上，或者一起死亡{deaths}人以上", n=at.number(t.CARRIER_FATAL),
            deaths=at.number(t.CARRIER_GRAVE_DEATHS)), tr("交通事故台账")),
        ("deaths", tr("上述事故死亡人数"), tr("人"), "", tr("事故当事人台账")),
        ("drinks", tr("驾驶人酒驾被查获"), tr("起"), tr("{n}起以上", n=at.number(t.CARRIER_DRINK)), tr("违法记录台账")),
    )  # fmt: skip
    return [(label, _cell(candidate.facts[fact]), unit, level, source) for fact, label, unit, level, source in lines]


def _cell(fact: object) -> Cell:
    return None if fact is None or isinstance(fact, tuple) else _rounded(fact)  # type: ignore[return-value]


def _rounded(fact: object) -> object:
    """A rate with three decimals; the list itself is decided on the whole of it."""
    return fact.quantize(Decimal("0.001"), ROUND_HALF_UP) if isinstance(fact, Decimal) else fact
