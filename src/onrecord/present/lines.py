"""The account as plain lines, before any format: what text and Markdown share.

Words of articles, outlets and paths are hostile: ``safe`` makes them one line of
visible characters. Formats escape them further; nothing of ours needs escaping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MAX_QUOTED = 700  # characters of an article's words on one line; the span holds them all
CUT = " […]"

# marks that turn the direction of text and could disguise what a line says
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(rf"[\x00-\x1f\x7f-\x9f{_DIRECTION}\ufff9-\ufffb\ud800-\udfff]")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")  # invisible letters
_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u20d0-\u20f0\ufe20-\ufe2f]{4})[\u0300-\u036f"
    r"\u0483-\u0489\u20d0-\u20f0\ufe20-\ufe2f]+"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: ``own`` words of ours, ``strong`` ones, or ``theirs`` (hostile)."""

    kind: Literal["own", "strong", "theirs"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: level 1 for the story, 2 for a section, 3 and 4 below."""

    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list.

    Attributes:
        depth: how deep it is nested, from 0.
        pieces: what it says.
        where: the evidence that ends it, in brackets; empty for a count or a note.
    """

    depth: int
    pieces: tuple[Piece, ...]
    where: str = ""


Block = Heading | Line


def own(text: str) -> Piece:
    """Words of ours."""
    return Piece("own", text)


def strong(text: str) -> Piece:
    """Hostile words that name what the line is about."""
    return Piece("strong", safe(text))


def theirs(text: str) -> Piece:
    """Hostile words: of an article, an outlet or a path."""
    return Piece("theirs", quoted(text))


def heading(level: int, *pieces: Piece) -> Heading:
    """A heading of ``pieces``."""
    return Heading(level=level, pieces=pieces)


def line(*pieces: Piece, depth: int = 0, where: str = "") -> Line:
    """A line of ``pieces``."""
    return Line(depth=depth, pieces=pieces, where=where)


def joined(pieces: Iterable[tuple[Piece, str]]) -> str:
    """Pieces as they are written, parted by a space unless ours opens with punctuation.

    Args:
        pieces: each with its text in the form of the format.
    """
    told: list[str] = []
    for piece, written in pieces:
        if not written:
            continue
        glued = piece.kind == "own" and written.lstrip("\\")[:1] in {")", ":", ",", ";"}
        told += [written] if glued or not told else [" ", written]
    return "".join(told)


def plural(n: int, one: str, many: str | None = None) -> str:
    """``3 articles``."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def safe(text: str) -> str:
    """``text`` as one line in which nothing controls a terminal or hides.

    White space becomes one space; control characters become their pictures (␛) or
    the replacement character, as do marks of direction and lone surrogates.
    """
    joined = " ".join(text.split())
    return _MARKS.sub(r"\1", _TAGS.sub("", _UNSAFE.sub(_picture, joined)))


def quoted(text: str, limit: int = MAX_QUOTED) -> str:
    """``safe`` words of an article, cut at a word after about ``limit`` characters."""
    # the pieces beyond the limit are never looked at: a text may be one endless line
    words = safe(text[: limit * 4])
    if len(words) <= limit and len(text) <= limit * 4:
        return words
    head = words[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head) + CUT


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
