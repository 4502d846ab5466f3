"""The letterhead of a document: the body that issued it, and its subject.

Two signs are asked for, each on a line of its own above the text: the name of a public
body, and what documents are called ("COMMUNIQUÉ ON THE HARBOUR", "Press release").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.read.fields import Fields
from onrecord.read.folding import plain
from onrecord.read.known import Phrases
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon

_MOST_BODY_WORDS = 10
_FEWEST_SUBJECT_WORDS = 4
_SMALL = frozenset(
    {"of", "and", "for", "the", "on", "in", "to", "at", "de", "du", "del", "la", "et"}
)


def give_letterhead(free: Sequence[tuple[int, str]], fields: Fields) -> None:
    """Set the issuing body as outlet and the subject as title, where both signs stand.

    Args:
        free: the first lines that are no field and no prose, with their numbers.
        fields: set where they are not.
    """
    body = next(((n, line) for n, line in free if is_body(line)), None)
    document = next(((n, line) for n, line in free if _is_document(line)), None)
    if body is None or document is None:
        return
    fields.give("outlet", body[1], f"letterhead, line {body[0] + 1}")
    below = [
        (n, line)
        for n, line in free
        if n > max(body[0], document[0]) and not is_body(line) and len(line.split()) > 1
    ]
    subject = document if len(document[1].split()) >= _FEWEST_SUBJECT_WORDS else None
    for number, line in ([subject] if subject else below)[:1]:
        fields.give("title", line, f"subject below the letterhead, line {number + 1}")


def is_body(line: str) -> bool:
    """Whether a line is a public body's name: "MINISTRY OF FISHERIES", "Arle Port Authority"."""
    words = re.findall(r"\w[\w.'’-]*", line)
    if not 2 <= len(words) <= _MOST_BODY_WORDS or re.search(r"[.:;!?]\s*$|\d", line):
        return False
    if not all(w[0].isupper() or w in _SMALL for w in words):
        return False
    folded = plain(line).removeprefix("the ")
    opens = _phrases("body_openers").opens(folded.split()) is not None
    return opens or folded.endswith(tuple(f" {end}" for end in word_set("press", "body_endings")))


def _is_document(line: str) -> bool:
    """Whether a line says that a document follows: its kind alone, or with its subject."""
    words = plain(line).split()
    kind = _phrases("documents").opens(words)
    if kind is None:
        return False
    rest = words[len(kind.split()) :]
    return (
        not rest or not rest[0].isalpha() or rest[0] in _SMALL | {"by", "from", "regarding", "no"}
    )


@lru_cache(maxsize=4)
def _phrases(key: str) -> Phrases:
    return Phrases(lexicon("press")[key])
