"""The lexicon of cues: which words attribute, with their act, stance and reliability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from onrecord.errors import ResourceError
from onrecord.model.statement import Act, Stance
from onrecord.resources import lexicon, word_set

# lemmas that the tagger's lookup gets wrong for words that attribute
_LEMMAS = MappingProxyType({"hop": "hope", "retweete": "retweet", "accord": "accord"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a cue word does: the act it reports and the stance it lends."""

    act: Act
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lexicon, ready for look-up by lemma.

    Attributes:
        quoting: verbs that carry a quotation.
        with_back: verbs that take a clause with "back" alone ("fired back that").
        hedges: adverbs by which a reporter keeps a distance.
        negated: the stance of some verbs when negated.
        venues: nouns that tell where or how something is said.
        venue_prepositions: what stands before them.
        occasions: nouns of gatherings: told one, all who are there are told.
        documents: nouns of speakers that are no persons.
        outlets: nouns, and last words of names, of speakers that are press.
        frames: probability that a construction attributes, whatever its word.
        words: the same for a construction with a certain word.
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    quoting: frozenset[str]
    with_back: frozenset[str]
    hedges: frozenset[str]
    negated: Mapping[str, Stance]
    venues: frozenset[str]
    venue_prepositions: frozenset[str]
    occasions: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    frames: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]

    def rate(self, kind: str, lemma: str) -> float:
        """Probability, 0 to 1, that this construction with this word attributes."""
        known = self.words.get(kind, {}).get(lemma)
        return self.frames.get(kind, 0.0) if known is None else known


def lemma_of(lemma: str) -> str:
    """The lemma in the lexicon's spelling: lower case, known slips of the tagger mended."""
    lowered = lemma.lower()
    return _LEMMAS.get(lowered, lowered)


@lru_cache(maxsize=4)
def cues(language: str = "en") -> Cues:
    """The cues of a language.

    Raises:
        ResourceError: when the lexicon holds an act or stance that no record knows.
    """
    held = lexicon("cues", language)
    rates = lexicon("cue_rates", language)
    return Cues(
        verbs=_group(held["verbs"]),
        nouns=_group(held["nouns"]),
        adjectives=_group(held["adjectives"]),
        quoting=word_set("cues", "quoting", language),
        with_back=word_set("cues", "with_back", language),
        hedges=word_set("cues", "hedges", language),
        negated=MappingProxyType(dict(held["negated"])),
        venues=word_set("cues", "venues", language),
        venue_prepositions=word_set("cues", "venue_prepositions", language),
        occasions=word_set("cues", "occasions", language),
        documents=word_set("cues", "documents", language),
        outlets=word_set("cues", "outlets", language),
        frames=MappingProxyType(dict(rates["frames"])),
        words=MappingProxyType(dict(rates["words"])),
    )


def _group(groups: list[dict[str, object]]) -> Mapping[str, Cue]:
    found: dict[str, Cue] = {}
    for group in groups:
        act, stance, words = group["act"], group["stance"], group["words"]
        if act not in get_args(Act) or stance not in get_args(Stance):
            raise ResourceError(
                f"the lexicon 'cues' holds an unknown act or stance: {act}, {stance}"
            )
        assert isinstance(words, list)
        cue = Cue(act=act, stance=stance)  # type: ignore[arg-type]
        for word in words:
            if word in found:
                raise ResourceError(f"the lexicon 'cues' holds {word!r} twice")
            found[word] = cue
    return MappingProxyType(found)
