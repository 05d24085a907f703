"""The house keeps its shape: who may import whom, and which room owns which library."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from .source import SOURCE, imports, room_of, trees

ROOMS = {
    "hall": (),
    "wording": (),
    "records": ("wording",),
    "engines": ("records",),
    "figures": ("wording", "records", "engines"),
    "lists": ("wording", "records", "engines", "figures"),
    "papers": ("wording",),
    "notices": ("wording", "figures", "lists", "papers"),
    "check": ("wording", "figures", "lists", "papers"),
    "packs": ("wording", "records", "engines", "figures", "lists", "notices"),
    "site": (),
    "office": ("wording", "records", "engines", "figures", "lists", "papers", "notices", "check", "packs", "site"),
    "cli": (
        "wording",
        "records",
        "engines",
        "figures",
        "lists",
        "papers",
        "notices",
        "check",
        "packs",
        "site",
        "office",
    ),
}
ROOMS["desk"] = ROOMS["cli"]
OWNERS = {
    "duckdb": {"engines"}, "pyspark": {"engines"}, "openpyxl": {"records"}, "docx": {"notices"},
    "typst": {"notices"}, "matplotlib": {"notices"}, "jinja2": {"notices", "site"}, "click": {"cli"},
    "cryptography": {"records", "lists", "desk"}, "psycopg": {"records"}, "pymysql": {"records"},
    "python_calamine": {"records"}, "lxml": {"records", "notices", "papers"}, "pypdf": {"papers"},
    "django": {"desk"}, "allauth": {"desk"}, "django_htmx": {"desk"}, "django_tasks": {"desk"},
    "django_tasks_db": {"desk"}, "granian": {"desk"}, "whitenoise": {"desk"}, "pypinyin": {"desk"},
}  # fmt: skip
PUBLIC = SOURCE / "gongshi" / "__init__.py"


def foreign_imports() -> list[str]:
    found = []
    for path, tree in trees().items():
        room = room_of(path)
        if path in (PUBLIC, PUBLIC.with_name("__main__.py")):
            continue
        for name, line in imports(tree):
            parts = name.split(".")
            if parts[0] != "gongshi" or len(parts) == 1:
                continue
            other = parts[1] if (SOURCE / "gongshi" / parts[1]).is_dir() else "hall"
            if other not in ("hall", room, *ROOMS[room]):
                found.append(f"{path.relative_to(SOURCE)}:{line} {room} → {other}")
    return found


def test_every_folder_is_a_room_of_the_matrix():
    assert {p.name for p in (SOURCE / "gongshi").iterdir() if (p / "__init__.py").exists()} <= set(ROOMS)


def test_rooms_import_only_downwards():
    assert foreign_imports() == []


def test_each_library_has_its_owner_room():
    found = [
        f"{path.relative_to(SOURCE)}:{line} {name}"
        for path, tree in trees().items()
        for name, line in imports(tree)
        if room_of(path) not in OWNERS.get(name.split(".")[0], {room_of(path)})
    ]
    assert found == []


def test_only_engines_executes_expressions():
    calls = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees().items()
        if room_of(path) not in ("engines", "records")  # records runs a sender's own query on his own database
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("execute", "to_pyarrow", "to_pandas", "to_polars")
    ]
    assert calls == []


@pytest.mark.parametrize("package", [p.name for p in SOURCE.iterdir() if p.name.startswith("gongshi_") and p.is_dir()])
def test_a_pack_never_reaches_into_cli_office_or_desk(package: str):
    reached = {name for tree in trees(package).values() for name, _ in imports(tree)}
    assert not {n for n in reached if n.startswith(("gongshi.cli", "gongshi.office", "gongshi.desk"))}


def test_gongshi_itself_knows_no_word_of_a_pack():
    words = ("事故", "禁驾", "交警", "违法记录", "大队", "党支部", "党委")
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in trees()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(w in line for w in words) and "例如" not in line and ">>>" not in line
    ]
    assert found == []


def test_no_file_names_this_machine_or_a_registry():
    marks = ("/" + "work/", "/" + "root/", "pypi" + ".org", "registry." + "npmjs")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=SOURCE.parent, capture_output=True, text=True, check=True
    )
    files = [SOURCE.parent / name for name in listed.stdout.splitlines()]
    assert [str(p) for p in files if _is_text(p) and any(m in p.read_text(encoding="utf-8") for m in marks)] == []


def _is_text(path: Path) -> bool:
    return path.is_file() and path.suffix in {".py", ".md", ".toml", ".lock", ".sh", ".yml", ".html", ".po", ".txt"}


def test_the_public_names_are_those_that_have_a_home():
    import gongshi

    assert sorted(gongshi._HOME_OF) == sorted(gongshi.__all__)
    assert all(getattr(gongshi, name) is not None for name in gongshi.__all__)
