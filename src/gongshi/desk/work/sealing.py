"""What a job must know and the database must not show: sealed under the desk's secret (任务的口令).

The secret lies with the keys, outside the workspace and outside the database.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


def sealed(text: str) -> str:
    """`text` under the desk's secret; nothing for nothing."""
    return _seal().encrypt(text.encode()).decode("ascii") if text else ""


def unsealed(text: str) -> str:
    """What was sealed; nothing for nothing."""
    return _seal().decrypt(text.encode("ascii")).decode() if text else ""


def _seal() -> Fernet:
    from cryptography.fernet import Fernet
    from django.conf import settings

    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"job " + settings.SECRET_KEY.encode()).digest()))
