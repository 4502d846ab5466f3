"""Two wordings, compared word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_SHORT = 3  # letters
_MOST_WORDS = 1200  # a longer wording is shown whole, unmarked: the cost is quadratic


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both wordings have, that only the other has, or that only this one has."""

    kind: Literal["same", "gone", "new"]
    text: str


def compare(other: str, this: str) -> tuple[Piece, ...]:
    """``this`` with its differences from ``other``, in order.

    Words are parted by white space; letter case and the marks around a word do not
    make it another word. A wording of more than 1,200 words comes back unmarked.
    """
    a, b = other.split(), this.split()
    if len(a) > _MOST_WORDS or len(b) > _MOST_WORDS:
        return (Piece("same", " ".join(b)),)
    pieces: list[Piece] = []
    for step in Indel.opcodes([_bare(w) for w in a], [_bare(w) for w in b]):
        if step.tag == "delete":
            pieces.append(Piece("gone", " ".join(a[step.src_start : step.src_end])))
        elif step.tag == "insert":
            pieces.append(Piece("new", " ".join(b[step.dest_start : step.dest_end])))
        else:
            pieces.append(Piece("same", " ".join(b[step.dest_start : step.dest_end])))
    return tuple(_runs(pieces))


def _runs(pieces: list[Piece]) -> list[Piece]:
    """Each run of changes as one "gone" and one "new".

    A short word alone between two changes ("the", "of") joins them: word by word, a
    sentence in new words would read as confetti.
    """
    found: list[Piece] = []
    gone: list[str] = []
    new: list[str] = []
    for i, piece in enumerate(pieces):
        between = 0 < i < len(pieces) - 1 and len(piece.text) <= _SHORT
        if piece.kind == "same" and not (between and (gone or new)):
            found.extend(_flush(gone, new))
            found.append(piece)
            continue
        if piece.kind != "new":
            gone.append(piece.text)
        if piece.kind != "gone":
            new.append(piece.text)
    return [*found, *_flush(gone, new)]


def _flush(gone: list[str], new: list[str]) -> list[Piece]:
    held = [Piece("gone", " ".join(gone))] if gone else []
    held += [Piece("new", " ".join(new))] if new else []
    gone.clear()
    new.clear()
    return held


def _bare(word: str) -> str:
    return word.strip("\"'“”‘’«»„.,;:!?()[]…").casefold() or word
