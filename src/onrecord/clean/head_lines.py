"""Rules for the lines above the running text: headline, bylines, dates, and what leads in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from onrecord.clean.credit_lines import is_agency_alone
from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.letterhead import is_body
from onrecord.read.press_names import is_name
from onrecord.read.shapes import byline, dateline, dateline_alone
from onrecord.read.stated_date import find_date
from onrecord.read.wordlists import longest_first, word_set
from onrecord.resources import lexicon

_LIKE = 92
_MOST_KICKER_WORDS = 4
_LONGEST_HEADLINE = 40
_LONGEST_DATE_LINE = 200
_DIGIT = re.compile(r"\d")
_HOUR = re.compile(r"\d[:.]\d")
_CLOCK = re.compile(r"^\W*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?\W*$", re.I)


def is_title(line: Line, title: str | None) -> bool:
    """Whether a line is the article's headline, or nearly."""
    if not title or line.words > _LONGEST_HEADLINE:
        return False
    own, given = line.folded, plain(title)
    if own == given:
        return True
    if abs(len(own) - len(given)) > 0.2 * len(given) + 2:
        return False
    return len(own) > 15 and fuzz.ratio(own, given) >= _LIKE


def signature_line(line: Line) -> Label | None:
    """The label of a byline, or of a line that holds a date or time and little else."""
    if byline(line.text) is not None:
        return Label("byline", "says who wrote it")
    timed = len(line.text) <= 60 and _HOUR.search(line.text)
    if timed and _CLOCK.match(_without_label(line.text)):
        return Label("byline", "a time alone")
    alone = dateline_alone(line.text)
    if alone is not None and alone.agency is not None:
        return Label("dateline", "the place and agency of the report, on a line of their own")
    return _date_line(line)


def _without_label(text: str) -> str:
    """ "Updated 21:40 GMT" without its first words."""
    folded = plain(text)
    for key in ("modified_labels", "published_labels"):
        for label in longest_first("press", key):
            if folded.startswith(label + " "):
                return text[len(label) :].lstrip(" :")
    return text


def _date_line(line: Line) -> Label | None:
    if len(line.text) > _LONGEST_DATE_LINE or not _DIGIT.search(line.text):
        return None
    at, other, found = 0, 0, 0
    while (stated := find_date(line.text[at:])) is not None:
        other += len(line.text[at : at + stated.start].split())
        at += stated.end
        found += 1
    other += len(line.text[at:].split())
    if not found:
        return None
    if other <= _MOST_KICKER_WORDS * found and not (line.closed and other > 2):
        return Label("byline", "a date line")
    return None


def head_labels(
    head: Sequence[Line], known: dict[int, Label], title: str | None
) -> dict[int, Label]:
    """Labels for the lines above the running text.

    Args:
        head: the lines before the first one of running text.
        known: labels that lines have already.
        title: the article's, where it is stated.
    """
    found: dict[int, Label] = {}
    headline = _headline(head, known, title)
    if headline is not None:
        found[headline] = Label("headline", "the headline above the text")
    for line in head:
        if line.i not in known and line.i != headline and (_role(line) or is_agency_alone(line)):
            found[line.i] = Label("byline", "the role or agency of who wrote it")
    for line in head:
        if line.i in known or line.i in found:
            continue
        label = _around(line, headline, known, found)
        if label is not None:
            found[line.i] = label
    return found


def _headline(head: Sequence[Line], known: dict[int, Label], title: str | None) -> int | None:
    for line in head:
        if known.get(line.i, _NONE).kind == "headline":
            return line.i
    for line in head:
        if is_title(line, title) and known.get(line.i, _NONE).kind != "byline":
            return line.i
    free = [x for x in head if x.i not in known and _headline_shaped(x)]
    long = [x for x in free if x.words > _MOST_KICKER_WORDS]
    # A wrapped, unfinished first line is a headline only when a line is left below it.
    best = (long or free)[:1]
    return best[0].i if best and best[0].words > 1 else None


_NONE = Label("body", "")


def _headline_shaped(line: Line) -> bool:
    if not any(c.isalpha() for c in line.text) or line.words > _LONGEST_HEADLINE:
        return False
    abbreviated = re.search(r"(?:\b\w\.){2,}$", line.text) is not None
    return abbreviated or not line.text.rstrip("\"'”’) ").endswith((".", ",", ";", ":"))


def _around(
    line: Line, headline: int | None, known: dict[int, Label], found: dict[int, Label]
) -> Label | None:
    if headline is None:
        return None
    if line.i < headline:
        if is_body(line.text) and not line.closed:
            return Label("furniture", "a letterhead: who issued the document")
        few = line.words <= _MOST_KICKER_WORDS and not line.closed
        return Label("furniture", "a short line above the headline") if few else None
    if 2 <= line.words <= 4 and is_name(line.text) and _by_signature(line, known, found):
        return Label("byline", "a name beside the byline's date or role")
    return None


def _by_signature(line: Line, known: dict[int, Label], found: dict[int, Label]) -> bool:
    near = (line.i - 1, line.i + 1, line.i + 2)
    return any((known.get(i) or found.get(i, _NONE)).kind == "byline" for i in near) or any(
        found.get(i, _NONE).kind == "headline" for i in (line.i - 1,)
    )


def _role(line: Line) -> bool:
    if line.words > 6 or line.closed:
        return False
    return bool(_role_pattern().search(line.text)) and line.text[:1].isupper()


@lru_cache(maxsize=1)
def _role_pattern() -> re.Pattern[str]:
    roles = sorted(
        word_set("press", "byline_roles") | set(lexicon("furniture")["journalist_roles"])
    )
    return re.compile(
        rf"(?:^|\s)(?:{'|'.join(map(re.escape, roles))})s?(?:,? (?:in|for|at) .+)?$"
        r"|^Reporting (?:from|in) [A-Z]",
        re.IGNORECASE,
    )


def dateline_end(line: Line, *, first: bool) -> int | None:
    """Where the dateline that opens ``line`` ends, in code points of the line.

    Args:
        line: a line of running text.
        first: whether none came before it: only there is a bare "CITY — " a dateline.
    """
    opened = dateline(line.text)
    if opened is None or (opened.agency is None and not first):
        return None
    return opened.end
