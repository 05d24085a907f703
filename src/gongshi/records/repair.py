"""Finish what was interrupted, or clear it away: the first act of every writer (接续).

A link in the chain is a promise: its files are whole, in staging or in place. So a linked
folder in staging is moved on, and anything else there never counted and goes.
"""

from __future__ import annotations

import os

from gongshi.records.chain import ERASURE, ChainBroken, Link
from gongshi.records.erasure import Erasure
from gongshi.records.shelves import MANIFEST, ORIGINAL, SEALED, Shelves


def is_interrupted(shelves: Shelves) -> bool:
    """Whether a writer stopped half-way, or is at work now (有未完成的写入)."""
    return shelves.chain.torn() is not None or (shelves.staging.exists() and any(shelves.staging.iterdir()))


def repair(shelves: Shelves) -> None:
    """Complete linked work, drop the rest. Changes nothing in a chain that does not hold.

    The caller holds the lock.
    """
    if not is_interrupted(shelves) or not _holds(shelves):
        return
    torn = shelves.chain.torn()
    if torn is not None:
        shelves.disk.cut(shelves.chain.path, torn)
    for link in shelves.chain.links():
        if not shelves.manifest_path(link).exists():
            settle(shelves, link)
    for rest in shelves.staging.iterdir():
        shelves.disk.remove(rest)


def settle(shelves: Shelves, link: Link) -> None:
    """Move the files of a linked delivery or erasure to their place; may be done again."""
    if link.kind == ERASURE:
        _settle_erasure(shelves, link)
    else:
        shelves.disk.replace(shelves.staging / link.id, shelves.deliveries_folder / link.id)


def _settle_erasure(shelves: Shelves, link: Link) -> None:
    """New sealed parts in, originals out, old keys destroyed; the record comes last."""
    waiting = shelves.staging / link.id
    erasure = Erasure.read((waiting / MANIFEST).read_bytes())
    for part in erasure.parts:
        folder = shelves.deliveries_folder / part.delivery
        if (waiting / f"{part.delivery}.bin").exists():
            shelves.disk.replace(waiting / f"{part.delivery}.bin", folder / SEALED)
        shelves.disk.remove(folder / ORIGINAL)
        shelves.disk.sync_folder(folder)
        for name in part.destroyed:
            shelves.keys.destroy(name)
    shelves.disk.replace(waiting / MANIFEST, shelves.manifest_path(link))
    shelves.disk.remove(waiting)


def unlinked(shelves: Shelves) -> list[str]:
    """The ids of deliveries and erasures that lie in place without a link (不在链上的内容)."""
    linked = {link.id for link in shelves.chain.links()}
    places = (shelves.deliveries_folder, shelves.erasures_folder)  # a copy may have lost empty folders
    there = [entry for place in places if place.exists() for entry in os.scandir(place)]
    return sorted(e.name for e in there if e.name.removesuffix(".json") not in linked)


def _holds(shelves: Shelves) -> bool:
    """Whether the chain reads whole and nothing lies in place that it does not name."""
    try:
        return not unlinked(shelves)
    except ChainBroken:
        return False
