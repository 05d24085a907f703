"""The examples of the how-to on the library run as they are printed, one after the other, by a stranger who has only the page."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import gongshi_traffic.screening as screening
from gongshi_traffic.screening import (
    METRES,
    UnfitSetting,
    even_lixels,
    graph_of_edges,
    lixel_frame,
    road_graph,
    roads_of,
)

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "screening-library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def names() -> dict[str, object]:
    """What the examples leave behind, run in one go in the repository."""
    found: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for n, example in enumerate(EXAMPLES):
            exec(compile(example, f"example {n + 1} of screening-library.md", "exec"), found)
            if n == 0:
                first = dict(found)
    return {**found, "first": first}


def test_every_example_runs_as_it_is_printed(names: dict[str, object]):
    assert len(EXAMPLES) == 6
    assert names["model"].overdispersion > 0


def test_montreal_s_layer_holds_every_crash_that_was_not_lost(names: dict[str, object]):
    first = names["first"]
    layer, found, events = first["layer"], first["found"], first["events"]
    assert layer.crs.to_epsg() == first["streets"].crs.to_epsg()
    assert layer.geometry.length.sum() == pytest.approx(first["streets"].geometry.length.sum(), rel=1e-6)
    on_lixels = float((layer.per_km / 1000 * layer.geometry.length).sum())
    assert on_lixels + found.at_ends + found.left_out == pytest.approx(len(events), rel=0.01)


def test_every_tool_that_the_page_names_exists_here():
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", PAGE.split("## 从别的工具过来")[1], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)(?:\(|`)", row)} - {"at_m"}
    assert len(named) > 12 and named <= set(screening.__all__)


def test_a_lixel_follows_the_bends_of_its_road():
    bent = road_graph(roads_of(np.array([[0, 0], [100, 0], [100, 100]], float), [0, 3], name=["甲"], crs=METRES))
    frame = lixel_frame(bent, even_lixels(bent, 100), n=np.array([1, 2]))
    assert [list(g.coords) for g in frame.geometry] == [[(0, 0), (100, 0)], [(100, 0), (100, 100)]]
    assert frame.road.tolist() == ["甲", "甲"] and frame.n.tolist() == [1, 2] and frame.crs is None


def test_a_column_of_another_length_and_a_graph_without_lines_are_refused():
    bent = road_graph(roads_of(np.array([[0, 0], [100, 0]], float), [0, 2], crs=METRES))
    with pytest.raises(UnfitSetting, match="per_km"):
        lixel_frame(bent, even_lixels(bent, 10), per_km=np.zeros(3))
    plain = graph_of_edges(np.array([0]), np.array([1]), np.array([9.0]))
    with pytest.raises(UnfitSetting, match="没有线形"):
        lixel_frame(plain, even_lixels(plain, 10))


def test_every_public_name_has_its_place_on_the_reference_page_with_what_it_gives():
    page = (ROOT / "docs" / "reference" / "screening-functions.md").read_text(encoding="utf-8")
    entries = dict(re.findall(r"^### `(\w+)`\n\n(.+?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    assert set(entries) == set(screening.__all__)
    thin = [name for name, text in entries.items() if not name.isupper() and not re.search(r"[\u4e00-\u9fff]", text)]
    assert thin == []


def test_no_public_name_is_that_of_a_file_which_would_hide_it_once_imported():
    files = {path.stem for path in Path(screening.__file__).parent.glob("*.py")}
    assert files & set(screening.__all__) == set()
