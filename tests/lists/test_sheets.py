"""Reviewers without a desk get a workbook and give it back; annexes are grids."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongshi.lists.actions.propose import put_forward_all
from gongshi.lists.actions.publish import publish
from gongshi.lists.actions.review import decide
from gongshi.lists.candidate import FactColumn, Reason
from gongshi.lists.sheet import ReviewFaults, annex_grid, as_cell, read_reviews, review_grid
from gongshi.lists.states import State


@pytest.fixture
def roll(world, a_candidate):
    people = [a_candidate("K1", "假小明"), a_candidate("K2", "虚大红"), a_candidate("K3", "某小强")]
    return put_forward_all(world.roll(*people), **world.how("writer"))


def filled(grid, *answers):
    """The sheet with (passes, returned, reason) written into its rows."""
    at = [grid.columns.index(c) for c in ("通过", "退回", "理由")]
    rows = []
    for row, answer in zip(grid.rows, answers, strict=False):
        cells = list(row)
        for column, value in zip(at, answer, strict=True):
            cells[column] = value
        rows.append(tuple(cells))
    return replace(grid, rows=(*rows, *grid.rows[len(rows) :]))


def test_a_sheet_shows_each_entry_with_its_reasons_basis_and_gates(world, a_candidate, a_gate):
    grid = review_grid(world.roll(a_candidate(gates=(a_gate(False),))))
    row = dict(zip(grid.columns, grid.rows[0], strict=True))
    assert (row["对象"], row["入榜理由"], row["依据"]) == ("假小明", "假小明三次登记", "示例市公示办法第三条")
    assert "认定生效" in str(row["未过关口"])
    assert (row["状态"], row["在榜期数"]) == ("待提请", 1)


def test_only_the_reviewers_columns_are_open_and_two_have_a_choice(roll):
    grid = review_grid(roll)
    unlocked = [c for n, c in enumerate(grid.columns) if n not in grid.locked]
    assert unlocked == ["通过", "退回", "理由"]
    assert [grid.columns[n] for n in grid.choices] == ["通过", "退回"]
    assert len(grid.widths) == len(grid.columns) == len(grid.rows[0])


def test_decisions_read_back_are_those_written_into_the_sheet(world, roll):
    grid = filled(review_grid(roll), ("是", None, None), (None, "是", "须核对"))
    reviews = read_reviews(grid, roll)
    assert [(d.entry.candidate.subject, d.passes, d.reason) for d in reviews.decisions] == [
        ("K1", True, ""),
        ("K2", False, "须核对"),
    ]
    assert [e.candidate.subject for e in reviews.untouched] == ["K3"]
    after = decide(reviews.decisions, **world.how("first"))
    assert [e.state for e in after] == [State.FIRST_PASSED, State.RETURNED]


def test_all_faults_of_a_sheet_come_at_once_with_their_rows(world, roll, three_parts):
    grid = filled(review_grid(roll), ("是", "是", "两可"), (None, "是", " "), ("大概", None, None))
    stranger = [*grid.rows[0]]
    stranger[grid.columns.index("编号")] = "0" * 24
    grid = replace(grid, rows=(*grid.rows, tuple(stranger)))
    with pytest.raises(ReviewFaults) as fault:
        read_reviews(grid, roll)
    three_parts(fault.value)
    assert [(f.row, f.column) for f in fault.value.faults] == [(3, "退回"), (4, "理由"), (5, "通过"), (6, "编号")]
    assert len(fault.value.what.splitlines()) == 4


def test_a_decision_on_what_has_changed_since_is_refused(world, roll, a_candidate):
    sheet = filled(review_grid(roll), ("是", None, None))
    now = world.roll(
        a_candidate("K1", "假小明", facts={"count": 8}), a_candidate("K2", "虚大红"), a_candidate("K3", "某小强")
    )
    with pytest.raises(ReviewFaults) as fault:
        read_reviews(sheet, now)
    assert [f.column for f in fault.value.faults] == ["摘要"]


def test_an_entry_twice_in_a_sheet_is_a_fault(roll):
    grid = filled(review_grid(roll), ("是", None, None))
    with pytest.raises(ReviewFaults) as fault:
        read_reviews(replace(grid, rows=(grid.rows[0], *grid.rows)), roll)
    assert "两次" in fault.value.what


def test_a_sheet_without_its_columns_says_which(roll, three_parts):
    with pytest.raises(ReviewFaults) as fault:
        read_reviews(replace(review_grid(roll), columns=("对象",), rows=(("假小明",),)), roll)
    three_parts(fault.value)
    assert "编号" in fault.value.what


def test_a_rule_whose_fact_is_called_like_our_columns_is_read_all_the_same(world, a_rule, a_candidate):
    rule = a_rule(columns=(FactColumn("name", "编号"), FactColumn("count", "理由")))
    roll = put_forward_all(world.roll(a_candidate(), rule=rule), **world.how("writer"))
    grid = review_grid(roll)
    row = list(grid.rows[0])
    row[len(row) - 5] = "是"
    assert [d.passes for d in read_reviews(replace(grid, rows=(tuple(row),)), roll).decisions] == [True]


def test_an_untouched_sheet_decides_nothing(roll):
    assert read_reviews(review_grid(roll), roll).decisions == ()


def test_an_annex_prints_masked_names_and_no_sealed_fact(world, a_rule, a_candidate):
    rule = a_rule(columns=(FactColumn("name", "姓名"), FactColumn("born", "出生"), FactColumn("reasons", "理由")))
    one = a_candidate(facts={"born": "1990"}, sealed=frozenset({"born"}))
    world.approved(one, rule=rule)
    assert annex_grid(world.roll(one, rule=rule)).rows == ((1, "假某某", None, "假某某三次登记"),)


def test_an_annex_names_only_who_was_approved(world, a_candidate):
    world.approved()
    assert len(annex_grid(world.roll(a_candidate(), a_candidate("K2", "虚大红"))).rows) == 1


def test_a_list_of_counts_has_no_rows_and_says_how_many(world, an_at):
    at = an_at(lists={"sample_list": {"mask": "count"}})
    publish(world.approved(at=at), at=at, **world.how("press"))
    grid = annex_grid(world.roll(world.entry().candidate, at=at))
    assert grid.rows == ()
    assert grid.notes == ("共1人，其中1人按规定不列名。",)


def test_repeats_are_marked_in_the_annex_only_when_there_are_any(world, a_candidate):
    world.approved()
    assert "在榜" not in annex_grid(world.roll(a_candidate())).columns
    again = annex_grid(world.roll(a_candidate(), published_names=[("2022-10", "示例名单", "K1")]))
    assert (again.columns[-1], again.rows[0][-1]) == ("在榜", "连续2期")


def test_facts_become_cells():
    assert [as_cell(f) for f in (True, False, ("甲", "乙"), Decimal("1.5"), None)] == [
        "是",
        "否",
        "甲、乙",
        Decimal("1.5"),
        None,
    ]


def test_objections_and_changes_are_shown_to_the_reviewer(world, an_at, a_candidate):
    from gongshi.lists.actions.object import raise_objection

    raise_objection(world.approved(), text="不是我", at=an_at(), **world.how("writer"))
    grid = review_grid(world.roll(a_candidate(reasons=(Reason("a", "改过", "办法"),))))
    row = dict(zip(grid.columns, grid.rows[0], strict=True))
    assert row["异议"] == "不是我（2022-11-23 提出，须在 2022-11-28 前办结）"
    assert "须重审" in str(row["状态"])
    assert grid.marked


def test_a_review_sheet_survives_a_real_workbook(world, roll, tmp_path):
    from gongshi.records.workbook import read_grid, write_workbook

    path = tmp_path / "审核表.xlsx"
    write_workbook(path, [filled(review_grid(roll), ("是", None, None), (None, "是", "须核对"), ("大概", None, None))])
    with pytest.raises(ReviewFaults) as fault:
        read_reviews(read_grid(path), roll)
    assert [(f.row, f.column) for f in fault.value.faults] == [(5, "通过")]
    write_workbook(path, [filled(review_grid(roll), ("是", None, None), (None, "是", "须核对"))])
    reviews = read_reviews(read_grid(path), roll)
    assert [(d.entry.candidate.subject, d.passes, d.reason) for d in reviews.decisions] == [
        ("K1", True, ""),
        ("K2", False, "须核对"),
    ]
