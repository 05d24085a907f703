"""A form sent after the log-in ended says so, and leads by the log-in back to its own page."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gongshi.desk.role import DeskRole
from gongshi.desk.store.session import DeskSession

pytestmark = pytest.mark.django_db
PAGE = "/help/complaints/"
HERE = {"HTTP_REFERER": f"http://testserver{PAGE}?page=2"}


def after_log_in(response) -> str:
    address = urlsplit(response["Location"])
    assert address.path == "/login/"
    return parse_qs(address.query)["next"][0]


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        (f"http://testserver{PAGE}?page=2", f"{PAGE}?page=2"),
        ("http://elsewhere.test/help/", "/"),
        ("http://testserver//elsewhere.test/", "/"),
        ("", "/"),
    ],
)
def test_what_is_sent_without_a_log_in_leads_back_to_the_page_it_was_sent_from(office, db, referer, back):
    answer = Client().post(PAGE, {"text": "意见"}, HTTP_REFERER=referer)
    assert after_log_in(answer) == back


def test_whoever_s_log_in_ended_is_told_that_nothing_was_taken(client_of):
    client = client_of(DeskRole.OFFICE)
    DeskSession.objects.all().delete()
    answer = client.post(PAGE, {"text": "意见"}, follow=True, **HERE)
    assert "刚才交的没有收下" in answer.content.decode() and 'name="password"' in answer.content.decode()


def test_a_page_that_is_only_asked_for_comes_again_after_the_log_in(office, db):
    assert after_log_in(Client().get(f"{PAGE}?page=2")) == f"{PAGE}?page=2"


def test_a_part_of_a_page_never_becomes_the_log_in(office, db):
    answer = Client().get("/jobs/1/", HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://testserver/jobs/1/")
    assert answer.status_code == 204 and answer.headers["HX-Redirect"] == "/login/?next=/jobs/1/"


def test_the_page_of_an_expired_form_names_the_way_back(client_of, office):
    browser = Client(enforce_csrf_checks=True)
    page = browser.post(PAGE, {"text": "意见"}, **HERE)
    assert page.status_code == 403 and "登录，回到那一页" in page.content.decode()
    assert re.search(r'href="/login/\?next=/help/complaints/%3Fpage%3D2"', page.content.decode())
    browser.cookies["desk_session"] = client_of(DeskRole.OFFICE).cookies["desk_session"].value
    page = browser.post(PAGE, {"text": "意见"}, **HERE).content.decode()
    assert f'href="{PAGE}?page=2"' in page and "登录，回到那一页" not in page


def test_sealed_columns_are_never_kept_in_the_browser(client_of, office):
    page = client_of(DeskRole.OFFICE).get("/enter/bans/").content.decode()
    assert re.search(r'name="\w+" data-sealed', page) and "data-kept" in page
    sealed = {c.name for c in office.registers["bans"].columns} - {
        c.name for c in office.registers["bans"].open_columns()
    }
    assert set(re.findall(r'name="(\w+)" data-sealed', page)) <= sealed
