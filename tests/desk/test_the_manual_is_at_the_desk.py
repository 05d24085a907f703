"""The manual opens from the help page, every picture it shows is there, and it names what is on the pages."""

from __future__ import annotations

import re

import pytest

from gongshi.desk.role import DeskRole
from gongshi.desk.views.help.manual import FOLDER, NoManual

pytestmark = pytest.mark.django_db
TEXT = (FOLDER / "index.md").read_text(encoding="utf-8")
TEMPLATES = FOLDER.parent / "templates" / "desk"


def test_the_help_page_leads_to_it(client_of):
    client = client_of(DeskRole.UNIT_CLERK)
    assert '/help/manual/"' in client.get("/help/").content.decode()
    page = client.get("/help/manual/").content.decode()
    assert "收来文" in page and page.count("<h1") == 1


def test_every_picture_is_there_with_words_for_those_who_cannot_see_it(client_of):
    client = client_of(DeskRole.OFFICE)
    shown = re.findall(r'<img src="(images/[\w-]+\.png)" alt="([^"]+)"', TEXT)
    assert len(shown) >= 10 and TEXT.count("<img") == len(shown)
    for source, _ in shown:
        assert client.get(f"/help/manual/{source}").status_code == 200, source
    assert client.get("/help/manual/images/none.png").status_code == 404, NoManual.__name__


def test_every_button_that_it_tells_to_press_is_on_some_page():
    said = "".join(p.read_text(encoding="utf-8") for p in TEMPLATES.rglob("*.html"))
    for words in ("收下", "全部提请审核", "清楚的一并通过", "改文字", "写正式文书", "附上", "发布本期", "生成公开网站",
                  "登记异议", "登记依据变更", "下期更正", "重算并送审", "核准并封存更正版", "下载标注的表"):  # fmt: skip
        assert f"{words}" in TEXT and f'"{words}' in said, words
    assert "公示期满的名字" in TEXT and "公示期满的名字" in said
