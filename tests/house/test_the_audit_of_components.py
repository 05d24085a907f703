"""The audit of components tells what is known, and says openly when nobody could be asked."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "audit.py"
spec = importlib.util.spec_from_file_location("audit_tool", TOOL)
assert spec and spec.loader
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)

GOOD = {"dependencies": [{"name": "one", "version": "1", "vulns": []}]}
BAD = {"dependencies": [{"name": "one", "version": "1", "vulns": [{"id": "虚构-1"}]}]}
UNKNOWN = {"dependencies": [{"name": "one", "skip_reason": "not found"}]}


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ((GOOD, GOOD), 0, "0 个组件有已知漏洞"),
        ((GOOD, BAD), 1, "虚构-1"),
        ((UNKNOWN,), 0, "没有查"),
        ((None,), 0, "没有查"),
    ],
)
def test_a_known_vulnerability_fails_and_a_service_out_of_reach_is_said(
    monkeypatch, capsys, tmp_path, answers, code, said
):
    given = iter(answers)
    monkeypatch.setattr(audit, "asked", lambda lock: next(given))
    monkeypatch.setattr(audit, "one_of", lambda lock: lock)
    assert audit.main(tmp_path / "x.lock") == code
    told = capsys.readouterr()
    assert said in told.out + told.err


def test_the_component_that_is_asked_about_first_is_a_lock_of_its_own(monkeypatch, tmp_path):
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(audit, "ROOT", tmp_path)
    lock = tmp_path / "x.lock"
    lock.write_text("a==1 \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:1\n", encoding="utf-8")
    assert audit.one_of(lock).read_text(encoding="utf-8") == "a==1 \\\n    --hash=sha256:0\n"
