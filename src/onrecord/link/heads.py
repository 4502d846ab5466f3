"""Groups as chains of parents: who stands at the head of each."""

from __future__ import annotations

from collections.abc import Hashable, MutableMapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def head_of(parents: MutableMapping[Item, Item], item: Item) -> Item:
    """The head of the item's group; chains met on the way are shortened.

    Args:
        parents: each item's parent, its own for a head.
        item: one of its keys.
    """
    while parents[item] != item:
        parents[item] = parents[parents[item]]
        item = parents[item]
    return item
