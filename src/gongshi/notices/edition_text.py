"""How an edition is written down: one canonical text, salted lines, digests without order (公开版的写法).

A line of a removable file is `[salt, content]`; its hash is the SHA-256 of its bytes. Whoever
takes a line out takes its salt along, so the hash that stays tells nobody what stood there.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

SALT_BYTES = 16


def text_of(value: object) -> bytes:
    """`value` as the one JSON text that is hashed and signed: UTF-8, sorted, no spaces (规范文本)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def read_text(content: bytes) -> Any:
    """The value of a canonical text. Raises ValueError when it is not written to the byte as we write it."""
    value = json.loads(content)
    if text_of(value) != content:
        raise ValueError("not in canonical form")
    return value


def hash_of(content: bytes) -> str:
    """The SHA-256 of the bytes, in hex (散列)."""
    return hashlib.sha256(content).hexdigest()


def hash_of_file(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hex, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def salted_hash(salt: str, content: bytes) -> str:
    """The hash of a whole file under its salt: a document could be guessed by trying names (加盐散列)."""
    return hashlib.sha256(salt.encode("ascii") + b"\n" + content).hexdigest()


def fresh_salt() -> str:
    """A random salt, 32 hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def salted_line(content: object) -> bytes:
    """One line of a removable file, without its end, under a salt of its own (加盐行)."""
    return text_of([fresh_salt(), content])


def digest_of(hashes: Iterable[str]) -> str:
    """One digest of many hashes, whatever their order (无序摘要): of the sorted hashes, a line each."""
    return hash_of("\n".join(sorted(hashes)).encode("ascii"))


def lines_in(content: bytes) -> Iterator[bytes]:
    """The lines of a removable file. Raises ValueError when the last has no end."""
    if content and not content.endswith(b"\n"):
        raise ValueError("the last line has no end")
    return iter(content.split(b"\n")[:-1])


def content_of(line: bytes) -> Any:
    """What a salted line holds besides its salt. Raises ValueError when it is none."""
    found = read_text(line)
    if not (isinstance(found, list) and len(found) == 2 and isinstance(found[0], str)):
        raise ValueError("not a salted line")
    return found[1]


def as_data(value: object) -> object:
    """A cell or fact as JSON holds it: dates in ISO form, decimals as plain text, tuples as lists."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple | list):
        return [as_data(v) for v in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    return str(value)


def type_of(values: Iterable[object]) -> str:
    """The type of a column: text, boolean, integer, number, date or timestamp; text when all is empty."""
    found = next((v for v in values if v is not None), "")
    kinds = ((bool, "boolean"), (int, "integer"), (Decimal, "number"), (float, "number"), (datetime, "timestamp"),
             (date, "date"))  # fmt: skip
    return next((name for kind, name in kinds if isinstance(found, kind)), "text")
