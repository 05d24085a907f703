"""The notice's page: a paragraph opens where it stands, slots stay slots, what is found stands beside its words."""

from __future__ import annotations

import re
from threading import Event

import pytest
from lxml import html as reader

from gongshi.desk.role import DeskRole
from gongshi.desk.views.month import printed
from gongshi.lists.diary import Act
from gongshi.office.people import diary

pytestmark = pytest.mark.django_db
NOTICE = "/month/traffic/2022-11/notice/bulletin/"
PART_OF_A_WHOLE = "，其中"


def read(response):
    return reader.fromstring(response.content.decode())


def opened(page):
    """The one paragraph that is open, and the words in its boxes."""
    (block,) = page.find_class("open")
    return block, [box.text or "" for box in block.xpath(".//textarea[starts-with(@name,'words-')]")]


def the_summary(client) -> int:
    """The number of the paragraph that gives crashes, dead and injured."""
    page = read(client.get(NOTICE))
    return next(int(b.get("id")[1:]) for b in page.find_class("free-block") if "受伤" in b.text_content())


def test_a_paragraph_opens_where_it_stands_and_its_slots_stay_what_they_are(client_of, office):
    client = client_of(DeskRole.PRESS)
    number = the_summary(client)
    page = read(client.get(f"{NOTICE}?edit={number}"))
    block, words = opened(page)
    slots = block.find_class("figure-slot")
    assert block.get("id") == f"b{number}" and len(words) == len(slots) + 1
    assert all(slot.getparent().tag == "p" and not slot.xpath(".//textarea") for slot in slots)
    assert len(page.find_class("edit")) == len(page.find_class("free-block")) - 1
    part = client.get(f"{NOTICE}words/{number}/?part=1")
    assert "<html" not in part.content.decode() and f'name="words-{len(slots)}"' in part.content.decode()
    assert client.get(f"{NOTICE}words/{number}/")["Location"] == f"{NOTICE}?edit={number}#b{number}"
    reviewer = client_of(DeskRole.FIRST_REVIEW)
    assert not read(reviewer.get(f"{NOTICE}?edit={number}")).find_class("open")
    assert not read(reviewer.get(NOTICE)).find_class("edit")


def test_a_number_typed_by_hand_is_refused_where_it_was_typed_and_nothing_typed_is_lost(client_of, office):
    client = client_of(DeskRole.PRESS)
    number = the_summary(client)
    words = opened(read(client.get(f"{NOTICE}?edit={number}")))[1]
    typed = [*words[:-1], "。其中有7起致人死亡。"]
    said = {f"words-{i}": text for i, text in enumerate(typed)} | {"after": "请广大司机注意。"}
    answer = client.post(f"{NOTICE}words/{number}/", said)
    assert answer.status_code == 422
    block, kept = opened(read(answer))
    assert "手写的数“7”" in block.text_content() and kept == typed
    assert block.xpath(".//textarea[@name='after']")[0].text == "请广大司机注意。"
    assert not [e for e in diary(office).events() if e.act is Act.ANCHOR and e.fields.get("kind") == "adopt"]


def test_what_is_found_stands_beside_its_words(client_of, office):
    client = client_of(DeskRole.PRESS)
    number = the_summary(client)
    page = read(client.get(NOTICE))
    assert "没有发现矛盾" in page.find_class("found")[0].text_content() and not page.find_class("margin")
    words = opened(read(client.get(f"{NOTICE}?edit={number}")))[1]
    at = max(i for i, text in enumerate(words) if text == "；")
    typed = [PART_OF_A_WHOLE if i == at else text for i, text in enumerate(words)]
    answer = client.post(f"{NOTICE}words/{number}/", {f"words-{i}": text for i, text in enumerate(typed)}, follow=True)
    page = read(answer)
    (block,) = page.xpath(f"//div[@id='b{number}']")
    (note,) = block.find_class("finding")
    (mark,) = block.xpath(".//mark[@class='wrong']")
    assert re.fullmatch(r"\d+人", mark.text_content()) and f"“{mark.text_content()}”" in note.text_content()
    assert "大于它所属的" in note.text_content()
    assert note.xpath(".//a/@href") == [f"#{a.get('id')}" for a in block.xpath(".//sup/a")]


def test_a_page_does_not_check_while_one_waits(client_of, office, monkeypatch, settings):
    client, let, works = client_of(DeskRole.PRESS), Event(), printed.margin_of
    assert client.get(NOTICE + "difference/").status_code == 200
    monkeypatch.setattr(printed, "margin_of", lambda *a, **k: (let.wait(600), works(*a, **k))[1])
    settings.GONGSHI_PATIENCE = 0.0
    page = client.get(NOTICE).content.decode()
    assert "正在核对" in page and f'hx-get="{NOTICE}found/"' in page and "<noscript><meta" in page
    assert client.get(NOTICE + "found/").status_code == 204
    assert "<noscript><meta" not in client.get(NOTICE + "?edit=1").content.decode()
    let.set()
    settings.GONGSHI_PATIENCE = 600.0
    told = client.get(NOTICE + "found/")
    assert (told.status_code, told.headers["HX-Trigger"]) == (200, "checked")


def test_who_may_not_check_is_shown_no_findings(client_of, office):
    page = read(client_of(DeskRole.AUDITOR).get(NOTICE))
    assert not page.find_class("found") and not page.find_class("edit")
    assert client_of(DeskRole.AUDITOR).get(NOTICE + "found/").status_code == 403
