"""What happened to people who are counted: classes of the words around a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.account.quantities import Number
from onrecord.link.stems import root_of
from onrecord.model.span import Span
from onrecord.resources import lexicon

LOOK = 90  # characters on either side in which what happened is looked for
WORD = re.compile(r"[^\W\d_]+")


def happened_to(text: str, sentence: Span, number: Number) -> frozenset[str]:
    """Classes of the nearest words that tell what happened to those who are counted."""
    after = clause(text[number.span.end : min(sentence.end, number.span.end + LOOK)], last=False)
    before = clause(
        text[max(sentence.start, number.span.start - LOOK) : number.span.start], last=True
    )
    words = WORD.findall(after)
    ahead = list(classes(words))
    back = list(classes(WORD.findall(before)[::-1]))
    if ahead and before.rstrip().endswith(("and", ",")):
        back = []  # "27 were found dead and 33 are missing": what stands before is of the others
    found = sorted([*ahead[:2], *back[:1]])
    if not found:
        return frozenset()
    nearest, name = found[0]
    joined = re.search(r"\b(?:or|and)\b", after) if len(ahead) > 1 else None
    both = [
        n
        for at, n in ahead[1:2]
        if joined
        and at - ahead[0][0] <= 2
        and ahead[0][0] == nearest
        # "19 dead and releasing a wave": what else was done, to nobody who is counted
        and not words[at].lower().endswith("ing")
    ]
    return frozenset({name, *both})


def clause(text: str, *, last: bool) -> str:
    """``text`` up to the clause's end: the part next to the number."""
    parts = re.split(r"[;:!?()\n]|, (?!who|which)|,\s*(?:and|but)\s|\.\s", text)
    return parts[-1] if last else parts[0]


def classes(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The classes of words, each with its place."""
    for at, word in enumerate(words):
        name = class_of(word.lower())
        if name:
            yield at, name


@lru_cache(maxsize=8192)
def class_of(word: str) -> str:
    """The class of a word; empty where it has none."""
    return class_roots().get(root_of(word), "")


@lru_cache(maxsize=1)
def class_roots() -> Mapping[str, str]:
    """The class of each root."""
    held: Any = lexicon("values")["people_classes"]
    return {root_of(str(word)): str(name) for name, words in held.items() for word in words}
