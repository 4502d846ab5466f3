"""Rules that use what an HTML page says of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.known import lines as lines_known

_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_LINKED = 0.6
_ASIDE = frozenset({"nav", "footer", "aside", "form"})
_FEWEST_WORDS = 10
_LINK_ALONE = 0.95
_FEWEST_LINK_WORDS = 4


def page_labels(lines: Sequence[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """Labels for the blocks that the extractor did not take for the article's."""
    main = [x.i for x in lines if x.hint is not None and x.hint.main]
    if not main:
        return {}
    places = {x.hint.within for x in lines if x.hint is not None and x.hint.main and x.prose}
    found: dict[int, Label] = {}
    for line in lines:
        if line.hint is None or line.i in labels:
            continue
        label = _caption(line) or _link_alone(line)
        if label is None and not line.hint.main and not _missed(line, places, main):
            label = Label("furniture", "outside of the article, by the page's own marks")
        if label is not None:
            found[line.i] = label
    return found


def author_boxes(lines: Sequence[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """Labels for the blocks of a box that the page names after its author.

    A name that also stands around the running text ("post-author" on the whole page)
    tells nothing.
    """
    around: set[str] = set()
    for line in lines:
        if line.hint is not None and line.hint.main and line.prose:
            around.update(_pairs(line.hint.within))
    boxes = lines_known("author_boxes") - around
    return {
        x.i: Label("about_author", "the page marks it as a box about the author")
        for x in lines
        if x.hint is not None and x.i not in labels and not boxes.isdisjoint(_pairs(x.hint.within))
    }


def _pairs(names: Sequence[str]) -> Iterator[str]:
    return (f"{a} {b}" for a, b in pairwise(names))


def _caption(line: Line) -> Label | None:
    assert line.hint is not None
    around = set(line.hint.within[-12:])
    if line.hint.tag in _CAPTION_TAGS or (around & {"figure"} and line.words <= 60):
        return Label("caption", "the page marks it as a caption")
    return None


def page_headings(lines: Sequence[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """The page's heading of the first rank, above the text that the extractor took."""
    taken = [x for x in lines if x.hint is not None and x.hint.main and x.i not in labels]
    told = [x.i for x in taken if x.prose]
    below = told[min(1, len(told) - 1)] if told else len(lines)
    return {
        x.i: Label("headline", "the page marks it as its heading")
        for x in taken
        if x.hint is not None and x.hint.tag == "h1" and x.words > 1 and x.i < below
    }


def _link_alone(line: Line) -> Label | None:
    assert line.hint is not None
    if line.hint.link_share >= _LINK_ALONE and line.words >= _FEWEST_LINK_WORDS and not line.quoted:
        return Label("furniture", "is a link and nothing else")
    return None


def _missed(line: Line, places: set[tuple[str, ...]], main: list[int]) -> bool:
    """Whether a block is article text that the extractor passed over.

    It reads as running text and stands below the first block that was taken, in the
    same place of the page as running text that was taken.
    """
    hint = line.hint
    assert hint is not None
    return (
        main[0] < line.i
        and hint.within in places
        and hint.link_share < _LINKED
        and line.words >= _FEWEST_WORDS
        and line.closed
        and not _ASIDE & set(hint.within)
    )
