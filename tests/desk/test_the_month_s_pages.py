"""Every page of a release opens for those who may, says what it is for, and opens numbers onto records."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from gongshi.desk.may import Action, role_may
from gongshi.desk.role import DeskRole
from gongshi.desk.views.month import publishing
from gongshi.desk.views.month.lists import NoSuchList, roll_of
from gongshi.desk.views.month.place import place
from gongshi.desk.views.month.printed import NoSuchNotice, kind_of
from gongshi.desk.views.month.publishing import NoSuchFile
from gongshi.notices.edition_parts import SealedCorrection
from gongshi.office.workspace import Workspace

pytestmark = pytest.mark.django_db
MONTH = "/month/traffic/2022-11/"
PAGES = (
    "", "lists/lifetime_bans/", "lists/red_list_carriers/", "figures/crashes_recorded/", "objections/", "due/", "notice/",
    "notice/bulletin/", "notice/approval/", "notice/bulletin/difference/", "publish/",
)  # fmt: skip


@pytest.fixture
def office(begun, tmp_path_factory, settings):
    """One city for all tests here: they only look, and it is counted once."""
    global _shared
    if _shared is None:
        _shared = tmp_path_factory.mktemp("看") / "办公"
        shutil.copytree(begun, _shared)
        toml = _shared / "演示城市" / "gongshi.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace(str(begun), str(_shared)), encoding="utf-8")
    settings.GONGSHI_ROOT = _shared / "演示城市"
    return Workspace.open(_shared / "演示城市")


_shared: Path | None = None


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_says_what_it_is_for(client_of, page):
    response = client_of(DeskRole.OFFICE).get(MONTH + page)
    assert response.status_code == 200, text_of(response)[:2000]
    assert re.search(r'class="purpose">这一页', text_of(response))


@pytest.mark.parametrize("role", [r for r in DeskRole if not role_may(r, Action.SEE_MONTH)])
def test_who_has_no_business_with_the_month_is_refused(client_of, role):
    assert client_of(role).get(MONTH).status_code == 403


def test_every_figure_of_the_board_opens_onto_its_records_in_two_clicks(client_of, office):
    client = client_of(DeskRole.OFFICE)
    board = text_of(client.get(MONTH))
    links = set(re.findall(rf'href="({MONTH}figures/\w+/)', board))
    assert len(links) == sum(len(pack.figures) for pack in office.packs)
    for link in sorted(links)[:12]:
        page = text_of(client.get(link))
        assert 'id="records"' in page
        assert "出处" in page or "共 0 条" in page or "打开名单" in page or "已隐去" in page, link


def test_records_come_home_as_a_workbook_of_the_reader_s_level(client_of, tmp_path):
    import openpyxl

    response = client_of(DeskRole.OFFICE).get(MONTH + "figures/crashes_recorded/records.xlsx?level=4")
    path = tmp_path / "r.xlsx"
    path.write_bytes(response.content)
    (sheet,) = openpyxl.load_workbook(path).worksheets
    heads = [c.value for c in next(sheet.iter_rows(max_row=1))]
    assert "事故编号" in heads and "报送" in heads and sheet.max_row == 35


def test_slots_of_a_notice_lead_to_figures_and_entries(client_of):
    page = text_of(client_of(DeskRole.OFFICE).get(MONTH + "notice/bulletin/"))
    targets = set(re.findall(r'class="figure-slot" href="([^"]+)"', page))
    assert any("/figures/" in t for t in targets) and any("/entries/" in t for t in targets)
    client = client_of(DeskRole.OFFICE)
    for target in sorted(targets)[:6]:
        assert client.get(target).status_code == 200, target


def test_drawings_come_from_their_own_address_without_a_script(client_of):
    client = client_of(DeskRole.OFFICE)
    page = text_of(client.get(MONTH + "notice/bulletin/"))
    assert "<svg" not in page and "style=" not in page
    (first, *_) = re.findall(r'<img src="([^"]+)"', page)
    answer = client.get(first)
    assert (
        answer.headers["Content-Type"] == "image/svg+xml" and "script" not in answer.headers["Content-Security-Policy"]
    )


def test_there_is_one_month_of_one_pack_so_the_way_in_goes_straight_to_its_board(client_of):
    assert client_of(DeskRole.PRESS).get("/month/")["Location"] == MONTH


def test_no_such_pack_period_list_figure_or_notice(client_of):
    client = client_of(DeskRole.OFFICE)
    for address in ("/month/nobody/2022-11/", MONTH + "lists/x/", MONTH + "figures/x/", MONTH + "notice/x/"):
        assert client.get(address).status_code == 404, address
    assert client.get("/month/traffic/2022-13/").status_code == 422


def test_what_is_not_there_is_said_in_three_parts(office, rf):
    at = place(rf.get("/"), "traffic", "2022-11")
    for kind, act in ((NoSuchNotice, kind_of), (NoSuchList, roll_of)):
        with pytest.raises(kind) as caught:
            act(at, "没有的")
        assert caught.value.what and caught.value.where and caught.value.mend


def test_a_document_that_was_not_written_cannot_be_downloaded(client_of):
    response = client_of(DeskRole.OFFICE).get(MONTH + "documents/final/../../gongshi.toml")
    assert response.status_code == 404
    response = client_of(DeskRole.OFFICE).get(MONTH + "documents/final/x.docx")
    assert response.status_code == 404 and "刷新" in text_of(response), NoSuchFile.__name__


def test_a_correction_that_waits_is_shown_and_only_who_judges_has_the_button(client_of, monkeypatch):
    one = SealedCorrection("示公〔2022〕11号", "2022-11-23", "事故起数两起", "事故起数3起", "有一起迟报")
    sealed = SimpleNamespace(id="x-1", why="发布", sealed_at="2022-11-23", pack="traffic", period="2022-11", number=1)
    monkeypatch.setattr(publishing, "editions_of", lambda workspace, pack, period: (sealed,))
    monkeypatch.setattr(publishing, "found_waiting", lambda workspace, edition: SimpleNamespace(new=(one,)))
    judge, press = (text_of(client_of(role).get(MONTH + "publish/")) for role in (DeskRole.APPROVE, DeskRole.PRESS))
    for page in (judge, press):
        assert "待核准的更正" in page and "事故起数两起 更正为 事故起数3起（有一起迟报）" in page
    assert "publish/agree/" in judge and "publish/agree/" not in press


def test_a_fact_with_several_values_is_read_as_a_list(client_of, office, rf):
    at = place(rf.get("/"), "traffic", "2022-11")
    found = at.run.rolls["zone_vehicles"].entries[0]
    page = text_of(client_of(DeskRole.OFFICE).get(f"{MONTH}entries/{found.id}/"))
    assert "中心城区货车限行区" in page and "(&#x27;" not in page
