"""How long somebody has been on a list: from documents and from our own publications."""

from datetime import date, datetime

import pytest

from gongshi.lists.actions.publish import publish
from gongshi.lists.actions.withdraw import withdraw

NAME = "示例名单"


@pytest.mark.parametrize(
    ("documents", "run", "total", "mark"),
    [
        ((), 1, 1, ""),
        (("2022-10",), 2, 2, "连续2期"),
        (("2022-10", "2022-09", "2022-07"), 3, 4, "连续3期"),
        (("2022-09",), 1, 2, "累计2期"),
        (("2022-11", "2022-12"), 1, 1, ""),
        (("2021-12", "2022-10"), 2, 3, "连续2期"),
    ],
)
def test_months_in_a_row_and_in_all(world, documents, run, total, mark):
    entry = world.entry(published_names=[(p, NAME, "K1") for p in documents])
    assert (entry.months_listed, entry.months_total, entry.repeat_mark) == (run, total, mark)


def test_another_list_or_subject_does_not_count_and_either_name_of_the_list_does(world):
    names = [("2022-10", "别的名单", "K1"), ("2022-10", NAME, "K2"), ("2022-09", "sample_list", "K1")]
    assert (world.entry(published_names=names).months_listed, world.entry(published_names=names).months_total) == (1, 2)


def test_a_run_goes_over_the_turn_of_the_year(world, an_at):
    names = [(p, NAME, "K1") for p in ("2022-12", "2022-11")]
    assert world.entry(at=an_at(date(2023, 1, 20), "2023-01"), published_names=names).months_listed == 3


def published_in_october(world, an_at):
    october = an_at(date(2022, 10, 24), "2022-10")
    world.now = datetime(2022, 10, 24, 8)
    return publish(world.approved(at=october), at=october, **world.how("press"))


def test_our_own_publication_counts_once_beside_the_document_that_names_it(world, an_at):
    published_in_october(world, an_at)
    assert world.entry(published_names=[("2022-10", NAME, "K1")]).months_total == 2
    assert world.entry().months_listed == 2


def test_a_withdrawn_publication_does_not_count(world, an_at):
    withdraw(world.grounded(published_in_october(world, an_at)), reason="决定撤销", **world.how("press"))
    assert world.entry().months_listed == 1
    assert world.entry(published_names=[("2022-10", NAME, "K1")]).months_total == 1
