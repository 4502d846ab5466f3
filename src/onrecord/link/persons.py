"""Persons of a story: a surname, a full name and its spellings are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from onrecord.link.names import folded_name
from onrecord.link.nodes import Node

SPELLING = 85.0  # likeness of first names that are spellings of one, to 100
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

Group = list[Node]


def compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of countries do not speak against one bearer."""
    return not a or not b or bool(a & b)


class _Cluster:
    """Nodes taken for one, with the countries that they are of."""

    def __init__(self, node: Node) -> None:
        self.nodes = [node]
        self.countries = node.countries

    def add(self, node: Node) -> None:
        self.nodes.append(node)
        self.countries |= node.countries


def group_persons(named: Sequence[Node]) -> list[Group]:
    """Full names first, each with its spellings; then single names, to the one they fit."""
    clusters: list[_Cluster] = []
    by_last: dict[str, list[_Cluster]] = {}
    by_first: dict[str, list[_Cluster]] = {}
    singles: list[Node] = []
    for node in named:
        parts = _name_parts(node.name)
        if len(parts) < 2:
            singles.append(node)
            continue
        fitting = [c for c in by_last.get(parts[-1], []) if _same_person(node, parts, c)]
        if fitting:
            fitting[0].add(node)
            continue
        cluster = _Cluster(node)
        clusters.append(cluster)
        by_last.setdefault(parts[-1], []).append(cluster)
        by_first.setdefault(parts[0], []).append(cluster)
    alone: dict[str, list[_Cluster]] = {}
    for node in singles:
        name = (_name_parts(node.name) or (node.name,))[-1]
        fitting = _fitting(node, by_last.get(name, [])) or _fitting(node, by_first.get(name, []))
        if len(fitting) == 1:
            fitting[0].add(node)
        elif fitting:  # which of several is not told: it stays its article's own
            clusters.append(_Cluster(node))
        else:
            _add_alone(node, alone.setdefault(name, []), clusters)
    return [cluster.nodes for cluster in clusters]


def _add_alone(node: Node, alike: list[_Cluster], clusters: list[_Cluster]) -> None:
    fitting = _fitting(node, alike)
    if fitting:
        fitting[0].add(node)
        return
    cluster = _Cluster(node)
    alike.append(cluster)
    clusters.append(cluster)


def _fitting(node: Node, clusters: Iterable[_Cluster]) -> list[_Cluster]:
    return [c for c in clusters if compatible(node.countries, c.countries)]


@lru_cache(maxsize=8192)
def _name_parts(name: str) -> tuple[str, ...]:
    return tuple(w for w in folded_name(name).split() if w not in _SUFFIXES)


def _same_person(node: Node, parts: Sequence[str], cluster: _Cluster) -> bool:
    if not compatible(node.countries, cluster.countries):
        return False
    first = _name_parts(cluster.nodes[0].name)[0]
    if first == parts[0]:
        return True
    long_enough = min(len(first), len(parts[0])) >= 4
    apart = any(other.article == node.article for other in cluster.nodes)
    return long_enough and not apart and fuzz.ratio(first, parts[0]) >= SPELLING
