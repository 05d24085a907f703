"""The catalogue: every figure by its Chinese or English name (指标目录)."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from gongshi.errors import BadInput, NotFound
from gongshi.figures.answer import NoSuchFigure
from gongshi.figures.figure import Figure
from gongshi.i18n import tr


class TwoFigures(BadInput):
    """Two figures bear the same name, so a reader could not say which is meant (指标重名)."""


class SeveralFigures(NotFound):
    """The word is used for several figures (不能确定是哪个指标)."""


class Catalogue:
    """Figures that answer to name, label, or a wording that only one of them uses (指标目录)."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        """Raises TwoFigures, naming all names that are borne twice."""
        self.figures = tuple(figures)
        _check_unique(self.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def find(self, name: str) -> Figure:
        """The figure of this English name, Chinese label, or spoken wording (查指标).

        Raises NoSuchFigure with the nearest names, SeveralFigures for a shared wording.
        """
        for figure in self.figures:
            if name in (figure.name, figure.label):
                return figure
        spoken = [f for f in self.figures if name in f.spoken_as]
        if len(spoken) == 1:
            return spoken[0]
        if spoken:
            raise SeveralFigures(
                tr("“{name}”可以指几个指标。", name=name),
                where=tr("指标目录"),
                mend=tr("请写明其一：{labels}。", labels="、".join(f.label for f in spoken)),
            )
        raise NoSuchFigure(
            tr("没有名为“{name}”的指标。", name=name),
            where=tr("指标目录"),
            mend=tr(
                "相近的指标：{near}。", near="、".join(self._near(name)) or tr("无；可用 gongshi figure --all 查看全部")
            ),
        )

    def _near(self, name: str) -> list[str]:
        words = {word: f.label for f in self.figures for word in (f.name, f.label, *f.spoken_as)}
        close = difflib.get_close_matches(name, words, n=5, cutoff=0.4)
        within = [word for word in words if name and name in word]
        return list(dict.fromkeys(words[word] for word in (*within, *close)))[:5]


def _check_unique(figures: Sequence[Figure]) -> None:
    used = Counter(word for f in figures for word in {f.name, f.label})
    twice = [word for word, n in used.items() if n > 1]
    if twice:
        raise TwoFigures(
            tr("指标重名：{names}。", names="、".join(twice)),
            where=tr("领域包的指标目录"),
            mend=tr("请改名，使每个中文名和英文名只指一个指标。"),
        )
