"""A key that was lost, stolen or worn out is replaced; what it signed stays good, and nothing new is signed with it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.keys import command
from gongshi.lists.journal import NotEnrolled
from gongshi.lists.person import Person, Role
from gongshi.lists.signing import NoSuchKey, Signer, load_key, new_key
from gongshi.notices.edition_proof import prove
from gongshi.notices.edition_read import read_edition
from gongshi.office.edition_files import put_down
from gongshi.office.editions import edition_folders, editions
from gongshi.office.people import add_person, diary, people, replace_key, retire_person, signer, signing_folder
from gongshi.office.publication import take_down
from gongshi.office.verifying import verify_all, verify_kept, verify_one
from gongshi.records.disk import Disk

from .a_release import Release
from .test_an_edition_is_verified import broken
from .test_names_leave_the_editions import public


def test_old_editions_verify_after_the_publisher_s_key_was_replaced(release: Release):
    old = release.staff["fabu"].person.public_key
    new = replace_key(release.workspace, "fabu", by=release.staff["fengcun"])
    assert new.person.public_key != old
    found = tuple(verify_all(release.workspace))
    assert not broken(found)
    assert any("停用" in f.says and "仍然有效" in f.says for f in found)


def test_the_new_key_signs_and_the_old_one_is_refused(release: Release):
    old = release.staff["fabu"]
    new = replace_key(release.workspace, "fabu", by=release.staff["fengcun"])
    entry = release.ground(public(release)[0])
    with pytest.raises(NotEnrolled):
        take_down(release.workspace, entry, reason="依据被撤销", by=old)
    take_down(release.workspace, entry, reason="依据被撤销", by=new)
    first, second = editions(release.workspace)
    assert (first.key, second.key) == (old.person.public_key, new.person.public_key)
    assert not broken(tuple(verify_all(release.workspace)))


def test_a_stranger_verifies_an_edition_of_an_old_key_and_is_told_what_he_cannot_know(release: Release, tmp_path: Path):
    replace_key(release.workspace, "fabu", by=release.staff["fengcun"])
    shutil.copytree(edition_folders(release.workspace)[0], tmp_path / "拷走的")
    found = prove(tmp_path / "拷走的")
    assert not broken(found) and any("作废" in f.says for f in found)


def test_a_lost_key_is_said_and_the_old_file_is_never_overwritten(release: Release, refused):
    (signing_folder(release.workspace) / "chushen.key.pem").unlink()
    refused(NoSuchKey, signer, release.workspace, "chushen")
    replace_key(release.workspace, "chushen", by=release.staff["fengcun"])
    assert signer(release.workspace, "chushen").id == "chushen"
    replace_key(release.workspace, "chushen", by=release.staff["fengcun"])
    assert len(list(signing_folder(release.workspace).glob("chushen-*.old.pem"))) == 1


def test_only_keeper_or_approver_replaces_a_key_and_nothing_is_touched_before(release: Release):
    before = {p.name: p.read_bytes() for p in signing_folder(release.workspace).iterdir()}
    with pytest.raises(NotEnrolled):
        replace_key(release.workspace, "fuhe", by=release.staff["fabu"])
    assert {p.name: p.read_bytes() for p in signing_folder(release.workspace).iterdir()} == before


def test_a_retired_person_can_do_nothing_more_and_his_editions_stand(release: Release):
    gone, entry = release.staff["fabu"], release.ground(public(release)[0])
    assert retire_person(release.workspace, "fabu", by=release.staff["fengcun"]).id == "fabu"
    with pytest.raises(NotEnrolled):
        take_down(release.workspace, entry, reason="依据被撤销", by=gone)
    assert not broken(tuple(verify_all(release.workspace)))


def test_somebody_who_edits_the_list_of_people_in_a_shared_folder_gains_nothing(release: Release):
    """He writes his own key under another's name, and signs with it."""
    mine = add_person(release.workspace, "zhangsan", "假张三", Role.SECOND_REVIEW, by=release.staff["fengcun"])
    forged = replace(people(release.workspace).of("fabu"), public_key=mine.person.public_key)
    everybody = people(release.workspace).without("fabu").without("zhangsan").with_person(forged)
    everybody.write(release.workspace.people_file)
    entry = release.ground(public(release)[0])
    with pytest.raises(NotEnrolled):
        take_down(release.workspace, entry, reason="冒名", by=Signer(forged, mine.private_key))
    assert "人员名册" in broken(tuple(verify_kept(release.workspace)))


def test_an_edition_sealed_with_a_key_that_was_never_enrolled_is_found(release: Release):
    folder = edition_folders(release.workspace)[0]
    outside = release.workspace.root.parent / "自造钥匙"
    person = Person("fabu", "发布戊", Role.PRESS, new_key(outside, "fabu"))
    edition = read_edition(folder)
    kept = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    files = {n: c for n, c in kept.items() if n.split(".")[0] not in ("edition", "files")}
    shutil.rmtree(folder)
    put_down(Disk(), folder, edition, files, by=load_key(outside, person), when=release.workspace.now())
    assert "签名人不是日记中锚定它的人" in broken(tuple(verify_one(release.workspace, folder)))
    assert "不是给出的" in broken(prove(folder, key=release.staff["fabu"].person.public_key))


def test_the_commands_replace_and_retire(release: Release):
    at = ["--as", "fengcun", "--at", str(release.workspace.root)]
    done = CliRunner().invoke(command, ["replace", "fabu", *at], standalone_mode=False)
    assert done.exception is None and people(release.workspace).of("fabu").public_key in done.output.replace("\n", "")
    done = CliRunner().invoke(command, ["retire", "fuhe", *at], standalone_mode=False)
    assert done.exception is None and [p.id for p in people(release.workspace)].count("fuhe") == 0
    assert diary(release.workspace).verify(people(release.workspace)) == ()
