"""The lengths of the lists, as headlines print them (名单长度)."""

from gongshi import Listed, derived, listed
from gongshi.figures.derive import percent
from gongshi_traffic.figures.carriers import carriers_registered

_DOC = "The length of the list as published, withdrawn entries left out ({label}).\n\nIt falls with a withdrawal."


def _length(list_name: str, name: str, label: str, unit: str, population: str) -> Listed:
    return listed(
        list_name, name=name, label=label, unit=unit, population=population,
        source=f"名单规则：{label.removeprefix('公布')}", doc=_DOC.format(label=label),
    )  # fmt: skip


bans_listed = _length("lifetime_bans", "bans_listed", "公布终身禁驾人数", "人", "本期名单公布的终身禁驾人员")
segments_listed = _length("crash_prone_segments", "segments_listed", "公布事故多发路段处数", "处", "本期名单公布的路段")
carriers_listed = _length("high_risk_carriers", "carriers_listed", "公布高危风险运输企业数", "家", "本期名单公布的企业")
red_listed = _length("red_list_carriers", "red_listed", "公布红榜企业数", "家", "本期红榜公布的企业")
vehicles_listed = _length(
    "unsettled_vehicles", "vehicles_listed", "公布多次违法未处理车辆数", "辆", "本期名单公布的车辆"
)
zone_vehicles_listed = _length("zone_vehicles", "zone_vehicles_listed", "公布闯禁区车辆数", "辆", "本期名单公布的车辆")
cases_listed = _length("typical_cases", "cases_listed", "公布典型事故案例数", "起", "本期公布的典型案例")

carriers_listed_share = derived(
    percent, part=carriers_listed, whole=carriers_registered,
    name="carriers_listed_share", label="高危风险运输企业占比", unit="%", population="当日未注销的运输企业",
    source="名单规则：高危风险运输企业；运输企业台账",
    doc="Listed high-risk carriers as a percentage of all (高危风险运输企业占比).\n\nNo carrier, no share.",
)  # fmt: skip

LIST_FIGURES = (
    bans_listed, segments_listed, carriers_listed, red_listed, vehicles_listed, zone_vehicles_listed, cases_listed,
    carriers_listed_share,
)  # fmt: skip
