"""Nobody gets in with a password alone, with one that was handed to him, or by trying often."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from gongshi.desk.accounts import HANDED_OUT_FOR, reset_password, reset_second_factor
from gongshi.desk.noting import note
from gongshi.desk.role import DeskRole
from gongshi.desk.sessions import EACH_ACCOUNT, LONGEST
from gongshi.desk.store.event import DeskEvent, Happened
from gongshi.desk.store.session import DeskSession
from gongshi.desk.store.user import DeskUser

from .conftest import PASSWORD
from .logging_in import OWN_PASSWORD, Hand, code_of


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


@pytest.fixture
def keeper(office, account_of):
    return account_of(DeskRole.KEEPER)


@pytest.fixture
def hand(keeper) -> Hand:
    """The keeper with his second factor set, logged out."""
    found = Hand(Client(), keeper.username, PASSWORD)
    found.types_password()
    found.sets_second_factor()
    found.client.post("/logout/")
    return found


def test_a_handed_out_password_opens_nothing_but_its_own_change(keeper):
    once = Hand(Client(), keeper.username, reset_password(keeper))
    assert once.types_password().status_code == 302
    assert once.client.get("/jobs/")["Location"] == "/account/password/"
    assert once.changes_password()["Location"] == "/account/"
    assert once.client.get("/account/")["Location"] == "/mfa/totp/activate/"
    assert once.client.get("/jobs/")["Location"] == "/mfa/totp/activate/"


def test_a_handed_out_password_that_lay_for_weeks_opens_nothing(keeper):
    handed = reset_password(keeper)
    weeks_ago = timezone.now() - HANDED_OUT_FOR - timedelta(hours=1)
    DeskUser.objects.filter(pk=keeper.pk).update(created_at=weeks_ago)
    once = Hand(Client(), keeper.username, handed)
    assert "不能再用" in once.types_password().content.decode()
    assert once.client.get("/account/password/")["Location"].startswith("/login/")
    note(Happened.PASSWORD_RESET, request=None, by=None, about=keeper.username)
    assert once.types_password().status_code == 302


def test_a_password_alone_opens_nothing_until_a_second_factor_is_set(keeper):
    first = Hand(Client(), keeper.username, PASSWORD)
    first.types_password()
    assert first.client.get("/people/")["Location"] == "/mfa/totp/activate/"
    assert first.sets_second_factor()["Location"] == "/mfa/recovery-codes/"
    assert first.client.get("/people/").status_code == 200


def test_the_second_factor_is_asked_at_every_log_in(hand):
    assert hand.types_password()["Location"] == "/mfa/authenticate/"
    assert hand.client.get("/people/")["Location"].startswith("/login/")
    assert hand.types_code("000000").status_code == 200
    assert hand.types_code()["Location"] == "/"
    assert hand.client.get("/people/").status_code == 200


def test_a_code_opens_once(hand):
    code = code_of(hand.secret, later=1)
    hand.types_password()
    assert hand.types_code(code).status_code == 302
    other = Hand(Client(), hand.username, hand.password, hand.secret)
    other.types_password()
    assert other.types_code(code).status_code == 200


def test_a_spare_code_opens_once_instead(hand, keeper):
    spare = Authenticator.objects.get(user=keeper, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    hand.types_password()
    assert hand.types_code(spare).status_code == 302
    hand.client.post("/logout/")
    hand.types_password()
    assert hand.types_code(spare).status_code == 200


def test_the_second_factor_lies_sealed_in_the_database(hand, keeper):
    kept = Authenticator.objects.get(user=keeper, type=Authenticator.Type.TOTP).data["secret"]
    assert hand.secret not in kept


def test_nobody_takes_off_his_second_factor_himself(hand, keeper):
    hand.types_password()
    hand.types_code()
    hand.client.post("/mfa/reauthenticate/", {"code": code_of(hand.secret)})
    hand.client.post("/mfa/totp/deactivate/")
    assert Authenticator.objects.filter(user=keeper, type=Authenticator.Type.TOTP).exists()


def test_five_wrong_passwords_lock_the_account_for_a_while(hand):
    for _ in range(5):
        assert hand.types_password("不对的口令").status_code == 200
    answer = hand.types_password()
    assert answer.status_code == 200 and "过多" in answer.content.decode()
    assert DeskEvent.objects.filter(what="LOG_IN_FAILED", about=hand.username).count() >= 5


def test_codes_cannot_be_tried_one_after_another(hand):
    hand.types_password()
    pages = [hand.types_code("000000").content.decode() for _ in range(7)]
    assert "过多" in pages[-1] and "过多" not in pages[0]


def test_a_password_that_is_too_short_is_refused_in_words(keeper):
    once = Hand(Client(), keeper.username, reset_password(keeper))
    once.types_password()
    page = once.changes_password("东边的云彩").content.decode()
    assert "口令太短，至少 12 个字" in page and "too short" not in page


def test_who_does_not_exist_gets_the_same_answer_as_who_mistypes(hand):
    known = hand.types_password("不对的口令").content.decode()
    unknown = Hand(Client(), "nobody", "不对的口令").types_password().content.decode()
    assert known.count("wrong") == unknown.count("wrong") and "不存在" not in unknown


@pytest.mark.parametrize("weak", ["短口令", "password1234567", "1234567890123456", "keeper-keeper", "春江花月夜" * 26])
def test_a_weak_password_is_refused(keeper, weak):
    once = Hand(Client(), keeper.username, reset_password(keeper))
    once.types_password()
    refused = once.changes_password(weak)
    assert refused.status_code == 200 and 'class="wrong-because"' in refused.content.decode()
    assert not re.search(r"密码|[A-Za-z]{4,} [a-z]{2,} [a-z]{2,}", re.sub(r"<[^>]+>", " ", refused.content.decode()))
    assert once.client.get("/jobs/")["Location"] == "/account/password/"


def test_a_long_password_with_blanks_and_chinese_is_taken(keeper):
    once = Hand(Client(), keeper.username, reset_password(keeper))
    once.types_password()
    assert once.changes_password("春眠 不觉晓 处处 闻啼鸟 " * 5).status_code == 302


def test_two_that_differ_are_said_in_the_desk_s_words(keeper):
    once = Hand(Client(), keeper.username, reset_password(keeper))
    once.types_password()
    said = {"oldpassword": once.password, "password1": OWN_PASSWORD, "password2": OWN_PASSWORD + "一"}
    assert "两遍新口令不一样" in once.client.post("/account/password/", said).content.decode()


def test_nobody_signs_himself_up(db, office):
    assert Client().get("/account/signup/").status_code == 404


def test_a_log_in_ends_when_it_is_idle_or_old(client_of, settings):
    client = client_of(DeskRole.KEEPER)
    assert client.get("/people/").status_code == 200
    DeskSession.objects.update(last_at=timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 1))
    assert client.get("/people/")["Location"].startswith("/login/")
    client = client_of(DeskRole.KEEPER)
    DeskSession.objects.update(began_at=timezone.now() - LONGEST - timedelta(seconds=1))
    assert client.get("/people/")["Location"].startswith("/login/")


def test_the_oldest_log_in_ends_when_there_are_too_many(client_of):
    clients = [client_of(DeskRole.KEEPER) for _ in range(EACH_ACCOUNT + 1)]
    assert clients[0].get("/people/").status_code == 302
    assert [c.get("/people/").status_code for c in clients[1:]] == [200] * EACH_ACCOUNT


def test_ending_the_other_log_ins_leaves_this_one(client_of):
    first, second = client_of(DeskRole.KEEPER), client_of(DeskRole.KEEPER)
    assert second.post("/account/sessions/").status_code == 302
    assert first.get("/people/").status_code == 302 and second.get("/people/").status_code == 200


def test_a_reset_ends_every_log_in(client_of, keeper):
    client = client_of(DeskRole.KEEPER)
    reset_second_factor(keeper)
    assert client.get("/people/").status_code == 302


def test_logging_out_ends_the_log_in_on_the_server(client_of):
    client = client_of(DeskRole.KEEPER)
    kept = client.cookies["desk_session"].value
    client.post("/logout/")
    client.cookies["desk_session"] = kept
    assert client.get("/people/").status_code == 302
    assert not DeskSession.objects.exists()


def test_a_closed_account_opens_nothing(client_of, keeper):
    client = client_of(DeskRole.KEEPER)
    keeper.is_active = False
    keeper.save()
    assert client.get("/people/").status_code == 302
    assert Hand(Client(), keeper.username, PASSWORD).types_password()["Location"] == "/account/inactive/"


def test_changing_the_password_needs_the_old_one(client_of):
    client = client_of(DeskRole.KEEPER)
    said = {"oldpassword": "不对", "password1": OWN_PASSWORD, "password2": OWN_PASSWORD}
    assert client.post("/account/password/", said).status_code == 200


def test_log_in_speaks_of_account_password_and_code_as_the_manual_does(office):
    client = Client()
    page = client.get("/login/").content.decode()
    assert "账号</label>" in page and "口令</label>" in page and "密码" not in page and "用户名" not in page
    wrong = client.post("/login/", {"login": "nobody", "password": "wrong"}).content.decode()
    assert "账号或口令不对。" in wrong and "密码" not in wrong
