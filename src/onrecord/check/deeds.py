"""What is told as done or sure to come, what only as wanted, and what a deed was done to.

"Called on Chile to lift the tariffs" tells neither that Chile lifted them nor that it
will; "provided components" is no word on weapons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.check.words import keys, tells, tells_past
from onrecord.link.meanings import nearness
from onrecord.link.stems import root_of, singular
from onrecord.resources import word_set

BEFORE_DEED = 4  # words before a verb in which what makes it no deed is looked for
FAR_BEFORE = 12  # the same before "to lift", where no other verb stands between
BEHIND_DEED = 4  # words behind a verb in which what it is done to is told
SAME_THING = 0.4  # nearness from which two nouns may be of one thing
_SURE = frozenset({"will", "would", "shall"})
_MODAL = frozenset({"may", "might", "could", "should", "must"})
_HELD_OPEN = frozenset({"if", "unless", "whether"})
_CLAUSE = frozenset({"said", "says", "told", "but", "while", "because", "which", "who"})
_BE = frozenset({"is", "are", "was", "were", "am"})
_CALLED = frozenset({"call", "calls", "called", "calling"})
_UPON = frozenset({"on", "upon", "for"})
_BEFORE_NOUN = frozenset({"a", "an", "the", "its", "his", "her", "their", "some", "any", "all"})


def undone(words: Sequence[str], i: int) -> str:
    """The word shortly before another by which that is no deed: "will", "plans to"."""
    held = word_set("claims", "undone")
    return next((w for w in words[max(0, i - BEFORE_DEED) : i][::-1] if w in held), "")


def governor(words: Sequence[str], i: int) -> str:
    """What makes a verb no deed: "will", "plans", "called on"; farther off before "to lift".

    What is hoped to come or asked about is none either: "hopes that it will", "whether".
    """
    held = word_set("claims", "undone") | word_set("claims", "wanted")
    if not _plain(words, i):
        return next(_backwards(words, i, _HELD_OPEN, FAR_BEFORE), "")
    near = next(_backwards(words, i, held, BEFORE_DEED), "")
    if near in _SURE or (not near and words[i - 1 : i] == ["to"]):
        far = word_set("claims", "wanted") - _MODAL
        return next(_backwards(words, i, far, FAR_BEFORE), near)
    return near


def _backwards(words: Sequence[str], i: int, held: frozenset[str], reach: int) -> Iterator[str]:
    """Words of ``held`` before word ``i``, the nearest first, up to where another clause ends."""
    for at in range(i - 1, max(-1, i - 1 - reach), -1):
        word = words[at]
        if word in held:
            yield word
        elif word in _CALLED and words[at + 1] in _UPON and held is not _HELD_OPEN:
            yield f"{word} {words[at + 1]}"
        elif word in _CLAUSE:
            return


def _plain(words: Sequence[str], i: int) -> bool:
    """Whether a verb tells of nothing past: "lift", "to cut"."""
    before = words[i - 1] if i else ""
    return not tells_past(words[i]) or before == "to" or before in _MODAL | _SURE


def sure(words: Sequence[str]) -> Iterator[str]:
    """Verbs that a claim tells as under way or sure to come: "will lift", "is lifting"."""
    if not _HELD_OPEN.isdisjoint(words):
        return
    for i, word in enumerate(words):
        if word in _SURE and not wanted(words, i):
            yield from (w for w in words[i + 1 : i + 3] if tells(w))
        elif word in _BE:
            yield from (w for w in words[i + 1 : i + 2] if w.endswith("ing") and tells(w))


def wanted(words: Sequence[str], i: int) -> bool:
    """Whether anything before word ``i`` gives it as wanted or only possible."""
    held = word_set("claims", "wanted")
    return any(
        w in held or (w in _CALLED and words[at + 1 : at + 2] and words[at + 1] in _UPON)
        for at, w in enumerate(words[:i])
    )


def not_done(words: Sequence[str], done: Sequence[str]) -> str:
    """By what a sentence gives all of one of the deeds as to come or wanted; empty if none."""
    for root in sorted({root_of(word) for word in done}):
        at = [i for i, word in enumerate(words) if root_of(word) == root]
        before = [g for i in at if (g := governor(words, i))]
        if before and len(before) == len(at):
            return before[0]
    return ""


def only_wanted(words: Sequence[str], coming: Sequence[str]) -> str:
    """By what a sentence gives what is told as sure only as wanted or possible."""
    held = word_set("claims", "wanted")
    for verb in coming:
        at = _places(words, verb)
        before = [g for i in at if (g := governor(words, i)) in held or " " in g]
        if before and len(before) == len(at):
            return before[0]
    return ""


def other_object(words: Sequence[str], claimed: Sequence[str], deeds: Sequence[str]) -> str:
    """To what a sentence has a deed done where it nowhere has the claim's; empty if none."""
    own = {k for w in words for k in keys(w)}
    told = {k for w in claimed for k in keys(w)}
    for deed in deeds:
        of_claim = [_object(claimed, i) for i in _places(claimed, deed)]
        of_record = [_object(words, i) for i in _places(words, deed)]
        if not (of_claim and of_record and all((*of_claim, *of_record))):
            continue
        ours, theirs = (tuple(w for o in held for w in o) for held in (of_claim, of_record))
        apart = own.isdisjoint(_keys(ours)) and told.isdisjoint(_keys(theirs))
        if apart and not _alike(ours, theirs):
            return f"the record has “{' '.join(of_record[0])}”, not “{' '.join(of_claim[0])}”"
    return ""


def _places(words: Sequence[str], verb: str) -> list[int]:
    """Where a verb stands in any form, or another of its sense."""
    wanted = {k for k in keys(verb) if not k.endswith("*")}
    return [i for i, w in enumerate(words) if not wanted.isdisjoint(keys(w))]


def _object(words: Sequence[str], i: int) -> tuple[str, ...]:
    """The telling words right behind a verb."""
    at = i + 1
    while at < len(words) and words[at] in _BEFORE_NOUN:
        at += 1
    found: list[str] = []
    for word in words[at : at + BEHIND_DEED]:
        if not tells(word):
            break
        found.append(word)
    return tuple(found)


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(k for w in words for k in keys(w))


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    people = word_set("values", "people")
    both = all(any(singular(w) in people for w in held) for held in (a, b))
    return both or float(nearness(a, b).max()) >= SAME_THING
