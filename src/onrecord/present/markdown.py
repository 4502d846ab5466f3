"""The account as Markdown (CommonMark, and safe in GitHub's flavour).

Article text is hostile: every character that Markdown or HTML could read is escaped,
and what renderers turn into links without markup (addresses, mentions) is broken up
by an invisible word joiner.
"""

from __future__ import annotations

import re

from onrecord.model.account import Account
from onrecord.present.lines import Block, Heading, Piece, joined
from onrecord.present.reader import Reader
from onrecord.present.sections import outline

_JOINER = "\u2060"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
# what makes a list, a rule or a heading where a line's words begin
_START = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")
_LINKS = re.compile(
    r"(?P<scheme>[A-Za-z]:)(?=//)|(?P<www>\bw{3})(?=\.)|(?P<at>@)"
    r"|(?P<plain>\b(?:mailto|xmpp|javascript|data|tel):)|(?P<number>#)(?=\d)",
    re.IGNORECASE,
)


def render(account: Account) -> str:
    """The account as Markdown; each line ends with its evidence."""
    lines = [written(block) for block in outline(Reader(account))]
    return "\n".join(lines).strip("\n") + "\n"


def written(block: Block) -> str:
    """One heading or list item."""
    said = joined((piece, _piece(piece)) for piece in block.pieces)
    start = _START.match(said)
    if start:
        digits = start.group() if start.group()[0].isdigit() else ""
        said = f"{digits}\\{said[len(digits) :]}"
    if isinstance(block, Heading):
        return f"\n{'#' * block.level} {said}\n"
    where = f" {escape(block.where)}" if block.where else ""
    return f"{'  ' * block.depth}- {said}{where}"


def escape(text: str) -> str:
    """``text`` (one safe line) as words that no Markdown renderer reads as markup."""
    broken = _LINKS.sub(lambda match: match.group() + _JOINER, text)
    return _MARKUP.sub(r"\\\1", broken)


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if not words:
        return ""
    return f"**{words}**" if piece.kind == "strong" else words
