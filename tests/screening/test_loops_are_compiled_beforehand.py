"""Set-up compiles what the first month needs; doing it again is harmless."""

from gongshi_traffic.screening.compiled import cache_folder
from gongshi_traffic.screening.warm import warm


def test_compiling_beforehand_leaves_machine_code_and_can_be_repeated():
    warm()
    warm()
    assert cache_folder().is_dir()
