"""Titles: offices and honorifics before a name, and in apposition after it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract import words
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.resources import word_set

_REACH = 12
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "VBG", "VBN"})
_PREPOSITIONS = frozenset({"of", "for", "to"})
_APPOSITION_LINKS = frozenset({"of", "for", "at", "from", "with", "in", "on", "to"})
_CLOSING = frozenset({",", ".", ";", ")", "–", "—", "-", ":", "”", '"'})
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "even", "just", "only", "also", "both"}
    | {"now", "once", "currently"}
)
_MOST_PHRASES = 4


class Run(NamedTuple):
    """Tokens ``[first, last)``."""

    first: int
    last: int


def title_before(parse: Parse, first: int) -> Run | None:
    """The title that ends right before token ``first``: "former U.S. Secretary of State"."""
    head = _head_before(parse.tokens, first)
    if head is None:
        return None
    start = head
    while start > 0 and head - start < _REACH and _extends(parse.tokens, start - 1, head):
        start -= 1
    while start < head and _idle(parse.tokens[start]):
        start += 1
    return Run(start, first)


def _head_before(tokens: tuple[Token, ...], first: int) -> int | None:
    offices, honorifics = words.offices(), words.honorifics()
    if first and tokens[first - 1].text.lower() in {*_PREPOSITIONS, "and", "the"}:
        return None  # "Secretary of | State": the name is part of a title itself
    for i in range(first - 1, max(-1, first - 8), -1):
        token = tokens[i]
        if token.sentence != tokens[first].sentence:
            return None
        if i == first - 1 and token.text.lower() in honorifics:
            return i
        if words.head_noun(token) in offices and token.pos in {"NOUN", "PROPN", "ADJ"}:
            linked = i == first - 1 or tokens[i + 1].text.lower() in _PREPOSITIONS
            return i if linked else None
        if token.tag not in _INSIDE and token.text.lower() not in {*_PREPOSITIONS, "and", "the"}:
            return None
    return None


def _extends(tokens: tuple[Token, ...], i: int, head: int) -> bool:
    token = tokens[i]
    if token.sentence != tokens[head].sentence or token.text in calendar_names():
        return False
    lowered = token.text.lower()
    if lowered in words.before_office() or token.text in {"-", "–"}:
        return True
    if tokens[head].text[:1].isupper() and not token.text[:1].isupper():
        return False  # "an issue Secretary of State X will raise"
    if token.dep == "compound" and token.text[:1].isupper() and token.pos == "VERB":
        return True  # "Harbour master X": the parser takes the first word for a verb
    return token.tag in _INSIDE and token.pos in {"NOUN", "PROPN", "ADJ"} and "\n" not in token.text


def calendar_names() -> frozenset[str]:
    """Names of days and months, as written."""
    return _CALENDAR


_CALENDAR = frozenset(
    w.capitalize() for key in ("weekdays", "months") for w in word_set("calendar", key)
)


def _idle(token: Token) -> bool:
    """A word before a title that is no part of it: "new", "embattled", a dash."""
    lowered = token.text.lower()
    if lowered in words.before_office() or lowered in words.honorifics():
        return False
    return token.text in {"-", "–"} or (token.pos == "ADJ" and token.text.islower())


def extended(parse: Parse, starts: dict[int, Chunk], first: int, last: int) -> int:
    """Where a description ends with its phrases: "director | of the fund | at the bank"."""
    tokens = parse.tokens
    for _ in range(_MOST_PHRASES):
        if last + 1 >= len(tokens) or tokens[last].text.lower() not in _APPOSITION_LINKS:
            break
        chunk = starts.get(last + 1)
        if chunk is None or not first <= tokens[last].head < last:
            break
        last = chunk.last
        joined = starts.get(last + 1)
        if joined and tokens[last].text == "and" and _joins(tokens[joined.root], first, last):
            last = joined.last  # "the leaders of Peru and Chile"
    return last


def _joins(root: Token, first: int, last: int) -> bool:
    return root.pos == "PROPN" and root.dep == "conj" and first <= root.head < last


def title_after(parse: Parse, starts: dict[int, Chunk], last: int) -> Run | None:
    """The office in apposition after a name: ", director of the bank"."""
    tokens = parse.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in {",", "("}:
        return None
    chunk = starts.get(last + 1)
    if chunk is None or words.head_noun(tokens[chunk.root]) not in words.persons():
        return None
    end = extended(parse, starts, chunk.first, chunk.last)
    closed = end >= len(tokens) or tokens[end].text in _CLOSING or tokens[end].text == "who"
    if tokens[chunk.root].dep in {"nsubj", "nsubjpass"} or words.is_plural(tokens[chunk.root]):
        return None
    if not closed and tokens[chunk.root].dep != "appos":
        return None
    first = without_article(parse, chunk.first, chunk.last)
    if tokens[first].text.lower() in {"another", "one"} and first < chunk.root:
        first += 1
    return Run(first, end)


def without_article(parse: Parse, first: int, last: int) -> int:
    """The first token past articles and pronouns that determine."""
    while first < last - 1 and _determines(parse.tokens[first]):
        first += 1
    return first


def _determines(token: Token) -> bool:
    return token.tag in {"PRP$", "''", "``", ","} or token.text.lower() in _DETERMINERS
