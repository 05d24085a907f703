"""The keeper makes and closes accounts, the office those of the units' clerks, nobody his own."""

from __future__ import annotations

import re

import pytest

from gongshi.desk.accounts import BadAccount, FixedRole, add_account, change_account, check_may_manage
from gongshi.desk.browsers import browser_named
from gongshi.desk.command import COMMAND
from gongshi.desk.demo_accounts import NoSuchDemoAccount, NotADemo, add_demo_accounts, demo_code
from gongshi.desk.may import NotYours
from gongshi.desk.role import DeskRole, NoSuchRole
from gongshi.desk.store.event import DeskEvent
from gongshi.desk.store.user import DeskUser
from gongshi.desk.views.accounts.people import NoSuchAccount
from gongshi.lists.diary import Act
from gongshi.office.people import diary, people, replace_key, signer
from gongshi.office.start import init
from gongshi.office.workspace import Workspace

CLERK = {"username": "tianbao", "name": "填报甲", "role": "UNIT_CLERK", "unit": "二大队"}


def test_the_office_adds_a_unit_s_clerk_whose_password_is_shown_once(client_of):
    client = client_of(DeskRole.OFFICE)
    answer = client.post("/people/add/", CLERK)
    password = re.search(r"(?:\w{4}-){3}\w{4}", answer.content.decode())[0]
    user = DeskUser.objects.get(username="tianbao")
    assert answer.status_code == 201 and user.check_password(password) and user.must_change_password
    assert password not in client.get(f"/people/{user.pk}/").content.decode()
    assert DeskEvent.objects.filter(what="ACCOUNT_ADDED", about="tianbao").exists()
    assert not any(password in event.note + event.about for event in DeskEvent.objects.all())


def test_the_office_neither_makes_nor_opens_another_role_s_account(client_of, account_of):
    client = client_of(DeskRole.OFFICE)
    assert client.post("/people/add/", {**CLERK, "role": "PRESS", "unit": ""}).status_code == 422
    keeper = account_of(DeskRole.KEEPER)
    assert client.get(f"/people/{keeper.pk}/").status_code == 403
    assert client.post(f"/people/{keeper.pk}/password/").status_code == 403
    assert keeper.username not in client.get("/people/").content.decode()


def test_an_account_that_acts_on_lists_gets_a_person_enrolled_by_the_keeper(client_of, office):
    client = client_of(DeskRole.KEEPER)
    said = {"username": "fuhe2", "name": "复核癸", "role": "SECOND_REVIEW", "unit": ""}
    assert client.post("/people/add/", said).status_code == 201
    last = diary(office).events()[-1]
    assert (last.act, last.by, last.fields["person"]) == (Act.ENROL, "shencha", "fuhe2")
    assert signer(office, "fuhe2").person.name == "复核癸"


def test_a_clerk_without_a_unit_is_refused_beside_the_form(client_of):
    answer = client_of(DeskRole.OFFICE).post("/people/add/", {**CLERK, "unit": ""})
    assert answer.status_code == 422 and "须写明单位" in answer.content.decode()


def test_a_name_that_is_taken_or_badly_written_is_refused(db, office, account_of):
    account_of(DeskRole.AUDITOR)
    for username in ("auditor", "填报", "A B"):
        with pytest.raises(BadAccount):
            add_account(office, username=username, name="甲", role=DeskRole.AUDITOR)


def test_a_name_that_is_taken_is_said_in_words(client_of):
    client = client_of(DeskRole.OFFICE)
    assert client.post("/people/add/", CLERK).status_code == 201
    page = client.post("/people/add/", CLERK).content.decode()
    assert "“tianbao”已有人用" in page and "Username" not in page


def test_a_change_that_cannot_be_made_is_said_on_the_form(client_of, account_of):
    reviewer = account_of(DeskRole.FIRST_REVIEW)
    said = {"name": "甲", "role": "SECOND_REVIEW", "unit": "", "is_active": "on"}
    answer = client_of(DeskRole.KEEPER).post(f"/people/{reviewer.pk}/", said)
    assert answer.status_code == 422 and "请停用此账号" in answer.content.decode()


def test_an_existing_person_of_another_role_is_not_taken_over(db, office):
    with pytest.raises(BadAccount, match="初审"):
        add_account(office, username="x2", name="甲", role=DeskRole.PRESS, person="chushen")


def test_a_role_of_the_diary_is_not_changed_under_the_same_name(account_of, office):
    reviewer = account_of(DeskRole.FIRST_REVIEW)
    with pytest.raises(FixedRole):
        change_account(office, reviewer, name="甲", role=DeskRole.SECOND_REVIEW, unit="", is_active=True)


def test_closing_an_account_ends_its_log_ins(client_of, account_of):
    clerk, keeper = client_of(DeskRole.UNIT_CLERK), client_of(DeskRole.KEEPER)
    account = account_of(DeskRole.UNIT_CLERK)
    said = {"username": account.username, "name": account.name, "role": "UNIT_CLERK", "unit": account.unit}
    assert keeper.post(f"/people/{account.pk}/", said).status_code == 302
    assert clerk.get("/").status_code == 302


def test_nobody_manages_his_own_account(client_of, account_of):
    client, keeper = client_of(DeskRole.KEEPER), account_of(DeskRole.KEEPER)
    assert client.post(f"/people/{keeper.pk}/password/").status_code == 403
    assert client.post(f"/people/{keeper.pk}/second/").status_code == 403
    with pytest.raises(NotYours):
        check_may_manage(keeper, DeskRole.KEEPER, other=keeper)


def test_an_account_that_does_not_exist_is_not_found(client_of):
    assert client_of(DeskRole.KEEPER).get("/people/999/").status_code == 404
    assert NoSuchAccount.exit_code == 5


def test_the_first_account_of_a_workspace_is_its_keeper_who_enrols_himself(db, tmp_path):
    workspace = init(tmp_path / "新", keys=tmp_path / "钥匙")
    user, _ = add_account(workspace, username="shencha", name="封存甲", role=DeskRole.KEEPER, passphrase="虚构口令")
    assert user.person == "shencha" and [p.id for p in people(workspace)] == ["shencha"]
    assert signer(workspace, "shencha", passphrase="虚构口令").id == "shencha"


def test_the_demo_s_accounts_are_made_for_every_role_and_only_for_a_demo(db, office, tmp_path):
    made = add_demo_accounts(office)
    assert {user.desk_role for user, _ in made} == set(DeskRole)
    assert len(demo_code(office, "nigao")) == 6
    with pytest.raises(NoSuchDemoAccount):
        demo_code(office, "nobody")
    with pytest.raises(NotADemo):
        add_demo_accounts(init(tmp_path / "新", keys=tmp_path / "钥匙"))


def test_the_command_adds_an_account_by_its_options(db, office, monkeypatch):
    monkeypatch.setattr(Workspace, "open", classmethod(lambda cls, folder=None: office))
    given = {"add": "shenji", "name": "审计壬", "role": "审计"}
    outcome = COMMAND.run(given, None)
    assert DeskUser.objects.get(username="shenji").check_password(outcome.told["password"])
    with pytest.raises(NoSuchRole):
        COMMAND.run({**given, "role": "厨师"}, None)


def test_the_passphrase_is_kept_on_the_account_page_once_it_has_opened_the_key(client_of, office):
    replace_key(office, "shencha", by=signer(office, "shencha"), passphrase="虚构钥匙口令")
    client = client_of(DeskRole.KEEPER)
    wrong = client.post("/account/passphrase/", {"passphrase": "不对"})
    assert wrong.status_code == 422 and "口令不对" in wrong.content.decode()
    assert client.post("/account/passphrase/", {"passphrase": "虚构钥匙口令"}).status_code == 302
    said = {"username": "fuhe3", "name": "复核癸", "role": "SECOND_REVIEW", "unit": ""}
    assert client.post("/people/add/", said).status_code == 201


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome（Linux）"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge（Windows）"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile MicroMessenger/8.0", "微信（安卓）"),
        ("curl/8.0", "认不出的浏览器"),
    ],
)
def test_a_browser_is_named_as_a_person_would_name_it(agent: str, named: str):
    assert browser_named(agent) == named
