"""A file handed in at the desk, delivered in the background (后台报送)."""

from __future__ import annotations

from pathlib import Path

from gongshi.desk.work.working import Outcome, Working
from gongshi.i18n import tr
from gongshi.office.deliveries import OWN, Handover, deliver, usual_mode
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
