"""Rules for lines that a page carries beside the article, each line looked at alone."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.known import advert_marker, lines, phrases, trail
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon

_MOST_OPENER_WORDS = 22
_MOST_COLON_WORDS = 24
_SURE_OPENER_WORDS = 3
_MOST_PHRASE_WORDS = 60
_MOST_CORRECTION_WORDS = 150
_ADDRESS = re.compile(r"^(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w{2,30})$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_HASHTAGS = re.compile(r"^(?:#\w+[\s,]*)+$")
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b(?=.{0,20}\d{4}|\W*(?:©|\(c\))|\s+(?:by|the)\b))", re.I
)


def page_line(line: Line) -> Label | None:
    """The label of a line that tells by itself that it is no article text."""
    return (
        _without_words(line)
        or _advert(line)
        or _correction(line)
        or _whole(line)
        or _trail(line)
        or _counter(line)
        or _rights(line)
        or _opener(line)
        or _follow(line)
        or _phrase(line)
    )


def _without_words(line: Line) -> Label | None:
    if len(line.text) <= 200 and not any(map(str.isalnum, line.text)):
        return Label("furniture", "a line without words")
    return None


def _advert(line: Line) -> Label | None:
    marker = advert_marker(line.text)
    if marker is None:
        return None
    disguised = plain(line.text).replace(" ", "") != marker.replace(" ", "")
    how = f"reads as the advert marker “{marker}” in disguise" if disguised else "an advert marker"
    return Label("advert", how)


def _correction(line: Line) -> Label | None:
    if line.words > _MOST_CORRECTION_WORDS:
        return None
    found = phrases("correction_openers").opens(line.folded_words)
    if found is None:
        return None
    short = len(found.split()) <= 2
    if short and not re.match(
        r"\W{0,3}[\w’' ]{4,25}?(?:\s*\([^)]{1,40}\))?(?:,[^:.]{1,25})?:", line.text
    ):
        return None
    if found == "update" and line.words < 4:
        return None
    if "note" in found and not word_set("furniture", "change_words") & set(line.folded_words):
        return Label("furniture", "a note by the editors")
    return Label("correction", f"begins as a note on changes does: “{found}”")


def _whole(line: Line) -> Label | None:
    # "Pause." and "No more." may be told; a label of the page has no full stop.
    told = line.closed and line.words == 1
    if line.folded in lines("lines") and not told:
        return Label("furniture", "a line known from page furniture")
    if _ADDRESS.match(line.text) or _HASHTAGS.match(line.text):
        return Label("furniture", "an address or tags alone")
    return None


def _trail(line: Line) -> Label | None:
    """ "Home / World / ...": where the page stands on its site."""
    if line.words <= _MOST_PHRASE_WORDS and trail(line.text):
        return Label("furniture", "a trail of the site's sections")
    return None


def _counter(line: Line) -> Label | None:
    if line.words > 6 or not _DIGIT.search(line.text):
        return None
    if _ago_pattern().match(line.text):
        return Label("byline", "tells how long ago it was published")
    if _counter_pattern().match(line.text):
        return Label("furniture", "a counter of the page")
    return None


def _rights(line: Line) -> Label | None:
    if line.words <= 80 and _RIGHTS.match(line.text):
        return Label("furniture", "a copyright line")
    return None


def _opener(line: Line) -> Label | None:
    found = phrases("openers").opens(line.folded_words)
    if line.words > _MOST_COLON_WORDS or found is None:
        return _colon_opener(line)
    if line.quoted and len(found.split()) < _SURE_OPENER_WORDS:
        return _colon_opener(line)
    sure = len(found.split()) > 1 or line.text[len(found) : len(found) + 2].strip().startswith(":")
    if sure and line.words <= _MOST_OPENER_WORDS and not _goes_on(line, found):
        return Label("furniture", f"begins as page furniture does: “{found}”")
    return _colon_opener(line)


def _colon_opener(line: Line) -> Label | None:
    """ "MORE: ..." and "Also read | ...": a label, a mark, then a linked headline."""
    match = re.match(r"\W{0,3}([A-Za-z][A-Za-z ]{2,20}?)\s*[:|»>]\s*\S", line.text)
    if match is None or line.words > _MOST_COLON_WORDS or _goes_on(line, match[1]):
        return None
    if plain(match[1]) in lines("colon_openers") or phrases("openers").opens(
        plain(match[1]).split()
    ):
        return Label("furniture", f"a link to something else: “{match[1]}”")
    return None


def _follow(line: Line) -> Label | None:
    """ "Follow the paper on Instagram and YouTube." """
    networks = word_set("furniture", "networks") & set(line.folded_words)
    asks = line.folded_words[:1] in (["follow"], ["like"], ["find"], ["join"], ["connect"])
    if asks and networks and line.words <= _MOST_OPENER_WORDS and not line.quoted:
        return Label("furniture", "asks to follow it on a social network")
    return None


def _goes_on(line: Line, found: str) -> bool:
    """Whether a line that opens as furniture goes on as a plain told sentence."""
    told = {"said", "says", "told", "was", "were", "had"}
    return bool(told & set(line.folded_words[len(found.split()) :])) and line.closed


def _phrase(line: Line) -> Label | None:
    if line.words > _MOST_PHRASE_WORDS or line.quoted:
        return None
    found = phrases("phrases").inside(line.folded_words)
    if found is None:
        return None
    return Label("furniture", f"holds words of page furniture: “{found}”")


@lru_cache(maxsize=1)
def _counter_pattern() -> re.Pattern[str]:
    nouns = "|".join(re.escape(str(n)) for n in lexicon("furniture")["counters"])
    return re.compile(rf"^\W*\d[\d.,]*\s?[kKmM]?\s*-?(?:{nouns})\W*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ago_pattern() -> re.Pattern[str]:
    units = "|".join(lexicon("furniture")["ago_units"])
    return re.compile(rf"^\W*(?:\w+\s){{0,2}}\d{{1,3}}\s?(?:{units})\s+ago\W*$", re.IGNORECASE)
