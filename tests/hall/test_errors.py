"""Every error says what, where and how to mend, and tells scripts its kind."""

from __future__ import annotations

import pytest

from gongshi import errors
from gongshi.errors import EXIT_CODES, BadInput, Broken, GongshiError, NotFound, Refused, StillMissing, Unfit

KINDS = (BadInput, Refused, NotFound, Unfit, Broken, StillMissing)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_prints_its_three_parts(kind: type[GongshiError]) -> None:
    with pytest.raises(GongshiError) as caught:
        raise kind("第 18 行有误。", where="单元格 F18", mend="请改正。")
    assert str(caught.value) == "第 18 行有误。\n  位置：单元格 F18\n  处理：请改正。"
    assert (caught.value.what, caught.value.where, caught.value.mend) == ("第 18 行有误。", "单元格 F18", "请改正。")


def test_each_kind_has_its_own_exit_code_with_a_meaning() -> None:
    codes = [kind.exit_code for kind in KINDS]
    assert len(set(codes)) == len(KINDS)
    assert set(codes) | {0, 1, 2, 9} == set(EXIT_CODES)  # 9: a draft was read and does not stand
    assert all(EXIT_CODES.values())


def test_no_kind_of_error_is_left_out_here() -> None:
    found = {c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, GongshiError)}
    assert found == {GongshiError, *KINDS}


def test_place_and_mend_cannot_be_left_out() -> None:
    with pytest.raises(TypeError):
        BadInput("只有一句")  # type: ignore[call-arg]
