"""A name that was published wrongly is corrected in the next issue, as large as it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from gongshi.lists.actions.correct import Amends
from gongshi.lists.actions.publish import publish_all
from gongshi.notices.compose import compose
from gongshi.notices.notice import Heading, Style, Text
from gongshi.notices.slot import plain
from gongshi.office.corrections import corrections_of
from gongshi.office.people import diary
from gongshi.office.publication import to_correct
from gongshi.office.rendering import facts_of
from gongshi.office.runs import Run
from gongshi.period import Period

from .test_what_a_release_still_lacks import Office, first_run, office  # noqa: F401

AMENDS = Amends("6起", "5起", "一起重复登记。")


def published(office: Office) -> Run:  # noqa: F811
    run = office.reviewed()
    when = office.workspace.now()
    rolls = {
        n: publish_all(r, by=office.staff["fabu"], when=when, diary=diary(office.workspace)).roll
        for n, r in run.rolls.items()
    }
    return run.with_rolls(rolls)


def in_period(run: Run, code: str) -> Run:
    """The same office's release of another month; only its clocks matter here."""
    return replace(run, at=run.at.moved(Period.parse(code)))


def test_the_next_issue_prints_it_and_the_issue_itself_does_not(office: Office) -> None:  # noqa: F811
    run = published(office)
    entry = next(e for roll in run.rolls.values() for e in roll.public)
    to_correct(office.workspace, entry, AMENDS, by=office.staff["fabu"])
    assert corrections_of(office.workspace, run) == ()
    found = corrections_of(office.workspace, in_period(run, "2022-12"))
    assert [(c.was, c.now, c.why, c.published_on) for c in found] == [
        ("6起", "5起", "一起重复登记。", run.at.released)
    ]  # fmt: skip
    assert found[0].issue.startswith("2022年11月通报")


def test_the_issue_after_the_next_no_longer_prints_it(office: Office) -> None:  # noqa: F811
    run = published(office)
    entry = next(e for roll in run.rolls.values() for e in roll.public)
    to_correct(office.workspace, entry, AMENDS, by=office.staff["fabu"])
    other = replace(entry, period=Period.parse("2022-12"), history=())
    later = office.workspace.now() + timedelta(days=30)
    from gongshi.lists.actions.act import carry_out
    from gongshi.lists.actions.propose import put_forward
    from gongshi.lists.actions.review import pass_entry
    from gongshi.lists.diary import Act, entry_id

    kept = diary(office.workspace)
    other = replace(other, id=entry_id(kept, entry.rule.name, "2022-12", entry.candidate.subject)).stood()
    other = put_forward(other, by=office.staff["nigao"], when=later, diary=kept)
    for who in ("chushen", "fuhe"):
        other = pass_entry(other, by=office.staff[who], when=later, diary=kept)
    fields = {"digest": other.digest, "gates": ",".join(sorted(other.gates_held)), "ends_on": "2023-01-23"}
    carry_out(other, Act.PUBLISH, by=office.staff["fabu"], when=later, diary=kept, fields=fields)
    assert corrections_of(office.workspace, in_period(run, "2023-01")) == ()
    assert len(corrections_of(office.workspace, in_period(run, "2022-12"))) == 1


def test_the_bulletin_gives_it_a_section_of_its_own_in_the_size_of_the_text(office: Office) -> None:  # noqa: F811
    run = published(office)
    entry = next(e for roll in run.rolls.values() for e in roll.public)
    to_correct(office.workspace, entry, AMENDS, by=office.staff["fabu"])
    facts = replace(facts_of(office.workspace, run, draft=False), corrections=corrections_of(
        office.workspace, in_period(run, "2022-12")))  # fmt: skip
    notice = compose(run.pack.notices[0], facts)
    said = [b for b in notice.blocks if isinstance(b, Text) and "应为“5起”" in plain(b.spans)]
    assert len(said) == 1 and said[0].style is Style.BODY
    assert [plain(b.spans) for b in notice.blocks if isinstance(b, Heading)].count("更正") == 1
