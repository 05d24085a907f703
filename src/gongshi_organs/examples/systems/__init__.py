"""The committee's 47 systems, each by example: what is accepted, what is refused, what comes out (各项制度的例).

Printed on a page of the docs and run by a test of the system's code (`pytest -m Y18`).
"""

from gongshi_organs.examples.systems.centre import CENTRE
from gongshi_organs.examples.systems.integrity import INTEGRITY
from gongshi_organs.examples.systems.mass import MASS
from gongshi_organs.examples.systems.model import MODEL
from gongshi_organs.examples.systems.organisation import ORGANISATION
from gongshi_organs.examples.systems.political import POLITICAL
from gongshi_organs.examples.systems.study import STUDY

SYSTEMS = (*POLITICAL, *MODEL, *CENTRE, *ORGANISATION, *INTEGRITY, *MASS, *STUDY)
