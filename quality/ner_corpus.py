"""Texts with names marked by hand: re3d and half of Worldwide Newswire, for evaluation only.

Both corpora come as tokens, one a line; the text is put together again from them by
``joined``, the same for every system. Their labels become our kinds:

| ours | re3d | Worldwide | spaCy |
|---|---|---|---|
| person | Person | Person | PERSON |
| organisation | Organisation | Organization | ORG |
| place (and country) | Location | Location, Facility | GPE, LOC, FAC |
| group | Nationality | NORP | NORP |
| document | DocumentReference | - | LAW |
| goods | - | Product | PRODUCT |

Neither parts countries from other places, so the two count as one kind. Neither marks
vessels apart: re3d's MilitaryPlatform and Weapon are also tanks, jets and rifles without
a name; Worldwide's Misc is a rest of many kinds. Dates and amounts are no mentions.

re3d marks pronouns and descriptions too ("he", "the rebels"). Names alone are measured: a
pronoun and a span without a capital letter or a digit are left out, gold or found, and so
is every mention of ours that is not ``named``. re3d's spans stay long (office and name of
its wearer in one) and a country that acts is an organisation there, so its figures are
low for every system that keeps other rules.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
KINDS = ("person", "organisation", "place", "group", "document", "goods")
UNMEASURED = ("country apart from place", "vessel")
KINDS_OF = {
    "re3d": {
        "Person": "person",
        "Organisation": "organisation",
        "Location": "place",
        "Nationality": "group",
        "DocumentReference": "document",
    },
    "worldwide": {
        "Person": "person",
        "Organization": "organisation",
        "Location": "place",
        "Facility": "place",
        "NORP": "group",
        "Product": "goods",
    },
}
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’…") | {"...", "n't", "''"}
_NO_SPACE_AFTER = frozenset("([{$£€#“‘") | {"``"}
_PRONOUNS = frozenset(
    ("i", "me", "my", "we", "us", "our", "ours", "you", "your", "he", "him", "his", "she", "her",
     "it", "its", "they", "them", "their", "who", "whose", "this", "these", "that", "those")
)  # fmt: skip
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in a text: code points ``[start, end)`` and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text, one passage a line, with its names in order."""

    corpus: str
    name: str
    text: str
    names: tuple[Name, ...]


def load(corpora: Path, corpus: str) -> tuple[Marked, ...]:
    """The texts of a corpus (``re3d`` or ``worldwide``), sorted by name."""
    root = corpora / "ner"
    if corpus == "re3d":
        files = sorted((root / "re3d/CONLL-format/data-by-source/conll").glob("*/*.conll"))
    else:
        files = sorted((root / "worldwide").glob("*.tsv"))
    return tuple(_marked(corpus, file) for file in files)


def in_gate(name: str) -> bool:
    """Whether a text is among those that the gate scores: one in six."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % 6 == 0


def _marked(corpus: str, file: Path) -> Marked:
    kinds = KINDS_OF[corpus]
    lines: list[str] = []
    names: list[Name] = []
    offset = 0
    for block in _blocks(file.read_bytes().decode("utf-8")):
        text, starts = joined([word for word, _ in block])
        for first, last, label in _labelled([tag for _, tag in block]):
            span = Name(starts[first], starts[last - 1] + len(block[last - 1][0]), "")
            words = text[span.start : span.end]
            if label in kinds and is_name(words):
                names.append(bare(text, Name(span.start, span.end, kinds[label]), offset))
        lines.append(text)
        offset += len(text) + 1
    return Marked(corpus=corpus, name=file.stem, text="\n".join(lines), names=tuple(sorted(names)))


def _blocks(text: str) -> Iterator[list[tuple[str, str]]]:
    """The token and label of each line, by blocks that blank lines part."""
    block: list[tuple[str, str]] = []
    for line in text.splitlines():
        fields = line.rsplit(None, 1)
        if len(fields) == 2:
            block.append((fields[0], fields[1]))
        elif block:
            yield block
            block = []
    if block:
        yield block


def is_name(words: str) -> bool:
    """Whether words are a name rather than a pronoun or a description."""
    return words.lower() not in _PRONOUNS and any(c.isupper() or c.isdigit() for c in words)


def _labelled(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Tokens ``[first, last)`` of each labelled span: BIO, with E and S if there are any."""
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, kind = tag.partition("-")
        goes_on = mark in ("I", "E") and kind == label
        if label and not goes_on:
            yield first, i, label
            label = ""
        if mark != "O" and not goes_on:
            first, label = i, kind


def joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """Tokens as a line of text, and where each begins.

    Spaces are left out where print has none. A hyphen is joined to the words around it
    when either begins in lower case or with a digit; between two capitals it may be a dash.
    """
    parts: list[str] = []
    starts: list[int] = []
    length, open_quote = 0, False
    glued = True
    for i, word in enumerate(words):
        closing = word == '"' and open_quote
        tight = word in _NO_SPACE_BEFORE or word.startswith(("'", "’")) or closing
        tight = tight or (word == "s" and i > 0 and words[i - 1] in ("'", "’"))
        hyphen = word == "-" and _compound(words, i)
        if not (glued or tight or hyphen):
            parts.append(" ")
            length += 1
        starts.append(length)
        parts.append(word)
        length += len(word)
        if word == '"':
            open_quote = not open_quote
        glued = word in _NO_SPACE_AFTER or hyphen or (word == '"' and open_quote)
    return "".join(parts), starts


def _compound(words: Sequence[str], i: int) -> bool:
    around = (words[i - 1][:1], words[i + 1][:1]) if 0 < i < len(words) - 1 else ("", "")
    return all(c.isalnum() for c in around) and any(c.islower() or c.isdigit() for c in around)


def bare(text: str, name: Name, offset: int = 0) -> Name:
    """A name without leading article and possessive ending: conventions differ on both.

    Args:
        text: in which the name stands.
        name: its place in ``text``.
        offset: added to the place that is returned.
    """
    start, end = name.start, name.end
    words = text[start:end].lower()
    start += next((len(a) for a in _ARTICLES if words.startswith(a) and len(words) > len(a)), 0)
    if text[start:end].endswith(("'s", "’s")) and end - start > 2:
        end -= 2
    return Name(start + offset, end + offset, name.kind)
