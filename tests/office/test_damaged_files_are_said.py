"""Files of a workspace that a hand or a full disk damaged: an error in three parts, never a bare one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gongshi.errors import GongshiError
from gongshi.office.last import Last, keep_last, last_of
from gongshi.office.people import diary, people, signer
from gongshi.office.printed import keep_printed, printed_of
from gongshi.office.workspace import Workspace
from gongshi.records.opening import Look

from .small_city import ROWS, deliver_rows, enrol

LOOK = Look("crashes", "000001-5f7654b0", "原文件", "fengcun", "核对名单", datetime(2022, 11, 23, 8))
Do = Callable[[Workspace], object]


def deliver_again(workspace: Workspace) -> object:
    return deliver_rows(workspace, "brigades", [{"code": "02", "name": "二大队", "district": "西湾区"}])


def read_registers(workspace: Workspace) -> object:
    from gongshi.engines.duckdb import DuckEngine

    engine = DuckEngine(workspace.vault(), workspace.registers, workspace.now())
    return [engine.rows(engine.tables(name)) for name in ROWS]


def release_folder(workspace: Workspace) -> Path:
    return workspace.release_folder("traffic", "2022-11")


# What reads each file, straight: the commands are made of these.
READ: dict[str, tuple[Do, ...]] = {
    "gongshi.toml": (lambda w: (w.packs, w.registers, w.now(), people(w), w.vault().deliveries()),),
    "人员.json": (people, lambda w: signer(w, "fabu")),
    "日记/diary.jsonl": (lambda w: diary(w).events(), lambda w: diary(w).salted("x")),
    "日记/diary.jsonl.head": (lambda w: diary(w).events(),),
    "日记/diary.jsonl.salt": (lambda w: diary(w).salted("x"), lambda w: diary(w).events()),
    "日记/looks.jsonl": (lambda w: w.looks(LOOK), lambda w: w.looks.broken_at()),
    "表头对照/brigades/本单位.json": (deliver_again,),
    "台账库/chain.jsonl": (lambda w: w.vault().deliveries(), deliver_again),
    "台账库/vault.json": (lambda w: w.vault().deliveries(), deliver_again),
    "台账库/deliveries/*/manifest.json": (lambda w: w.vault().deliveries(), lambda w: w.vault().verify()),
    "台账库/deliveries/*/rows.parquet": (read_registers, deliver_again),
    "台账库/deliveries/*/original.bin": (lambda w: [list(_original(w))],),
    "发布/traffic-2022-11/成文.json": (lambda w: last_of(release_folder(w)),),
    "发布/traffic-2022-11/所用.json": (lambda w: printed_of(release_folder(w)),),
}  # fmt: skip


def _original(workspace: Workspace) -> Iterator[bytes]:
    vault = workspace.vault()
    for delivery in vault.deliveries():
        yield from vault.original_chunks(delivery, by="fengcun", why="核对")


def damages(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file empty, cut, of other bytes, of other JSON; each field of its first object gone, null, or a number."""
    yield from (("empty", b""), ("bytes", b"\xff\xfe\x00\x01"), ("cut", content[: len(content) // 2]))
    yield from ((text, text.encode() + b"\n") for text in ("{}", "[]", "[1]", "null", '"x"', "[[]]"))
    for whole in (content, content.split(b"\n")[0]):
        try:
            found = json.loads(whole)
        except ValueError:
            continue
        rest = content[len(whole) :]
        first = found[0] if isinstance(found, list) and found else found
        for key in first if isinstance(first, dict) else ():
            for name, changed in (("without", None), ("null", {key: None}), ("number", {key: 7})):
                other = {**{k: v for k, v in first.items() if k != key}, **(changed or {})}
                line = json.dumps([other, *found[1:]] if isinstance(found, list) else other, ensure_ascii=False)
                yield f"{key} {name}", line.encode() + rest
        return


@pytest.fixture
def lived_in(city: Workspace) -> Workspace:
    """The city with its staff, a look noted, and documents drawn once."""
    enrol(city)
    city.looks(LOOK)
    release_folder(city).mkdir(parents=True)
    keep_last(release_folder(city), Last("11", city.now(), city.now().date()))
    keep_printed(release_folder(city), [])
    return city


@pytest.mark.parametrize("name", READ)
def test_a_damaged_file_is_told_in_three_parts_or_does_no_harm(name: str, lived_in: Workspace):
    path = sorted(lived_in.root.glob(name))[0]
    whole = path.read_bytes()
    said = 0
    for damage, content in damages(whole):
        path.write_bytes(content)
        for act in READ[name]:
            said += _says(act, lived_in.root, f"{name} {damage}")
        path.write_bytes(whole)
    assert said or name.endswith("本单位.json"), "no damage was ever told"
    assert all(_says(act, lived_in.root, "whole") == 0 for act in READ[name] if act is not deliver_again)


def _says(act: Do, root: Path, what: str) -> int:
    """1 when the act raised an error in three parts, 0 when it raised none."""
    try:
        act(Workspace.open(root))
    except GongshiError as fault:
        assert fault.what and fault.where and fault.mend, what
        return 1
    except Exception as fault:
        raise AssertionError(f"{what}: a bare {type(fault).__name__}: {fault}") from fault
    return 0


@pytest.mark.parametrize("content", ['[workspace]\npacks = [5]', 'workspace = 3', '[workspace]\npacks = "traffic"',
                                     '[workspace]\nformat = "x"', '[workspace]\nnow = "gestern"', '[office]\nname = 5'])  # fmt: skip
def test_a_setting_of_another_type_is_told_by_its_name(content: str, city: Workspace):
    (city.root / "gongshi.toml").write_text(content, encoding="utf-8")
    for act in READ["gongshi.toml"]:
        _says(act, city.root, content)


def test_a_look_book_of_an_old_workspace_says_to_put_it_aside(city: Workspace, refused):
    from gongshi.office.looks import LooksBroken

    city.looks.path.parent.mkdir(parents=True, exist_ok=True)
    city.looks.path.write_text('{"at": "2022-11-23T08:00:00", "by": "fengcun"}\n', encoding="utf-8")
    fault = refused(LooksBroken, city.looks, LOOK)
    assert "改名" in fault.mend
    city.looks.path.rename(city.looks.path.with_name("looks-旧.jsonl"))
    city.looks(LOOK)
    assert city.looks.broken_at() == 0


def test_a_note_cut_off_says_to_render_again(lived_in: Workspace, refused):
    from gongshi.office.noted import NoteDamaged

    (release_folder(lived_in) / "成文.json").write_text('{"number": "11"', encoding="utf-8")
    assert "gongshi render" in refused(NoteDamaged, last_of, release_folder(lived_in)).mend
