#!/usr/bin/env bash
# Everything that must hold before a change lands: style, types, tests, documentation.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 tools/setup.py --tests
bin=.venv/bin
"$bin/ruff" check --output-format=concise .
"$bin/ruff" format --check --quiet .
"$bin/mypy"
"$bin/python" tools/docs.py --check
"$bin/python" tools/audit.py
NO_MKDOCS_2_WARNING=1 "$bin/mkdocs" build --strict --quiet --site-dir "${TMPDIR:-/tmp}/gongshi-docs-$$"
rm -rf "${TMPDIR:-/tmp}/gongshi-docs-$$"
"$bin/pytest" -n 2 --dist loadfile -m "not nightly" "$@"
