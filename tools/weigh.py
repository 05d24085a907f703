"""Write how likely an arithmetic is meant by how it stands, from the open labelled texts (分量表).

    python tools/weigh.py            # writes src/gongshi/check/weighed/weights.toml
    python tools/weigh.py --held-out # leaves out each set in turn and says what is found in it, and what accused falsely

The texts are sound: where an arithmetic is meant, it fits; where it is not, it fits only by chance. The weights are those
under which the fits of all texts are likeliest (a conditional logit over the candidates of each slot and none of them,
with chance fits mixed in), drawn towards nought (ridge) so that a mark that is seldom seen says little.
No text that is set aside is read. scipy finds the weights; the check itself only adds them up.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "src"))

from tests.check import labelled, measures  # noqa: E402

from gongshi.check.draft import Draft, number  # noqa: E402
from gongshi.check.find import find_claims  # noqa: E402
from gongshi.check.weighed import shapes, slips, weights  # noqa: E402
from gongshi.check.weighed.arithmetic import holds  # noqa: E402
from gongshi.check.weighed.candidate import Candidate, written  # noqa: E402

RIDGE = 1.0
TEMPTING = 3  # times that a line written to mislead counts: there are few of each kind
FAR = 0.3  # a weight may move that far before it is to be found anew
LEAST = 0.05  # a weight nearer nought is not written
SETS = (
    ("rules", "opened", "later"),
    ("second/open", "second/opened"),
    ("third/open", "third/opened"),
    ("fourth/open", "fourth/opened"),
    ("fifth/open", "fifth/opened"),
    ("sixth/open",),
    ("seventh/open",),
)

Seen = tuple[
    frozenset[str], float
]  # the marks of a candidate, and one over the chance of its fit; nought where it does not fit


def sound_texts(parts: Iterable[str]) -> Iterator[str]:
    """The texts of these parts that are written, as they stand before any edit."""
    for part in parts:
        if part in labelled.PARTS:
            yield from (text.text for text in labelled.half(part))


def sound_lines() -> Iterator[str]:
    """The short sound texts that mislead, and the sound structures."""
    for line in (labelled.CORPUS / "sound.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from [line.replace("⏎", "\n")] * TEMPTING
    yield from (sound for _, sound, _ in measures.structure_lines())


def seen(text: str) -> Iterator[tuple[str, list[Seen]]]:
    """Each slot of a text by its shape: the marks of its candidates, and how telling their fit is."""
    draft = Draft(text, tuple(find_claims(text)))
    for slot in shapes.slots(draft).values():
        yield slot[0].shape, [(shapes.marks(draft, c), _fit(c)) for c in slot]


def _fit(candidate: Candidate) -> float:
    if not holds(candidate, candidate.values):
        return 0.0
    return 1 / slips.chance(written(candidate.target, number(candidate.target)))


def fitted(slots: Sequence[Sequence[Seen]]) -> dict[str, float]:
    """The weights under which the fits of these slots are likeliest."""
    names = sorted({mark for slot in slots for marks, _ in slot for mark in marks})
    at = {name: n for n, name in enumerate(names)}
    of_slot = np.array([n for n, slot in enumerate(slots) for _ in slot])
    fits = np.array([fit for slot in slots for _, fit in slot])
    rows = [
        (n, at[mark]) for n, (marks, _) in enumerate(pair for slot in slots for pair in slot) for mark in sorted(marks)
    ]
    shown = sparse.csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=(len(fits), len(names)))

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.exp(np.clip(shown @ w[1:] + w[0], -30, 30))
        all_ = 1 + np.bincount(of_slot, odds, len(slots))
        fit = 1 + np.bincount(of_slot, odds * fits, len(slots))
        slope = odds / all_[of_slot] - odds * fits / fit[of_slot]
        value = float(np.log(all_).sum() - np.log(fit).sum() + RIDGE * (w[1:] ** 2).sum() / 2)
        return value, np.concatenate([[slope.sum()], shown.T @ slope + RIDGE * w[1:]])

    start = np.concatenate([[-3.0], np.zeros(len(names))])
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-6}).x
    return {weights.ALWAYS: float(found[0]), **dict(zip(names, map(float, found[1:]), strict=True))}


def weighed(texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """The weights of every shape from these texts."""
    slots: dict[str, list[list[Seen]]] = {shape: [] for shape in shapes.SHAPES}
    for text in texts:
        for shape, slot in seen(text):
            slots[shape].append(slot)
    return {shape: fitted(of_shape) for shape, of_shape in slots.items()}


def page(found: Mapping[str, Mapping[str, float]]) -> str:
    """The weights as TOML, the heaviest first."""
    lines = [
        "# Written by tools/weigh.py: the logarithm by which each mark multiplies the odds that an arithmetic is meant."
    ]
    for shape, of_shape in found.items():
        lines.append(f"\n[{shape}]")
        kept = [(mark, w) for mark, w in of_shape.items() if mark == weights.ALWAYS or abs(w) >= LEAST]
        lines += [f'"{mark}" = {w:.2f}' for mark, w in sorted(kept, key=lambda x: (x[0] != weights.ALWAYS, -abs(x[1])))]
    return "\n".join(lines) + "\n"


def held_out() -> None:
    """For each set what is found in it, with weights from the others."""
    for left_out in SETS:
        parts = [part for part in left_out if part in labelled.PARTS]
        if not parts:
            continue
        others = [part for group in SETS if group != left_out for part in group]
        found_weights = weighed([*sound_texts(others), *sound_lines()])
        weights._written = lambda found=found_weights: found
        for part in parts:
            found = measures.judged(part)
            print(
                f"{part:15s} found {found.found} of {found.seeded}, false {found.alarms} on {found.relations} relations"
            )


def check_written(found: Mapping[str, Mapping[str, float]]) -> None:
    """Leave with 1 where a written weight is further than `FAR` from the one found now: the texts or the marks have changed."""
    written = tomllib.loads(weights.PAGE.read_text(encoding="utf-8"))
    names = {
        (shape, mark) for weights_ in (found, written) for shape, of_shape in weights_.items() for mark in of_shape
    }
    pairs = [(name, written[name[0]].get(name[1], 0.0), found[name[0]].get(name[1], 0.0)) for name in sorted(names)]
    far = [f"{shape} {mark}: {old:.2f}, now {new:.2f}" for (shape, mark), old, new in pairs if abs(old - new) > FAR]
    if far:
        print("\n".join(far), "weights have moved: run python tools/weigh.py", sep="\n")
        sys.exit(1)


def main() -> None:
    """Read the arguments and write or print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--held-out", action="store_true")
    options.add_argument(
        "--check", action="store_true", help="say whether the weights are those of the texts as they are now"
    )
    given = options.parse_args()
    if given.held_out:
        held_out()
        return
    parts = [part for group in SETS for part in group]
    found = weighed([*sound_texts(parts), *sound_lines()])
    if given.check:
        check_written(found)
        return
    weights.PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
