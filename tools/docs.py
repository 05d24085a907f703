"""Write docs/reference from the code itself; with --check, say which pages are stale.

A page that is generated cannot drift from what it documents: registers, figures with their
worked examples, list rules, thresholds, errors, commands, states.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

import gongshi
from gongshi.desk.project.ready import make_ready
from gongshi.errors import EXIT_CODES, GongshiError
from gongshi.figures.suppress import SMALLEST_SHOWN
from gongshi.figures.threshold import Threshold
from gongshi.i18n import explained
from gongshi.lists.actions.clocks import OBJECTION_DAYS, WITHDRAWAL_DAYS
from gongshi.office.self_check import self_check
from gongshi.packs.absences import RULE
from gongshi.packs.find import find_pack, installed_packs
from gongshi.packs.pack import Pack

sys.path.insert(0, str(Path(__file__).resolve().parent))
from desk_page import desk_roles_page
from organs_page import systems_page, tables_page
from relations_page import check_relations_page
from rules_page import check_rules_page
from screening_page import screening_page

make_ready()  # the desk's modules can be imported only then
ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
HEAD = "<!-- 由 tools/docs.py 生成，请勿手改。 -->\n\n"


def main() -> int:
    """Write the pages, or compare them; 1 when a page is stale."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [name for name, text in pages() if not _settled(PAGES / name, HEAD + text, check)]
    if stale:
        print("参考文档与代码不一致，请运行 python tools/docs.py：" + "、".join(stale))
    return 1 if stale else 0


def _settled(path: Path, text: str, check: bool) -> bool:
    if check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def pages() -> Iterator[tuple[str, str]]:
    """Every generated page: its file name and its text."""
    packs = [find_pack(name) for name in installed_packs()]
    for pack in packs:
        yield f"{pack.name}-registers.md", registers_page(pack)
        yield f"{pack.name}-figures.md", figures_page(pack)
        yield f"{pack.name}-lists.md", lists_page(pack)
        yield f"{pack.name}-thresholds.md", thresholds_page(pack.label, pack.thresholds)
    yield "organs-systems.md", systems_page(table)
    yield "organs-tables.md", tables_page(table)
    yield "thresholds.md", thresholds_page("各领域包共用", (SMALLEST_SHOWN, WITHDRAWAL_DAYS, OBJECTION_DAYS))
    yield "published.md", published_page()
    yield "absences.md", absences_page(packs)
    yield "errors.md", errors_page()
    yield "commands.md", commands_page()
    yield "states.md", states_page()
    yield "desk-roles.md", desk_roles_page(table)
    yield "check-rules.md", check_rules_page(table)
    yield "check-relations.md", check_relations_page(table)
    yield "screening-functions.md", screening_page()


def table(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A Markdown table; cell text is kept on one line."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_cell(v) for v in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return str("" if value is None else value).replace("\n", " ").replace("|", "／")


def _register(register: object) -> str:
    r = register
    rows = [
        (
            c.label,
            f"`{c.name}`",
            c.type.label,
            "是" if c.key else "",
            "是" if c.is_needed else "",
            c.level.label,
            c.unit,
            c.codes.label if c.codes else "",
            c.note,
        )
        for c in r.columns
    ]
    text = f"## {r.label} `{r.name}`\n\n一行是{r.row}。{r.note}\n\n"
    text += table(("列", "英文名", "类型", "主键", "必填", "谁可看", "单位", "代码表", "说明"), rows)
    if r.checks:
        text += "\n校验：\n\n" + table(
            ("编号", "规则", "不符时", "性质"),
            [(k.code, k.label, k.says, "拒收" if k.blocking else "提醒") for k in r.checks],
        )
    return text + "\n"


def absences_page(packs: Sequence[Pack]) -> str:
    """The self-check of burdens: what does not exist, what was looked at, what only looks so."""
    text = (
        "# 减负自查\n\n没有积分、排名、打卡签到、阅读时长、强制留痕：台账、代码、校验、指标、名单、文书、命令、填报表里都没有这样的"
        f"字段，谁也打不开这样的功能。依据：{RULE}。\n\n"
        "比赛的名次、运动会的得分、名单按规则的先后，评的是作品和事项，不是谁用得多、报得多，不在此列。"
        "用 `gongshi pack absences` 对本机装的领域包逐项再核对一次，并写明看了多少项。\n\n"
    )
    found = self_check(packs)
    text += table(
        ("不应有的", "结论"), [(p.absence.label, "没有" if p.holds else "有：" + "、".join(p.found)) for p in found]
    )
    text += "\n## 怎样核对\n\n下列字样出现在任何一项的名称、代码里，或以所列单位计量，即为有；“必填才算”的只看是否要求填写。\n\n"
    text += table(
        ("不应有的", "中文字样", "英文名", "计量单位", "必填才算"),
        [
            (a.label, "、".join(a.words), "、".join(a.tokens), "、".join(a.units), "、".join(a.only_required))
            for a in (p.absence for p in found)
        ],
    )
    text += "\n## 字样相似而不是的\n\n"
    return text + table(("哪一项", "为什么不是"), [pair for p in found for pair in p.apart])


def registers_page(pack: Pack) -> str:
    """All registers of a pack, with columns, checks and code lists."""
    text = f"# {pack.label}：台账\n\n" + "".join(_register(r) for r in pack.registers)
    codes = {c.codes.label: c.codes for r in pack.registers for c in r.columns if c.codes}
    text += "## 代码表\n\n"
    rows = [
        (
            label,
            "、".join(f"{k}（{v}）" if k != v else k for k, v in c.words.items()),
            "、".join(f"{a}→{b}" for a, b in dict(c.also).items()),
            c.source,
        )
        for label, c in codes.items()
    ]
    return text + table(("代码表", "取值", "也认这些写法", "来源"), rows)


def published_page() -> str:
    """The two registers of what was published before."""
    from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

    return "# 以往发布\n\n" + _register(PUBLISHED_FIGURES) + _register(PUBLISHED_NAMES)


def figures_page(pack: Pack) -> str:
    """All figures of a pack with definition and worked examples."""
    text = f"# {pack.label}：指标\n\n每个指标都由“选出哪些记录”和“怎样归约”两部分定义；例子在两种引擎上运行。\n\n"
    for f in pack.figures:
        text += f"## {f.label} `{f.name}`\n\n{explained(f.doc)}\n\n"
        rows = [
            ("单位", f.unit),
            ("口径", f.population),
            ("来源", f.source),
            ("归约", _how(f)),
            ("别称", "、".join(f.spoken_as)),
        ]
        text += table(("项目", "内容"), [(a, b) for a, b in rows if b]) + "\n"
        for example in (e for e in pack.examples if e.figure.name == f.name):
            text += example_text(example)
    return text


def _how(figure: object) -> str:
    reduction = getattr(figure, "reduction", None)
    if reduction is not None:
        return reduction.how.value + (f"（{reduction.column}）" if reduction.column else "")
    return {"Derived": "由其他指标计算", "Quoted": "引自文件", "Listed": "名单长度"}[type(figure).__name__]


def example_text(example: object) -> str:
    """One worked example: its tables as text, the period, and what it gives."""
    text = f"例：{example.title}\n\n```text\n"
    for name, source in example.tables.items():
        text += f"{name}\n{inspect.cleandoc(source)}\n\n"
    return text + f"期间 {example.period.label} → {_gives(example.gives)}\n```\n\n"


def _gives(value: object) -> str:
    if isinstance(value, dict):
        return "，".join(f"{part}：{_gives(one)}" for part, one in value.items())
    return str(getattr(value, "label", value))


def lists_page(pack: Pack) -> str:
    """All list rules of a pack."""
    text = f"# {pack.label}：名单规则\n\n"
    for rule in pack.lists:
        text += f"## {rule.label} `{rule.name}`\n\n{explained(rule.doc)}\n\n"
        rows = [
            ("对象", rule.subject.label), ("依据", rule.basis), ("读取台账", "、".join(rule.registers)),
            ("打开封存列", "、".join(rule.opens)), ("默认遮盖", rule.mask), ("可选遮盖", "、".join(rule.masks)),
            ("公示天数", rule.term_days), ("阈值", "、".join(t.label for t in rule.thresholds)),
            ("附表", "、".join(c.label for c in rule.columns)),
        ]  # fmt: skip
        text += table(("项目", "内容"), [(a, b) for a, b in rows if b]) + "\n"
    return text


def thresholds_page(label: str, thresholds: Sequence[Threshold]) -> str:
    """Thresholds with basis and first day, and how a city overrides one."""
    rows = [
        (t.label, f"`{t.name}`", _value(d.value), t.unit, d.since, d.basis, t.note)
        for t in thresholds
        for d in t.series
    ]
    return (
        f"# {label}：阈值\n\n在 gongshi.toml 中用 `[[thresholds.名称]]` 写 value、since、basis 三项即可改用本市取值。\n\n"
        + table(("阈值", "名称", "取值", "单位", "自何日起", "依据", "说明"), rows)
    )


def _value(value: object) -> object:
    return "、".join(value) if isinstance(value, tuple) else value


def error_classes() -> list[type[GongshiError]]:
    """Every error class that a reader may meet."""
    for package in (gongshi, *(importlib.import_module(find_pack(n).__class__.__module__.split(".")[0]) for n in ())):
        _import_all(package)
    for name in installed_packs():
        _import_all(importlib.import_module(f"gongshi_{name}"))
    found: list[type[GongshiError]] = []
    waiting = list(GongshiError.__subclasses__())
    while waiting:
        cls = waiting.pop()
        if cls.__module__.startswith("gongshi"):
            found.append(cls)
            waiting += cls.__subclasses__()
    return sorted(set(found), key=lambda c: (c.exit_code, c.__module__, c.__name__))


def _import_all(package: object) -> None:
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def errors_page() -> str:
    """Every error class, by exit code."""
    text = "# 错误与退出码\n\n每个错误说三件事：发现了什么、在哪里、怎样处理。\n\n"
    text += table(("退出码", "含义"), list(EXIT_CODES.items())) + "\n"
    rows = [(c.__name__, c.exit_code, (inspect.getdoc(c) or "").splitlines()[0], c.__module__) for c in error_classes()]
    return text + table(("错误", "退出码", "含义", "所在模块"), rows)


def commands_page() -> str:
    """Every command with its options."""
    from gongshi.cli import COMMANDS
    from gongshi.cli import gongshi as group
    from gongshi.packs.find import installed_commands

    text = "# 命令\n\n`gongshi --lang en …` 以英文显示信息；多数命令有 `--json`。办公台和领域包的命令排在后面。\n\n"
    context = click.Context(group, info_name="gongshi")
    for name in (*COMMANDS, *sorted(installed_commands())):
        text += _command(group.get_command(context, name), f"gongshi {name}")
    return text


def _command(command: click.Command, name: str) -> str:
    text = f"## `{name}`\n\n{inspect.cleandoc(command.help or '')}\n\n"
    rows = [("、".join(f"`{o}`" for o in p.opts), getattr(p, "help", "") or "参数") for p in command.params]
    text += table(("选项或参数", "说明"), rows) + "\n" if rows else ""
    if isinstance(command, click.Group):
        text += "".join(_command(below, f"{name} {key}") for key, below in command.commands.items())
    return text


def states_page() -> str:
    """The table of states and acts of a list entry."""
    from gongshi.lists import states

    return "# 名单条目的状态\n\n" + table(("状态", "行为", "谁可办", "变为"), list(states.table()))


if __name__ == "__main__":
    sys.exit(main())
