"""Headers, cookies, forms, logs and rates: what a hostile page, network or user cannot do."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import global_settings
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongshi.desk.project.configuration import secret
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.desk.work.jobs import start

from .conftest import PASSWORD, logged_in
from .test_the_table_of_roles import PLAIN

INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=|javascript:", re.I)
DESK = Path(__file__).parents[2] / "src" / "gongshi" / "desk"
TEMPLATES = DESK / "templates"


def test_every_answer_carries_the_secure_headers(client_of):
    for path in ("/", "/nowhere/", "/static/desk/desk.css"):
        answer = client_of(DeskRole.OFFICE).get(path)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy and "object-src 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"


def test_pages_are_kept_by_no_browser_and_no_proxy(client_of):
    assert client_of(DeskRole.OFFICE).get("/")["Cache-Control"] == "no-store"


def test_no_template_holds_a_script_or_a_style_of_its_own():
    found = [
        f"{path.relative_to(TEMPLATES)}: {hit}"
        for path in TEMPLATES.rglob("*.html")
        for hit in INLINE.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("role", [DeskRole.KEEPER, DeskRole.OFFICE, DeskRole.UNIT_CLERK])
def test_no_page_holds_a_script_or_a_style_of_its_own(role, client_of):
    client = client_of(role)
    for path, _ in PLAIN:
        answer = client.get(path)
        if answer["Content-Type"].startswith("text/html"):
            assert INLINE.findall(answer.content.decode()) == [], path


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(office, account_of):
    account, client = account_of(DeskRole.OFFICE), Client()
    client.get("/login/")
    client.post("/login/", {"login": account.username, "password": PASSWORD})
    assert {"desk_session", "desk_csrf"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict"), cookie.key


def test_behind_a_proxy_cookies_travel_encrypted_only(begun, tmp_path):
    (begun / "演示城市" / "办公").mkdir(exist_ok=True)
    said = "import json; from gongshi.desk.project import settings as s; print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME]))"
    root = tmp_path / "w"
    shutil.copytree(begun / "演示城市", root)
    with (root / "gongshi.toml").open("a", encoding="utf-8") as file:
        file.write("\n[desk]\nhttps = true\n")
    environment = {**os.environ, "GONGSHI_WORKSPACE": str(root), "GONGSHI_KEYS": str(tmp_path / "k")}
    done = subprocess.run([sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, True, 31_536_000, "__Host-desk_session", "__Host-desk_csrf"]


def test_a_form_from_another_site_is_refused_in_three_parts(office, account_of):
    client = logged_in(account_of(DeskRole.OFFICE))
    client.handler.enforce_csrf_checks = True
    answer = client.post("/help/complaints/", {"text": "甲"})
    assert answer.status_code == 403 and "没有被接受" in answer.content.decode()


def test_what_is_typed_comes_back_as_text_and_never_as_a_tag(client_of):
    client = client_of(DeskRole.UNIT_CLERK)
    client.post("/help/complaints/", {"text": "<script>alert(1)</script>", "about": "{{ 7|add:1 }}"})
    page = client.get("/help/complaints/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page and "{{ 7|add:1 }}" in page


def test_a_strange_host_name_is_refused(office, db):
    assert Client().get("/login/", headers={"host": "evil.example"}).status_code == 400


def test_many_wrong_passwords_from_one_place_are_stopped(office, account_of):
    cache.clear()
    account_of(DeskRole.OFFICE)
    client = Client()
    pages = [client.post("/login/", {"login": f"user{n}", "password": "不对"}).content.decode() for n in range(32)]
    assert "过多" in pages[-1] and "过多" not in pages[0]


def test_a_password_is_hashed_slowly_and_with_its_own_salt(settings, db):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    one, two = (DeskUser.objects.add(f"u{n}", password=PASSWORD, name="甲", role=DeskRole.AUDITOR) for n in (1, 2))
    scheme, rounds, *_ = one.password.split("$")
    assert scheme == "pbkdf2_sha256" and int(rounds) >= 600_000 and one.password != two.password


def test_no_secret_is_in_the_log(office, account_of, client_of, caplog, settings):
    caplog.set_level(logging.DEBUG)
    client = client_of(DeskRole.KEEPER)
    Client().post("/login/", {"login": "keeper", "password": "虚构口令-记在哪里"})
    client.post("/account/passphrase/", {"passphrase": "虚构钥匙口令"})
    client.get("/nowhere/?token=虚构令牌")
    start("site", by=account_of(DeskRole.PRESS), passphrase="虚构钥匙口令二")
    log = caplog.text
    kept = [PASSWORD, "虚构口令-记在哪里", "虚构钥匙口令", settings.SECRET_KEY]
    assert [s for s in kept if s in log] == []


def test_the_desk_s_secret_lies_with_the_keys_and_only_its_owner_reads_it(office):
    assert secret(office) == secret(office)
    path = office.keys_folder / "办公台" / "secret"
    assert not path.resolve().is_relative_to(office.root.resolve())
    assert path.stat().st_mode & 0o077 == 0


FORMS = [path for path, one in PLAIN if path not in ("/account/sessions/",)]
ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["'; drop table desk_job; --", "../../etc/passwd", "\x00", "￿", "9" * 400, "-1"]),
)
FIELDS = [
    "text",
    "about",
    "username",
    "name",
    "role",
    "unit",
    "reason",
    "next",
    "passphrase",
    "language",
    "page",
    "answer",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(FORMS), said=st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=8))
def test_no_form_breaks_whatever_is_sent(client_of, path, said):
    """The desk has no programming interface for schemathesis to read; its forms are sent nonsense instead."""
    client = client_of(DeskRole.KEEPER)
    client.raise_request_exception = True
    for answer in (client.post(path, said), client.get(path, said)):
        assert answer.status_code < 500, path


def test_a_line_feed_in_an_address_makes_no_line_of_its_own_in_the_log(client_of, caplog):
    client_of(DeskRole.OFFICE).get("/nowhere/%0d%0a2026-01-01 WARNING forged/")
    said = [record.getMessage() for record in caplog.records]
    assert any("nowhere" in line for line in said) and not any("\n" in line or "\r" in line for line in said)


@pytest.mark.parametrize(
    "path", ["/static/", "/static/desk/", "/static/desk/../may.py", "/static/../gongshi.toml", "/.git/config", "/办公/desk.sqlite3",
             "/help/manual/images/", "/help/manual/images/..%2findex.md", "/static/desk/desk.css~"],
)  # fmt: skip
def test_no_folder_and_no_file_of_the_source_is_served(client_of, path):
    assert client_of(DeskRole.KEEPER).get(path).status_code == 404


def test_no_script_of_ours_runs_text_as_code():
    scripts = [path for path in (DESK / "static" / "desk").glob("*.js") if path.name != "htmx.min.js"]
    assert len(scripts) > 3
    for path in scripts:
        written = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|outerHTML|document\.write|insertAdjacentHTML", written), path.name
    assert '"allowEval": false' in (TEMPLATES / "desk" / "base.html").read_text(encoding="utf-8")


def test_scripts_keep_nothing_of_the_records_in_the_browser():
    """Whether single keys are off; and what was typed and not sent, in this window only, without sealed fields."""
    kept = {
        path.name: path.read_text(encoding="utf-8")
        for path in (DESK / "static" / "desk").glob("*.js")
        if path.name != "htmx.min.js"
        and re.search(r"setItem|indexedDB|document\.cookie", path.read_text(encoding="utf-8"))
    }
    assert set(kept) <= {"month.js", "kept.js"}
    assert re.findall(r"setItem\((\w+)", kept["month.js"]) == ["OFF"]
    for name in set(kept) - {"month.js"}:
        assert "localStorage" not in kept[name] and "[type=password]" in kept[name] and "[data-sealed]" in kept[name]


def test_no_process_is_started_through_a_shell():
    room = DESK.parent
    found = [
        path.relative_to(room)
        for path in room.rglob("*.py")
        if re.search(r"shell=True|os\.system\(|os\.popen\(", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_debugging_is_off_and_cannot_be_switched_on(client_of, monkeypatch):
    from django.conf import settings as served

    assert served.DEBUG is False and "DEBUG = False" in (DESK / "project" / "settings.py").read_text(encoding="utf-8")
    assert "django.contrib.admin" not in served.INSTALLED_APPS


def test_no_answer_tells_a_version(client_of):
    for path in ("/", "/nowhere/", "/static/desk/desk.css"):
        told = " ".join(f"{name}: {value}" for name, value in client_of(DeskRole.OFFICE).get(path).items())
        assert not re.search(r"django|python|granian/|x-powered-by", told, re.I), told


def test_no_answer_opens_itself_to_other_sites(client_of):
    for path in ("/", "/nowhere/", "/static/desk/desk.css"):
        answer = client_of(DeskRole.OFFICE).get(path, headers={"origin": "https://evil.example"})
        assert not [name for name, _ in answer.items() if name.lower().startswith("access-control-")]
