"""Text folded for comparison: case, marks, look-alike letters and hidden characters gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.resources import lexicon

_NO_WORD = re.compile(r"[\W_]+")
_NO_LATIN = re.compile(r"[^a-z]+")


def plain(line: str) -> str:
    """``line`` in lower case, each run of what is no letter or digit as one space."""
    return _NO_WORD.sub(" ", line.casefold()).strip()


def letters(line: str) -> str:
    """The Latin letters that ``line`` shows to a reader, without anything between them.

    Compatibility forms, accents, invisible characters, look-alikes of other scripts
    and digits or signs that stand in for letters are folded away.
    """
    shown = line if line.isascii() else unicodedata.normalize("NFKD", line)
    return _NO_LATIN.sub("", shown.casefold().translate(_table()))


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    held = lexicon("furniture")
    pairs = {**held["lookalikes"], **held["stand_ins"]}
    return {ord(sign): str(letter) for sign, letter in pairs.items()}
