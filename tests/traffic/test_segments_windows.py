"""The window search is exact: it gives what trying every pair of crashes gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.segments.windows import fullest_windows

roads = st.lists(st.integers(0, 3000), max_size=14).map(sorted)


def by_trying_all(points, weights, window, least):
    """Every interval between two crashes, the best taken, its crashes removed, and again."""
    left, found = list(range(len(points))), []
    while True:
        tried = []
        for i in left:
            for j in left:
                inside = [k for k in left if points[i] <= points[k] <= points[j]]
                if points[i] <= points[j] <= points[i] + window and inside:
                    tried.append((-sum(weights[k] for k in inside), points[j] - points[i], points[i], tuple(inside)))
        good = [one for one in tried if -one[0] >= least]
        if not good:
            return sorted(found, key=lambda ks: (-sum(weights[k] for k in ks), points[ks[-1]] - points[ks[0]], ks[0]))
        best = min(good)
        found.append(best[3])
        left = [k for k in left if k not in best[3]]


@settings(deadline=None, max_examples=150)
@given(roads, st.integers(0, 1500), st.integers(1, 5), st.data())
def test_the_search_gives_what_trying_every_window_gives(points, window, least, data):
    weights = data.draw(st.lists(st.integers(1, 3), min_size=len(points), max_size=len(points)))
    found = [tuple(r) for r in fullest_windows(points, window=window, least=least, weights=weights)]
    assert found == by_trying_all(points, weights, window, least)


@given(roads, st.integers(0, 1500), st.integers(1, 5))
def test_windows_fit_qualify_and_share_no_crash(points, window, least):
    found = fullest_windows(points, window=window, least=least)
    used = [k for r in found for k in r]
    assert len(used) == len(set(used))
    assert all(points[r.stop - 1] - points[r.start] <= window and len(r) >= least for r in found)


@given(roads, st.integers(0, 1500), st.integers(1, 5))
def test_no_qualifying_window_is_left(points, window, least):
    used = {k for r in fullest_windows(points, window=window, least=least) for k in r}
    rest = [p for k, p in enumerate(points) if k not in used]
    assert not any(sum(p <= q <= p + window for q in rest) >= least for p in rest)


def test_a_cluster_across_a_round_chainage_is_found_whole():
    assert fullest_windows([900, 980, 1020, 1080, 5000], window=200, least=4) == [range(4)]


def test_both_ends_of_the_window_count():
    assert fullest_windows([0, 1000], window=1000, least=2) == [range(2)]
    assert fullest_windows([0, 1001], window=1000, least=2) == []


def test_crashes_at_one_stone_are_taken_together():
    assert fullest_windows([500, 500, 500], window=0, least=3) == [range(3)]


def test_of_equally_full_windows_the_shortest_is_taken():
    assert fullest_windows([0, 400, 450, 1000], window=600, least=2)[0] == range(3)
    assert fullest_windows([0, 500, 700], window=500, least=2) == [range(1, 3)]
