"""Figures of the traffic pack (交通管理指标): X00 to X06, and what other cities publish."""

from gongshi_traffic.figures.bans import BAN_FIGURES
from gongshi_traffic.figures.carriers import CARRIER_FIGURES
from gongshi_traffic.figures.checks import CHECK_FIGURES
from gongshi_traffic.figures.crashes import CRASH_FIGURES
from gongshi_traffic.figures.key import KEY_FIGURES
from gongshi_traffic.figures.lists import LIST_FIGURES
from gongshi_traffic.figures.road_hazards import ROAD_HAZARD_FIGURES
from gongshi_traffic.figures.violations import VIOLATION_FIGURES
from gongshi_traffic.figures.zones import ZONE_FIGURES

FIGURES = (
    *CRASH_FIGURES, *VIOLATION_FIGURES, *KEY_FIGURES, *CARRIER_FIGURES, *CHECK_FIGURES, *ZONE_FIGURES, *BAN_FIGURES,
    *ROAD_HAZARD_FIGURES, *LIST_FIGURES,
)  # fmt: skip
