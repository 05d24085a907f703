"""The page of what a draft is held to: the way from a number to a finding, and every rule with its file and examples."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getmodule
from pathlib import Path

import gongshi
from gongshi.check.consistency.groups import FINDERS
from gongshi.check.consistency.rule import Rule
from gongshi.check.consistency.rules import RULES
from gongshi.check.draft import MOST
from gongshi.check.judge import MOST_CHARACTERS, MOST_CLAIMS

Rows = list[tuple[object, ...]]
_SHOWN = 8
_SOURCE = Path(gongshi.__file__).parent
_INTRO = f"""# 核稿的核对规则

报告里每条意见都写着规则的名称和算式。说一个数错了而你不信，照下面的次序找，十分钟内能找到是哪一步、哪一行。

## 一条意见怎样得来

代码都在 `src/gongshi/` 之下。

| 步 | 做什么 | 代码 |
| --- | --- | --- |
| 1 | 读文件：段落、标题、表格、批注和修订，成为一篇带位置的文字；排版在字与数之间加的空格不算字 | `papers/read.py`、`check/tight.py` |
| 2 | 找数：每个数的位置、值、单位、限定、作用、主语、范围、期间；规则见[找数规则](check-rules.md)，`gongshi check --json` 的 `claims` 就是这一步的结果 | `check/find.py` |
| 3 | 切句：哪些数同在一个分句、一句、一段、一行 | `check/draft.py` |
| 4 | 逐条规则核对：规则先凭字句找出有关系的几个数，再算；下面每条规则一节。哪几个数是一个总数的分项，在 `check/consistency/groups/` 里定 | `check/consistency/` |
| 5 | 另有算法：规则说不合、文中另一个数算来却正好相合的，改为待核 | `check/otherwise.py` |
| 6 | 对照台账（给了 `--against` 时），规则名为“与台账不符”“名单”“升降” | `check/against.py`、`check/binding.py` |
| 7 | 规则都没有说到的数，按凭据论 | `check/weighed/` |
| 8 | 并成一条：几处算式指着同一个数的，只说一次，落在最可疑的数上 | `check/merge.py` |

想看一条意见走过哪几行代码，在源码目录运行 `python tools/why.py 文稿.docx`（或直接给一句话）：每条意见之下，依次是看到了这几个数而说“是”的函数和行，
哪一行把不相干的数认作了一组，从这里看得出来。

例子里“矛盾”“待核”“成立”是这条规则对这句话的结论，“不说”是看着像而意思不同、必须不响的；每个例子都是测试。这里每条规则至多列 {_SHOWN} 个，全部在代码文件末尾。

## 不核的，和知道的局限

* 没有规则说到、台账里也找不到的数不核，既不算对，也不算错；对照台账时计入“不能判断”。没有发现矛盾，不等于没有矛盾。
* 两处错得一样的、与别的数都不相干的数，文稿自己看不出，只有台账能说。
* 台账只与“全部”相比：说的是一部分（本句、上一句或标题里有别的限定）、是别的时候、是别的单位辖区的，不能判断。总数前面的话另有所指而没写“全市”的，写错了也因此看不出。
* 约数、“其中”只列几项的、可重叠的分项，不要求相加；四舍五入和截去尾数解释得了的出入不说。
* 照规则算不合、换文中另一个数算却相合的，只问（待核），不断定。
* 一句里的数多于 {MOST} 处时，只看离得最近的 {MOST} 处；超过 {MOST_CHARACTERS // 10_000} 万字或 {MOST_CLAIMS // 10_000} 万处数的文稿不核；没有框线的 PDF 表格按正文读，扫描件读不了。
* 每条规则看着像而不响的句子，是下面各节的“不说”。哪些说法还看不出，见[核稿](../how-to/check.md)末尾；找出几成、冤枉几处，见[核稿的成绩](check-measures.md)。
"""


def check_relations_page(drawn: Callable[[tuple[str, ...], Rows], str]) -> str:
    """The whole page; `drawn` writes a Markdown table."""
    return "\n".join((_INTRO, *(_section(rule, drawn) for rule in RULES), _finders(drawn)))


def _finders(drawn: Callable[[tuple[str, ...], Rows], str]) -> str:
    """The ways in which a whole and its parts are found, each with its file and the Chinese term of its docstring."""
    modules = dict.fromkeys(module for finder in FINDERS if (module := getmodule(finder)) is not None)
    rows: Rows = [(_term(module.__doc__ or ""), f"`{_source(module.__file__ or '')}`") for module in modules]
    return "## 总数与分项怎样认出\n\n“分项之和”核对的各组数，是下列各处认出的。\n\n" + drawn(("形式", "代码"), rows)


def _term(doc: str) -> str:
    """The Chinese term at the end of a docstring's first line."""
    return doc.partition("\n")[0].rpartition("(")[2].rstrip(").")


def _section(rule: Rule, drawn: Callable[[tuple[str, ...], Rows], str]) -> str:
    examples = [(_told(e.gives), e.text.replace("\n", "⏎")) for e in rule.examples]
    return f"## {rule.label} `{rule.name}`\n\n{rule.about}\n\n代码：`{_file(rule)}`\n\n" + drawn(
        ("结论", "例"), _some_of_each(examples)
    )


def _told(gives: tuple[object, ...]) -> str:
    return "、".join(str(getattr(v, "label", v)) for v in gives) or "不说"


def _some_of_each(examples: Rows) -> Rows:
    """The first few examples, as many that say something as that say nothing."""
    silent = [e for e in examples if e[0] == "不说"][: _SHOWN // 2]
    told = [e for e in examples if e[0] != "不说"][: _SHOWN - len(silent)]
    return [*told, *silent]


def _file(rule: Rule) -> str:
    return _source(rule.judge.__code__.co_filename)


def _source(file: str) -> str:
    return str(Path(file).relative_to(_SOURCE))
