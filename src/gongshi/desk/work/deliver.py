"""A file handed in at the desk, delivered in the background (后台报送)."""

from __future__ import annotations

import shutil
from pathlib import Path

from gongshi.desk.hostile import refuse_hostile
from gongshi.desk.ways import said_here
from gongshi.desk.work.working import HandedBack, Outcome, Working
from gongshi.errors import GongshiError
from gongshi.i18n import tr
from gongshi.office.deliveries import OWN, Handover, Receipt, deliver, find_register_for, usual_mode
from gongshi.office.inbox import LATER
from gongshi.records.delivery import Mode

MOST_FAULTS = 20  # of one file on the job's page; the marked sheet has them all


def deliver_file(working: Working) -> Outcome:
    """The file at `path` in the register `register`, sent by `sender`; done again it is stored once."""
    workspace = working.workspace
    register = workspace.registers[working.text("register")]
    mode = Mode[working.text("mode")] if working.text("mode") else usual_mode(register)
    path = Path(working.text("path"))
    working.tell(tr("正在收 {source}", source=path.name))
    receipt = deliver(workspace, path, register, Handover(working.text("sender") or OWN, mode))
    if not receipt.is_stored:
        return Outcome(returned=(_back(receipt),))
    return Outcome((receipt.says, *(f.says for f in (*receipt.faults, *receipt.warnings)[:MOST_FAULTS])))


def deliver_files(working: Working) -> Outcome:
    """Every file of `folder` in the register that its name tells, changes last; one that fails stops no other.

    The folder is cleared at the end: the vault has the originals, sealed.
    """
    folder = working.workspace.root / "办公" / "来文" / Path(working.text("folder")).name
    files = sorted(folder.glob("*"), key=lambda p: (any(word in p.name for word in LATER), p.name))
    done = []
    for number, path in enumerate(files, 1):
        working.tell(tr("正在收第 {n} 份，共 {all} 份：{source}", n=number, all=len(files), source=path.name))
        done.append(_one(working, path))
    shutil.rmtree(folder, ignore_errors=True)
    said = tuple(one for one in done if isinstance(one, str))
    return Outcome(said, working.text("next"), tuple(one for one in done if isinstance(one, HandedBack)))


def _one(working: Working, path: Path) -> str | HandedBack:
    workspace = working.workspace
    try:
        register = find_register_for(workspace, path)
        refuse_hostile(path)
        sender = working.job.by.unit or OWN
        receipt = deliver(workspace, path, register, Handover(sender, usual_mode(register)))
    except GongshiError as fault:
        return HandedBack(path.name, tr("没有收下。"), faults=((said_here(fault.what), said_here(fault.mend)),))
    return receipt.says if receipt.is_stored else _back(receipt)


def _back(receipt: Receipt) -> HandedBack:
    """The file of this receipt with its first faults; all of them stand in the marked sheet."""
    marked = receipt.returned.name if receipt.returned else ""
    faults = tuple((fault.says, fault.mend) for fault in receipt.faults[:MOST_FAULTS])
    return HandedBack(receipt.file, tr("有 {n} 处差错，没有收下。", n=receipt.fault_count), marked, faults)
