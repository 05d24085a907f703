"""Who is placed with whom from rows: posts, judges, observers, surveys, recuperation (安排), one file for a kind.

The kernel is `pairing.placing`; here are the rules of each kind: who may not, what is better.
"""

from gongshi_organs.placing.asked import Asked, Placed
from gongshi_organs.placing.groups import OBSERVERS, SURVEYS
from gongshi_organs.placing.judges import JUDGES
from gongshi_organs.placing.recuperation import RECUPERATION
from gongshi_organs.placing.students import STUDENTS

PLACINGS: dict[str, Placed] = {p.name: p for p in (STUDENTS, JUDGES, OBSERVERS, SURVEYS, RECUPERATION)}

__all__ = ["PLACINGS", "Asked", "Placed"]
