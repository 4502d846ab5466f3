"""Two lists of names made one, without overlap."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.extract.names_known import Named

JOINT = 5  # the weight that marks a name around a known one: "Paris Agreement"


def merge(names: list[Named], more: list[Named]) -> list[Named]:
    """``names`` with those of ``more`` that no wider name holds; a lexicon's name wins
    over an equal or narrower one, and parts a name that only joins ("China-US")."""
    held = {i: n for n in names for i in range(n.first, n.last)}
    dropped: set[Named] = set()
    added: list[Named] = []
    for new in more:
        over = {held[i] for i in range(new.first, new.last) if i in held}
        wider = [
            n
            for n in over
            if n.first <= new.first
            and new.last <= n.last
            and (n.last - n.first > new.last - new.first)
        ]
        if wider and not (new.fixed and _joins_only(wider[0], more)):
            continue
        if over and not new.fixed and new.weight != JOINT:
            continue
        dropped |= over
        added.append(new)
    kept = [n for n in names if n not in dropped]
    return sorted([*kept, *added], key=lambda n: (n.first, n.last))


def _joins_only(name: Named, known: list[Named]) -> bool:
    inside = sum(n.last - n.first for n in _within(known, name))
    return inside > 1 and name.last - name.first - inside <= 1 and name.weight < 4


def _within(known: list[Named], name: Named) -> list[Named]:
    start = bisect_left(known, name.first, key=lambda n: n.first)
    found = []
    while start < len(known) and known[start].last <= name.last:
        found.append(known[start])
        start += 1
    return found
