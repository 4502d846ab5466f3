"""The account as Markdown (CommonMark, and safe in GitHub's flavour).

Article text is hostile: every character that Markdown or HTML could read is escaped,
and what renderers turn into links without markup (addresses, mentions) is broken up
by an invisible word joiner.
"""

from __future__ import annotations

import re

from onrecord.model.account import Account
from onrecord.present.lines import Heading, Line, Piece, joined
from onrecord.present.reader import Reader
from onrecord.present.sections import outline

_JOINER = "\u2060"
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&$^=\"'])")
_LINKS = re.compile(
    r"(?P<scheme>[A-Za-z]:)(?=//)|(?P<www>\bw{3})(?=\.)|(?P<at>@)"
    r"|(?P<plain>\b(?:mailto|xmpp|javascript|data|tel):)|(?P<number>#)(?=\d)",
    re.IGNORECASE,
)


def render(account: Account) -> str:
    """The account as Markdown; each line ends with its evidence."""
    lines: list[str] = []
    for block in outline(Reader(account)):
        if isinstance(block, Heading):
            lines += ["", f"{'#' * block.level} {_said(block.pieces)}", ""]
        else:
            lines.append(_line(block))
    return "\n".join(lines).strip("\n") + "\n"


def escape(text: str) -> str:
    """``text`` (one safe line) as words that no Markdown renderer reads as markup."""
    broken = _LINKS.sub(lambda match: match.group() + _JOINER, text)
    return _MARKUP.sub(r"\\\1", broken)


def _line(block: Line) -> str:
    where = f" {escape(block.where)}" if block.where else ""
    return f"{'  ' * block.depth}- {_said(block.pieces)}{where}"


def _said(pieces: tuple[Piece, ...]) -> str:
    return joined((piece, _piece(piece)) for piece in pieces)


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if not words:
        return ""
    return f"**{words}**" if piece.kind == "strong" else words
