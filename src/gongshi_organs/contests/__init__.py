"""Contests, meets and elections recomputed from their sheets (比赛、评选、运动会、选举).

A kernel of plain values: it knows nothing of registers, and an outsider who has the sheets
gets the same result. No mark comes from clicks, votes on line, log-ins or minutes.
"""

from gongshi_organs.contests.awards import Award, TieAtTheLine, awards
from gongshi_organs.contests.draw import drawn_order
from gongshi_organs.contests.elections import Ballot, Outcome, elect
from gongshi_organs.contests.judging import Mark, Result, results
from gongshi_organs.contests.likeness import Alike, alike
from gongshi_organs.contests.rules import named_numbers
from gongshi_organs.contests.sports import Finish, MeetRules, Team, team_table

__all__ = [
    "Alike",
    "Award",
    "Ballot",
    "Finish",
    "Mark",
    "MeetRules",
    "Outcome",
    "Result",
    "Team",
    "TieAtTheLine",
    "alike",
    "awards",
    "drawn_order",
    "elect",
    "named_numbers",
    "results",
    "team_table",
]
