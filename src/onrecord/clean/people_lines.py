"""Rules for lines about the article's authors, true or invented by a scraper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.label import Label
from onrecord.clean.lines import Line
from onrecord.read.folding import plain
from onrecord.read.known import lines as known
from onrecord.read.known import phrases
from onrecord.read.press_names import is_name
from onrecord.read.wordlists import word_set

_KEYED = re.compile(r"^\W{0,3}(?P<key>[A-Za-z][A-Za-z /-]{1,24}?)\s*:(?P<value>\s.*|$)", re.DOTALL)
_FEWEST_KEYS = 3
_MOST_BIO_WORDS = 110
_MOST_PROFILE_LINES = 12
_MOST_VALUE_WORDS = 25
_GREETINGS = (" my name is ", " i am ", " i m ", " hello i ", " hi i ")


def key_of(line: Line) -> tuple[str, str] | None:
    """The key and value of a line "Key: value", folded."""
    match = _KEYED.match(line.text[:400])
    return (plain(match["key"]), match["value"].strip()) if match else None


def profile_blocks(lines: Sequence[Line]) -> dict[int, Label]:
    """Labels for blocks of "Name: ...", "Birthday: ...", and of the page's own counts.

    A block has at least three keys of a profile or a page, or stands under the head
    of a profile; a single "Name: ..." line stays what it is. Below a head the keys may
    be any, and the author may greet the reader.
    """
    found: dict[int, Label] = {}
    run: list[Line] = []
    head: int | None = None
    for line in [*lines, None]:
        if line is not None and (_in_block(line) or _below_head(line, head)):
            head = line.i if line.folded in known("profile_heads") else head
            run.append(line)
            continue
        found.update(_block(run))
        run, head = [], None
    return found


def _below_head(line: Line, head: int | None) -> bool:
    """Whether a line goes on with the profile whose head stands above it."""
    if head is None or line.i - head > _MOST_PROFILE_LINES or line.quoted:
        return False
    if line.i == head + 1 and is_name(line.text) and 2 <= line.words <= 5:
        return True
    keyed = key_of(line)
    if keyed is not None and line.words <= _MOST_VALUE_WORDS and not _asks(line):
        return True
    first_person = f" {' '.join(line.folded_words[:8])} "
    return line.words <= _MOST_BIO_WORDS and any(g in first_person for g in _GREETINGS)


def _asks(line: Line) -> bool:
    """ "Q: ...?": an interview, no profile."""
    return line.text.endswith("?")


def _in_block(line: Line) -> bool:
    if line.folded in known("profile_heads"):
        return True
    keyed = key_of(line)
    return keyed is not None and (keyed[0] in _profile() or keyed[0] in _page())


def _block(run: list[Line]) -> dict[int, Label]:
    keyed = [(line, key_of(line)) for line in run]
    keys = [k[0] for _, k in keyed if k is not None]
    headed = any(line.folded in known("profile_heads") for line in run)
    signed = not headed and set(keys) <= word_set("furniture", "signature_keys")
    if signed or (len(keys) < _FEWEST_KEYS and not (headed and keys)):
        return {}
    profile = headed or sum(k in _profile() for k in keys) >= _FEWEST_KEYS
    labels: dict[int, Label] = {}
    inside = False
    for line, key in keyed:
        inside = inside or key is None or key[0] in {"name", "birthday", "date of birth"}
        if profile and (inside or (key is not None and key[0] not in _page())):
            labels[line.i] = Label("about_author", "a profile of an author as scrapers add it")
        else:
            labels[line.i] = Label("furniture", "a count or date of the page, as “key: value”")
    return labels


def bio_line(line: Line, authors: Sequence[str], *, tail: bool) -> Label | None:
    """The label of a line that tells who the author is.

    Args:
        line: any line.
        authors: of the article, as stated.
        tail: whether no running text follows it.
    """
    if line.words > _MOST_BIO_WORDS or line.words < 3:
        return None
    words = line.folded_words
    named = _named_first(line, authors)
    addressed = "@" in line.text or phrases("author_contacts").opens(words) is not None
    contact = phrases("author_contacts").inside(words) is not None and addressed
    if contact and (tail or named) and not line.quoted:
        return Label("about_author", "tells how to reach the author")
    if not (tail or named):
        return None
    if re.match(r"(?:The|Our) (?:author|writer)s? (?:is|are|was) ", line.text) or (
        named and _tells_work(words, len(named.split()))
    ):
        return Label("about_author", "tells who the author is")
    if tail and _covers(line):
        return Label("about_author", "tells what a reporter covers")
    return None


def _named_first(line: Line, authors: Sequence[str]) -> str | None:
    for author in authors:
        folded = plain(author)
        if folded and (line.folded + " ").startswith(folded + " "):
            return folded
    return None


def _tells_work(words: list[str], after: int) -> bool:
    following = words[after : after + 2]
    if following[:1] and following[0] in word_set("furniture", "author_verbs"):
        return True
    if word_set("furniture", "journalist_roles") & set(words[after : after + 5]):
        return True
    return following[:1] == ["is"] or following in (["has", "been"], ["has", "covered"])


def _covers(line: Line) -> bool:
    """ "A B is a reporter covering ..." or "A B covers ... for the ..."."""
    match = re.match(r"^((?:[^\W\d_a-z][\w.'’-]*\s+){2,4})(is|covers|writes|reports)\s", line.text)
    if match is None or not is_name(match[1].strip()):
        return False
    words = line.folded_words
    if match[2] == "is":
        head = " ".join(words[:14])
        return any(
            re.search(rf"\bis an? (?:\w+ ){{0,4}}{role}\b", head)
            for role in word_set("furniture", "journalist_roles")
        )
    return match[2] == "covers" or " for the " in line.text or " for " in line.text


def _profile() -> frozenset[str]:
    return known("profile_keys")


def _page() -> frozenset[str]:
    return known("page_keys")
