"""What linking finds between two or three articles, as it would in a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link.derivations import derive
from onrecord.link.keys import keys_of, lookups
from onrecord.link.profile import Profile, profile
from onrecord.link.stories import compare_profiles
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkKeys

KEPT = 1_500  # articles whose profiles are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Derivations among some articles; those that no key brings together are not compared.

    Attributes:
        met: pairs of articles that share a key.
    """

    derivations: tuple[Derivation, ...]
    met: frozenset[frozenset[ArticleId]]

    def between(self, a: Annotated, b: Annotated) -> Derivation | None:
        """The derivation of one from the other, or of both from what is not there."""
        both = {a.article.id, b.article.id}
        for d in self.derivations:
            if d.kind != "cites" and {d.source or d.beside, d.target} == both:
                return d
        return None


class Detector:
    """Linking of few articles at a time; what is made of an article is kept."""

    def __init__(self) -> None:
        self._kept: dict[ArticleId, tuple[Profile, LinkKeys]] = {}

    def detect(self, articles: Sequence[Annotated], *, index: bool = True) -> Found:
        """Derivations among articles.

        Args:
            articles: two or three.
            index: whether articles must meet in the index; else all are compared.
        """
        held = [self._made(a) for a in articles]
        pairs, met = [], set()
        for (one, keys), (other, theirs) in combinations(held, 2):
            together = not set(lookups(keys)).isdisjoint(theirs.keys)
            if together:
                met.add(frozenset((one.article, other.article)))
            if together or not index:
                pair = compare_profiles(one, other)
                if pair is not None:
                    pairs.append(pair)
        by_id = {a.article.id: a for a in articles}
        published = {key: a.article.published for key, a in by_id.items()}
        order = sorted(by_id, key=lambda a: (published[a].earliest or "~", a))
        found = derive(by_id, pairs, published, order)
        return Found(derivations=found, met=frozenset(met))

    def _made(self, annotated: Annotated) -> tuple[Profile, LinkKeys]:
        key = annotated.article.id
        if key not in self._kept:
            made = profile(annotated)
            self._kept[key] = (made, keys_of(made))
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[key]
