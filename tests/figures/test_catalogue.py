"""The catalogue answers to Chinese and English names, and to a wording that is one figure's alone."""

import pytest

from gongshi.figures.answer import Answers, NoSuchFigure
from gongshi.figures.catalogue import Catalogue, SeveralFigures, TwoFigures
from tests.figures import a_library as lib

ALL = Catalogue([lib.lent, lib.readers, lib.fees, lib.long_share])


@pytest.mark.parametrize("name", ["lent", "借阅次数", "外借"])
def test_a_figure_answers_to_name_label_and_wording(name: str) -> None:
    assert ALL.find(name) is lib.lent


def test_a_wording_of_two_figures_is_refused_with_both() -> None:
    with pytest.raises(SeveralFigures) as raised:
        ALL.find("借阅")
    assert "借阅" in raised.value.what and raised.value.where
    assert "借阅次数" in raised.value.mend and "借阅人数" in raised.value.mend


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(NoSuchFigure) as raised:
        ALL.find("费用")
    assert "费用" in raised.value.what and raised.value.where and "费用合计" in raised.value.mend


def test_two_figures_of_one_name_cannot_stand_in_a_catalogue() -> None:
    with pytest.raises(TwoFigures) as raised:
        Catalogue([lib.lent, lib.readers, lib.lent])
    assert "借阅次数" in raised.value.what and raised.value.where and raised.value.mend


def test_an_answer_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(NoSuchFigure) as raised:
        Answers().of("lent", breakdown="branch", part="东馆")
    assert "lent" in raised.value.what and "东馆" in raised.value.what and raised.value.mend
