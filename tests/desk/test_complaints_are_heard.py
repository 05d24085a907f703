"""Whoever has to fill in too much can say so, with his name or without, and gets an answer."""

from __future__ import annotations

from gongshi.desk.role import DeskRole
from gongshi.desk.store.complaint import Complaint
from gongshi.desk.views.help.pages import NoSuchComplaint

TEXT = "联系人每月重填一次，系统里已有"


def test_a_clerk_s_complaint_is_seen_and_answered_by_the_office(client_of):
    clerk, office = client_of(DeskRole.UNIT_CLERK), client_of(DeskRole.OFFICE)
    assert clerk.post("/help/complaints/", {"text": TEXT}).status_code == 302
    assert TEXT in office.get("/help/complaints/").content.decode()
    found = Complaint.objects.get()
    office.post(f"/help/complaints/{found.pk}/", {"answer": "本月起不再填"})
    assert "本月起不再填" in clerk.get("/help/complaints/").content.decode()


def test_a_complaint_without_a_name_keeps_neither_name_nor_unit(client_of):
    client_of(DeskRole.UNIT_CLERK).post("/help/complaints/", {"text": TEXT, "unnamed": "on"})
    found = Complaint.objects.get()
    assert found.by is None and found.unit == ""


def test_other_units_do_not_read_it_and_do_not_answer_it(client_of):
    client_of(DeskRole.UNIT_CLERK).post("/help/complaints/", {"text": TEXT})
    press = client_of(DeskRole.PRESS)
    assert TEXT not in press.get("/help/complaints/").content.decode()
    assert press.post(f"/help/complaints/{Complaint.objects.get().pk}/", {"answer": "不"}).status_code == 403


def test_an_empty_complaint_is_refused_and_one_that_does_not_exist_not_found(client_of):
    client = client_of(DeskRole.OFFICE)
    assert client.post("/help/complaints/", {"text": ""}).status_code == 422
    assert client.post("/help/complaints/99/", {"answer": "好"}).status_code == 404
    assert NoSuchComplaint.exit_code == 5
