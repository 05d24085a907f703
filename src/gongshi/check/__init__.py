"""Claims in a draft: found, bound, compared with figures and with each other (核稿)."""

from gongshi.check.claim import Claim, Direction, Kind, Looseness, Range, Role
from gongshi.check.find import find_claims, iter_claims

__all__ = ["Claim", "Direction", "Kind", "Looseness", "Range", "Role", "find_claims", "iter_claims"]
