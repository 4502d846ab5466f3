"""Names by their shape: of persons or outlets, of newspapers, of places."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.folding import plain
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon
from onrecord.resources.countries import by_adjective, by_name

_NAME_WORD = re.compile(r"^[^\W\d_a-z][\w.'’-]*$")
_MOST_WORDS = 5


def is_name(words: str) -> bool:
    """Whether ``words`` have the shape of a name of a person or an outlet."""
    parts = words.split()
    particles = word_set("press", "particles")
    dated = word_set("press", "weekdays")
    if not 1 <= len(parts) <= 6 or parts[0].lower() in dated or parts[0].lower() in months():
        return False
    return all(p.lower() in particles or _NAME_WORD.match(p) for p in parts) and any(
        _NAME_WORD.match(p) for p in parts
    )


def is_outlet(words: str) -> bool:
    """Whether ``words`` have the shape of a newspaper's name, beyond doubt of a section's.

    "The Norwick Review" and "Norwick Tribune" have it; "World News", "Book Review",
    "The Daily" and "Emily Post" have not.
    """
    parts = words.split()
    the = parts[:1] in (["The"], ["THE"])
    rest = parts[1:] if the else parts
    if not 2 <= len(rest) <= _MOST_WORDS - 1 or not is_name(words):
        return False
    last, others = rest[-1].lower(), [plain(p) for p in rest[:-1]]
    loose = last in word_set("press", "loose_outlet_nouns")
    if last not in word_set("press", "outlet_nouns") and not (loose and the):
        return False
    sections = word_set("press", "section_words")
    return not all(p in sections for p in others) and (the or not is_given_name(rest[0]))


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a common given name."""
    return plain(word) in _given_names()


def is_place(words: str) -> bool:
    """Whether ``words`` name a country, a people or a well-known region."""
    folded = plain(words)
    bare = folded.replace(" ", "")
    return folded in _places() or bare in _places()


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names are one but for "the" and marks."""
    if not a or not b:
        return False
    return plain(a).removeprefix("the ") == plain(b).removeprefix("the ")


@lru_cache(maxsize=1)
def months() -> frozenset[str]:
    """Names of months and their short forms."""
    return frozenset(name for names in lexicon("press")["months"] for name in names)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return word_set("given_names", "male") | word_set("given_names", "female")


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    named = {plain(n) for n in (*by_name(), *by_adjective())}
    return frozenset(named) | word_set("press", "regions")
