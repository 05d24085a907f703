"""A column that holds another register's key says so, and says it truly."""

from __future__ import annotations

import pytest

from gongshi.packs.find import find_pack
from gongshi.packs.pack import Pack

PACKS = [find_pack("organs"), find_pack("traffic")]


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.name)
def test_what_a_column_refers_to_is_a_register_of_the_pack(pack: Pack):
    names = {r.name for r in pack.registers}
    wrong = [
        f"{r.name}.{c.name} → {c.refers}" for r in pack.registers for c in r.columns if c.refers not in {"", *names}
    ]
    assert wrong == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.name)
def test_rows_are_named_and_owned_by_columns_that_they_have(pack: Pack):
    for register in pack.registers:
        if register.named_by:
            assert not register.column(register.named_by).level.is_sealed
        for name in register.owners:
            assert register.column(name).refers in ("units", "brigades"), (register.name, name)


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.name)
def test_examples_of_one_code_refer_to_one_register(pack: Pack):
    """The same heading in two registers never means two things: 大队编号 is everywhere a brigade."""
    meant: dict[str, set[str]] = {}
    for register in pack.registers:
        for column in register.columns:
            if column.refers:
                meant.setdefault(column.label, set()).add(column.refers)
    assert {label: found for label, found in meant.items() if len(found) > 1} == {}


def test_a_joint_form_names_columns_and_a_rule_that_exist():
    pack = find_pack("organs")
    assert pack.forms
    registers = {r.name: r for r in pack.registers}
    joint = [(f, f.joint) for f in pack.forms.forms if f.joint]
    assert joint
    for form, rule in joint:
        register = registers[form.register]
        for name in (*rule.asks, rule.partners, rule.confirmed, form.recorded):
            register.column(name)
        assert any(c.code == rule.twice and c.register == register.name for c in pack.across)
