"""A parse made ready for attribution: subtree edges, and trimmed spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.language.parse import Parse, Token
from onrecord.model.span import Span

_MOST_CHILDREN = 128
_EDGE_PUNCTUATION = frozenset(",;:-–—.…")


class Tree:
    """A parse with the first and last token under each token.

    Attributes:
        tokens: those of the parse.
        low: index of the first token of each token's subtree.
        high: index of the last one.
    """

    __slots__ = ("children", "high", "low", "parse", "text", "tokens")

    def __init__(self, parse: Parse, text: str) -> None:
        self.parse = parse
        self.text = text
        self.tokens = parse.tokens
        # no word of real prose has so many; the bound keeps hostile text linear
        self.children = tuple(c[:_MOST_CHILDREN] for c in parse.children)
        self.low = list(range(len(parse.tokens)))
        self.high = list(range(len(parse.tokens)))
        for i in _leaves_first(parse):
            head = parse.tokens[i].head
            self.low[head] = min(self.low[head], self.low[i])
            self.high[head] = max(self.high[head], self.high[i])

    def under(self, i: int, deps: frozenset[str]) -> Iterator[int]:
        """Children of ``i`` whose dependency is one of ``deps``."""
        tokens = self.tokens
        return (c for c in self.children[i] if tokens[c].dep in deps)

    def first(self, i: int, deps: frozenset[str]) -> int | None:
        """The first such child, if any."""
        return next(self.under(i, deps), None)

    def head(self, i: int) -> Token:
        """The head of token ``i``."""
        return self.tokens[self.tokens[i].head]

    def sentence(self, i: int) -> tuple[int, int]:
        """Tokens ``[first, last)`` of the sentence that holds token ``i``."""
        return self.parse.sentences[self.tokens[i].sentence]

    def trimmed(self, first: int, last: int) -> Span | None:
        """The span of tokens ``[first, last)`` without punctuation and space at its edges.

        Quotation marks stay. None when nothing is left.
        """
        tokens = self.tokens
        while first < last and _at_edge(tokens[first].text):
            first += 1
        while last > first and _at_edge(tokens[last - 1].text):
            last -= 1
        if first >= last:
            return None
        return Span(tokens[first].start, tokens[last - 1].end)


def _at_edge(text: str) -> bool:
    return text in _EDGE_PUNCTUATION or text.isspace() or text in ("--", "...")


def _leaves_first(parse: Parse) -> Iterable[int]:
    """All tokens but the roots, children before heads, without recursion."""
    order: list[int] = [t.i for t in parse.tokens if t.head == t.i]
    roots = len(order)
    for i in order:  # grows while it is read: breadth first
        order.extend(parse.children[i])
    return reversed(order[roots:])
