"""What a template may say of a list: its entries, its length, its names (名单的写法).

Only here does a name leave a list for a notice, and it leaves as the list shows it: masked by
the office's policy, with sealed facts left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.notices.phrase import Phrase, joined
from gongshi.notices.slot import Fixed, Slot, SlotBook, Value
from gongshi.wording.dates import write_date, write_table_date
from gongshi.wording.enumeration import join, name_some
from gongshi.wording.quantity import Role, write_quantity
from gongshi.wording.terms import write_term

if TYPE_CHECKING:
    from gongshi.lists.candidate import Fact
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.notices.facts import Facts


class NoSuchFact(Refused):
    """The entry has no such fact, or the fact may not be public (该条没有这项内容)."""


class Shown:
    """One entry as a template sees it (名单条目): its shown name and its public facts."""

    def __init__(self, entry: Entry, number: int, roll: Roll, book: SlotBook) -> None:
        self._entry, self._number, self._roll, self._book = entry, number, roll, book

    @property
    def name(self) -> Slot:
        """The name as the mask policy shows it."""
        return self._slot("name", self._entry.shown_name, self._entry.shown_name)

    @property
    def group(self) -> Slot:
        """The group the list puts it in: a brigade, a district."""
        return self._slot("group", self._entry.candidate.group, self._entry.candidate.group)

    @property
    def number(self) -> Slot:
        """Its place in the list, from 1."""
        return self._slot("number", self._number, str(self._number))

    @property
    def reasons(self) -> Slot:
        """Why it is listed: the reasons' sentences without their full stops."""
        texts = tuple(t.rstrip("。") for t in self._entry.shown_reasons)
        return self._slot("reasons", texts, "；".join(texts))

    @property
    def is_named(self) -> bool:
        """Whether the mask policy lets the name be printed at all."""
        return bool(self._entry.shown_name)

    @property
    def months_listed(self) -> Slot:
        """How many issues running have named it."""
        n = self._entry.months_listed
        return self._slot("months_listed", n, write_quantity(n, "个月", Role.TEXT))

    def has(self, fact: str) -> bool:
        """Whether the entry has this fact and it may be public."""
        return self._entry.shown_facts.get(fact) not in (None, "", ())

    def is_(self, fact: str) -> bool:
        """Whether the fact is true, or says 是."""
        return self._entry.shown_facts.get(fact) in (True, "是")

    def holds(self, fact: str, words: str) -> bool:
        """Whether the fact, or one of its pieces, begins with these words."""
        value = self._entry.shown_facts.get(fact)
        pieces = value if isinstance(value, tuple) else (str(value or ""),)
        return any(p.startswith(words) for p in pieces)

    def raw(self, fact: str) -> Fact:
        """The fact's value, for conditions only; printing it is refused."""
        return self._entry.shown_facts.get(fact)

    def fact(self, fact: str, unit: str = "", role: str = "TEXT") -> Slot:
        """The fact as running text writes it: counts with their unit, dates, words."""
        value = self._need(fact)
        return self._slot(fact, value, written(value, unit, Role[role]))

    def term(self, fact: str) -> Slot:
        """A fact in months as a term: 一年六个月."""
        value = self._need(fact)
        return self._slot(fact, value, write_term(int(str(value))))

    def items(self, fact: str) -> list[Slot]:
        """Each piece of a fact that holds several; none when there is no such fact."""
        value = self._entry.shown_facts.get(fact) or ()
        pieces = value if isinstance(value, tuple) else (str(value),)
        return [self._slot(f"{fact}.{i}", p, p) for i, p in enumerate(pieces, 1)]

    def _need(self, fact: str) -> Value:
        value = self._entry.shown_facts.get(fact)
        if value in (None, "", ()):
            raise NoSuchFact(
                tr("“{name}”没有可公布的“{fact}”。", name=self._entry.shown_name, fact=fact),
                where=tr("名单“{label}”第 {n} 条", label=self._roll.rule.label, n=self._number),
                mend=tr("请在模板里先用 has 判断，或在台账中补填该项。"),
            )
        return value

    def _slot(self, fact: str, value: Value, shown: str) -> Slot:
        source = f"list:{self._roll.rule.name}#{self._number}.{fact}"
        return self._book.place(source, value, shown, self._roll.rule.label)


def written(value: Value, unit: str = "", role: Role = Role.TEXT) -> str:
    """A fact as a notice writes it; table cells get ISO dates and plain numbers."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | Decimal():
            return write_quantity(value, unit, role) if unit else f"{value}"
        case date():
            return write_table_date(value) if role is Role.TABLE else write_date(value)
        case tuple():
            return "；".join(value) if role is Role.TABLE else join(list(value))
    return str(value)


class ListVoice:
    """The functions of a template that speak of lists (名单用语)."""

    def __init__(self, facts: Facts, book: SlotBook) -> None:
        self._facts, self._book = facts, book

    def size(self, name: str) -> int:
        """How many entries the list shows, for conditions."""
        return len(self._facts.entries(name))

    def entries(self, name: str, most: int | None = None) -> list[Shown]:
        """The list's entries in order, at most `most`."""
        roll = self._facts.roll(name)
        shown = [Shown(e, i, roll, self._book) for i, e in enumerate(self._facts.entries(name), 1)]
        return shown[:most]

    def count(self, name: str, unit: str = "", role: str = "TEXT") -> Slot:
        """The list's length with its measure word: 3名, 两起."""
        roll, n = self._facts.roll(name), self.size(name)
        return self._listed(roll, n, write_quantity(n, unit or roll.rule.unit, Role[role]))

    def naming(self, name: str, most: int = 2, unit: str = "") -> Slot:
        """Names and number: 甲、乙等51家, or 丙、丁共2辆 when they are all."""
        roll = self._facts.roll(name)
        names = [e.shown_name for e in self._facts.entries(name) if e.shown_name]
        shown = name_some(names, self.size(name), unit or roll.rule.unit, most)
        return self._book.figure(f"list:{name}.naming", (*names[:most], str(self.size(name))), shown, roll.rule.label)

    def total(self, name: str, fact: str, unit: str) -> Slot:
        """The sum of a fact over the list's entries; empty facts count nothing."""
        n = sum(v for v in self._values(name, fact) if isinstance(v, int) and not isinstance(v, bool))
        return self._book.figure(f"list:{name}.total.{fact}", n, write_quantity(n, unit, Role.TEXT))

    def sum_of(self, name: str, fact: str) -> int:
        """The same sum, for conditions."""
        return sum(v for v in self._values(name, fact) if isinstance(v, int) and not isinstance(v, bool))

    def has_list(self, name: str) -> bool:
        """Whether the list was run at all."""
        return name in self._facts.rolls

    def reported(self, *names: str) -> bool:
        """Whether the registers that these lists rest on were delivered; else a list is unknown, not empty."""
        return not any(self._facts.roll(name).not_reported for name in names)

    def any_are(self, name: str, fact: str, value: Fact = True) -> bool:
        """Whether at least one entry shown has this value, alone or among several."""
        values = self._values(name, fact)
        return any(v == value or (isinstance(v, tuple) and value in v) for v in values)

    def all_are(self, name: str, fact: str, value: Fact = True) -> bool:
        """Whether two or more entries are shown and every one has this value (均)."""
        values = self._values(name, fact)
        return len(values) > 1 and all(v == value or (value is True and v == "是") for v in values)

    def groups(self, name: str, fact: str = "") -> list[tuple[Slot, list[Shown]]]:
        """The entries by a fact or by the list's own groups, in the order they first appear."""
        found: dict[str, list[Shown]] = {}
        for entry in self.entries(name):
            key = entry.raw(fact) if fact else entry.group.value
            found.setdefault(str(key or ""), []).append(entry)
        return [(self._group(name, i, key), entries) for i, (key, entries) in enumerate(found.items(), 1)]

    def label(self, name: str) -> Slot:
        """What the list is called."""
        roll = self._facts.roll(name)
        return self._book.figure(f"rule:{name}", roll.rule.label, roll.rule.label)

    def basis(self, name: str) -> Slot:
        """The document that the list rests on."""
        roll = self._facts.roll(name)
        return self._book.figure(f"rule:{name}.basis", roll.rule.basis, roll.rule.basis)

    def headline(self, *pieces: Sequence[str], most: int = 2, otherwise: str = "") -> Phrase:
        """The largest facts in one line: each piece is a list, its unit, and what happened.

        The first list that is not empty is the gravest and leads, as the template orders
        them; after it come the longest of the others. `otherwise` stands when all are empty.
        """
        filled = [p for p in pieces if self.size(p[0])]
        rest = sorted(filled[1:], key=lambda p: -self.size(p[0]))
        chosen = [*filled[:1], *rest][:most]
        said = [Phrase((self.count(n, unit, "HEADLINE"), Fixed(what))) for n, unit, what in chosen]
        return joined(list(said), " ") if said else Phrase((Fixed(otherwise),))

    def _values(self, name: str, fact: str) -> list[Fact]:
        return [e.shown_facts.get(fact) for e in self._facts.entries(name)]

    def _group(self, name: str, i: int, key: str) -> Slot:
        return self._book.place(f"list:{name}.group.{i}", key, key)

    def _listed(self, roll: Roll, n: int, shown: str) -> Slot:
        return self._book.figure(f"list:{roll.rule.name}.count", n, shown, roll.rule.label)
