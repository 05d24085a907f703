"""Whatever a form, an address or a file's name is filled with, the answer is a page and never a breakdown."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongshi.desk.role import DeskRole

from .conftest import ROW

ODD = ["\x00", "a\x00b", "九" * 5000, "￿", "\ud800", "'; drop table desk_draft; --", "../../etc/passwd", "-1", "%00"]
PLACES = ("title", "token", "seen", "k", "joint", "held_on", "heads", "organisers", "items")
PAGES = ("/registers/activities/", "/registers/activities/row/", "/enter/activities/", "/registers/activities/out.xlsx")
ASKED = ("q", "page", "sort", "k", "is_kind", "from_held_on", "draft", "all", "joint")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_form_or_a_draft_filled_with_nonsense(as_, city, odd):
    client = as_("O1")
    sent = odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for place in PLACES:
        for path in ("/enter/activities/", "/enter/activities/draft/"):
            assert client.post(path, {**ROW, place: sent}).status_code < 500, (place, path)
    assert client.post("/registers/activities/take-out/", {"k": sent, "seen": sent}).status_code < 500
    assert client.post("/enter/activities/confirm/", {"k": sent, "seen": sent}).status_code < 500


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_address_filled_with_nonsense(as_, city, odd):
    client = as_("O1")
    sent = odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for path in PAGES:
        for name in ASKED:
            assert client.get(path, {name: sent}).status_code < 500, (path, name)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_file_named_with_nonsense(as_, city, odd):
    name = odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace") + ".xlsx"
    file = SimpleUploadedFile("x.xlsx", b"PK\x03\x04nothing")
    file.name = name
    for role, unit in ((DeskRole.UNIT_CLERK, "O1"), (DeskRole.OFFICE, "")):
        answer = as_(unit, role).post("/registers/activities/deliver/", {"file": file})
        assert 400 <= answer.status_code < 500
        file.seek(0)
