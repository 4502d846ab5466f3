"""Which names are those of the press, and where an article says that one was told to it.

A body is no outlet for being called an agency: its name must say what it does ("news
agency"), be in a table, or be that of a newspaper by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.link.names import press_name
from onrecord.link.outlets import outlet_named
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span
from onrecord.read.press_names import is_outlet
from onrecord.read.shapes import agency_of
from onrecord.resources import word_set

# last words of names that offices and charities have as often as outlets
_BODIES = frozenset({"agency", "agencies", "network", "networks"})
_TRADE = frozenset({"news", "press", "media", "radio", "tv", "television", "broadcasting", "wire"})

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w&'’.-]*(?:[ ][A-Z][\w&'’.-]*){0,4}"
_TO = re.compile(rf"\b(?P<to>told|Told|to|with)\s+(?P<name>{_NAME})")
# what stands before "to" or "with"; words between would let in "confirmed his move to"
_SAYING = re.compile(
    r"\b(?:[Ii]nterviews?(?:\s+(?:given|granted))?|[Ss]poke|[Ss]peaking|[Ss]poken|said|says|"
    r"described|confirmed|disclosed|revealed|admitted|leaked)\s+$"
)
_LOOKED_BACK = 60  # characters
_CLOSING = ".'’-"


def is_press(name: str) -> bool:
    """Whether a name that ends like an outlet's is one, not an office's or a charity's."""
    words = fold_words(name)
    if not words or words[-1] not in _BODIES:
        return True
    known = outlet_named(name) is not None or agency_of(name) is not None
    return known or not _TRADE.isdisjoint(words)


def is_part_of(name: str, press: str | None) -> bool:
    """Whether ``name`` is ``press``, in full or in part: "the Observer"."""
    return bool(press) and set(press_name(name).split()) <= set(press_name(press or "").split())


def told_to(text: str, part: Span) -> Iterator[tuple[str, Span]]:
    """Outlets that something was told to ("told the Kellin Herald"), and the words that say so.

    Args:
        text: of the article.
        part: of it, that is looked at.
    """
    for match in _TO.finditer(text, part.start, part.end):
        name, start = _outlet_in(match["name"]), match.start()
        if name is None:
            continue
        if match["to"] in ("to", "with"):
            saying = _SAYING.search(text[max(part.start, start - _LOOKED_BACK) : start])
            if saying is None:
                continue
            start -= len(saying[0])
        yield name, Span(start, match.start("name") + len(name))


def _outlet_in(words: str) -> str | None:
    """The outlet that ``words`` begin with, in full: "BBC" of "BBC Radio"."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(_CLOSING).removesuffix("'s").removesuffix("’s")
        bare = name.removeprefix("the ").removeprefix("The ")
        # "the" in small letters belongs to no name, and tells no newspaper
        named = name if name.startswith("The ") else bare
        if is_outlet(named) or agency_of(bare) or _in_table(bare, words):
            return name
    return None


def _in_table(name: str, words: str) -> bool:
    """Whether the table has the outlet: "the Sun" as well, "Sun" as one word of several not."""
    if outlet_named(name) is None:
        return False
    nouns = word_set("press", "outlet_nouns") | word_set("press", "loose_outlet_nouns")
    return name.lower() not in nouns or words.lower() == f"the {name.lower()}"
