"""What the words around a deed tell of its mode, its context and its parties' codes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_deeds import Deed
from onrecord.extract.events_patterns import noun_words, object_words
from onrecord.language.parse import Token
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId
from onrecord.model.span import Span
from onrecord.resources import lexicon
from onrecord.resources.actors import UNCODED, Code, code_of
from onrecord.resources.plover import plover

_BEFORE, _BEHIND = 12, 18  # tokens around a deed that tell its context
_LONGEST = 300  # code points of a party that are read


def mode_of(clauses: Clauses, deed: Deed, kind: str) -> str | None:
    """PLOVER's mode of a deed, None where its type has none or the words tell none."""
    modes = lexicon("plover")["modes"].get(kind)
    if not modes:
        return None
    words = _words(clauses, deed)
    return next(
        (mode for mode, told in modes.items() if words.intersection(told) or "any" in told), None
    )


def context_of(clauses: Clauses, deed: Deed) -> str | None:
    """PLOVER's context: the first word near the deed that tells one, its own words first."""
    held = plover().contexts
    for word in sorted(_words(clauses, deed)):
        if word in held:
            return held[word]
    first, last = clauses.parse.sentences[deed.trigger.sentence]
    near = range(max(first, deed.trigger.i - _BEFORE), min(last, deed.trigger.i + _BEHIND))
    tokens = clauses.parse.tokens
    for i in sorted(near, key=lambda i: (abs(i - deed.trigger.i), i)):
        told = held.get(tokens[i].lemma.lower()) or held.get(tokens[i].text.lower())
        if told is not None:
            return told
    return None


def _words(clauses: Clauses, deed: Deed) -> set[str]:
    found: set[str] = set()
    for token in deed.chain:
        found.add(token.lemma.lower())
        found |= object_words(clauses, token)[1]
        for noun in _behind(clauses, token):
            found |= noun_words(clauses, noun)
    return found


def _behind(clauses: Clauses, token: Token) -> Iterator[Token]:
    for link in clauses.kids(token, {"prep", "agent"}):
        yield from clauses.kids(link, {"pobj"})


class Titles:
    """The titles that an article gives its persons, wherever it gives them."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._persons = sorted(
            (m for m in mentions if m.kind == "person"), key=lambda m: (m.span, m.id)
        )
        self._starts = [m.span.start for m in self._persons]
        self._title: dict[MentionId, str] = {}
        for mention in self._persons:
            if mention.title:
                self._title.setdefault(mention.refers or mention.id, mention.title)

    def within(self, party: Span) -> Iterator[str]:
        """The titles of the persons that a party's words name."""
        for n in range(bisect_left(self._starts, party.start), len(self._starts)):
            mention = self._persons[n]
            if mention.span.start >= party.end:
                return
            title = mention.title or self._title.get(mention.refers or mention.id)
            if title:
                yield title


def coded(text: str, titles: Titles, party: Span, *, acts: bool = True) -> Code:
    """The code of a party, by its words and by the title that the article gives it.

    Args:
        text: of the article.
        titles: of its persons.
        party: its words.
        acts: False where it is only a place.
    """
    own = code_of(party.of(text)[:_LONGEST], acts=acts)
    if own.country is not None and own.sector is not None:
        return own
    for title in titles.within(party):
        told = code_of(title[:_LONGEST])
        if told != UNCODED:
            return Code(country=own.country or told.country, sector=own.sector or told.sector)
    return own
