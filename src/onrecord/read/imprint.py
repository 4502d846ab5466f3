"""Who published a plain text and whom it credits, where no metadata says so.

A name that no list holds is taken on the evidence of its shape and its place alone; a
wrong outlet is worse than none, so each rule asks for more than one sign:

1. credit: the name in brackets of "CITY (Name) –", no place and no label; what follows
   the people in a byline ("By A B, Name") and the last line of the text, where the text
   says elsewhere that it is of the press ("told Name");
2. outlet: a line beside the byline or date in the shape of a newspaper's name; else the
   agency whose report this is, unaltered: byline, dateline and the line of its editors;
3. outlet, where a text that is no page names one only: the newspaper of its byline, or
   the agency of a dateline that holds the whole date, as reports are sent out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.read.fields import Fields
from onrecord.read.folding import plain
from onrecord.read.press_names import is_given_name, is_name, is_outlet, is_place, months, same_name
from onrecord.read.shapes import agency_of
from onrecord.read.wordlists import word_set

_MOST_CREDIT_WORDS = 3
_NEAR = 2  # lines between a byline and the outlet's name
_TOLD = ("told", "told the", "tells")
_FOLLOWS = ("reported", "has learned", "has seen", "understands", "could not independently")


@dataclass(slots=True, kw_only=True)
class Imprint:
    """The signs of who published a text, gathered while its lines are read.

    Attributes:
        text: all of it.
        last: its last line.
        free: first lines that are no field and no prose, with their numbers.
        signed: first lines that are a byline, a date or another field, likewise.
        agency: that signed the byline.
        paper: what stands behind the people in the byline.
        dateline: the known agency of the dateline.
        label: what stands in the dateline's brackets and is no known agency.
        edited: whether the text ends with the line of who reported and edited it.
        dated: whether the dateline holds a whole date.
        page: whether it is a page's text: who republishes there names itself elsewhere.
    """

    text: str
    last: str
    free: list[tuple[int, str]] = field(default_factory=list)
    signed: list[tuple[int, str]] = field(default_factory=list)
    agency: str | None = None
    paper: str | None = None
    dateline: str | None = None
    label: str | None = None
    edited: bool = False
    dated: bool = False
    page: bool = False


def give_imprint(found: Imprint, fields: Fields) -> None:
    """Set the credit and the outlet of ``fields`` that are not set, where signs agree."""
    if found.label is not None and _names_agency(found.label, found):
        found.dateline = found.label
        fields.give("credit", found.label, "dateline")
    _line_alone(found, fields)
    _only_named(found, fields)
    _byline_paper(found, fields)
    _last_line(found, fields)
    if found.edited and found.agency and found.agency == found.dateline:
        fields.give(
            "outlet", found.agency, "byline, dateline and credit line, all of the same agency"
        )


def _only_named(found: Imprint, fields: Fields) -> None:
    """The paper of the byline or the agency of the dateline, where no other is named."""
    named = {name for name in (found.paper, found.agency, found.dateline) if name}
    if found.page or any(not same_name(name, other) for name in named for other in named):
        return
    if found.paper is not None and is_outlet(found.paper):
        fields.give("outlet", found.paper, "byline, the only outlet that the text names")
    if found.dateline is not None and found.dated:
        fields.give("outlet", found.dateline, "dateline with the date, no other outlet is named")


def _names_agency(label: str, found: Imprint) -> bool:
    """Whether what stands in brackets behind a dateline's city is an agency."""
    if not _could_be_press(label):
        return False
    if same_name(label, found.agency) or same_name(label, found.paper):
        return True
    if same_name(label, found.last) or _is_press(label, found.text):
        return True
    # Without another sign: what cues in a script have ("(Smiling)") repeats.
    return found.text.count(f"({label})") == 1 and not is_given_name(label.split(maxsplit=1)[0])


def _could_be_press(name: str) -> bool:
    words = name.split()
    folded = plain(name)
    labels = word_set("press", "not_places") | word_set("press", "weekdays") | months()
    return (
        1 <= len(words) <= _MOST_CREDIT_WORDS
        and is_name(name)
        and "." not in name.removesuffix(".com")
        and len(name) > 1
        and folded not in labels
        and not folded.endswith("ing")
        and not is_place(name)
    )


def _is_press(name: str, text: str) -> bool:
    """Whether the text says that people speak to ``name``, or that it reports."""
    told = any(f" {verb} {name}{end}" in text for verb in _TOLD for end in " ,.")
    return told or any(f" {name} {verb}" in text for verb in _FOLLOWS)


def _byline_paper(found: Imprint, fields: Fields) -> None:
    paper = found.paper
    if paper is None or same_name(paper, fields.outlet):
        return
    alike = same_name(paper, found.last) or same_name(paper, found.label)
    if is_outlet(paper) or (_could_be_press(paper) and (alike or _is_press(paper, found.text))):
        fields.give("credit", paper, "byline")


def _last_line(found: Imprint, fields: Fields) -> None:
    name = found.last.strip(" .–—-()")
    if len(name.split()) > _MOST_CREDIT_WORDS or same_name(name, fields.outlet):
        return
    agency = agency_of(name)
    if agency or (_could_be_press(name) and _is_press(name, found.text)):
        fields.give("credit", agency or name, "the last line")


def _line_alone(found: Imprint, fields: Fields) -> None:
    """A newspaper's name on a line of its own beside the byline or date."""
    numbers = [number for number, _ in found.signed]
    for number, line in found.free:
        near = any(abs(number - other) <= _NEAR for other in numbers)
        if near and line != fields.title and is_outlet(line):
            fields.give("outlet", line, f"line {number + 1}, beside the byline or date")
            return
