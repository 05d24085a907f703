"""What is due, by whom, by when; and which unit did what of a programme (应办事项、进展).

A kernel of plain values. A unit with nothing new files nothing: it shows as 无新增 by itself.
There are no points and no order of units.
"""

from gongshi_organs.duties.calendar import Activity, Due, Duty, State, Unit, due_in
from gongshi_organs.duties.care_due import CareDue, Member, care_due
from gongshi_organs.duties.gaps import missing_serials
from gongshi_organs.duties.matrix import Cell, Item, matrix

__all__ = [
    "Activity",
    "CareDue",
    "Cell",
    "Due",
    "Duty",
    "Item",
    "Member",
    "State",
    "Unit",
    "care_due",
    "due_in",
    "matrix",
    "missing_serials",
]
