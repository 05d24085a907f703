"""What the database must not show: sealed under the desk's secret (密封).

The secret lies with the keys, outside the workspace and outside the database. So a copied
database gives away neither a key's passphrase nor anybody's second factor.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


def sealed(text: str, *, purpose: str) -> str:
    """`text` under the desk's secret; nothing for nothing. One purpose does not open another's."""
    return _seal(purpose).encrypt(text.encode()).decode("ascii") if text else ""


def unsealed(text: str, *, purpose: str) -> str:
    """What was sealed for this purpose; nothing for nothing. Raises InvalidToken for anything else."""
    return _seal(purpose).decrypt(text.encode("ascii")).decode() if text else ""


def _seal(purpose: str) -> Fernet:
    from cryptography.fernet import Fernet
    from django.conf import settings

    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{purpose} {settings.SECRET_KEY}".encode()).digest()))
