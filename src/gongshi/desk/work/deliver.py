"""A file handed in at the desk, delivered in the background (后台报送)."""

from __future__ import annotations

import shutil
from pathlib import Path

from gongshi.desk.work.working import Outcome, Working
from gongshi.errors import GongshiError
from gongshi.i18n import tr
from gongshi.office.deliveries import OWN, Handover, deliver, find_register_for, usual_mode
from gongshi.office.inbox import LATER
from gongshi.records.delivery import Mode


def deliver_file(working: Working) -> Outcome:
    """The file at `path` in the register `register`, sent by `sender`; done again it is stored once."""
    workspace = working.workspace
    register = workspace.registers[working.text("register")]
    mode = Mode[working.text("mode")] if working.text("mode") else usual_mode(register)
    path = Path(working.text("path"))
    working.tell(tr("正在收 {source}", source=path.name))
    receipt = deliver(workspace, path, register, Handover(working.text("sender") or OWN, mode))
    faults = tuple(fault.says for fault in (*receipt.faults, *receipt.warnings))
    return Outcome((receipt.says, *faults[:200]))


def deliver_files(working: Working) -> Outcome:
    """Every file of `folder` in the register that its name tells, changes last; one that fails stops no other.

    The folder is cleared at the end: the vault has the originals, sealed.
    """
    folder = working.workspace.root / "办公" / "来文" / Path(working.text("folder")).name
    files = sorted(folder.glob("*"), key=lambda p: (any(word in p.name for word in LATER), p.name))
    said = []
    for number, path in enumerate(files, 1):
        working.tell(tr("正在收第 {n} 份，共 {all} 份：{source}", n=number, all=len(files), source=path.name))
        said.append(_one(working, path))
    shutil.rmtree(folder, ignore_errors=True)
    return Outcome(tuple(said), working.text("next"))


def _one(working: Working, path: Path) -> str:
    workspace = working.workspace
    try:
        register = find_register_for(workspace, path)
        sender = working.job.by.unit or OWN
        receipt = deliver(workspace, path, register, Handover(sender, usual_mode(register)))
    except GongshiError as fault:
        return tr("“{file}”没有收下：{what}{mend}", file=path.name, what=fault.what, mend=fault.mend)
    if receipt.delivery is None:
        return tr(
            "“{file}”有 {n} 处差错，没有收下；标注后的退回件在看板“报送”一节。", file=path.name, n=receipt.fault_count
        )
    return receipt.says
