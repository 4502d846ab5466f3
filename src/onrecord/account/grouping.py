"""Groups of items that tell the same thing, found through the words they share.

Each item joins the group whose first member it matches best, or opens one. As only
first members are compared, a group never grows by chaining; and as each word leads
to a bounded number of groups, the cost is linear in the number of items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

T = TypeVar("T")

MAX_WORDS = 60  # words of an item that are looked up
MAX_LEADERS = 64  # groups that one word leads to
MAX_TRIED = 8  # groups that an item is compared with


def group(
    items: Sequence[T],
    words: Callable[[T], Collection[str]],
    same: Callable[[T, T], bool],
) -> list[list[T]]:
    """Part ``items`` into groups, in order of their first members.

    Args:
        items: in a deterministic order; the earliest leads its group.
        words: the words under which an item is found.
        same: whether an item (second) tells what a group's first member (first) tells.
    """
    groups: list[list[T]] = []
    leaders: dict[str, list[int]] = {}
    for item in items:
        keys = sorted(words(item))[:MAX_WORDS]
        found = _best(item, keys, groups, leaders, same)
        if found is not None:
            groups[found].append(item)
            continue
        for key in keys:
            held = leaders.setdefault(key, [])
            if len(held) < MAX_LEADERS:
                held.append(len(groups))
        groups.append([item])
    return groups


def _best(
    item: T,
    keys: Sequence[str],
    groups: Sequence[list[T]],
    leaders: dict[str, list[int]],
    same: Callable[[T, T], bool],
) -> int | None:
    shared: Counter[int] = Counter()
    for key in keys:
        shared.update(leaders.get(key, ()))
    ranked = sorted(shared, key=lambda g: (-shared[g], g))[:MAX_TRIED]
    return next((g for g in ranked if same(groups[g][0], item)), None)
