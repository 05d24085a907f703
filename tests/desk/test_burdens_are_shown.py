"""The load meter and the self-check, as the desk shows them."""

from __future__ import annotations

from gongshi.desk.role import DeskRole
from gongshi.desk.views.help.burden import _own


def test_the_office_sees_what_was_filled_in(office, client_of):
    page = client_of(DeskRole.OFFICE).get("/help/load/", {"period": "2022-11"})
    assert page.status_code == 200
    grids = page.context["grids"]
    assert len(grids) == 3 and all(row[4] == row[2] + row[3] for row in grids[0].rows) and grids[0].rows
    assert grids[1].rows[0][0] in page.content.decode()


def test_a_period_that_is_none_is_said(office, client_of):
    page = client_of(DeskRole.OFFICE).get("/help/load/", {"period": "十三月"})
    assert 400 <= page.status_code < 500 and "十三月" in page.content.decode()


def test_a_clerk_sees_the_self_check_and_not_the_load(office, client_of):
    clerk = client_of(DeskRole.UNIT_CLERK)
    assert clerk.get("/help/load/").status_code == 403
    page = clerk.get("/help/self-check/")
    assert page.status_code == 200 and len(page.context["proofs"]) == 5
    assert all(proof.holds for proof in page.context["proofs"])


def test_the_desk_s_own_tables_are_looked_at(office, client_of):
    names = {held.id for held in _own()}
    assert {"draft.values", "deskuser.role"} & names and len(names) > 30
