"""A page that cannot be given says what, where and how to mend it, with the status of its kind."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from gongshi.desk.faults import NoSuchPage, status_of
from gongshi.desk.may import Action, NotYours, asks
from gongshi.desk.project.configuration import postgresql
from gongshi.desk.role import DeskRole
from gongshi.desk.signing import NeedsPassphrase, SignsNothing, keep_passphrase, signer_for
from gongshi.desk.start import BadAddress, NotEncrypted, read_address, refuse_open_network
from gongshi.desk.workspace import NoWorkspaceServed, served
from gongshi.errors import BadInput, Refused
from gongshi.lists.actions.act import ActedMeanwhile
from gongshi.lists.states import WrongState
from gongshi.office.people import replace_key, signer
from gongshi.settings import BadSetting, Settings


def test_a_stranger_is_sent_to_the_log_in_page(db, office):
    answer = Client().get("/")
    assert answer.status_code == 302 and answer["Location"] == "/login/?next=/"


def test_an_address_that_leads_nowhere_is_a_page_in_three_parts(client_of):
    answer = client_of(DeskRole.OFFICE).get("/nowhere/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert all(part in page for part in ("没有这个页面。", "地址 /nowhere/", "请核对地址"))
    assert status_of(NoSuchPage("甲", where="乙", mend="丙")) == 404


def test_a_form_s_address_that_is_opened_says_that_it_only_takes_forms(client_of):
    answer = client_of(DeskRole.OFFICE).get("/month/traffic/2022-11/propose/")
    assert answer.status_code == 405 and "只用来提交" in answer.content.decode() and answer["Allow"] == "POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_only_what_a_browser_s_form_sends_is_answered(client_of, method):
    answer = client_of(DeskRole.OFFICE).generic(method, "/help/complaints/")
    assert answer.status_code == 405 and answer["Allow"] == "GET, HEAD, POST"


def test_what_cannot_be_read_is_a_page_in_three_parts(client_of):
    many = {f"x{n}": "" for n in range(5001)}
    answer = client_of(DeskRole.OFFICE).post("/help/complaints/", many)
    assert answer.status_code == 400 and "读不懂" in answer.content.decode() and "位置" in answer.content.decode()
    strange = Client().get("/login/", headers={"host": "evil.example"})
    assert strange.status_code == 400 and "读不懂" in strange.content.decode()


def test_who_may_not_is_told_who_may(rf: RequestFactory, account_of):
    request = rf.get("/audit/")
    request.user = account_of(DeskRole.UNIT_CLERK)
    with pytest.raises(NotYours) as caught:
        asks(Action.SEE_AUDIT)(lambda r: None)(request)
    assert "单位填报员" in caught.value.what and "审计" in caught.value.mend


def test_what_another_did_first_is_a_conflict():
    assert status_of(ActedMeanwhile("甲", where="乙", mend="丙")) == 409
    assert status_of(WrongState("甲", where="乙", mend="丙")) == 409
    assert status_of(Refused("甲", where="乙", mend="丙")) == 403
    assert status_of(BadInput("甲", where="乙", mend="丙")) == 422


def test_a_desk_without_a_workspace_says_so(settings):
    settings.GONGSHI_ROOT = None
    with pytest.raises(NoWorkspaceServed):
        served()


def test_a_desk_is_not_opened_to_the_network_without_encryption(office):
    refuse_open_network(office, "127.0.0.1")
    with pytest.raises(NotEncrypted):
        refuse_open_network(office, "0.0.0.0")
    with pytest.raises(BadAddress):
        read_address("127.0.0.1")


def test_a_password_in_the_settings_file_is_refused():
    written = Settings({"desk": {"database": "postgresql://desk:mima@db:5432/desk"}})
    with pytest.raises(BadSetting, match="密码"):
        postgresql("postgresql://desk:mima@db:5432/desk", written)
    assert postgresql("postgresql://desk@db:5432/desk", Settings())["NAME"] == "desk"


def test_a_clerk_of_a_unit_signs_nothing_in_the_diary(rf: RequestFactory, office, account_of):
    request = rf.get("/")
    request.user = account_of(DeskRole.UNIT_CLERK)
    with pytest.raises(SignsNothing):
        signer_for(request)


def test_a_key_under_a_passphrase_is_opened_once_in_a_session(rf: RequestFactory, office, account_of):
    from django.http import HttpResponse

    request = rf.get("/")
    request.user, request.session = account_of(DeskRole.FIRST_REVIEW), {}
    replace_key(office, "chushen", by=signer(office, "shencha"), passphrase="虚构钥匙口令")
    with pytest.raises(NeedsPassphrase):
        signer_for(request)
    response = HttpResponse()
    keep_passphrase(request, response, "虚构钥匙口令")
    request.COOKIES = {name: morsel.value for name, morsel in response.cookies.items()}
    assert signer_for(request).id == "chushen"
    assert "虚构钥匙口令" not in str(request.session) + str(request.COOKIES)
