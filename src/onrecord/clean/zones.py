"""Rules that look at a line's surroundings: lists of links, the tail, repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.clean.head_lines import is_title
from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.known import lines as known_lines
from onrecord.read.known import phrases

_MOST_LINK_WORDS = 20
_MOST_LINKS_INSIDE = 6
_FEWEST_REPEATS = 3
_MOST_REPEATED_WORDS = 8
_MOST_REPEATED_LINES = 3
_MOST_CORRECTED = 3
_MOST_HEAD_WORDS = 6
_MOST_PROFILE_WORDS = 120
_MOST_TAIL_WORDS = 45
_SELF = frozenset(
    {"our", "us", "your", "you", "we", "read", "subscribe", "newsletter", "free", "join"}
)
_Labels = dict[int, Label]


def prose_bounds(lines: Sequence[Line], labels: _Labels) -> tuple[int, int]:
    """The first and one past the last line of running text; the whole, if none is prose."""
    prose = [x.i for x in lines if x.i not in labels and (x.prose or _told(x))]
    return (prose[0], prose[-1] + 1) if prose else (0, len(lines))


def _told(line: Line) -> bool:
    """A short but whole sentence with a quotation or a verb of saying."""
    said = {"said", "says", "told", "added", "asked", "was", "were", "is", "are", "has", "had"}
    return line.closed and line.words >= 5 and bool(said & set(line.folded_words))


def link_lists(lines: Sequence[Line], labels: _Labels, end: int) -> _Labels:
    """Labels for heads such as "Related" and the headlines listed below them.

    Args:
        end: one past the last line of running text; inside of it a list is short.
    """
    found: _Labels = {}
    left = 0
    for line in lines:
        if _heads_list(line):
            found[line.i] = Label("furniture", "heads a list of links")
            left = _MOST_LINKS_INSIDE if line.i < end else len(lines)
        elif left and (line.i in labels or _link(line)):
            left -= 1
            if line.i not in labels:
                found[line.i] = Label("furniture", "stands in a list of links")
        else:
            left = 0
    return found


def _heads_list(line: Line) -> bool:
    """ "Related", or "Most read in world news": two words of a known head, then few more."""
    if line.folded in known_lines("list_heads"):
        return True
    if line.words > _MOST_HEAD_WORDS or line.closed or line.quoted:
        return False
    found = phrases("list_heads").opens(line.folded_words)
    return found is not None and len(found.split()) > 1


def _link(line: Line) -> bool:
    """Whether a line has the shape of a linked headline, not of a sentence."""
    if line.words > _MOST_LINK_WORDS or line.text.endswith((":", ",")):
        return False
    asks = line.text.endswith("?")
    return asks or not line.closed


def tail(lines: Sequence[Line], labels: _Labels, end: int) -> _Labels:
    """Labels for what stands among furniture below the running text."""
    after = [x for x in lines if x.i >= end]
    set_aside = [x.i for x in after if x.i in labels]
    if not set_aside:
        return {}
    first, last = set_aside[0], set_aside[-1]
    found: _Labels = {}
    for line in after:
        if line.i in labels:
            continue
        beside = (labels.get(line.i - 1) or found.get(line.i - 1)) is not None
        if first < line.i and beside and (_unfinished(line) or (line.i < last and _promotes(line))):
            found[line.i] = Label("furniture", "stands among page furniture below the text")
        elif line.i < first and line.i + 1 in labels and _promotes(line) and _unfinished(line):
            found[line.i] = Label("furniture", "stands above page furniture below the text")
    return found


def _unfinished(line: Line) -> bool:
    return line.words <= _MOST_LINK_WORDS and not line.closed and not line.quoted


def _promotes(line: Line) -> bool:
    return (
        line.words <= _MOST_TAIL_WORDS and not line.quoted and bool(_SELF & set(line.folded_words))
    )


def repeated(lines: Sequence[Line], labels: _Labels, title: str | None) -> _Labels:
    """Labels for lines that the article itself repeats: headline, captions, page parts."""
    heads = {x.folded for x in lines if _kind(labels, x.i) == "headline"}
    counts = Counter(x.folded for x in lines if x.words <= _MOST_REPEATED_WORDS)
    # Many different lines that repeat are the article's own order (a plan, a table).
    few = sum(n >= _FEWEST_REPEATS for n in counts.values()) <= _MOST_REPEATED_LINES
    found: _Labels = {}
    for line in lines:
        if line.i in labels:
            continue
        if line.folded in heads or (line.words > 3 and is_title(line, title)):
            found[line.i] = Label("headline", "repeats the headline")
        elif few and _page_part(line, counts[line.folded]):
            found[line.i] = Label("furniture", f"stands {counts[line.folded]} times in the article")
    found.update(_doubled_captions(lines, labels))
    return found


def _page_part(line: Line, count: int) -> bool:
    short = 0 < line.words <= _MOST_REPEATED_WORDS and not line.closed and not line.quoted
    return count >= _FEWEST_REPEATS and short and not line.text.endswith(":")


def _doubled_captions(lines: Sequence[Line], labels: _Labels) -> _Labels:
    """A line that a caption beside it repeats, its credit aside, is that caption too."""
    found: _Labels = {}
    for line in lines:
        if _kind(labels, line.i) != "caption":
            continue
        for beside in lines[max(0, line.i - 1) : line.i + 2]:
            if beside.i not in labels and beside.words > 3 and _same(beside, line):
                found[beside.i] = Label("caption", "repeats the caption beside it")
    return found


def doubled_starts(lines: Sequence[Line], labels: _Labels) -> _Labels:
    """A line that opens with the whole line beside it and adds a credit's few words: captions."""
    found: _Labels = {}
    for a, b in pairwise(lines):
        if a.i in labels or b.i in labels or min(a.words, b.words) < 6:
            continue
        short, long = (a, b) if len(a.folded) <= len(b.folded) else (b, a)
        more = long.words - short.words
        if long.folded.startswith(short.folded) and 0 < more <= 8 and not long.quoted:
            for x in (a, b):
                found[x.i] = Label("caption", "the same line twice in a row, as captions stand")
    return found


def _same(line: Line, caption: Line) -> bool:
    return caption.folded.startswith(line.folded[:200]) or line.folded.startswith(caption.folded)


def _kind(labels: _Labels, i: int) -> str:
    held = labels.get(i)
    return held.kind if held else ""


def correction_heads(lines: Sequence[Line], labels: _Labels) -> _Labels:
    """The first paragraph below a line "Correction:" that says no more than that."""
    found: _Labels = {}
    for head in lines:
        if _kind(labels, head.i) != "correction" or head.words > 3:
            continue
        for below in lines[head.i + 1 : head.i + 1 + _MOST_CORRECTED]:
            if below.i in labels:
                break
            found[below.i] = Label("correction", "stands below the head of a correction")
            if below.prose:
                break
    return found


def profile_heads(lines: Sequence[Line], labels: _Labels) -> _Labels:
    """ "About the author" in the second half, with the paragraph below it."""
    found: _Labels = {}
    for head in lines[len(lines) // 2 :]:
        if head.folded not in known_lines("profile_heads") or head.i in labels:
            continue
        found[head.i] = Label("about_author", "heads a profile of the author")
        for below in lines[head.i + 1 : head.i + 2]:
            if below.i not in labels and not below.quoted and below.words <= _MOST_PROFILE_WORDS:
                found[below.i] = Label("about_author", "stands below the head of a profile")
    return found


def about_blocks(lines: Sequence[Line], labels: _Labels) -> _Labels:
    """A head "About X" near the end with a paragraph on X below it."""
    found: _Labels = {}
    for head, below in pairwise(lines):
        match = re.match(r"About (?:the )?(.{3,60})$", head.text)
        if match is None or head.closed or below.i in labels or below.i < 0.5 * len(lines):
            continue
        name = plain(match[1])
        if plain(below.text[: len(match[1]) + 8]).removeprefix("the ").startswith(name):
            found[head.i] = found[below.i] = Label("furniture", "tells who published it")
    return found
