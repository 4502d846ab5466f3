"""Rules for credits and captions, each line looked at alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.known import phrases
from onrecord.read.press_names import is_name, same_name
from onrecord.read.shapes import agency_of, reported_by
from onrecord.read.stated_date import find_date
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon

_MOST_CREDIT_WORDS = 60
_MOST_CAPTION_WORDS = 70
_MOST_TOLD_WORDS = 45
_PHOTO_PART = 160
_MOST_NAME_WORDS = 3
# Without one of these no picture's credit can stand there: spares the full pattern.
_PHOTO_SIGN = re.compile(
    r"[/©]|\)\W{0,2}$|photo|image|pic|getty|shutterstock|credit|source|illustr|graphic|video|via ",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGN_OFF = re.compile(
    r"^(?P<names>[^.]{2,160}?)\s+(?:reported|contributed|reporting)\s+(?:from|in)\s+[A-Z][^.]{1,160}\.?$"
)
_SIDES = re.compile(
    r"(?:\(|,\s)(?:left|right|center|centre|[LRC]|second (?:left|right)|from left)(?:\)|,)", re.I
)


def credit_line(line: Line) -> Label | None:
    """The label of a line that says who made the text or its pictures."""
    if line.words > _MOST_CREDIT_WORDS:
        return None
    if reported_by(line.text) is not None:
        return Label("credit", "says who reported and edited")
    found = phrases("credit_phrases").inside(line.folded_words)
    if found is not None and not line.quoted:
        return Label("credit", f"says who worked on it: “{found}”")
    return _sign_off(line) or _wires(line) or _opening_credit(line)


def _sign_off(line: Line) -> Label | None:
    match = _SIGN_OFF.match(line.text)
    if match is None or line.words > 40:
        return None
    names = re.split(r",\s*|\s+and\s+", match["names"])
    if all(is_name(n) for n in names if n) and any(names):
        return Label("credit", "a reporter's sign-off: who reported from where")
    return None


def _wires(line: Line) -> Label | None:
    """ "With Post wires", "With agencies": other outlets whose text was used."""
    last = line.folded_words[-1:]
    if (
        line.folded_words[:1] == ["with"]
        and line.words <= 7
        and last
        in (
            ["agencies"],
            ["wires"],
            ["services"],
            ["staff"],
        )
    ):
        return Label("credit", "names the wires that it was made with")
    return None


def _opening_credit(line: Line) -> Label | None:
    found = phrases("credit_openers").opens(line.folded_words)
    rest = line.folded_words[len(found.split()) :] if found else []
    if found is None or not rest or len(rest) > 12:
        return None
    if len(found.split()) == 1 and not re.match(r"\W*\w+\s*[:/|–—-]", line.text):
        return None
    return Label("credit", f"begins as a credit does: “{found}”")


def caption_line(line: Line) -> Label | None:
    """The label of a line that tells of a picture."""
    if line.words > _MOST_CAPTION_WORDS:
        return None
    return _opening_caption(line) or _photo_credit(line) or _told_picture(line)


def _opening_caption(line: Line) -> Label | None:
    found = phrases("caption_openers").opens(line.folded_words)
    if found is None:
        return None
    label = re.match(r"\W{0,3}[\w ]{3,25}\s?(?:[:–—,|]|-\s)", line.text)
    if len(found.split()) == 1 and label is None:
        return None
    if len(found.split()) > 1 and line.quoted:
        return None
    return Label("caption", f"begins as a caption does: “{found}”")


def _photo_credit(line: Line) -> Label | None:
    """A line that ends with the name of a photographer or picture agency."""
    end = line.text[-_PHOTO_PART:]
    match = _photo_pattern().search(end) if _PHOTO_SIGN.search(end) else None
    if match is None:
        return None
    rest = line.text[: -len(match[0])].strip(" (")
    if len(rest.split()) <= 1 or is_name(rest):
        return Label("credit", "a picture's credit alone")
    return Label("caption", f"ends with a picture's credit: “{match[0].strip()}”")


def _told_picture(line: Line) -> Label | None:
    """One sentence in the present tense with a whole date or sides: a picture told."""
    if line.words > _MOST_TOLD_WORDS or line.words < 6 or line.quoted:
        return None
    if not word_set("furniture", "caption_verbs") & set(line.folded_words):
        return None
    sides = _SIDES.search(line.text) is not None
    dated = _YEAR.search(line.text) is not None and _ends_dated(line.text)
    if not (sides or dated) or _past_told(line) or len(re.findall(r"[.!?]\s+[A-Z]", line.text)) > 1:
        return None
    why = "a whole date at its end" if dated else "who stands on which side"
    return Label("caption", f"tells a picture: present tense and {why}")


def _ends_dated(text: str) -> bool:
    stated = find_date(text)
    return stated is not None and len(text) - stated.end <= 3


def _past_told(line: Line) -> bool:
    told = {"said", "says", "told", "was", "were", "had", "will", "would", "has", "have", "did"}
    return bool(told & set(line.folded_words))


@lru_cache(maxsize=1)
def _photo_pattern() -> re.Pattern[str]:
    words = lexicon("furniture")
    labels = "|".join(words["caption_labels"])
    agencies = "|".join(re.escape(a) for a in sorted(_agency_names(), key=lambda a: (-len(a), a)))
    name = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}"
    return re.compile(
        rf"(?:^|(?<=[.!?\s”\"'’(]))(?:"
        rf"\(?(?i:(?:{labels})s?)\s?(?:by\s?)?[:/©]\s?[^.:]{{2,80}}\)?"
        rf"|(?i:photo(?:graph)?s?|pictures?|images?|illustrations?)\s(?i:by|courtesy of)\s"
        rf"{name}(?:\sfor\s{name})?"
        rf"|\((?i:{agencies})(?:\s?[/,]\s?{name})+(?:\s?[/,]\s?{name})?\)"
        rf"|\(?(?i:{agencies})(?:\s?/\s?{name})+\)?"
        rf"|\(?{name}(?:\s?/\s?{name})?\s?/\s?(?i:{agencies})(?:\s(?i:images|pool|file|photo))?\)?"
        rf"|\((?i:{agencies})(?:\s(?i:file\s)?(?i:photo|image|picture))?s?(?:/{name})?\)"
        rf"|(?i:getty images|ap photo|afp photo|shutterstock|via (?:getty images|ap|reuters))"
        rf")\.?$"
    )


def _agency_names() -> set[str]:
    agencies = lexicon("press")["agencies"]
    names = {name.lower() for held in agencies.values() for name in held}
    return names | set(lexicon("furniture")["photo_agencies"])


def is_agency_alone(line: Line) -> bool:
    """Whether a line is nothing but an agency's name."""
    return agency_of(plain(line.text)) is not None or agency_of(line.text) is not None


def closing_credit(
    lines: Sequence[Line], labels: dict[int, Label], credit: str | None
) -> dict[int, Label]:
    """The last line that has no label, where it is nothing but the agency's name."""
    last = next((x for x in reversed(lines) if x.i not in labels), None)
    if last is None or last.i == 0 or last.words > _MOST_NAME_WORDS:
        return {}
    if is_agency_alone(last) or same_name(last.text.strip(" .–—-()"), credit):
        return {last.i: Label("credit", "the name of the agency whose text it is")}
    return {}
