"""Goods in trade and conflict, by a lexicon of their last words."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.extract.names_known import Named
from onrecord.language.parse import Parse, Token
from onrecord.resources import word_set


def find_goods(text: str, parse: Parse, taken: Collection[int]) -> list[Named]:
    """Goods with their compound words: "machine tools", "crude oil"."""
    goods = word_set("goods", "goods")
    found: list[Named] = []
    for chunk in parse.chunks:
        root = parse.tokens[chunk.root]
        if chunk.root in taken or root.pos != "NOUN":
            continue
        first = chunk.root
        while first > chunk.first and first - 1 not in taken and _compound(parse.tokens[first - 1]):
            first -= 1
        lemma = root.lemma.lower()
        pair = f"{parse.tokens[chunk.root - 1].text.lower()} {lemma}" if chunk.root else lemma
        if lemma in goods or (first < chunk.root and pair in goods):
            name = parse.span(first, chunk.root + 1).of(text)
            found.append(Named(first, chunk.root + 1, "goods", name, fixed=True))
    return found


def _compound(token: Token) -> bool:
    return token.pos == "NOUN" and token.dep == "compound"
