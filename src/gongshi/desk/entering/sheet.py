"""A form as it is filled in: which register, which row, which columns, what is typed so far (一张表单)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.desk.entering.choices import as_codes
from gongshi.desk.entering.fields import typed_in
from gongshi.office.asked import form_for, given_to
from gongshi.office.entering import Entry
from gongshi.office.numbering import following
from gongshi.office.standing import standing_of, text_of
from gongshi.period import Period
from gongshi.records.across import listed_codes

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongshi.desk.entering.scope import Scope
    from gongshi.desk.store.draft import Draft
    from gongshi.engines.held import Key
    from gongshi.packs.form import Form
    from gongshi.records.register import Column, Register


LONGEST = 32  # characters of a delivery's id
_TOKEN = re.compile(r"[0-9a-f]{1,36}")


@dataclass(frozen=True)
class Sheet:
    """One form (一张表单). `key` names the row that is changed, empty for a new one; `seen` is its delivery."""

    scope: Scope
    register: Register
    form: Form
    joint: bool = False
    key: Key = ()
    seen: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether a row is added."""
        return not self.key

    @property
    def given(self) -> tuple[dict[str, str], str]:
        """What is filled in for the reader's unit, and how the number begins; nothing for a row that stands."""
        if not self.is_new:
            return {}, ""
        unit = self.scope.unit.code if self.scope.unit else ""
        month = Period.parse(f"{self.scope.workspace.now():%Y-%m}")
        cells, beginning = given_to(self.scope.workspace, self.form, unit or self._office, month)
        if not unit:
            cells.pop(self.form.owner, None)
        return {k: v for k, v in cells.items() if v}, beginning

    @property
    def _office(self) -> str:
        return "JG"

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns that the form shows at once, in its order."""
        given, beginning = self.given
        names = list(self.form.joint.asks if self.joint and self.form.joint else self.form.asks)
        if self.scope.unit is None and self.form.owner not in names:
            names.insert(0, self.form.owner)
        if self.is_new and not beginning:
            names = [*(c.name for c in self.register.key if c.name not in names), *names]
        taken = set() if self.joint else set(given)
        columns = [self.register.column(n) for n in names if n not in taken]
        return tuple(c for c in columns if self.is_new or not c.key)

    @property
    def more(self) -> tuple[Column, ...]:
        """The other columns that may be filled in."""
        given, _ = self.given
        joint = self.form.joint
        out = {c.name for c in self.asked} | {c.name for c in self.register.key} | set(given)
        out |= {joint.confirmed} if joint and self.scope.unit else set()
        return tuple(c for c in self.register.columns if c.name not in out)

    @property
    def partners(self) -> str:
        """The column of the units that take part, where the own unit is understood; empty for other forms."""
        return self.form.joint.partners if self.joint and self.form.joint and self.scope.unit else ""

    @property
    def unseen(self) -> frozenset[str]:
        """Columns of a row that stands whose values the reader may not see; left empty they stay."""
        if self.is_new:
            return frozenset()
        readable = {c.name for c in self.scope.columns(self.register)}
        return frozenset(c.name for c in self.register.columns if c.name not in readable)

    def shown_values(self) -> dict[str, str]:
        """What stands in the fields: the own unit left out of those that take part."""
        if not self.partners:
            return dict(self.values)
        codes = [c for c in listed_codes(self.values.get(self.partners)) if c != self._own]
        return {**self.values, self.partners: "、".join(codes)}

    @property
    def _own(self) -> str:
        return self.scope.unit.code if self.scope.unit else ""

    def entry(self) -> Entry:
        """The saving that this form asks for."""
        given, beginning = self.given
        cells = {**given, **{n: v for n, v in self.values.items() if v or n not in self.unseen}}
        row = {**cells, **dict(zip((c.name for c in self.register.key), self.key, strict=False))}
        seen = {self.key: self.seen} if self.key else {}
        return Entry(self.register, (row,), self.token, self.scope.by, seen, beginning)


def new_sheet(scope: Scope, register: Register, *, joint: bool = False) -> Sheet:
    """An empty form, with a number proposed where people give numbers themselves."""
    form = form_for(scope.workspace, register)
    sheet = Sheet(scope, register, form, joint and form.joint is not None)
    given, beginning = sheet.given
    if not beginning and len(register.key) == 1:
        key = register.key[0].name
        return _with(sheet, {**given, key: following(standing_of(scope.workspace), register)})
    return _with(sheet, given)


def sheet_of_row(scope: Scope, register: Register, key: Key) -> Sheet | None:
    """The form of a row that stands and is the reader's; None otherwise."""
    row = standing_of(scope.workspace).row(register, key)
    if row is None or not scope.owns(register, row):
        return None
    values = {c.name: text_of(row[c.name]) for c in scope.columns(register)}
    form = form_for(scope.workspace, register)
    return Sheet(scope, register, form, False, key, str(row["_delivery"]), values=values)


def sheet_of_draft(scope: Scope, register: Register, draft: Draft) -> Sheet:
    """The form as it was left."""
    form = form_for(scope.workspace, register)
    return Sheet(scope, register, form, draft.joint, tuple(draft.key), draft.seen, draft.token, draft.values)


def posted_sheet(scope: Scope, register: Register, posted: QueryDict) -> Sheet:
    """The form as it was sent; names that were typed become codes."""
    form = form_for(scope.workspace, register)
    sheet = Sheet(
        scope, register, form, bool(posted.get("joint")) and form.joint is not None, tuple(posted.getlist("k")),
        posted.get("seen", "")[:LONGEST], token_in(posted),
    )  # fmt: skip
    typed = typed_in(posted, (*sheet.asked, *sheet.more))
    values = {name: as_codes(scope, register.column(name), text) for name, text in typed.items()}
    if sheet.partners and sheet.partners in values:
        codes = [sheet._own, *listed_codes(values[sheet.partners])]
        values[sheet.partners] = "、".join(dict.fromkeys(codes))
    return _with(sheet, values)


def token_in(posted: QueryDict) -> str:
    """The token that a form of ours carries; a new one for anything else, which would not fit where tokens are kept."""
    said = posted.get("token", "")
    return said if _TOKEN.fullmatch(said) else uuid.uuid4().hex


def _with(sheet: Sheet, values: Mapping[str, str]) -> Sheet:
    from dataclasses import replace

    return replace(sheet, values=values)
