"""The page of rules by which claims are found: every table, each group with its reason and examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongshi.check.tables import groups, table, words
from gongshi.check.units import units
from gongshi.wording.measure_words import Measured, measure_words
from gongshi.wording.qualifier import qualifier_words

Rows = list[tuple[object, ...]]
_INTRO = """# 核稿的找数规则

找数不用模型，只看词表。词表是 `src/gongshi/check/tables/` 和 `src/gongshi/wording/tables/` 里的 TOML 文件；每组有理由和例子，例子就是测试。
漏了一个提法或误认一个编号时，在表里加一个词和一个例子即可。一处陈述的各部分见 `gongshi.check.claim` 模块开头。
"""


def check_rules_page(drawn: Callable[[tuple[str, ...], Rows], str]) -> str:
    """The whole page; `drawn` writes a Markdown table."""
    return "\n".join(
        (
            _INTRO,
            "## 不是陈述的数：名称、提法、熟语\n\n"
            + drawn(("理由", "词", "例（没有数）", "反例（有数）"), _grouped("names")),
            "## 不是陈述的数：编号的形式\n\n" + drawn(("形式", "例（没有数）", "反例（有数）"), _forms()),
            "## 看左右才知道的数\n\n" + drawn(("理由", "词", "例（有数）", "反例（没有数）"), _grouped("behind")),
            f"## 单位\n\n共 {len(units())} 个。\n\n" + drawn(("类别", "单位"), _units()),
            "### 只在阅读时用的单位\n\n" + drawn(("理由", "单位", "例", "反例"), _grouped("units")),
            "### 后面跟这些字就不是单位\n\n" + drawn(("单位", "不跟"), _guards()),
            "## 限定词\n\n" + drawn(("词", "位置", "意思", "例"), _qualifiers()),
            "## 主语、作用、增减、比较\n\n" + drawn(("用途", "理由", "词", "例"), _meanings()),
        )
    )


def _texts(group: Mapping[str, object]) -> str:
    return "、".join(words(group["words"]))


def _grouped(name: str) -> Rows:
    return [(g["reason"], _texts(g), g["example"], g["counter"]) for g in groups(name)]


def _forms() -> Rows:
    found = table("forms")["form"]
    rows = found if isinstance(found, list) else []
    return [(row["name"], row["example"], row["counter"]) for row in rows]


def _units() -> Rows:
    return [(kind.label, "、".join(w.text for w in measure_words() if w.measured is kind)) for kind in Measured]


def _guards() -> Rows:
    found = table("units")["not_before"]
    rows = found if isinstance(found, dict) else {}
    return [(unit, "、".join(words(after))) for unit, after in rows.items()]


def _qualifiers() -> Rows:
    places = {"before": "数前", "inside": "数和单位之间", "after": "单位后"}
    return [(w.text, places[w.place], w.means.label, w.example) for w in qualifier_words()]


def _meanings() -> Rows:
    return [(g["use"], g["reason"], _texts(g), g.get("example", "")) for g in groups("words")]
