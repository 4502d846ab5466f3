"""Unnamed persons of one description, told apart by the words that they are cited with."""

from __future__ import annotations

from bisect import insort

from onrecord.link.nodes import Node
from onrecord.link.persons import Group

Run = tuple[str, ...]


class Described:
    """Groups of nodes that are described alike, found by their runs of cited words.

    A node joins the first group that has a run of its words and none of its article.
    Nodes come article by article; so what a run leads to is walked once an article,
    however often the article repeats it.
    """

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._articles: list[set[str]] = []
        self._runs: list[set[Run]] = []
        self._holders: dict[Run, list[int]] = {}
        self._passed: dict[Run, tuple[str, int]] = {}

    def place(self, node: Node) -> tuple[Group, bool]:
        """Put a node into its group; whether that is a new one is told with it."""
        found = [n for run in node.words if (n := self._first(run, node.article)) is not None]
        at = min(found, default=len(self._groups))
        if at == len(self._groups):
            self._groups.append([])
            self._articles.append(set())
            self._runs.append(set())
        self._groups[at].append(node)
        self._articles[at].add(node.article)
        for run in node.words - self._runs[at]:
            insort(self._holders.setdefault(run, []), at)
        self._runs[at] |= node.words
        return self._groups[at], len(self._groups[at]) == 1

    def _first(self, run: Run, article: str) -> int | None:
        """The first group with a run that holds nothing of an article."""
        holders = self._holders.get(run, ())
        seen, at = self._passed.get(run, (article, 0))
        if seen != article:
            at = 0
        while at < len(holders) and article in self._articles[holders[at]]:
            at += 1
        self._passed[run] = (article, at)
        return holders[at] if at < len(holders) else None
