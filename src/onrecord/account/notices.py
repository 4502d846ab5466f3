"""What a notice of correction says: what kind it is, what was wrong, what is right.

Notices follow few forms: "It was 14, not 17"; "incorrectly said that ..."; "should have
read ...". A notice that follows none is still tied by its words, without ``was``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.account.words import stem, stems
from onrecord.link.tokens import fold_words
from onrecord.model.account import CorrectionKind
from onrecord.model.annotation import Annotated
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set

MAX_NOTICE = 1200  # characters of a notice that are read
MAX_OPENING = 60  # characters in which a notice opens
MAX_WRONG = 25  # words of what is called wrong
_MARKS = " “”\"'‘’,:"
_END = r"[^.;!?\n]"
_NOT = re.compile(
    rf"({_END}{{1,160}}?),?\s+(?:and\s+)?(?:not|rather than|instead of)\s+({_END}{{1,160}})"
)
_SHOULD = re.compile(
    rf"should (?:have )?(?:read|be|been|said|say)\b:?\s*[“\"]?({_END}{{2,160}})", re.IGNORECASE
)
_WRONGLY = re.compile(
    rf"\b(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately)\s+(\w+)\s+(?:that\s+)?({_END}{{2,200}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as it is read.

    Attributes:
        span: in its article.
        words: telling stems, the formula of notices left out.
        was: what it calls wrong, as written.
        now: what it puts for that.
    """

    span: Span
    kind: CorrectionKind
    words: frozenset[str]
    was: str | None
    now: str | None


def notices(one: Annotated) -> Iterator[Notice]:
    """The notices of an article: passages labelled so, and those that open as one does.

    A headline counts where no other passage is one: else it only announces that.
    """
    heads = {p.span for p in one.annotation.passages if p.kind == "headline"}
    found = list(_notices(one))
    below = [notice for notice in found if notice.span not in heads]
    yield from below or found


def _notices(one: Annotated) -> Iterator[Notice]:
    text = one.article.text
    for passage in one.annotation.passages:
        told = passage.span.of(text)[:MAX_NOTICE]
        if passage.kind == "correction" or _opens(told):
            words = fold_words(told)
            kind = _kind(words)
            if kind is not None and len(words) > 2:
                was, now = _sides(told)
                yield Notice(
                    span=passage.span,
                    kind=kind,
                    words=stems(words) - formula(),
                    was=was,
                    now=now,
                )


def formula() -> frozenset[str]:
    """Stems of what every notice says."""
    return frozenset(stem(word) for word in word_set("corrections", "formula"))


def retracts(words: Sequence[str]) -> bool:
    """Whether folded words take back a whole article: "has retracted its report"."""
    for i, word in enumerate(words):
        if word in word_set("corrections", "retracting"):
            around = words[max(0, i - 6) : i + 7]
            if word_set("corrections", "whole") & set(around):
                return True
    return False


def _opens(told: str) -> bool:
    opening = " ".join(fold_words(told[:MAX_OPENING]))
    for opener in word_set("corrections", "openers"):
        if opening.startswith(" ".join(fold_words(opener))):
            # one word opens a notice only before a colon: "Correction: ..."
            return " " in opener or bool(re.match(r"\W*\w+\s*[:\n]", told[:MAX_OPENING]))
    return False


def _kind(words: Sequence[str]) -> CorrectionKind | None:
    held = set(words)
    if retracts(words):
        return "retraction"
    if held & word_set("corrections", "clarifying"):
        return "clarification"
    if words[0] in ("update", "updated") and not held & word_set("corrections", "errors"):
        return "update"
    return "correction"


def _sides(told: str) -> tuple[str | None, str | None]:
    """What was wrong and what is right, as far as the notice says."""
    plain = " ".join(told.split())
    wrong = _WRONGLY.search(plain)
    was = (
        _clean(wrong[2]) if wrong and wrong[1].lower() in word_set("corrections", "gave") else None
    )
    contrast = _last(_NOT, plain)
    if contrast is not None:
        return _clean(contrast[2]), _near(_clean(contrast[1]), _clean(contrast[2]))
    should = _SHOULD.search(plain)
    return was, _clean(should[1]) if should else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _clean(words: str) -> str:
    """A side without the marks around it, cut to a few words."""
    return " ".join(words.strip(_MARKS).split()[:MAX_WRONG])


def _near(now: str, was: str) -> str:
    """The words of the right side that stand for the wrong one: "It was 14" beside "17".

    As many words, and the last that are of its sort: a number for a number, a name for a
    name, a day for a day; else those at the end.
    """
    words, size = now.split(), max(1, len(was.split()))
    sort = [_sort(word) for word in was.split()]
    starts = range(len(words) - size, -1, -1)
    alike = [n for n in starts if [_sort(w) for w in words[n : n + size]] == sort]
    first = alike[0] if alike else max(0, len(words) - size)
    return _clean(" ".join(words[first : first + size]))


def _sort(word: str) -> str:
    plain = word.strip(_MARKS)
    low = plain.lower()
    if any(c.isdigit() for c in plain) or low in lexicon("wording")["numbers"]:
        return "number"
    if low in _days():
        return "day"
    return "name" if plain[:1].isupper() else "word"


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    calendar = lexicon("calendar")
    return frozenset((*calendar["weekdays"], *calendar["months"]))
