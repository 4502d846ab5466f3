"""The outlet's own notices below an article: it speaks of itself and of what it sells."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.wordlists import word_set

_MOST_WORDS = 60
_MOST_HEAD_WORDS = 6


def outlet_notices(
    lines: Sequence[Line], labels: dict[int, Label], outlet: str | None
) -> dict[int, Label]:
    """Labels for paragraphs right above page furniture that praise the outlet by name.

    Args:
        lines: of the whole article; they are walked from the end upwards.
        labels: that lines have already.
        outlet: the article's; without one there is nothing to go by.
    """
    named = plain(outlet or "").removeprefix("the ")
    if not named or not lines or lines[-1].i not in labels:
        return {}
    found: dict[int, Label] = {}
    for line in reversed(lines):
        if line.i in labels:
            continue
        if _praises(line, named):
            found[line.i] = Label("furniture", "the outlet speaks of itself below the text")
        elif line.i + 1 in found and line.words <= _MOST_HEAD_WORDS and not line.closed:
            found[line.i] = Label("furniture", "heads what the outlet says of itself")
        else:
            break
    return found


def _praises(line: Line, outlet: str) -> bool:
    if line.words > _MOST_WORDS or line.quoted or f" {outlet} " not in f" {line.folded} ":
        return False
    return bool(word_set("furniture", "promotion_words") & set(line.folded_words))
