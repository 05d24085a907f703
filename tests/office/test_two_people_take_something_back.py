"""Nobody alone corrects a figure or makes a name disappear: two people sign, and strangers can see it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.correct import ProposeOrAgree, command
from gongshi.lists.actions.withdraw import NobodyElseSigned, withdraw
from gongshi.lists.states import WrongRole
from gongshi.notices.edition_proof import prove
from gongshi.office.correcting import OtherThanProposed, correct_release, propose_correction
from gongshi.office.deliveries import Handover
from gongshi.office.editions import editions
from gongshi.office.people import diary
from gongshi.office.proposed_correction import (
    NothingProposed,
    Proposal,
    ProposalChanged,
    SecondHandNeeded,
    found_waiting,
)
from gongshi.office.publication import take_down
from gongshi.office.verifying import verify_all
from gongshi.records.delivery import Mode

from .a_release import Release
from .small_city import PERIOD, deliver_rows
from .test_an_edition_is_verified import broken
from .test_figures_are_corrected import LATE
from .test_names_leave_the_editions import later, public


@pytest.fixture
def next_day(release: Release) -> Release:
    office = later(release, 1)
    deliver_rows(office.workspace, "crashes", [LATE], Handover(mode=Mode.CHANGES))
    return office


def propose(office: Release, by: str = "fabu") -> Proposal:
    pack = office.workspace.pack("traffic")
    return propose_correction(office.workspace, pack, PERIOD, reason="有一起事故迟报", by=office.staff[by])


def agree(office: Release, by: str = "shenpi"):
    return correct_release(office.workspace, office.workspace.pack("traffic"), PERIOD, by=office.staff[by])


def test_a_proposed_correction_is_not_public_and_says_what_it_would_correct(next_day: Release):
    proposal = propose(next_day)
    assert len(editions(next_day.workspace)) == 1
    assert ("交通事故起数两起", "交通事故起数3起") in {(c.was, c.now) for c in proposal.new}
    assert found_waiting(next_day.workspace, editions(next_day.workspace)[0]) == proposal


def test_who_proposed_it_cannot_agree_and_a_press_officer_never_can(next_day: Release, refused):
    propose(next_day, by="shenpi")
    refused(SecondHandNeeded, agree, next_day, "shenpi")
    refused(WrongRole, agree, next_day, "fabu")
    refused(WrongRole, propose, next_day, "chushen")
    assert len(editions(next_day.workspace)) == 1


def test_agreed_to_it_is_sealed_and_both_signatures_go_with_the_edition(next_day: Release, tmp_path: Path):
    propose(next_day)
    edition = agree(next_day)
    assert edition.number == 2 and not broken(tuple(verify_all(next_day.workspace)))
    shutil.copytree(edition.folder, tmp_path / "拷走的")
    found = prove(tmp_path / "拷走的")
    assert not broken(found) and any("“更正”由两人各自签名" in f.says for f in found)
    assert found_waiting(next_day.workspace, edition) is None


def test_what_comes_in_between_the_two_is_not_smuggled_in(next_day: Release):
    propose(next_day)
    more = {**LATE, "id": "SG8", "happened_at": datetime(2022, 11, 10, 8)}
    deliver_rows(next_day.workspace, "crashes", [more], Handover(mode=Mode.CHANGES))
    assert agree(next_day).answer("crashes_recorded").shown == "3起"
    assert not broken(tuple(verify_all(next_day.workspace)))


def test_a_proposal_edited_in_the_shared_folder_corrects_nothing(next_day: Release, refused):
    propose(next_day)
    (path,) = next_day.workspace.release_folder("traffic", PERIOD).glob("更正/*.json")
    good = path.read_bytes()
    path.write_bytes(good.replace("迟报".encode(), "漏报".encode()))
    refused(ProposalChanged, agree, next_day)
    path.unlink()
    refused(ProposalChanged, agree, next_day)
    path.write_bytes(good)
    assert agree(next_day).number == 2


def test_settings_changed_in_between_cannot_change_what_was_proposed(next_day: Release, monkeypatch, refused):
    from gongshi.office import correcting

    propose(next_day)
    monkeypatch.setattr(correcting, "_corrections", lambda edition, done, reason: edition.corrections)
    refused(OtherThanProposed, agree, next_day)
    assert len(editions(next_day.workspace)) == 1


def test_without_a_proposal_there_is_nothing_to_agree_to_and_a_sealed_one_is_used_up(next_day: Release, refused):
    refused(NothingProposed, agree, next_day)
    propose(next_day)
    agree(next_day)
    refused(NothingProposed, agree, next_day)


def test_the_command_wants_a_reason_or_an_agreement_and_not_both(next_day: Release):
    at = ["traffic", PERIOD, "--as", "fabu", "--at", str(next_day.workspace.root)]
    for words in ([], ["--reason", "迟报", "--agree"]):
        done = CliRunner().invoke(command, [*at, *words], standalone_mode=False)
        assert isinstance(done.exception, ProposeOrAgree)


def test_nobody_withdraws_a_name_for_which_he_alone_signed(release: Release, refused):
    entry = public(release)[0]
    fabu = release.staff["fabu"]
    refused(NobodyElseSigned, take_down, release.workspace, entry, reason="人情", by=fabu)
    now = release.workspace.now()
    from gongshi.lists.actions.withdraw import annul
    from gongshi.office.runs import clocks

    at = clocks(release.workspace, entry.period)
    own = annul(entry, decided_on=now.date(), reason="人情", by=fabu, when=now, at=at, diary=diary(release.workspace))
    refused(NobodyElseSigned, take_down, release.workspace, own, reason="人情", by=fabu)
    assert len(editions(release.workspace)) == 1 and len(public(release)) == 2


def test_a_withdrawal_written_past_the_rule_takes_the_name_off_and_is_found(release: Release, monkeypatch):
    """A name that somebody took down comes back by no rule; that one did it alone is said by verify."""
    from gongshi.lists.actions import withdraw as actions

    monkeypatch.setattr(actions, "check_grounds", lambda entry, by: None)
    take_down(release.workspace, public(release)[0], reason="人情", by=release.staff["fabu"])
    assert withdraw is actions.withdraw and len(public(release)) == 1
    assert "撤下只有一人签名" in broken(prove(editions(release.workspace)[-1].folder))
