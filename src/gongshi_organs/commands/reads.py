"""The columns that collations and placings read, all together (汇编、安排读的列)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol


class _Reads(Protocol):
    @property
    def columns(self) -> dict[str, tuple[str, ...]]: ...


@dataclass(frozen=True)
class Together(Mapping[str, tuple[str, ...]]):
    """Put together when first asked for (合起来读的列).

    The command line imports commands for `--help`, and needs none of it there.
    """

    kinds: Callable[[], Iterable[_Reads]]

    @cached_property
    def _all(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for kind in self.kinds():
            for register, columns in kind.columns.items():
                found.setdefault(register, set()).update(columns)
        return {register: tuple(sorted(columns)) for register, columns in found.items()}

    def __getitem__(self, register: str) -> tuple[str, ...]:
        return self._all[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _collations() -> Iterable[_Reads]:
    from gongshi_organs.collations import COLLATIONS

    return COLLATIONS.values()


def _placings() -> Iterable[_Reads]:
    from gongshi_organs.placing import PLACINGS

    return PLACINGS.values()


COLLATED: Mapping[str, tuple[str, ...]] = Together(_collations)
PLACED: Mapping[str, tuple[str, ...]] = Together(_placings)
