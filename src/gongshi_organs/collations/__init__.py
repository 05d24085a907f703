"""What is collated from rows: timetables, archives, ledgers, progress, what is due (汇编), one file for a subject."""

from gongshi_organs.collations.collation import Collation
from gongshi_organs.collations.honours import HONOURS
from gongshi_organs.collations.inside import INSIDE
from gongshi_organs.collations.meetings import MEETINGS
from gongshi_organs.collations.organisation import ORGANISATION
from gongshi_organs.collations.partners import PARTNERS
from gongshi_organs.collations.progress import PROGRESS
from gongshi_organs.collations.study import STUDY
from gongshi_organs.collations.unit_month import MONTH

COLLATIONS: dict[str, Collation] = {
    made.name: made for made in (*STUDY, *MONTH, *PROGRESS, *MEETINGS, *ORGANISATION, *PARTNERS, *HONOURS, *INSIDE)
}
