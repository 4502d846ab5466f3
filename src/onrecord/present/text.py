"""The account as plain text for a terminal: no markup, wrapped to a width."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from onrecord.model.account import Account
from onrecord.present.lines import Block, Heading, Line, joined
from onrecord.present.reader import Reader
from onrecord.present.sections import outline

_RULES = {1: "=", 2: "-"}
_LEAST = 20  # columns that remain for words, however deep a line is nested


def render(account: Account, *, width: int = 100) -> str:
    """The account as lines of at most ``width`` columns, each ended by its evidence.

    Args:
        account: what is told.
        width: columns of the terminal; a word that is wider is broken.
    """
    lines: list[str] = []
    for block in outline(Reader(account)):
        lines.extend(_heading(block, width) if isinstance(block, Heading) else _line(block, width))
    return "\n".join(lines).lstrip("\n") + "\n"


def _words(block: Block) -> str:
    return joined((piece, piece.text) for piece in block.pieces)


def _heading(block: Heading, width: int) -> list[str]:
    words = list(wrap(_words(block), width))
    rule = _RULES.get(block.level)
    under = [rule * min(width, max(map(cell_len, words), default=0))] if rule else []
    return ["", *words, *under]


def _line(block: Line, width: int) -> list[str]:
    indent = "  " * block.depth
    room = max(_LEAST, width - len(indent) - 2)
    words = " ".join(filter(None, (_words(block), block.where)))
    wrapped = list(wrap(words, room)) or [""]
    return [f"{indent}- {wrapped[0]}", *(f"{indent}  {more}" for more in wrapped[1:])]


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of ``text`` of at most ``width`` columns; linear in its length.

    Args:
        text: one line.
        width: columns, at least two (a wide character takes two).
    """
    line, used = "", 0
    for word in text.split(" "):
        for part in _parts(word, width):
            wide = cell_len(part)
            if line and used + 1 + wide > width:
                yield line
                line, used = "", 0
            line, used = (f"{line} {part}", used + 1 + wide) if line else (part, wide)
    if line:
        yield line


def _parts(word: str, width: int) -> Iterator[str]:
    if cell_len(word) <= width:
        yield word
        return
    part, used = "", 0
    for character in word:
        wide = cell_len(character)
        if part and used + wide > width:
            yield part
            part, used = "", 0
        part, used = part + character, used + wide
    if part:
        yield part
