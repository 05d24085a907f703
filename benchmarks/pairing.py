"""Pairing by coverage, proven by HiGHS, against scipy's assignment judged on the same objective.

    python benchmarks/pairing.py [--seeds 3] [--seconds 30] [--large] [--large-seconds 120] [--json]

93 organisations and 76 communities: the best plan with its proven bound and gap, and what the
linear assignment (each community's column copied `most` times, a bonus for the first copy) is
worth by the same objective. A second organisation of a community adds only what the first
cannot do, which an assignment cannot see. `--large` adds 1,000 by 800, each organisation with
its 20 nearest communities. Each plan is made in a fresh process on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from random import Random
from typing import Any

from gongshi_organs.pairing.problem import Pairing

KINDS = tuple(f"服务{i:02}" for i in range(10))
MOST, NEAR, BONUS = 2, 20, 1_000_000


def main() -> None:
    """Solve and race, and say what came out."""
    asked = _arguments()
    if asked.child:
        print(json.dumps(_child(json.loads(asked.child))))
        return
    small = [_timed({"organisations": 93, "communities": 76, "seed": s, "near": 0, "seconds": asked.seconds})
             for s in range(1, asked.seeds + 1)]  # fmt: skip
    found: dict[str, Any] = {"93x76": small, "slowest_s": max(p["wall_s"] for p in small),
                             "all_proven": all(p["best"] for p in small),
                             "scipy_below": round(statistics.median(p["scipy_below"] for p in small), 4)}  # fmt: skip
    if asked.large:
        wanted = {"organisations": 1000, "communities": 800, "seed": 1, "near": NEAR, "seconds": asked.large_seconds}
        found["1000x800"] = _timed(wanted)
    _say(found, asked.json)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=30.0, help="the time limit of each small plan")
    parser.add_argument("--large", action="store_true", help="1,000 by 800 besides")
    parser.add_argument("--large-seconds", type=float, default=120.0)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args()


def problem(organisations: int, communities: int, seed: int, near: int) -> Pairing:
    """An invented pairing: places on a square, two to four services each, last year's pairs for four in five."""
    chance = Random(seed)
    ones = [f"O{i:04}" for i in range(organisations)]
    places = [f"S{i:04}" for i in range(communities)]
    at = {name: (chance.random(), chance.random()) for name in (*ones, *places)}
    far = {(o, c): abs(at[o][0] - at[c][0]) + abs(at[o][1] - at[c][1]) for o in ones for c in places}
    kept = {o: frozenset(sorted(places, key=lambda c, o=o: far[o, c])[:near]) for o in ones} if near else {}
    return Pairing(
        able={o: frozenset(chance.sample(KINDS, chance.randint(2, 4))) for o in ones},
        need={c: {k: chance.randint(1, 15) for k in chance.sample(KINDS, chance.randint(3, 6))} for c in places},
        most=dict.fromkeys(places, MOST),
        distance={pair: int(4 * d) for pair, d in far.items()},
        previous={o: places[i % communities] for i, o in enumerate(ones) if chance.random() < 0.8},
        forbidden=frozenset(p for p in far if near and p[1] not in kept[p[0]]),
    )


def by_assignment(asked: Pairing) -> tuple[tuple[str, str], ...]:
    """The pairs that scipy's linear assignment finds: what each pair is worth alone, columns copied."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    w, ones, places = asked.weights, asked.organisations, asked.communities
    scores = np.full((len(ones), len(places) * MOST), -float(BONUS) * BONUS)
    for i, o in enumerate(ones):
        for j, c in enumerate(places):
            if asked.allows(o, c):
                alone = w.need * sum(asked.meets(o, c).values()) - w.distance * asked.distance[o, c]
                alone += w.kept * (asked.previous.get(o) == c)
                scores[i, j], scores[i, len(places) + j] = alone + BONUS, alone
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return tuple(sorted((ones[i], places[j % len(places)]) for i, j in zip(rows, columns, strict=True)))


def _child(asked: dict[str, Any]) -> dict[str, Any]:
    from gongshi_organs.pairing.solve import pair, worth

    seconds = asked.pop("seconds")
    made = problem(**asked)
    began, cpu = time.perf_counter(), time.process_time()
    plan = pair(made, seconds=seconds)
    took = {"wall_s": round(time.perf_counter() - began, 2), "cpu_s": round(time.process_time() - cpu, 2)}
    began = time.perf_counter()
    linear = worth(made, by_assignment(made))
    return asked | took | {
        "value": plan.value, "bound": round(plan.bound, 2), "gap": round(plan.gap, 5), "best": plan.is_best,
        "doubled": plan.doubled, "solver": plan.solver, "input": plan.input_hash[:12],
        "scipy_value": linear, "scipy_s": round(time.perf_counter() - began, 2),
        "scipy_below": round((plan.value - linear) / plan.value, 4),
        "peak_gib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
    }  # fmt: skip


def _timed(asked: dict[str, Any]) -> dict[str, Any]:
    """What a fresh process found, its libraries kept to one core."""
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    done = subprocess.run([sys.executable, __file__, "--child", json.dumps(asked)], env=os.environ | one_core,
                          check=True, stdout=subprocess.PIPE, text=True)  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _say(found: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    plans = [*found["93x76"], *([found["1000x800"]] if "1000x800" in found else [])]
    for p in plans:
        print(f"{p['organisations']} x {p['communities']} seed {p['seed']}: value {p['value']}, bound {p['bound']}, gap {p['gap']:.2%}"
              f"{', proven best' if p['best'] else ''}, {p['wall_s']} s ({p['cpu_s']} s CPU), {p['peak_gib']} GiB")  # fmt: skip
        print(
            f"    scipy's assignment by the same objective: {p['scipy_value']}, {p['scipy_below']:.1%} below, {p['scipy_s']} s"
        )
    print(
        f"slowest small plan {found['slowest_s']} s, all proven {found['all_proven']}, scipy {found['scipy_below']:.1%} below (median)"
    )


if __name__ == "__main__":
    main()
