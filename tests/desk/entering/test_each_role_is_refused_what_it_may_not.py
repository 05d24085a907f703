"""Every page of entering by every role: what the table of permissions says, and own rows only for a unit."""

from __future__ import annotations

import pytest
from django.test import Client

from gongshi.desk.may import Action, role_may
from gongshi.desk.role import DeskRole
from gongshi.desk.store.job import Job
from gongshi.desk.store.user import DeskUser

from .conftest import ROW, text

PAGES = {
    ("get", "/enter/"): Action.ENTER,
    ("get", "/enter/activities/"): Action.ENTER,
    ("post", "/enter/activities/draft/"): Action.ENTER,
    ("post", "/enter/drafts/0/discard/"): Action.ENTER,
    ("post", "/enter/activities/nothing/"): Action.ENTER,
    ("post", "/enter/activities/confirm/"): Action.CONFIRM,
    ("get", "/enter/activities/merge/"): Action.ENTER,
    ("get", "/enter/activities/choices/kind/"): Action.SEE_REGISTERS,
    ("get", "/registers/"): Action.SEE_REGISTERS,
    ("get", "/registers/activities/"): Action.SEE_REGISTERS,
    ("get", "/registers/activities/row/"): Action.SEE_REGISTERS,
    ("get", "/registers/activities/out.xlsx"): Action.SEE_REGISTERS,
    ("get", "/registers/activities/template.xlsx"): Action.DELIVER,
    ("get", "/registers/activities/deliver/"): Action.DELIVER,
    ("post", "/registers/activities/bulk/"): Action.EDIT_REGISTERS,
    ("post", "/registers/activities/remove/"): Action.ENTER,
    ("post", "/registers/activities/look/"): Action.LOOK,
    ("post", "/registers/activities/attach/"): Action.ENTER,
    ("get", "/registers/activities/files/0/"): Action.SEE_REGISTERS,
}


@pytest.mark.parametrize("role", DeskRole)
def test_a_role_reaches_what_the_table_gives_it_and_nothing_else(as_, role: DeskRole):
    client = as_("O1" if role is DeskRole.UNIT_CLERK else "", role)
    for (method, url), action in PAGES.items():
        answer = getattr(client, method)(url)
        refused = answer.status_code == 403 and f"不能办理“{action.label}”" in text(answer)
        assert refused is not role_may(role, action), (url, answer.status_code)


def test_a_stranger_reaches_none_of_them(db, city):
    for method, url in PAGES:
        answer = getattr(Client(), method)(url)
        assert answer.status_code == 302 and answer["Location"].startswith("/login/"), url


def test_every_page_of_these_routes_is_in_the_table():
    from gongshi.desk.views.entering.urls import urlpatterns

    views = {p.callback for p in urlpatterns}
    asked = {getattr(v, "asked", None) or getattr(getattr(v, "__wrapped__", None), "asked", None) for v in views}
    assert None not in asked and asked == set(PAGES.values())


def test_what_changes_something_is_never_done_by_following_a_link(as_):
    for method, url in PAGES:
        if method == "post":
            assert as_("O1").get(url).status_code in (404, 405), url


def test_a_form_without_its_token_is_refused(as_, city):
    client = as_("O1")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/enter/activities/", ROW).status_code == 403
    assert city.vault().deliveries("activities") == ()


@pytest.mark.parametrize("url", ["/enter/persons/", "/registers/care/", "/registers/scores/", "/enter/programmes/",
                                 "/registers/published_names/"])  # fmt: skip
def test_a_clerk_is_refused_registers_that_are_not_his(as_, url: str):
    answer = as_("O1").get(url)
    assert answer.status_code == 403 and "不在您的填报、查看范围内" in text(answer)


def test_another_unit_s_row_is_not_there_for_a_clerk(as_):
    as_("O1").post("/enter/activities/", {**ROW, "organisers": "O1"})
    other = as_("O2")
    for url in ("/registers/activities/row/", "/enter/activities/"):
        assert other.get(url, {"k": "HD-O1-2022-11-W01"}).status_code == 404
    assert "联合主题党日" not in text(other.get("/registers/activities/")) + text(other.get("/enter/"))


def test_another_s_draft_is_not_there_and_is_not_thrown_away(as_):
    mine, other = as_("O1"), as_("O2")
    mine.post("/enter/activities/draft/", {"token": "d" * 32, "title": "本单位的草稿"})
    assert other.get("/enter/activities/", {"draft": "d" * 32}).status_code == 404
    other.post(f"/enter/drafts/{'d' * 32}/discard/")
    taken = other.post("/enter/activities/draft/", {"token": "d" * 32, "title": "别人改写"})
    assert taken.status_code == 404
    assert "本单位的草稿" in mine.get("/enter/activities/", {"draft": "d" * 32}).content.decode()


def test_another_clerk_s_job_is_refused(as_):
    as_("O1")
    owner = DeskUser.objects.get(username="clerk-o1")
    job = Job.objects.create(kind="deliver", by=owner, arguments={}, said=["只给办理人看"])
    assert "只给办理人看" in as_("O1").get(f"/jobs/{job.pk}/").content.decode()
    refused = as_("O2").get(f"/jobs/{job.pk}/")
    assert refused.status_code == 403 and "只给办理人看" not in refused.content.decode()


def test_logging_in_gives_a_new_session_whatever_cookie_was_planted(as_, settings):
    as_("O1")
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted" * 4
    client.force_login(DeskUser.objects.get(username="clerk-o1"))
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "planted" * 4
