"""A machine's rewriting as article spinners do it, by a table of synonyms.

Words are swapped for any word of any of their senses and inflected badly, quotation marks
are dropped, pronouns garbled, sentences and paragraphs displaced, some sentences lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

from benchmarks.derivations.corpus import sentences_of

_TABLE = Path(__file__).with_name("synonyms.tsv")
_WORD = re.compile(r"[A-Za-z]+")
_MARKS = re.compile(r"[\"“”„«»]")
_ENDINGS = ("ing", "ed", "es", "s", "ly", "d", "er")
# what spinners do to words that bind, beside the table
_BINDING = {
    "because": ("since", "as"), "but": ("however", "yet"), "although": ("though", "despite"),
    "said": ("stated", "told", "expressed"), "also": ("additionally", "likewise"),
    "many": ("numerous", "a lot of"), "before": ("prior to", "earlier than"),
    "about": ("around", "roughly"), "more": ("extra", "greater"), "during": ("throughout",),
    "against": ("in opposition to", "towards"), "was": ("turned into", "has been"),
    "which": ("that",), "who": ("that",), "would": ("could", "will"), "should": ("ought to",),
    "while": ("whereas", "as"), "with": ("along with",), "from": ("out of",), "on": ("upon",),
    "will": ("shall", "goes to"), "has": ("holds",), "to": ("in order to",), "into": ("in",),
    "most": ("the majority of",), "told": ("informed", "instructed"), "made": ("created",),
    "over": ("across", "above"), "only": ("simply", "solely"), "such": ("corresponding",),
}  # fmt: skip
_PRONOUNS = {"he": "it", "she": "he", "his": "its", "her": "his", "they": "it", "him": "it"}
GARBLED = 0.15
LOST = 0.06  # of sentences
MARKS_LOST = 0.75  # of articles


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """The table of synonyms."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {word: tuple(near.split()) for word, _, near in rows}


def spin(paragraphs: Sequence[str], swapped: float, random: Random) -> list[str]:
    """Paragraphs rewritten.

    Args:
        paragraphs: of the original.
        swapped: part of the words with synonyms that is swapped.
        random: the source of chance.
    """
    bare = random.random() < MARKS_LOST
    made: list[str] = []
    for paragraph in paragraphs:
        kept = [s for s in sentences_of(paragraph) if random.random() >= LOST]
        _displace(kept, 0.25, random)
        text = " ".join(_spun(sentence, swapped, random) for sentence in kept)
        if text:
            made.append(_MARKS.sub("", text) if bare else text)
    _displace(made, 0.2, random)
    return made


def _displace(held: list[str], part: float, random: Random) -> None:
    """Some of ``held`` change place with one a little further on."""
    for n in range(len(held) - 1):
        if random.random() < part:
            other = min(len(held) - 1, n + random.choice((1, 1, 2, 3)))
            held[n], held[other] = held[other], held[n]


def _spun(sentence: str, swapped: float, random: Random) -> str:
    first = True

    def word(match: re.Match[str]) -> str:
        nonlocal first
        given, initial = match.group(), first
        first = False
        if given[0].isupper() and not initial:
            return given
        lower = given.lower()
        if lower in _PRONOUNS and random.random() < GARBLED:
            made = _PRONOUNS[lower]
        elif lower in _BINDING and random.random() < swapped / 2:
            made = random.choice(_BINDING[lower])
        else:
            near, ending = _looked_up(lower)
            if not near or random.random() >= swapped:
                return given
            made = random.choice(near)
            if ending and random.random() < 0.6:
                made += ending
        return made.capitalize() if initial else made

    return _WORD.sub(word, sentence)


def _looked_up(word: str) -> tuple[tuple[str, ...], str]:
    """Synonyms of a word, or of what it is an inflection of, with the ending."""
    table = synonyms()
    if word in table:
        return table[word], ""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word:
            for base in (stem, stem + "e", stem[:-1]):
                if base in table:
                    return table[base], ending
    return (), ""
