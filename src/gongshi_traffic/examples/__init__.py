"""Worked examples of the traffic pack's figures (算例), printed on their pages and run on each engine."""

from gongshi_traffic.examples import bans, carriers, checks, crashes, key, lists, road_hazards, violations, zones

EXAMPLES = (
    *crashes.EXAMPLES, *violations.EXAMPLES, *key.EXAMPLES, *carriers.EXAMPLES, *checks.EXAMPLES, *zones.EXAMPLES,
    *bans.EXAMPLES, *road_hazards.EXAMPLES, *lists.EXAMPLES,
)  # fmt: skip
