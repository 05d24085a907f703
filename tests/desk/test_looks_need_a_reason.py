"""Levels 3 and 4 open for a reason that is kept; without it a reader sees what his office may see."""

from __future__ import annotations

import pytest

from gongshi.desk import looking
from gongshi.desk.looking import NeedsReason, demand_reason, reading
from gongshi.desk.may import NotYours, reader_level
from gongshi.desk.role import DeskRole
from gongshi.desk.store.event import DeskEvent
from gongshi.office.runs import engine
from gongshi.records.register import Level


def request_of(client, rf, account):
    request = rf.get("/figures/x/")
    request.user, request.session = account, client.session
    return request


def test_no_role_of_the_units_reads_more_than_the_units_may(account_of):
    levels = {role: reader_level(account_of(role)) for role in DeskRole}
    assert levels[DeskRole.UNIT_CLERK] is Level.UNITS and levels[DeskRole.KEEPER] is Level.SEALED
    assert max(levels[r] for r in (DeskRole.OFFICE, DeskRole.PRESS, DeskRole.AUDITOR)) < Level.RESTRICTED


def test_without_a_reason_a_reviewer_sees_no_restricted_column(client_of, account_of, rf):
    request = request_of(client_of(DeskRole.FIRST_REVIEW), rf, account_of(DeskRole.FIRST_REVIEW))
    assert reading(request).level is Level.OFFICE
    with pytest.raises(NeedsReason):
        demand_reason(request)


def test_a_reason_opens_for_a_quarter_of_an_hour_and_is_noted(client_of, account_of, rf, monkeypatch):
    client, account = client_of(DeskRole.FIRST_REVIEW), account_of(DeskRole.FIRST_REVIEW)
    answer = client.post("/look/", {"reason": "复核异议，核对证号", "next": "/figures/x/"})
    assert answer["Location"] == "/figures/x/"
    found = demand_reason(request_of(client, rf, account))
    assert (found.level, found.reader, found.why) == (Level.RESTRICTED, "chushen", "复核异议，核对证号")
    assert DeskEvent.objects.get(what="LOOK_ASKED").note == "复核异议，核对证号"
    later = looking.time.time() + looking.HOLDS + 1
    monkeypatch.setattr(looking.time, "time", lambda: later)
    assert reading(request_of(client, rf, account)).level is Level.OFFICE


def test_the_office_notes_each_opened_seal_with_the_reader_and_his_reason(client_of, office, account_of, rf):
    client = client_of(DeskRole.FIRST_REVIEW)
    client.post("/look/", {"reason": "复核异议，核对证号", "next": "/"})
    found = reading(request_of(client, rf, account_of(DeskRole.FIRST_REVIEW)))
    vault = office.vault()
    delivery = next(d for d in vault.deliveries("parties"))
    vault.sealed_rows(delivery, by=found.reader, why=found.why)
    assert engine(office, office.now(), why=found.why, reader=found.reader) is not None
    page = client_of(DeskRole.AUDITOR).get("/audit/looks/").content.decode()
    assert "复核异议，核对证号" in page and "chushen" in page


def test_a_reason_of_two_letters_is_none(client_of):
    assert client_of(DeskRole.KEEPER).post("/look/", {"reason": "看", "next": "/"}).status_code == 422


def test_the_way_back_never_leads_off_this_desk(client_of):
    answer = client_of(DeskRole.KEEPER).post("/look/", {"reason": "核对证号", "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_who_may_not_look_is_not_asked_why(client_of, account_of, rf):
    client = client_of(DeskRole.PRESS)
    assert client.get("/look/").status_code == 403
    with pytest.raises(NotYours):
        demand_reason(request_of(client, rf, account_of(DeskRole.PRESS)))


@pytest.mark.parametrize("page", ["figures/persons_banned_described/", "figures/all_drink_driving/records.xlsx"])
def test_a_reason_that_somebody_put_into_an_address_opens_nothing(client_of, office, page):
    before = len(office.looks.looks())
    response = client_of(DeskRole.KEEPER).get(f"/month/traffic/2022-11/{page}?level=4&why=给您点的链接")
    assert response.status_code == 200
    looks = office.looks.looks()[before:]
    assert all("给您点的链接" not in look.why for look in looks)
    assert all(look.by != "baomi" for look in looks)


def test_a_figure_opens_its_restricted_records_for_a_reason_that_was_written_down(client_of, office, account_of):
    client, account = client_of(DeskRole.FIRST_REVIEW), account_of(DeskRole.FIRST_REVIEW)
    address = "/month/traffic/2022-11/figures/persons_banned_described/"
    closed = client.get(address).content.decode()
    assert "/look/?next=" in closed and "level%3D3" in closed
    client.post("/look/", {"reason": "复核异议，核对证号", "next": address})
    before = len(office.looks.looks())
    assert client.get(address + "?level=3").status_code == 200
    noted = office.looks.looks()[before:]
    assert {(look.by, look.why) for look in noted} == {(account.person, "复核异议，核对证号")}
