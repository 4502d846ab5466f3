"""What linking finds between two or three articles, as it would in a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link.derivations import derive
from onrecord.link.profile import profile
from onrecord.link.stories import compare_profiles, keys_of, lookups
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Derivations among some articles; those that no key brings together are not compared.

    Attributes:
        met: pairs of articles that share a key.
        pairs: of all.
    """

    derivations: tuple[Derivation, ...]
    met: int
    pairs: int


def detect(articles: Sequence[Annotated], *, index: bool = True) -> Found:
    """Derivations among articles.

    Args:
        articles: two or three.
        index: whether articles must meet in the index; else all are compared.
    """
    held = [profile(a) for a in articles]
    keys = [keys_of(p) for p in held]
    pairs, met = [], 0
    for x, y in combinations(range(len(held)), 2):
        together = not set(lookups(keys[x])).isdisjoint(keys[y].keys)
        met += together
        if together or not index:
            pair = compare_profiles(held[x], held[y])
            if pair is not None:
                pairs.append(pair)
    by_id = {a.article.id: a for a in articles}
    published = {key: a.article.published for key, a in by_id.items()}
    order = sorted(by_id, key=lambda a: (published[a].earliest or "~", a))
    return Found(
        derivations=derive(by_id, pairs, published, order),
        met=met,
        pairs=len(held) * (len(held) - 1) // 2,
    )
