"""What every test run shares: the gate draws the same examples each time, a run by hand draws new ones."""

from __future__ import annotations

import os

from hypothesis import settings

# No example is timed: what is slow is measured in benchmarks/, and a busy machine is no fault.
settings.register_profile("hand", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "hand")
