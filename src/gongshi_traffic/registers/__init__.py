"""Registers of the traffic pack (交通管理台账), one file for a subject."""

from gongshi_traffic.registers.bans import bans
from gongshi_traffic.registers.carriers import carriers, checks, drivers, vehicles
from gongshi_traffic.registers.cases import behaviours, evidence, findings
from gongshi_traffic.registers.crashes import crashes, parties
from gongshi_traffic.registers.places import brigades, hazards, junctions, roads, sections, traffic_counts
from gongshi_traffic.registers.violations import violations, zone_entries, zone_permits

REGISTERS = (
    brigades, roads, traffic_counts, sections, junctions, hazards,
    crashes, parties, findings, behaviours, evidence,
    violations, zone_entries, zone_permits,
    carriers, vehicles, drivers, checks,
    bans,
)  # fmt: skip
