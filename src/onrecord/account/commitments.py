"""How a commitment is worded: the deed, its condition, and the words that set its term.

Few and sure: "we will" before a verb of talk or thought commits to nothing. All
patterns are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.account.words import stem
from onrecord.resources import word_set

Kind = Literal["promise", "threat"]

_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
# the reporter's quotation marks may stand before the speaker's first word
_OPENING = "[\\s\"'“”‘’«»„]*"
_TO_DO = re.compile(
    rf"{_OPENING}(?P<not>(?:not|never)\s+)?to\s+(?:[^\W\d_]+ly\s+)?(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_ANY_SUBJECT = re.compile(r"\b(?:would|will|shall)\b", re.IGNORECASE)
# "has not withdrawn", "unless the threat is withdrawn": nothing was taken back
_UNDONE = re.compile(
    r"\b(?:not|never|no|without|unless|until|if|once|refus\w*|declin\w*|be|wants?)\b|n['’]t\b"
)
_COMMITTED: tuple[tuple[Kind, str], ...] = (("threat", "threats"), ("promise", "pledges"))
MAX_CLAUSE = 400  # characters of a condition
MAX_LOOK = 200  # characters after the auxiliary in which the deed is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a speaker commits to.

    Attributes:
        start: first character of the wording in the text looked at.
        verb: stem of its verb.
        negated: committed to *not* doing it.
        of_thing: its subject is "it", which stands for no person.
    """

    start: int
    verb: str
    negated: bool
    of_thing: bool = False


@lru_cache(maxsize=1)
def _first_person() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:i|we)(?:['’]ll|\s+(?:will|shall|won['’]t|are\s+going\s+to|am\s+going\s+to))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _reported() -> re.Pattern[str]:
    # only where the content's own subject takes up the speaker: "it would", "he will"
    return re.compile(
        rf"{_OPENING}(?:that\s+)?(?:it|he|she|they)\s+(?:would|will)\b", re.IGNORECASE
    )


def deed(text: str, *, own_words: bool) -> Deed | None:
    """The first deed that ``text`` commits its speaker to.

    Args:
        text: a sentence of the speaker, as quoted or as reported.
        own_words: whether the speaker's own first person stands in it.
    """
    if text.rstrip().rstrip("\"'”’").endswith("?"):
        return None
    if not own_words:
        match = _reported().match(text)
        return _after(text, match) if match else None
    found = (m for m in _first_person().finditer(text) if not _doubted(text, m.start()))
    return next((d for m in found if (d := _after(text, m))), None)


def _doubted(text: str, at: int) -> bool:
    """Whether the words before a commitment make it a guess or part of something else."""
    before = re.findall(_WORD, text[max(0, at - 60) : at].lower())
    if not before:
        return False
    # "the issues that we will take up" commits to nothing, "I promise that we will" does
    if before[-1] == "that" and not word_set("promises", "commits") & set(before):
        return True
    openers, hedges = word_set("promises", "openers"), word_set("promises", "hedges")
    return before[-1] in openers or bool(hedges & set(before[-6:]))


def commits(text: str) -> bool:
    """Whether ``text`` holds a word of commitment ("promise", "guarantee")."""
    return _any_of("commits").search(text) is not None


def _after(text: str, auxiliary: re.Match[str]) -> Deed | None:
    negated = "won" in auxiliary.group().lower()
    skipped, idle = word_set("promises", "adverbs"), word_set("promises", "no_deed")
    following = text[auxiliary.end() : auxiliary.end() + MAX_LOOK]
    for word in re.findall(_WORD, following):
        folded = word.lower().replace("’", "'")
        negated = negated or folded in {"not", "never"}
        if folded in skipped or folded == "to" or folded.endswith("ly"):
            continue
        if folded in idle:
            return None
        of_thing = "it" in re.findall(_WORD, auxiliary.group().lower())
        return Deed(start=auxiliary.start(), verb=stem(folded), negated=negated, of_thing=of_thing)
    return None


@lru_cache(maxsize=1)
def hostile() -> frozenset[str]:
    """Stems of verbs that make a commitment a threat."""
    return frozenset(stem(w) for w in word_set("promises", "hostile"))


def infinitive(text: str) -> Deed | None:
    """The deed that ``text`` opens with: "to pay the bond", "not to sail"."""
    match = _TO_DO.match(text)
    if match is None:
        return None
    return Deed(
        start=match.start(), verb=stem(match["verb"].lower()), negated=match["not"] is not None
    )


def has_modal(text: str) -> bool:
    """Whether anything in ``text`` is told as what would or will be."""
    return _ANY_SUBJECT.search(text) is not None


def condition(text: str) -> str | None:
    """The clause that states under which condition, from its first word to its end."""
    for match in _any_of("conditions").finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].lower().split()
        if before[-1:] and f"{before[-1]} {match.group().lower()}" in _not_conditions():
            continue
        clause = text[match.start() : match.start() + MAX_CLAUSE]
        if " ".join(clause.lower().split()[:2]) in _not_conditions():
            continue
        end = re.search(r"[,;:.!?—–”\"]|\s-\s|$", clause)
        words = " ".join(clause[: end.start() if end else len(clause)].split())
        if len(words.split()) > 2:
            return words
    return None


def without_terms(text: str) -> str:
    """``text`` without the clause of its condition."""
    clause = condition(text)
    return text.replace(clause, " ") if clause else text


def told_of(text: str) -> bool | None:
    """Whether a sentence tells of a promise kept (True) or broken (False), else None."""
    if _any_of("promises_broken").search(text):
        return False
    return True if _any_of("promises_kept").search(text) else None


def taken_back(text: str) -> Kind | None:
    """Whether a sentence reports that a threat or a promise was withdrawn, and which."""
    for kind, names in _COMMITTED:
        for match in _taking_back(names).finditer(text):
            before = re.split("[,;:]", text[max(0, match.start() - 40) : match.start()])[-1].lower()
            if not _UNDONE.search(before + match.group().lower()):
                return kind
    return None


@lru_cache(maxsize=2)
def _taking_back(names: str) -> re.Pattern[str]:
    verb = _joined(sorted(word_set("promises", "withdrawn")))
    what = _joined(sorted(word_set("promises", names)))
    passive = (
        rf"\b(?:{what})\s+(?:was|were|is|are|has\s+been|had\s+been|have\s+been)\s+(?:{verb})\b"
    )
    return re.compile(rf"{passive}|\b(?:{verb})\s+(?:\w+\s+){{0,3}}(?:{what})\b", re.IGNORECASE)


def threatens(text: str) -> Deed | None:
    """The deed that a warning would have follow, where it states a condition for it."""
    if condition(text) is None:
        return None
    for match in _ANY_SUBJECT.finditer(text):
        found = _after(text, match)
        if found and not found.negated and found.verb in hostile():
            return found
    return None


def sets_term(before: str) -> bool:
    """Whether the words just before a date make it the term of a commitment."""
    words = before.lower().split()[-5:]
    return any(" ".join(words[i:]) in _deadlines() for i in range(len(words)))


def reneged(text: str) -> bool:
    """Whether a sentence reports that something was not done as it should have been."""
    return _any_of("broken").search(text) is not None


@lru_cache(maxsize=8)
def _any_of(key: str) -> re.Pattern[str]:
    longest_first = sorted(word_set("promises", key), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{_joined(longest_first)})\b", re.IGNORECASE)


def _joined(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in words)


@lru_cache(maxsize=1)
def _not_conditions() -> frozenset[str]:
    return word_set("promises", "not_conditions")


@lru_cache(maxsize=1)
def _deadlines() -> frozenset[str]:
    return word_set("promises", "deadlines")
