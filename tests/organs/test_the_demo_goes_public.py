"""The organs demo goes public: two months sealed, one name withdrawn, a late meeting corrected, the site written."""

from __future__ import annotations

import json

import pytest

from gongshi.office.demo_public import WentPublic, go_public
from gongshi.office.load import Advice, load_of
from gongshi.office.verifying import verify_all
from gongshi.period import Period


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> WentPublic:
    return go_public(tmp_path_factory.mktemp("公开") / "城市", pack="organs")


def sealed(public: WentPublic, name: str) -> dict[str, object]:
    return json.loads((public.workspace.editions_folder / name / "edition.json").read_text(encoding="utf-8"))


def site_text(public: WentPublic) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(public.site.folder.rglob("*.html")))


@pytest.mark.slow
def test_every_edition_computes_again(public: WentPublic):
    assert sorted(p.name for p in public.workspace.editions_folder.iterdir() if p.is_dir()) == [
        "organs-2022-10-1", "organs-2022-10-2", "organs-2022-11-1", "organs-2022-11-2",
    ]  # fmt: skip
    assert {f.weight.name for f in verify_all(public.workspace)} <= {"HOLDS", "NOTED"}


@pytest.mark.slow
def test_what_changed_since_the_release_before_is_said_by_figure_and_by_row_with_its_cause(public: WentPublic):
    changes = {(c["where"], c["part"]): c for c in sealed(public, "organs-2022-10-2")["changes"]}
    held = changes["figure:activities_held", ""]
    assert int(held["now"].removesuffix("次")) == int(held["was"].removesuffix("次")) + 1
    assert "活动台账" in held["causes"][0] and "迟到的报送" in held["causes"][0]
    assert (changes["rows:activities_held", ""]["was"], changes["rows:activities_held", ""]["now"]) == ("0", "1")
    row = (public.workspace.editions_folder / "organs-2022-10-2" / "changes" / "activities_held.jsonl").read_text(
        encoding="utf-8"
    )
    assert row.count("\n") == 1 and "补报的主题党日" in row and '"+"' in row
    assert changes["figure:activities_recorded_late", ""]["now"] == "1次"


@pytest.mark.slow
def test_a_new_month_says_what_differs_from_the_last_by_figure_with_its_cause(public: WentPublic):
    changes = {(c["where"], c["part"]): c for c in sealed(public, "organs-2022-11-1")["changes"]}
    assert len(changes) > 5
    first = changes["period:first_topics", ""]
    assert (first["was"], first["now"], first["edition"]) == ("0次", "40次", "organs-2022-10-1")
    assert first["causes"] == ["2022年10月与2022年11月，统计期不同"]
    text = "\n".join(p.read_text(encoding="utf-8") for p in public.site.folder.rglob("*2022-11*.html"))
    assert "和上期相比有什么不同" in text and "0次 → 40次。2022年10月与2022年11月，统计期不同。" in text


@pytest.mark.slow
def test_the_withdrawn_work_has_left_the_site_and_its_count_says_so(public: WentPublic):
    before, after = sealed(public, "organs-2022-11-1"), sealed(public, "organs-2022-11-2")
    assert after["supersedes"]["id"] == before["id"] == "organs-2022-11-1"
    lists = [
        p.read_text(encoding="utf-8")
        for p in (public.workspace.editions_folder / "organs-2022-11-2" / "lists").iterdir()
    ]
    text = site_text(public)
    assert "2022年案例02" in text and "2022年案例02" in "".join(lists)
    assert "2022年案例01" not in text and "2022年案例01" not in "".join(lists)


@pytest.mark.slow
def test_no_relief_person_and_no_sealed_cause_is_on_the_site(public: WentPublic):
    text = site_text(public)
    assert "困难救助" in text
    found = [word for word in ("JT0001", "收据编号 SJ", "R00") if word in text]
    assert found == []


@pytest.mark.slow
def test_the_load_meter_argues_for_deleting_fields_of_the_demo(public: WentPublic):
    load = load_of(public.workspace, Period.parse("2022-11"))
    assert load.drawn == (True, True)
    assert {f.advice for f in load.fields} >= {Advice.KEEP, Advice.KEY, Advice.CHECK_ONLY, Advice.REMOVE}
