"""A digit or number word that nobody computed is refused, with its line."""

from pathlib import Path

import pytest
from tests.notices.fake import facts, kind_of

from gongshi.errors import GongshiError
from gongshi.notices.compose import CannotCompose, NotASlot, compose
from gongshi.notices.markup import BadLine
from gongshi.notices.template import TemplateFault, TypedNumber, check_template
from gongshi_traffic.notices import NOTICES, TERMS


def said(fault: GongshiError) -> str:
    assert fault.what and fault.where and fault.mend
    return str(fault)


@pytest.mark.parametrize("text", ["查处3人", "查处三人", "第②项", "共１２起", "两家企业", "查处百余起"])
def test_a_number_in_fixed_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(TypedNumber, match="手写"):
        compose(kind_of(tmp_path, f"@标题 通报\n{text}。\n"), facts())


def test_all_typed_numbers_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    kind = kind_of(tmp_path, '@标题 通报\n共3起。\n{{ count("lifetime_bans") }}\n\n又四起。\n')
    with pytest.raises(TypedNumber) as fault:
        compose(kind, facts())
    text = said(fault.value)
    assert "第 2 行“3”" in text and "第 5 行“四”" in text


def test_a_number_hidden_in_a_string_of_an_expression_is_refused(tmp_path: Path) -> None:
    kind = kind_of(tmp_path, '@标题 {{ headline(("lifetime_bans", "人", "被查处三次")) }}\n')
    with pytest.raises(TypedNumber, match="三"):
        compose(kind, facts())


def test_words_that_hold_a_numeral_but_no_number_may_stand(tmp_path: Path) -> None:
    notice = compose(kind_of(tmp_path, "进一步统一认识，一律从严。\n"), facts())
    assert notice.text() == "进一步统一认识，一律从严。"


def test_a_declared_term_may_hold_its_number(tmp_path: Path) -> None:
    notice = compose(kind_of(tmp_path, '公布“{{ term("五大曝光") }}”。\n'), facts())
    assert notice.text() == "公布“五大曝光”。"
    assert [s.id for s in notice.slots()] == ["term:五大曝光#1"]


@pytest.mark.parametrize("printed", ['"三起"', "3", 'value("deaths")', 'size("lifetime_bans")'])
def test_a_plain_value_cannot_be_printed(tmp_path: Path, printed: str) -> None:
    kind = kind_of(tmp_path, "@标题 通报\n共{{ " + printed + " }}。\n")
    with pytest.raises((NotASlot, TypedNumber)) as fault:
        compose(kind, facts())
    assert "第 2 行" in said(fault.value)


def test_several_unfillable_places_are_one_error_with_all_of_them(tmp_path: Path) -> None:
    kind = kind_of(tmp_path, '{{ text("nothing") }}\n\n{{ figure("nothing") }}\n{{ count("nothing") }}\n')
    with pytest.raises(CannotCompose) as fault:
        compose(kind, facts())
    assert len(fault.value.faults) == 3
    assert all(f"第 {line} 行" in said(fault.value) for line in (1, 3, 4))


@pytest.mark.parametrize("text", ["{% if %}", "{{ unknown_name }}", "{{ count( }}", "{{ office().__class__ }}"])
def test_broken_grammar_names_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises((TemplateFault, NotASlot)) as fault:
        compose(kind_of(tmp_path, f"@标题 通报\n\n{text}\n"), facts())
    assert "第 3 行" in said(fault.value)


def test_an_unknown_line_mark_is_refused_with_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(BadLine) as fault:
        compose(kind_of(tmp_path, "@大标题 通报\n"), facts())
    assert "@大标题" in said(fault.value) and "@标题" in fault.value.mend


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
def test_the_traffic_packs_templates_hold_none(kind) -> None:  # type: ignore[no-untyped-def]
    assert check_template(kind.template, TERMS)
