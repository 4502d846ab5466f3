"""Which cue carries a quotation.

A quotation is tied to a verb that stands right before it ("He said: “...”"), right
after it ("“...,” said the minister"), or, having neither, to the quotation before it in
the same paragraph. One that no rule ties to a speaker (scare quotes, titles of works)
is no statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, lemma_of
from onrecord.extract.quotations import Quotation
from onrecord.model.span import Span

Tie = Literal["quote before", "quote after", "quote colon", "quote continues"]

_REACH = 30  # tokens: how far from a quotation its verb may stand
_CLOSE = 4  # tokens: "said to reporters, “": nearer than any verb behind the quotation
_END_OF_CLAUSE = ".,!?…—-;:"
_SENTENCE_END = frozenset((".", "!", "?", "…", "...", ";"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A quotation with the token that carries it; None for one that only continues."""

    quotation: int
    tie: Tie
    cue: int | None


class QuotationTokens:
    """Where the quotations of an article stand among its tokens.

    Attributes:
        of: for each token the index of the quotation over it, else -1.
        first: for each quotation its first token.
        last: for each quotation one past its last token.
        words: for each token whether it is more than punctuation.
        passage: for each token the number of its passage.
    """

    __slots__ = (
        "_quoted_before",
        "_words_before",
        "first",
        "last",
        "of",
        "passage",
        "quotations",
        "starts",
        "words",
    )

    def __init__(
        self, tree: Tree, quotations: Sequence[Quotation], passages: Sequence[Span]
    ) -> None:
        self.quotations = quotations
        self.starts = [t.start for t in tree.tokens]
        self.words = [any(c.isalnum() for c in t.text) for t in tree.tokens]
        self.first = [bisect_left(self.starts, q.span.start) for q in quotations]
        self.last = [bisect_left(self.starts, q.span.end) for q in quotations]
        self.of = [-1] * len(tree.tokens)
        for number, (first, last) in enumerate(zip(self.first, self.last, strict=True)):
            for i in range(first, last):
                self.of[i] = number
        self._words_before = [0, *accumulate(self.words)]
        within = (w and number >= 0 for w, number in zip(self.words, self.of, strict=True))
        self._quoted_before = [0, *accumulate(within)]
        begins = [p.start for p in passages]
        self.passage = [bisect_left(begins, start + 1) - 1 for start in self.starts]

    def inside(self, span: Span) -> tuple[int, int]:
        """Tokens ``[first, last)`` that start inside a span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def count(self, span: Span) -> tuple[int, int]:
        """Words inside a span, and those of them that are quoted."""
        first, last = self.inside(span)
        return (
            self._words_before[last] - self._words_before[first],
            self._quoted_before[last] - self._quoted_before[first],
        )

    def touched(self, span: Span) -> range:
        """The quotations that share a token with a span."""
        first, last = self.inside(span)
        return range(bisect_right(self.last, first), bisect_left(self.first, last))


def tie_quotations(tree: Tree, held: QuotationTokens, cues: Cues) -> tuple[Tied, ...]:
    """Tie each quotation that has a speaker to its cue, in order."""
    found: list[Tied] = []
    last: Tied | None = None
    for number, quotation in enumerate(held.quotations):
        if held.first[number] >= held.last[number]:
            continue
        tied = _tie(tree, held, cues, number)
        if tied is None and last is not None and _continues(tree, held, last, number, quotation):
            tied = Tied(quotation=number, tie="quote continues", cue=None)
        if tied is not None:
            found.append(tied)
            last = tied
    return _over_paragraphs(held, found)


def _over_paragraphs(held: QuotationTokens, found: Sequence[Tied]) -> tuple[Tied, ...]:
    """A paragraph left open has the cue of the one that goes on, where it has no own."""
    tied = {t.quotation: t for t in found}
    for number in range(len(held.quotations) - 2, -1, -1):
        after = tied.get(number + 1)
        if after is None or after.cue is None or held.quotations[number].closed:
            continue
        own = tied.get(number)
        if held.quotations[number + 1].resumes and (own is None or own.cue is None):
            tied[number] = Tied(quotation=number, tie=after.tie, cue=after.cue)
    return tuple(tied[number] for number in sorted(tied))


def _tie(tree: Tree, held: QuotationTokens, cues: Cues, number: int) -> Tied | None:
    before = _before(tree, held, cues, number)
    at = before.cue if before is not None and before.tie == "quote before" else None
    if at is not None and held.first[number] - at <= _CLOSE:
        return before
    after = _after(tree, held, cues, number)
    if after is not None:
        return Tied(quotation=number, tie="quote after", cue=after)
    return before


def _before(tree: Tree, held: QuotationTokens, cues: Cues, number: int) -> Tied | None:
    tokens, first = tree.tokens, held.first[number]
    i = first - 1
    if i < 0 or held.passage[i] != held.passage[first]:
        return None
    lead = tokens[i].text
    if lead not in (",", ":", "that", "-", "--", "—") and not _carries(tree, cues, i):
        return None
    low = max(0, first - _REACH)
    while i >= low and held.passage[i] == held.passage[first] and held.of[i] < 0:
        if i < first - 1 and tokens[i].text in _SENTENCE_END:
            break
        if _carries(tree, cues, i):
            return Tied(quotation=number, tie="quote before", cue=i)
        i -= 1
    if lead == ":":
        return Tied(quotation=number, tie="quote colon", cue=first - 1)
    return None


def _after(tree: Tree, held: QuotationTokens, cues: Cues, number: int) -> int | None:
    tokens, last = tree.tokens, held.last[number]
    if last >= len(tokens) or not held.quotations[number].closed:
        return None
    if not _ends_clause(tree, held, number):
        return None
    for i in range(last, min(len(tokens), last + _REACH)):
        if held.passage[i] != held.passage[last - 1] or held.of[i] >= 0:
            return None
        if tokens[i].text in _SENTENCE_END:
            return None
        if _carries(tree, cues, i) and tokens[i].dep != "relcl":
            return i if _has_subject(tree, i, last) else None
    return None


def _has_subject(tree: Tree, v: int, low: int) -> bool:
    """Whether a verb after a quotation has a subject there, before or behind it."""
    tokens = tree.tokens
    if tokens[v].tag == "VBG":
        return False
    if any(c >= low and tokens[c].dep in ("nsubj", "nsubjpass") for c in tree.children[v]):
        return True
    after = tokens[v + 1].pos if v + 1 < len(tokens) else ""
    before = [tokens[i].pos for i in range(low, v) if tokens[i].pos not in ("ADV", "AUX", "PUNCT")]
    return after in ("PROPN", "DET", "NOUN", "PRON") or before[-1:] in (
        ["PROPN"],
        ["PRON"],
        ["NOUN"],
    )


def _ends_clause(tree: Tree, held: QuotationTokens, number: int) -> bool:
    """Whether punctuation stands at the closing mark, inside or right after it."""
    tokens, last = tree.tokens, held.last[number]
    inside = tokens[last - 2].text if last - 2 >= held.first[number] else ""
    if inside[-1:] == "." and tokens[last].text[:1].isupper() and tokens[last].pos == "PRON":
        return False
    return inside[-1:] in _END_OF_CLAUSE or tokens[last].text == ","


def _carries(tree: Tree, cues: Cues, i: int) -> bool:
    token = tree.tokens[i]
    if i and tree.tokens[i - 1].text == "-":  # "so-called"
        return False
    return token.tag.startswith("VB") and lemma_of(token.lemma) in cues.quoting


def _continues(
    tree: Tree, held: QuotationTokens, last: Tied, number: int, quotation: Quotation
) -> bool:
    """Whether a quotation without a cue carries on the one before it."""
    first = held.first[number]
    here, there = held.passage[first], held.passage[held.first[last.quotation]]
    inner = tree.text[quotation.span.start + 1 : quotation.span.start + 3].lstrip("'`\"")
    if inner[:1].islower() or quotation.single:
        return False
    if here == there:
        # only what follows a full stop, and nobody else's words between
        return tree.tokens[first - 1].text in _SENTENCE_END
    opens = first == 0 or held.passage[first - 1] != here
    return opens and here == there + 1 and (quotation.resumes or _fills(tree, held, number))


def _fills(tree: Tree, held: QuotationTokens, number: int) -> bool:
    last = held.last[number]
    return last >= len(tree.tokens) or held.passage[last] != held.passage[held.first[number]]
