"""Whether the speakers of two statements may be one voice, and how they go together.

``same``: one entity. ``shared``: their names share a word (one signer, and both). ``body``:
a body here, a person there: he may have spoken for it. ``open``: one at least has no name.
``apart``: two with different names; nothing but a copying hand puts the words of one into
the mouth of the other.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.link.actors import countries_in
from onrecord.link.persons import compatible
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.link.versions import Version
from onrecord.link.wording import is_content
from onrecord.resources import word_set

APART = "apart"
NAMELESS = frozenset({"open", "unnamed"})  # relations of which one speaker has no name


def relation(a: Version, b: Version) -> str:
    """How the speakers of two statements go together."""
    if a.entity is not None and a.entity == b.entity:
        return "same"
    if a.speaker is None or b.speaker is None:
        return "untold"
    if not countries_fit(a, b) or _text_and_reader(a, b) or _text_and_reader(b, a):
        return APART
    if not (a.named and b.named):
        return "open" if a.named or b.named else "unnamed"
    if _names(a.speaker) & _names(b.speaker):
        return "shared"
    persons = (a.kind == "person") + (b.kind == "person")
    return "body" if persons == 1 else APART


def countries_fit(a: Version, b: Version) -> bool:
    """Whether no two countries stand in the descriptions of the speakers."""
    return compatible(countries_in(a.speaker or ""), countries_in(b.speaker or ""))


def _text_and_reader(a: Version, b: Version) -> bool:
    """Whether one is an official text, and the other a person: he reads it out."""
    texts = word_set("sayings", "texts")
    if b.kind != "person" or not b.named or a.named:
        return False
    return not texts.isdisjoint(fold_words(a.speaker or ""))


@lru_cache(maxsize=8192)
def _names(speaker: str) -> frozenset[str]:
    """The last words of the names in a speaker's: first names are shared by strangers."""
    parts = speaker.replace(",", " and ").split(" and ")
    found = [[w for w in fold_words(part) if is_content(w)] for part in parts]
    return frozenset(words[-1] for words in found if words)


def described_alike(a: Version, b: Version) -> dict[str, float]:
    """What the descriptions of two speakers, one at least unnamed, have in common.

    ``alike``: share of the words of the shorter that the other has; ``crowd``: whether one of
    the two, and not the other, is several persons, whose words are no one's in particular.
    """
    words = [[w for w in fold_words(v.speaker or "") if is_content(w)] for v in (a, b)]
    shorter = min(len(w) for w in words)
    shared = len({root_of(w) for w in words[0]} & {root_of(w) for w in words[1]})
    crowds = sum(not v.named and _several(v.speaker or "") for v in (a, b))
    return {"alike": shared / shorter if shorter else 0.0, "crowd": float(crowds == 1)}


@lru_cache(maxsize=8192)
def _several(speaker: str) -> bool:
    """Whether the head of a description is in the plural."""
    words = fold_words(speaker)
    after = word_set("sayings", "after_head")
    end = next((n for n, word in enumerate(words) if word in after), len(words))
    head = words[end - 1] if end else ""
    return head.endswith("s") and not head.endswith("ss") and root_of(head) != head
