"""Sentences that the parser broke after an abbreviation are one again."""

from __future__ import annotations

import pytest

from onrecord.language.parse import Parse, Token
from onrecord.language.sentences import mended
from onrecord.model.span import Span


def _broken(first: str, second: str) -> tuple[str, Parse]:
    """Two sentences of a parse, each with its first word as the root."""
    text = f"{first} {second}"
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    start = 0
    for number, part in enumerate((first, second)):
        low = len(tokens)
        for word in part.split():
            i = len(tokens)
            at = text.index(word, start)
            start = at + len(word)
            dep = "ROOT" if i == low else "dep"
            tokens.append(Token(i, at, start, word, word.lower(), "NOUN", "NN", dep, low, number))
        bounds.append((low, len(tokens)))
    children = tuple(
        tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens))
    )
    parse = Parse(tokens=tuple(tokens), sentences=tuple(bounds), children=children)
    return text, parse


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They would use U.S.", "ships at sea .", True),
        ("They met Gen.", "Holm on Monday .", True),
        ("They sued Holm Inc.", "over its ships .", True),
        ("They would use U.S.", "Nobody saw it .", False),
        ("They sued Holm Inc.", "Nobody saw it .", False),
        ("They left .", "and nobody saw it .", False),
    ],
)
def test_joined(first: str, second: str, joined: bool) -> None:
    text, parse = _broken(first, second)
    found = mended(parse, [Span(0, len(text))])
    assert len(found.sentences) == (1 if joined else 2)
    assert {t.sentence for t in found.tokens} == set(range(len(found.sentences)))


def test_the_second_part_hangs_on_the_abbreviation() -> None:
    text, parse = _broken("They would use U.S.", "ships at sea .")
    found = mended(parse, [Span(0, len(text))])
    assert found.tokens[4].head == 3
    assert found.tokens[4].dep == "dep"
    assert found.children[3] == (4,)
    assert found.sentences == ((0, 8),)


def test_nothing_is_joined_over_the_edge_of_a_passage() -> None:
    text, parse = _broken("They would use U.S.", "ships at sea .")
    edge = text.index("ships")
    assert mended(parse, [Span(0, edge - 1), Span(edge, len(text))]) is parse
