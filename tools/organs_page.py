"""The organs pack's own pages: each system by example, and the three tables of what it must do (市直机关党建的页)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gongshi.figures.ask import leaves
from gongshi.figures.figure import Quoted
from gongshi_organs.examples.page_figures import PAGE_FIGURES, PageFigure
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import Figure, System
from gongshi_organs.examples.validations import VALIDATIONS

Table = Callable[[tuple[str, ...], list[tuple[object, ...]]], str]


def systems_page(table: Table) -> str:
    """The committee's systems by example: what is accepted, what is refused and why, what comes out by which command."""
    head = (
        "# 市直机关党建·各项制度的例\n\n每项制度几行：收下的表，按本制度自己的规则退回的一行和退回的话，办出成品的命令和它印出的话。"
        "表头是列的英文名，列的中文名见台账一页。每一项由带制度编号的测试逐字执行：`pytest -m Y18`。\n"
        "命令后面加 `--to 文件`，即写成 xlsx、docx、pdf 或 html。\n"
    )
    return head + "\n".join(_system(system, table) for system in SYSTEMS)


def _system(system: System, table: Table) -> str:
    tables = "\n".join(f"收下（`{name}`）：\n\n{_text_table(text, table)}" for name, text in system.accepts.items())
    refused = (
        f"退回（`{system.refuses[0]}`），退回的话里有“{system.because}”：\n\n{_text_table(system.refuses[1], table)}"
    )
    done = f"办出：\n\n```\ngongshi {system.does}\n```\n\n印出：{'；'.join(f'`{word}`' for word in system.says)}\n"
    return f"\n## {system.code} {system.title}\n\n{tables}\n{refused}\n{done}{_given(system.gives)}"


def _text_table(text: str, table: Table) -> str:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return table(tuple(f"`{name}`" for name in lines[0]), [tuple(line) for line in lines[1:]])


def _given(gives: Any) -> str:
    if gives is None:
        return ""
    if isinstance(gives, Figure):
        part = f"（{gives.part}）" if gives.part else ""
        return f"\n所依指标 [`{gives.name}`](organs-figures.md){part} = {getattr(gives.value, 'label', gives.value)}\n"
    return f"\n所依名单 [`{gives.rule}`](organs-lists.md)，过了关口的：{'、'.join(gives.names)}\n"


def tables_page(table: Table) -> str:
    """Y00 to Y46, V1 to V36 and F01 to F30 in three tables, each line with what proves it."""
    text = "# 市直机关党建·对照表\n\n三张表各行都由测试执行：制度 `pytest -m Y18`，校验 `tests/organs/test_validations.py`，"
    text += "数 `tests/organs/test_the_page_s_figures.py`；指标的例子在 DuckDB 和 Spark 上各跑一遍。\n\n## 制度\n\n"
    text += table(
        ("编号", "制度", "按自己的规则退回", "办出成品的命令"),
        [(s.code, s.title, s.because, f"`gongshi {s.does}`") for s in SYSTEMS],
    )
    text += "\n## 校验\n\n“拒收”的整份退回，“提醒”的先告诉填报人，照常收下。V32（曝光路段须有统计或缺陷）属交通管理领域包。\n\n"
    text += table(
        ("编号", "规则", "性质", "台账", "话里有"),
        [(v.code, v.rule, "拒收" if v.blocks else "提醒", f"`{v.register}`", v.because) for v in VALIDATIONS],
    )
    return text + "\n## 数\n\n" + table(
        ("编号", "那一版写作", "指标", "口径", "哪些天", "去重", "来源", "措辞规则"), [_number(f) for f in PAGE_FIGURES]
    )  # fmt: skip


def _number(one: PageFigure) -> tuple[object, ...]:
    part = f"（{one.part}）" if one.part else ""
    keys = [
        leaf.reduction.column
        for leaf in leaves([one.figure])
        if leaf.reduction.column and "distinct" in leaf.reduction.how.name.lower()
    ]
    key = "、".join(f"`{k}`" for k in dict.fromkeys(keys)) or ("—" if isinstance(one.figure, Quoted) else "一行一计")
    return (
        one.code, one.written, f"[`{one.name}`](organs-figures.md){part}", one.figure.population, one.clock, key,
        one.figure.source, one.rule,
    )  # fmt: skip
