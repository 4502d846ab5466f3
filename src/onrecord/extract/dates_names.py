"""Words of time inside a name: "60 Minutes", "Car of the Year", "USA Today", the Sunday papers."""

from __future__ import annotations

import re

from onrecord.extract.dates_seen import Seen
from onrecord.extract.dates_words import DAYPART, UNIT
from onrecord.language.parse import Token
from onrecord.resources import lexicon

_TITLED_UNIT = re.compile(rf"(?:.*[\s\xa0-])?(?P<unit>{UNIT}s?|{DAYPART})", re.I | re.S)
_RATES = frozenset({"Daily", "Weekly", "Monthly", "Quarterly"})
_SHOWS = frozenset({"show", "program", "programme"})
_PAPERS: frozenset[str] = frozenset(lexicon("calendar")["papers"])
_HEADLINE = 0.6  # share of capitalised words from which a sentence is a headline
_LONG = 5  # words of four letters or more; fewer tell nothing of a headline


def in_name(seen: Seen) -> bool:
    """Whether the capitals of the words show that they name something other than a time."""
    words, after = seen.words, seen.after()
    if not any(letter.isupper() for letter in words) or _is_headline(seen):
        return False
    follows = after is not None and after.sentence == seen.token.sentence and _is_titled(after)
    if words == "Today" or words in _RATES:  # a capital alone may open a sentence ill parted
        return _follows_name(seen) or follows or seen.next_word in _SHOWS
    if after is not None and follows and after.text.lower() in _PAPERS:
        return True  # whatever ends here is no time of its own: "the Sunday Times"
    unit = _TITLED_UNIT.fullmatch(words)
    return unit is not None and unit["unit"].istitle() and not _is_one_word(words)


def _is_one_word(words: str) -> bool:
    return not re.search(r"[\s\xa0-]", words)


def _is_titled(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos == "PROPN"


def _follows_name(seen: Seen) -> bool:
    """Whether a name stands right before, with no more than a blank between."""
    before = seen.parse.tokens[seen.token.i - 1] if seen.token.i else None
    near = before is not None and before.sentence == seen.token.sentence
    return before is not None and near and _is_titled(before) and before.end + 1 == seen.token.start


def _is_headline(seen: Seen) -> bool:
    first, end = seen.parse.sentences[seen.token.sentence]
    words = [
        t.text for t in seen.parse.tokens[first:end] if t.text[0].isalpha() and len(t.text) > 3
    ]
    few = len(words) < _LONG
    return not few and sum(w[0].isupper() for w in words) >= _HEADLINE * len(words)
