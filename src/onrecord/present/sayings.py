"""Statements as acts of saying: versions together, nested ones under their outer one.

What is on record as said or asked stands apart from what a reporter attributes: views,
plans, expectations. What an account does not list is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.account.positions import ON_RECORD
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement

_MAX_STEPS = 20  # of a chain of nested statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of saying.

    Attributes:
        versions: its statements, at least one, in order of the articles.
        inner: the acts of saying that stand within it.
    """

    versions: tuple[Statement, ...]
    inner: tuple[Saying, ...] = ()

    @property
    def on_record(self) -> bool:
        """Whether it was said or asked; else a view, a plan or an expectation."""
        return self.versions[0].act in ON_RECORD


def sayings(
    statements: Iterable[Statement], key: Callable[[Statement], Hashable]
) -> tuple[Saying, ...]:
    """The acts of saying that stand within no other, in order of their first statements.

    Args:
        statements: those that are told, in order.
        key: equal for the versions of one act of saying.
    """
    held: dict[Hashable, list[Statement]] = {}
    of: dict[StatementId, Hashable] = {}
    for statement in statements:
        of[statement.id] = key(statement)
        held.setdefault(of[statement.id], []).append(statement)
    outer = {
        k: parent
        for k, versions in held.items()
        if (parent := of.get(versions[0].within) if versions[0].within else None) not in (None, k)
    }
    within: dict[Hashable, list[Hashable]] = {}
    roots = []
    for k in held:
        if k in outer and _ends(k, outer):
            within.setdefault(outer[k], []).append(k)
        else:
            roots.append(k)

    def made(k: Hashable) -> Saying:
        inner = tuple(made(i) for i in within.get(k, ()))
        return Saying(versions=tuple(held[k]), inner=inner)

    return tuple(made(k) for k in roots)


def _ends(k: Hashable, outer: Mapping[Hashable, Hashable]) -> bool:
    """Whether the chain of outer ones ends soon: one that is too long or a circle does not."""
    for _ in range(_MAX_STEPS):
        if k not in outer:
            return True
        k = outer[k]
    return False
