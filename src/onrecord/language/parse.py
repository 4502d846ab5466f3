"""What a parser gives, free of any library: tokens, sentences, names, noun chunks.

Indices of tokens run over the whole article; spans are code points of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.language.reading import Reading
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        i: its index in the article.
        start: first code point.
        end: one past the last code point.
        pos: universal part of speech (``VERB``).
        tag: Penn Treebank tag (``VBD``).
        dep: dependency label in ClearNLP style (``nsubj``, ``ccomp``, ...).
        head: index of its head in the article; its own index at a root.
        sentence: index of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``[first, last)``: a noun chunk with its root, or a name with its label."""

    first: int
    last: int
    root: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The parse of the body of one article.

    Attributes:
        sentences: tokens ``[first, last)`` of each sentence, in order.
        chunks: noun chunks, in order, without overlap.
        names: named spans with OntoNotes labels (``PERSON``, ``GPE``, ``DATE``, ...).
        children: for each token the indices of those that depend on it, ascending.
        reading: what else an encoder read off the text; None where a parser read it.
    """

    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    chunks: tuple[Chunk, ...] = ()
    names: tuple[Chunk, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    reading: Reading | None = None

    def span(self, first: int, last: int) -> Span:
        """The span of tokens ``[first, last)``, at least one."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


class Parser(Protocol):
    """Anything that parses the body spans of one article."""

    @property
    def version(self) -> str:
        """Name and version, for producers."""
        ...

    def parse(self, text: str, body: Sequence[Span]) -> Parse:
        """Parse the passages ``body`` of ``text``; no sentence crosses two of them."""
        ...
