"""Where crashes gather along a road: exact windows over chainage, and a door for other kernels (多发路段)."""
