"""Worked examples of the organs pack's figures (算例), printed on their pages and run on each engine."""

from gongshi_organs.examples import activities, care, contests, links, programmes, units

EXAMPLES = (
    *units.EXAMPLES, *programmes.EXAMPLES, *activities.EXAMPLES, *links.EXAMPLES, *contests.EXAMPLES, *care.EXAMPLES,
)  # fmt: skip
