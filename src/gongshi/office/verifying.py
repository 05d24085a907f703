"""Everything that a workspace keeps, read again and held against each other (校验).

The vault's chain, the diary's chain and the editions hold each other's hashes: an edition says
how long both chains were, the diary anchors vault and editions. So one that was cut, replaced or
put back from an older copy is found by the other two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.diary import START, Act
from gongshi.notices.edition import FILES
from gongshi.notices.edition_proof import Finding, Weight, decided
from gongshi.notices.edition_read import open_edition
from gongshi.notices.edition_text import hash_of
from gongshi.office.editions import anchors, edition_folders, removals_of
from gongshi.office.people import diary, people
from gongshi.office.recompute import recompute

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.notices.edition import Edition
    from gongshi.office.workspace import Workspace


def verify_all(workspace: Workspace) -> Iterator[Finding]:
    """Vault, diary and every edition, each edition computed again (全部校验)."""
    kept = list(verify_kept(workspace))
    yield from kept
    if any(f.is_broken for f in kept):
        yield Finding(Weight.UNCHECKED, tr("公开版"), tr("台账库或日记不完好，没有重算公开版；请先恢复。"))
        return
    for folder in edition_folders(workspace):
        yield from verify_one(workspace, folder)


def verify_one(workspace: Workspace, folder: Path) -> Iterator[Finding]:
    """One edition: its own proof, its place in both chains, and every figure computed again."""
    opened = open_edition(folder)
    edition = opened.edition
    if edition is None or opened.faults:
        yield from (Finding(Weight.DIFFERS, f"{folder.name}/{f.path}", f.says) for f in opened.faults)
        return
    yield from decided(edition)
    yield from held_by_chains(workspace, edition)
    yield from recompute(workspace, edition)


def verify_kept(workspace: Workspace) -> Iterator[Finding]:
    """The vault and the diary, and that every anchored edition is here."""
    vault = workspace.vault()
    for fault in vault.verify():
        yield Finding(Weight.DIFFERS if fault.is_broken else Weight.NOTED, fault.where, fault.what)
    kept = diary(workspace)
    wrong = kept.verify(people(workspace))
    yield from (Finding(Weight.DIFFERS, tr("日记第 {n} 行", n=f.line), f.says) for f in wrong)
    if not wrong:
        events = kept.events()
        yield Finding(Weight.HOLDS, tr("台账库和日记"), tr("链条完好：日记 {n} 条。", n=len(events)))
        yield from _anchored(workspace, events)
    looked = workspace.looks.broken_at()
    if looked:
        yield _differs(tr("启封记录第 {n} 行", n=looked), tr("被改动，或前面缺行。"))


def _anchored(workspace: Workspace, events: tuple[Event, ...]) -> Iterator[Finding]:
    """The heads and editions that the diary anchored are still here."""
    shelves = workspace.vault().shelves
    heads = {shelves.chain.genesis, *(link.hash for link in shelves.links())}
    looks = {START, *workspace.looks.hashes()}
    for event in (e for e in events if e.act is Act.ANCHOR and e.fields.get("kind") == "vault"):
        where = tr("日记第 {n} 行", n=event.number)
        if event.fields["head"] not in heads:
            yield _differs(where, tr("当时锚定的台账库链头不在链上：有报送丢失或被替换。"))
        if event.fields.get("looks", START) not in looks:
            yield _differs(where, tr("当时锚定的启封记录不在了：有启封被删去或改动。"))
    here = {
        hash_of((f / "edition.json").read_bytes()) for f in edition_folders(workspace) if (f / "edition.json").exists()
    }
    for digest, event in anchors(events).items():
        if digest not in here:
            yield _differs(event.fields["id"], tr("日记锚定的这一版不见了，或被改动。"))


def held_by_chains(workspace: Workspace, edition: Edition) -> Iterator[Finding]:
    """Whether the edition stands in the diary, and the chains are those it was sealed on."""
    events = diary(workspace).events()
    event = anchors(events).get(edition.hash)
    if event is None:
        yield _differs(edition.id, tr("日记没有锚定这一版：它不是本工作区发布的。"))
    elif (event.by, event.key) != (edition.signed_by, edition.key):
        yield _differs(edition.id, tr("签名人不是日记中锚定它的人。"))
    if not _is_prefix(edition.diary.number, edition.diary.hash, [e.hash for e in events]):
        yield _differs(edition.id, tr("日记与封存时不是同一条链。"))
    links = workspace.vault().shelves.links()
    if not _is_prefix(edition.vault.number, edition.vault.hash, [link.hash for link in links]):
        yield _differs(edition.id, tr("台账库与封存时不是同一条链。"))
    known = {link.number: link.hash for link in links}
    for delivery in edition.deliveries:
        if known.get(delivery.number) != delivery.hash:
            yield _differs(edition.id, tr("所据报送 {id} 与台账库不符。", id=delivery.id))
    yield from _taken_out(edition, events)
    yield from _key_since(edition, events)


def _is_prefix(number: int, digest: str, hashes: list[str]) -> bool:
    return number == 0 or (number <= len(hashes) and hashes[number - 1] == digest)


def _taken_out(edition: Edition, events: tuple[Event, ...]) -> Iterator[Finding]:
    """Whether the names that were taken out are still out: an older copy would bring them back."""
    turns = removals_of(edition.hash, events)
    if turns and turns[-1].fields["sha256"] != hash_of((edition.folder / FILES).read_bytes()):
        yield _differs(edition.id, tr("已从这一版销毁的内容又回来了，或清单不是最后一次签名的。"))


def _key_since(edition: Edition, events: tuple[Event, ...]) -> Iterator[Finding]:
    """What has become of the key that signed it: replaced or retired keys stay good for what they signed."""
    for event in events:
        if event.fields.get("person") != edition.signed_by or event.number <= edition.diary.number:
            continue
        if event.act is Act.RETIRE or (event.act is Act.ENROL and event.fields["key"] != edition.key):
            says = tr("签名的密钥已于 {day} 停用；这一版在此之前已由日记锚定，仍然有效。", day=event.at.date())
            yield Finding(Weight.NOTED, edition.id, says)


def _differs(where: str, says: str) -> Finding:
    return Finding(Weight.DIFFERS, where, says)
