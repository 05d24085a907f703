"""Figures of the organs pack (市直机关党建指标), one file for a subject."""

from gongshi_organs.figures.activities import ACTIVITY_FIGURES
from gongshi_organs.figures.care import CARE_FIGURES
from gongshi_organs.figures.contests import CONTEST_FIGURES
from gongshi_organs.figures.links import LINK_FIGURES
from gongshi_organs.figures.programmes import PROGRAMME_FIGURES
from gongshi_organs.figures.units import UNIT_FIGURES

FIGURES = (*UNIT_FIGURES, *PROGRAMME_FIGURES, *ACTIVITY_FIGURES, *LINK_FIGURES, *CONTEST_FIGURES, *CARE_FIGURES)
