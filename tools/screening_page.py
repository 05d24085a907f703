"""The page of the screening library: every public name with its signature and its docstring."""

from __future__ import annotations

import dataclasses
import enum
import inspect
from collections.abc import Iterator

import gongshi_traffic.screening as library

_INTRO = """# 路网筛查的函数

`from gongshi_traffic.screening import …` 的全部名称，按用途分组；说明取自代码。长度一律是米，密度是每米起数，数组的行按所写的次序。怎样用见
[从 Python 做路网筛查](../how-to/screening-library.md)。
"""
GROUPS = (
    ("道路和路网", ("reading", "roads", "graph", "sections", "parts", "faults", "repair", "systems")),
    ("坐标、桩号、落点", ("coordinates", "chainage", "measuring", "index", "snapping", "events")),
    ("密度", ("lixels", "kernel_density", "shapes", "bandwidth", "moments", "severity", "tiling", "frames")),
    ("显著性和聚集", ("null", "testing", "false_discovery", "section_clusters", "scan_windows")),
    ("期望事故数和治理前后", ("spf", "fit", "bayes", "peaks", "service", "before_after")),
)


def screening_page() -> str:
    """The whole page."""
    return "\n".join((_INTRO, *(_group(title, modules) for title, modules in GROUPS))).rstrip() + "\n"


def left_out() -> set[str]:
    """Modules of the library that no group names."""
    return set(library._HOMES) - {module for _, modules in GROUPS for module in modules}


def _group(title: str, modules: tuple[str, ...]) -> str:
    names = [name for module in modules for name in library._HOMES[module]]
    return f"## {title}\n\n" + "\n".join(_entry(name, getattr(library, name)) for name in names)


def _entry(name: str, value: object) -> str:
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        return f"### `{name}`\n\n{_constant(value)}\n"
    said = inspect.getdoc(value) or ""
    return "\n".join((f"### `{name}`", "", *_signature(name, value), *_paragraphs(said), *_members(value)))


def _constant(value: object) -> str:
    return "、".join(f"`{v}`" for v in value) if isinstance(value, dict) else f"`{value!r}`"


def _signature(name: str, value: object) -> Iterator[str]:
    if inspect.isfunction(value):
        shown = inspect.signature(value)
        parts = list(map(_parameter, shown.parameters.values()))
        star = next((i for i, p in enumerate(shown.parameters.values()) if p.kind is p.KEYWORD_ONLY), None)
        if star is not None:
            parts.insert(star, "*")
        yield from ("```python", f"{name}({', '.join(parts)}) -> {shown.return_annotation}", "```", "")


def _parameter(one: inspect.Parameter) -> str:
    marks = {one.VAR_KEYWORD: "**", one.VAR_POSITIONAL: "*"}.get(one.kind, "")
    default = repr(one.default)
    if isinstance(one.default, enum.Enum):
        default = f"{type(one.default).__name__}.{one.default.name}"
    elif inspect.isfunction(one.default):
        default = one.default.__name__
    return f"{marks}{one.name}: {one.annotation}" + ("" if one.default is one.empty else f" = {default}")


def _paragraphs(said: str) -> Iterator[str]:
    """The docstring: its examples as code, the rest as text."""
    inside = False
    for line in said.splitlines():
        if line.startswith(">>>") and not inside:
            inside = True
            yield "```python"
        elif inside and not line:
            inside = False
            yield "```"
        yield line
    if inside:
        yield "```"
    yield ""


def _members(value: object) -> Iterator[str]:
    """The values of an enumeration; the fields, properties and methods of a class."""
    if inspect.isclass(value) and issubclass(value, enum.Enum):
        yield "可选：" + "、".join(f"`{member.name}`" for member in value) + "。"
        yield ""
    elif dataclasses.is_dataclass(value) and inspect.isclass(value):
        yield "字段：" + "、".join(f"`{field.name}`" for field in dataclasses.fields(value)) + "。"
        yield ""
        yield from _methods(value)


def _methods(value: type) -> Iterator[str]:
    found = [(n, m) for n, m in vars(value).items() if not n.startswith("_") and (callable(m) or hasattr(m, "__doc__"))]
    rows = [(n, (inspect.getdoc(m) or "").split("\n")[0]) for n, m in found if _is_described(m)]
    yield from (f"* `{name}`：{said}" for name, said in rows)
    if rows:
        yield ""


def _is_described(member: object) -> bool:
    return inspect.isfunction(member) or type(member).__name__ in ("property", "cached_property", "classmethod")
