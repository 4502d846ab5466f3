"""The outlet's own notices below an article: it speaks of itself and of what it sells."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.wordlists import word_set

_MOST_WORDS = 60
_MOST_HEAD_WORDS = 6
_SPOKEN_TO = frozenset({"our", "us", "you", "your", "we"})
_TOLD = frozenset({"said", "says", "told", "added", "he", "she"})


def outlet_notices(
    lines: Sequence[Line], labels: dict[int, Label], outlet: str | None
) -> dict[int, Label]:
    """Labels for paragraphs right above page furniture that sell or praise the outlet.

    Args:
        lines: of the whole article; they are walked from the end upwards.
        labels: that lines have already.
        outlet: the article's; where it is named, one word of praise is enough.
    """
    named = plain(outlet or "").removeprefix("the ")
    if not lines or lines[-1].i not in labels:
        return {}
    found: dict[int, Label] = {}
    for line in reversed(lines):
        if line.i in labels:
            continue
        if named and _praises(line, named):
            found[line.i] = Label("furniture", "the outlet speaks of itself below the text")
        elif _sells(line):
            found[line.i] = Label("furniture", "sells or praises a publication below the text")
        elif line.i + 1 in found and line.words <= _MOST_HEAD_WORDS and not line.closed:
            found[line.i] = Label("furniture", "heads what the outlet says of itself")
        else:
            break
    return found


def _praises(line: Line, outlet: str) -> bool:
    if line.words > _MOST_WORDS or line.quoted or f" {outlet} " not in f" {line.folded} ":
        return False
    return bool(word_set("furniture", "promotion_words") & set(line.folded_words))


def _sells(line: Line) -> bool:
    """Whether a line asks for subscribers or readers, whoever it speaks for."""
    if line.words > _MOST_WORDS or line.quoted:
        return False
    words = set(line.folded_words)
    praise = word_set("furniture", "promotion_words") & words
    selling = word_set("furniture", "selling_words") & words
    spoken_to = bool(_SPOKEN_TO & words) or " ".join(line.folded_words).startswith("a free ")
    told = bool(_TOLD & words)
    return not told and spoken_to and len(praise | selling) >= 2 and bool(selling)
