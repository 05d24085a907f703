"""A vault is raised to a newer format when it holds what an older program would misread, and not before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongshi.records.delivery import Mode, as_json
from gongshi.records.disk import Disk
from gongshi.records.mark import FORMAT, format_of, genesis_of, raised
from gongshi.records.shelves import NoVault, VaultTooNew

from .a_vault import FIRST, Desk, a_desk

NEW = [("JS4", 1, "虚构丙")]
GONE = [("JS2", 0, "")]


def mark(desk: Desk) -> Path:
    return desk.open().folder / "vault.json"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path, FIRST)


def test_a_vault_without_removals_stays_readable_for_older_programs(desk: Desk):
    desk.deliver(NEW, mode=Mode.CHANGES, file="二月.csv")
    assert json.loads(mark(desk).read_bytes())["format"] == 1


def test_the_first_removal_raises_the_format_and_the_chain_still_holds(desk: Desk):
    before = desk.open()
    desk.deliver(GONE, mode=Mode.REMOVALS, file="撤行.csv")
    after = desk.open()
    assert format_of(after.shelves.mark) == 2 and after.verify() == ()
    assert after.shelves.chain.genesis == before.shelves.chain.genesis
    assert after.shelves.vault_id == before.shelves.vault_id


def test_a_vault_that_got_removals_before_there_was_a_format_for_them_is_raised_by_the_next_writer(desk: Desk):
    begun = mark(desk).read_bytes()
    desk.deliver(GONE, mode=Mode.REMOVALS, file="撤行.csv")
    mark(desk).write_bytes(begun)  # as an earlier version left it
    assert desk.open().verify() == ()  # reading changes nothing
    assert mark(desk).read_bytes() == begun
    desk.deliver(NEW, mode=Mode.CHANGES, file="二月.csv")
    assert format_of(mark(desk).read_bytes()) == 2 and desk.open().verify() == ()


def test_killed_before_the_new_mark_is_in_place_the_old_one_holds(desk: Desk):
    shelves = desk.open().shelves
    steps = iter(range(10))

    def stop(step: str, path: Path) -> None:
        if step == "replace":
            raise KeyboardInterrupt(next(steps))

    killed = type(shelves)(shelves.folder, shelves.keys, Disk(stop))
    with pytest.raises(KeyboardInterrupt):
        killed.raise_format([Mode.REMOVALS])
    again = desk.open()
    assert format_of(again.shelves.mark) == 1 and again.verify() == ()
    desk.deliver(GONE, mode=Mode.REMOVALS, file="撤行.csv")
    assert desk.open().verify() == ()


def test_a_changed_byte_of_a_raised_mark_is_found(desk: Desk):
    desk.deliver(GONE, mode=Mode.REMOVALS, file="撤行.csv")
    good = mark(desk).read_bytes()
    genesis = genesis_of(good)
    for bad in (good.replace(b'"begun": 1', b'"begun": 0'), good.replace(b"\n", b"\n "), good + b" "):
        assert bad != good and genesis_of(bad) != genesis


def test_a_format_that_is_not_known_or_no_number_is_not_opened(desk: Desk):
    good = mark(desk).read_bytes()
    mark_path = mark(desk)
    for found, error in ((FORMAT + 1, VaultTooNew), ("2", NoVault), (True, NoVault)):
        mark_path.write_bytes(as_json({**json.loads(good), "format": found}))
        with pytest.raises(error):
            desk.open()


def test_raising_is_done_once():
    begun = as_json({"format": 1, "id": "ab"})
    assert raised(raised(begun, 2), 2) == raised(begun, 2)
    assert json.loads(raised(begun, 2)) == {"begun": 1, "format": 2, "id": "ab"}
    assert raised(begun, 1) == begun
