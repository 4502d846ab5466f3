"""Sentence bounds mended: the parser ends some sentences after an abbreviation.

A sentence goes on over a break where the words before it end in an abbreviation
("would use U.S. | military personnel", "Gen. | Ada Holm") and the words behind it, in
the same passage, can't open a sentence. The root of the second part then hangs on the
last word of the first, so that the subtree of a clause holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.parse import Parse, Token
from onrecord.model.span import Span

_TITLES = frozenset(
    ("mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "lt.", "col.", "maj.", "capt.", "sgt.", "adm.",
     "sen.", "rep.", "gov.", "hon.", "fr.", "st.", "messrs.", "rev.", "cmdr.", "brig.", "sens.",
     "reps.", "supt.", "insp.", "pres.")
)  # fmt: skip
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}$")
_SHORTENED = frozenset(
    ("inc.", "corp.", "co.", "ltd.", "no.", "vs.", "v.", "approx.", "dept.", "est.", "jr.", "sr.",
     "bros.", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.")
)  # fmt: skip
_LONGEST = 400  # tokens: longer ones are no prose, and are left as they are


def mended(parse: Parse, body: Sequence[Span]) -> Parse:
    """The parse with sentences joined that are one; the same object where none are.

    Args:
        parse: of some passages.
        body: those passages, in order: nothing is joined over their edges.
    """
    joins = _joins(parse, body)
    if not joins:
        return parse
    number = [0] * len(parse.sentences)
    sentences: list[tuple[int, int]] = []
    for n, (first, last) in enumerate(parse.sentences):
        if n in joins:
            sentences[-1] = (sentences[-1][0], last)
        else:
            sentences.append((first, last))
        number[n] = len(sentences) - 1
    hung = {root: parse.sentences[n][0] - 1 for n in joins for root in _roots(parse, n)}
    tokens = tuple(_moved(t, number, hung) for t in parse.tokens)
    children = [list(c) for c in parse.children]
    for root, head in sorted(hung.items()):
        children[head].append(root)
    return replace(
        parse,
        tokens=tokens,
        sentences=tuple(sentences),
        children=tuple(tuple(sorted(c)) for c in children),
    )


def _joins(parse: Parse, body: Sequence[Span]) -> frozenset[int]:
    """The numbers of the sentences that carry on the one before."""
    starts = {p.start for p in body}
    found: set[int] = set()
    first = 0
    for n in range(1, len(parse.sentences)):
        low, high = parse.sentences[n]
        before, after = parse.tokens[low - 1], parse.tokens[low]
        short = high - parse.sentences[first][0] <= _LONGEST
        if short and after.start not in starts and _goes_on(before, after):
            found.add(n)
        else:
            first = n
    return frozenset(found)


def _goes_on(before: Token, after: Token) -> bool:
    """Whether ``after`` can't open a sentence behind ``before``."""
    word = before.text.lower()
    if word in _TITLES:
        return after.text[:1].isalpha()
    if _INITIALS.match(before.text) is None and word not in _SHORTENED:
        return False
    return after.text[:1].islower() or after.tag in ("POS", ",")


def _roots(parse: Parse, n: int) -> list[int]:
    return [i for i in range(*parse.sentences[n]) if parse.tokens[i].head == i]


def _moved(token: Token, number: Sequence[int], hung: dict[int, int]) -> Token:
    head = hung.get(token.i, token.head)
    sentence = number[token.sentence]
    if head == token.head and sentence == token.sentence:
        return token
    dep = "dep" if token.i in hung else token.dep
    return replace(token, head=head, sentence=sentence, dep=dep)
