"""The last look into finished documents before they are sealed: no name that the lists hide (封存前的核看).

Lists already show names only as their policy lets them be seen. This look is kept apart, so that
a template, an adopted wording or a property that says more stops the sealing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.masking import MASKED
from gongshi.papers.inside import inside
from gongshi.site.gone import names_in

if TYPE_CHECKING:
    from gongshi.office.runs import Run


class HiddenNameShown(Refused):
    """A document says a name that the lists hide (文书写出了隐去的姓名)."""


def hidden_names(run: Run) -> frozenset[str]:
    """Whole names of persons and plates that no list of the release shows: masked, waiting, returned, taken down."""
    rolls = [roll for roll in run.rolls.values() if roll.rule.subject in MASKED]
    seen = {e.shown_name for roll in rolls for e in roll.shown()}
    return frozenset(e.candidate.name for roll in rolls for e in roll.entries) - seen


def refuse_hidden(files: Mapping[str, bytes], run: Run) -> None:
    """Nothing, when no document holds a hidden name, in its text, packed parts or properties. Raises HiddenNameShown."""
    hidden = hidden_names(run)
    found = list(_holding(files, hidden)) if hidden else []
    if found:
        raise HiddenNameShown(
            tr("文书里有名单隐去的姓名或号牌，没有封存。"),
            where="；".join(found),
            mend=tr("请改模板或采纳的文字，只用名单上的写法；与无关的人同名的，请在文书里写明是何人。"),
        )


def _holding(files: Mapping[str, bytes], hidden: frozenset[str]) -> Iterator[str]:
    for path, content in files.items():
        n = len(set(names_in(inside(path, content), hidden)))
        if n:
            yield tr("文件 {path}，{n} 个名字", path=path, n=n)
