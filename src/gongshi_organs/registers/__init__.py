"""Registers of the organs pack (市直机关党建台账), one file for a subject.

Ten types carry every system of the committee: units, persons with posts, documents,
programmes with items and duties, activities, links, listings, contests with entries and
scores, issues, care. No system has a table of its own.
"""

from gongshi_organs.registers.activities import activities
from gongshi_organs.registers.care import care
from gongshi_organs.registers.contests import ballots, contests, entries, scores
from gongshi_organs.registers.documents import document_values, documents
from gongshi_organs.registers.issues import issues
from gongshi_organs.registers.links import links, listings
from gongshi_organs.registers.persons import persons, posts
from gongshi_organs.registers.programmes import duties, items, programmes
from gongshi_organs.registers.units import successions, units

REGISTERS = (
    units, successions, persons, posts, documents, document_values, programmes, items, duties,
    activities, links, listings, contests, entries, scores, ballots, issues, care,
)  # fmt: skip
