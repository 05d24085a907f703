"""Rules between rows of the organs pack's registers (跨行校验), one file for a subject."""

from gongshi_organs.across.activities import ACTIVITY_RULES
from gongshi_organs.across.care import CARE_RULES
from gongshi_organs.across.contests import CONTEST_RULES
from gongshi_organs.across.links import LINK_RULES
from gongshi_organs.across.programmes import PROGRAMME_RULES
from gongshi_organs.across.units import UNIT_RULES

ACROSS = (*UNIT_RULES, *PROGRAMME_RULES, *ACTIVITY_RULES, *LINK_RULES, *CONTEST_RULES, *CARE_RULES)
