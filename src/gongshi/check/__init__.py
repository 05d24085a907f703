"""Claims in a draft: found, bound, compared with figures and with each other (核稿)."""

from gongshi.check.claim import Claim, Direction, Kind, Looseness, Range, Role
from gongshi.check.find import find_claims, iter_claims
from gongshi.check.finding import Finding, Verdict
from gongshi.check.judge import check
from gongshi.check.known import Answerable, Known, KnownEntry, KnownList, Printed, Records
from gongshi.check.report import Report

__all__ = [
    "Answerable",
    "Claim",
    "Direction",
    "Finding",
    "Kind",
    "Known",
    "KnownEntry",
    "KnownList",
    "Looseness",
    "Printed",
    "Range",
    "Records",
    "Report",
    "Role",
    "Verdict",
    "check",
    "find_claims",
    "iter_claims",
]
