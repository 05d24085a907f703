"""The seven list rules of the pack, in the order of the bulletin (名单规则)."""

from gongshi_traffic.lists.crash_prone_segments import crash_prone_segments
from gongshi_traffic.lists.high_risk_carriers import high_risk_carriers
from gongshi_traffic.lists.lifetime_bans import lifetime_bans
from gongshi_traffic.lists.red_list_carriers import red_list_carriers
from gongshi_traffic.lists.typical_cases import typical_cases
from gongshi_traffic.lists.unsettled_vehicles import unsettled_vehicles
from gongshi_traffic.lists.zone_vehicles import zone_vehicles

LISTS = (
    lifetime_bans,
    crash_prone_segments,
    high_risk_carriers,
    red_list_carriers,
    unsettled_vehicles,
    zone_vehicles,
    typical_cases,
)
