"""Many small deliveries read at once (合读): a desk makes one of every saved row, ten thousand in a year.

A statement that names each file by itself grows by a whole SELECT for each; what was stored in the
same columns is read as one list of files instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from gongshi.engines.session import as_literal
from gongshi.engines.shown import DUCK, shown_of
from gongshi.records.arrow import DELIVERY

if TYPE_CHECKING:
    from gongshi.records.delivery import Delivery
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

NTH = "_nth"


def read_together(vault: Vault, register: Register, deliveries: Sequence[Delivery]) -> str:
    """One SELECT of their rows as the register's columns with provenance, and `_nth`, which counts them from 1."""
    numbered = list(enumerate(deliveries, 1))
    numbered.sort(key=lambda pair: repr(pair[1].columns))  # stable: each kind stays in its order
    alike = (list(pairs) for _, pairs in groupby(numbered, key=lambda pair: repr(pair[1].columns)))
    return " UNION ALL BY NAME ".join(_read_alike(vault, register, pairs) for pairs in alike)


def files_of(vault: Vault, deliveries: Sequence[Delivery]) -> str:
    """The list of their files as SQL writes it."""
    return ", ".join(f"'{as_literal(vault.rows_path(delivery))}'" for delivery in deliveries)


def _read_alike(vault: Vault, register: Register, pairs: Sequence[tuple[int, Delivery]]) -> str:
    """The same for deliveries that were stored in the same columns; the file's name tells which one a row is of."""
    deliveries = [delivery for _, delivery in pairs]
    columns = [c.sql(DUCK, '"') for c in shown_of(register, deliveries[0]) if c.name != DELIVERY]
    files, places = files_of(vault, deliveries), ", ".join(str(n) for n, _ in pairs)
    ids = ", ".join(f"'{delivery.id}'" for delivery in deliveries)
    named = f"SELECT unnest([{files}]) AS _file, unnest([{places}]) AS {NTH}, unnest([{ids}]) AS {DELIVERY}"
    return (
        f"SELECT {NTH}, {', '.join(columns)}, {DELIVERY} FROM read_parquet([{files}], filename='_file') "
        f"JOIN ({named}) USING (_file)"
    )
