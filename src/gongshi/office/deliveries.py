"""Take files into the vault: recognised, read, checked, stored, or handed back marked (报送)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.figures.at import At
from gongshi.filenames import file_stem
from gongshi.i18n import tr
from gongshi.office.keeping import keeping
from gongshi.office.owning import own_rows_only
from gongshi.period import Period
from gongshi.records.across import checked_across
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.fault import Fault
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi.records.returned import write_refused, write_returned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from gongshi.office.workspace import Workspace
    from gongshi.records.checked import Checked
    from gongshi.records.reading.sql import Query
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

OWN = "本单位"


class UnknownRegister(NotFound):
    """Nothing says which register the file is for (认不出是哪个台账)."""


@dataclass(frozen=True)
class Handover:
    """How a delivery is meant: who sends, whole or changes, known since when, good rows alone or not.

    `unit` is the code of a unit that may deliver its own rows only; empty for the office. `returns`
    is the folder for what is handed back, the inbox's when not given. `keeps` names who sends a
    file whose missing columns keep what stands in them.
    """

    sender: str = OWN
    mode: Mode = Mode.WHOLE
    known_at: datetime | None = None
    good_rows: bool = False
    note: str = ""
    unit: str = ""
    returns: Path | None = None
    keeps: str = ""


@dataclass(frozen=True)
class Receipt:
    """What became of one file (回执): stored, stored before, stored in part, or handed back.

    `outdated` says that it was delivered before and something else since.

    `returned` is the sender's own sheet with the cells marked, `refused` the rows to mend.
    """

    file: str
    register: Register
    delivery: Delivery | None
    again: bool = False
    outdated: bool = False
    faults: tuple[Fault, ...] = ()
    fault_count: int = 0
    warnings: tuple[Fault, ...] = ()
    returned: Path | None = None
    refused: Path | None = None

    @property
    def is_stored(self) -> bool:
        """Whether rows of the file are in the vault."""
        return self.delivery is not None

    @property
    def says(self) -> str:
        """What happened, in one sentence."""
        if self.delivery is None:
            return tr(
                "“{file}”有 {n} 处差错，没有收入；已退回标注：{path}",
                file=self.file,
                n=self.fault_count,
                path=self.returned,
            )
        if self.outdated:
            return tr(
                "“{file}”此前已报送，其后又报送过别的文件，现行台账没有变；确要恢复，请另存一份、注明更正后再报。",
                file=self.file,
            )
        if self.again:
            return tr("“{file}”此前已报送，没有重复收入。", file=self.file)
        said = tr("“{file}”已收入“{label}”，{n} 行。", file=self.file, label=self.register.label, n=self.delivery.rows)
        if self.refused is not None:
            said += tr("另有 {n} 处差错的行未收，改好后请再报送：{path}", n=self.fault_count, path=self.refused)
        return said


def deliver(workspace: Workspace, source: Path | Query, register: Register, how: Handover) -> Receipt:
    """The receipt of one file or query; a faulty one changes nothing unless `how.good_rows`.

    Raises what reading and storing raise: NoHeadings, MissingColumns, VaultBusy and others.
    """
    maps = HeadingMaps(workspace.maps_folder)
    checked = receive(source, register, sender=how.sender, maps=maps, spill=workspace.root)
    if how.keeps:
        checked = keeping(workspace, checked, by=how.keeps)
    checked = judged(workspace, checked, how)
    if checked.faults and not how.good_rows:
        return _handed_back(workspace, checked, how)
    receipt = kept(workspace, checked, how)
    _put_away(workspace, checked, how)
    return _with_refused(workspace, checked, receipt, how) if checked.faults else receipt


def _put_away(workspace: Workspace, checked: Checked, how: Handover) -> None:
    """Away with the marked workbook of a file that has come again and was taken in."""
    folder = how.returns or workspace.inbox / "退回"
    stem = file_stem(Path(checked.original_name).stem).removesuffix("（退回）")
    with suppress(PermissionError):  # somebody has it open: it stays listed, and nothing is lost
        (folder / f"{stem}（退回）.xlsx").unlink(missing_ok=True)


def kept(workspace: Workspace, checked: Checked, how: Handover, vault: Vault | None = None) -> Receipt:
    """The receipt of rows that stand, stored now or found stored.

    `vault` is the workspace's, where the caller has it open and has read it already.
    """
    vault = vault or workspace.vault()
    had = vault.deliveries()[-1:]
    before = vault.stack(checked.register.name, workspace.now()) if how.mode is Mode.WHOLE else ()
    delivery = vault.store(checked, mode=how.mode, sender=how.sender, known_at=how.known_at, note=how.note)
    again = bool(had) and delivery.number <= had[0].number
    outdated = again and delivery.id != vault.deliveries(checked.register.name)[-1].id
    warnings = checked.warnings if again else (*checked.warnings, *_replaced(before, checked, how))
    return Receipt(checked.original_name, checked.register, delivery, again, outdated, warnings=warnings)


def _replaced(before: Sequence[Delivery], checked: Checked, how: Handover) -> Iterator[Fault]:
    """A reminder when a whole delivery takes the place of what another sender delivered."""
    others = [d for d in before if d.sender != how.sender]
    if how.mode is Mode.WHOLE and others:
        says = tr("全量报送换掉了“{sender}”所报的 {n} 行。", sender=others[-1].sender, n=sum(d.rows for d in others))
        mend = tr("如果两方各报一部分，请都用 --mode 增量 报送。")
        yield Fault(checked.register.label, 0, "", "", "", checked.original_name, "", says, mend, blocking=False)


def judged(
    workspace: Workspace, checked: Checked, how: Handover, standing: Callable[[str], pa.Table | None] | None = None
) -> Checked:
    """The delivery, judged by the rules between rows as they hold today, and by whose rows they are.

    `standing` gives a register's rows as they stand, where the caller holds them already.
    """
    rows_of = standing or (lambda name: _standing(workspace, name))
    checks = [c for c in workspace.across if c.register == checked.register.name]
    if how.unit:
        checks.append(own_rows_only(checked.register, how.unit, rows_of(checked.register.name)))
    if not checks:
        return checked
    now = workspace.now()
    at = At(Period.parse(f"{now:%Y-%m}"), now.date(), now, now.date(), workspace.settings)
    return checked_across(checked, checks, rows_of, how.mode, at)


def _standing(workspace: Workspace, register: str) -> pa.Table | None:
    """The open columns of a register as it stands now; None when it was never delivered."""
    from gongshi.engines.duckdb import DuckEngine

    engine = DuckEngine(workspace.vault(), workspace.registers, workspace.now())
    return engine.arrow(engine.tables(register)) if engine.is_delivered(register) else None


def find_register_for(workspace: Workspace, path: Path) -> Register:
    """The register whose label, name or alias the file's name carries; the longest wins.

    Raises UnknownRegister when none does.
    """
    stem = path.stem
    names = [
        (name, r)
        for r in workspace.registers.values()
        for name in (r.label, r.label.removesuffix("台账"), r.name, *r.aliases)
    ]
    fitting = [(len(name), r) for name, r in names if name in stem]
    if not fitting:
        raise UnknownRegister(
            tr("从文件名认不出“{file}”是哪个台账。", file=path.name),
            where=tr("文件 {path}", path=path),
            mend=tr(
                "请用 --register 指明，或让文件名含有台账名，例如“{label}.xlsx”。",
                label=next(iter(workspace.registers.values())).label,
            ),
        )
    return max(fitting, key=lambda pair: pair[0])[1]


def usual_mode(register: Register) -> Mode:
    """What a file of this register is when its sender does not say."""
    return Mode[register.usual.upper()]


def adopt_map(workspace: Workspace, file: Path, register: Register, sender: str) -> None:
    """Keep the heading map in `file` as this sender's for this register."""
    HeadingMaps(workspace.maps_folder).adopt(file, register, sender=sender)


def _handed_back(workspace: Workspace, checked: Checked, how: Handover) -> Receipt:
    path = _beside(workspace, checked, "退回", how)
    write_returned(checked, path)
    return _faulty(
        Receipt(checked.original_name, checked.register, None, warnings=checked.warnings, returned=path), checked
    )


def _with_refused(workspace: Workspace, checked: Checked, receipt: Receipt, how: Handover) -> Receipt:
    path = _beside(workspace, checked, "未收", how)
    write_refused(checked, path)
    return _faulty(replace(receipt, refused=path), checked)


def _faulty(receipt: Receipt, checked: Checked) -> Receipt:
    return replace(receipt, faults=checked.faults, fault_count=checked.fault_count)


def _beside(workspace: Workspace, checked: Checked, kind: str, how: Handover) -> Path:
    folder = how.returns or workspace.inbox / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{file_stem(Path(checked.original_name).stem)}（{kind}）.xlsx"
