"""Profiles as bytes: what the index keeps of an article, so that partners need not be read.

A profile is made once, when its article enters the index. Reading the article and making it
costs more than three times as much as unpacking it.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate, compress, pairwise
from operator import add

from onrecord.link.profile import Profile
from onrecord.link.runs import seeds_of
from onrecord.link.tokens import Words
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId

# raised with every change to what a profile holds: others are made anew from the article
VERSION = b"1"
_CODED = "utf-16-le"  # a stem is one code point of 16 bits
_LEVEL = 1  # of zlib: higher ones save a tenth and take twice as long


def packed(a: Profile) -> bytes:
    """A profile as bytes, without the id of its article."""
    when = a.published
    head = [a.credit, when.earliest, when.latest, when.basis, when.reason]
    parts = (
        json.dumps(head).encode(),
        *_words(a.body),
        *_words(a.site),
        a.capital,
        a.quoted,
        a.official,
        _numbers([n for pair in a.sentences for n in pair]),
        "".join(a.coded).encode(_CODED),
        *_terms(a),
        _little(array("d", a.terms.values())).tobytes(),
        a.text_key,
        a.body_key,
        a.terms_key,
    )
    told = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    return VERSION + zlib.compress(told, _LEVEL)


def unpacked(article: ArticleId, held: bytes) -> Profile | None:
    """The profile that ``packed`` made bytes of.

    Args:
        article: whose it is.
        held: its bytes.

    Returns:
        None when another version of the program packed it.
    """
    if not held.startswith(VERSION):
        return None
    parts = _parts(zlib.decompress(memoryview(held)[len(VERSION) :]))
    credit, earliest, latest, basis, reason = json.loads(parts[0])
    body = _read_words(*parts[1:4])
    site = _read_words(*parts[4:7])
    bounds = _read_numbers(parts[10])
    sentences = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    weights = array("d")
    weights.frombytes(parts[14])
    return Profile(
        article=article,
        credit=credit,
        body=body,
        site=site,
        capital=parts[7],
        quoted=parts[8],
        official=parts[9],
        seeds=seeds_of(body),
        site_seeds=seeds_of(site),
        sentences=sentences,
        coded=_read_coded(parts[11], sentences),
        terms=dict(zip(_read_terms(body, parts[12], parts[13]), _little(weights), strict=True)),
        published=DateInterval(earliest=earliest, latest=latest, basis=basis, reason=reason),
        text_key=parts[15],
        body_key=parts[16],
        terms_key=parts[17],
    )


def _parts(told: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(told):
        size = int.from_bytes(told[at : at + 4], "little")
        found.append(told[at + 4 : at + 4 + size])
        at += 4 + size
    return found


def _terms(a: Profile) -> tuple[bytes, bytes]:
    """Which body words, by the alphabet, are terms; and the terms that the body lacks."""
    held = sorted(set(a.body.folded))
    return bytes(word in a.terms for word in held), _text(sorted(a.terms.keys() - set(held)))


def _read_terms(body: Words, marks: bytes, others: bytes) -> list[str]:
    held = compress(sorted(set(body.folded)), marks)
    return sorted([*held, *_read_text(others)])


def _words(held: Words) -> tuple[bytes, bytes, bytes]:
    # the gaps between words and their lengths take half the room of places
    lengths = [end - start for start, end in zip(held.starts, held.ends, strict=True)]
    return _text(held.folded), _gaps(held.starts), _numbers(lengths)


def _read_words(folded: bytes, gaps: bytes, lengths: bytes) -> Words:
    # one string for all articles where a word stands
    words = tuple(map(sys.intern, _read_text(folded)))
    places = array("I", accumulate(_read_numbers(gaps)))
    ends = array("I", map(add, places, _read_numbers(lengths)))
    return Words(words, places, ends)


def _read_coded(held: bytes, sentences: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    told, found, at = held.decode(_CODED), [], 0
    for first, last in sentences:
        found.append(told[at : at + last - first])
        at += last - first
    return tuple(found)


def _text(words: Sequence[str]) -> bytes:
    """Words as bytes; no word holds a line's end."""
    return "\n".join(words).encode("utf-8", "surrogatepass")


def _read_text(held: bytes) -> list[str]:
    return held.decode("utf-8", "surrogatepass").split("\n") if held else []


def _gaps(held: Sequence[int]) -> bytes:
    return _numbers([place - before for before, place in pairwise([0, *held])])


def _numbers(held: Sequence[int]) -> bytes:
    return _little(array("I", held)).tobytes()


def _read_numbers(held: bytes) -> array[int]:
    found = array("I")
    found.frombytes(held)
    return _little(found)


def _little(held: array) -> array:  # type: ignore[type-arg]
    """Numbers as they are on a machine that puts the least byte first."""
    if sys.byteorder == "big":
        held = held[:]
        held.byteswap()
    return held
