"""The demo city 示例市: three months of registers, planted cases, and the truth (示例市).

`write_city` fills a folder with the files that a city's sections would send for the
November 2022 bulletin, a manifest of when each was delivered, the office's settings and a
truth file. Everything in it is invented. The same seed and size give the same bytes.

Distributions of the background, each stated where it is drawn:
* crashes: Poisson for each hour and class of road, 400 a year for size 1 (background_crashes)
* violations: negative binomial for each vehicle, four pools of drivers (background_violations)
* fleets: log-normal sizes, kinds by fixed shares (background_fleets)
* checks: Poisson for each day

Planted cases are not drawn. They stand in planted/*.toml, written by hand: members of each
list and, for each condition of its rule, a near miss. The background keeps away from every
rule by a wide margin, so the truth does not rest on the generator: at most one background
crash in a kilometre where segments are counted in fives, at most one unsettled violation
for a vehicle where five are needed, about 0.05 a vehicle for ordinary fleets where planted
ones have three, no drink-driver, no overdue vehicle and no fatal crash among ordinary
carriers. `size` multiplies the background alone.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from gongshi_traffic.demo.truth import Truth

SETTINGS = Path(__file__).parent / "gongshi.toml"


def write_city(folder: Path, *, size: int = 1, seed: int = 20221123) -> Truth:
    """The demo city's files in `folder`, and what is true of them (示例市的报送文件与真值)."""
    from gongshi_traffic.demo.deliveries import write_files
    from gongshi_traffic.demo.late_report import write_late_report
    from gongshi_traffic.demo.make import make_city
    from gongshi_traffic.demo.truth import truth_of

    folder.mkdir(parents=True, exist_ok=True)
    city, cases = make_city(size=size, seed=seed)
    write_files(folder, city)
    write_late_report(folder, city)
    shutil.copyfile(SETTINGS, folder / SETTINGS.name)
    truth = truth_of(city, cases)
    truth.write(folder)
    return truth
