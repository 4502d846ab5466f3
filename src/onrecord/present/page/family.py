"""Which article comes from which: each origin as a family, flattened row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.heads import head_of
from onrecord.model.derivation import Derivation, Origin
from onrecord.model.ids import ArticleId
from onrecord.present.page.desk import Desk, Facets
from onrecord.present.page.words import Cite

_DEEPEST = 6  # rows further down are indented no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One derivation as told of its target.

    Attributes:
        source: None for an original that is not among the articles.
        share: per cent of the target's words that come from it.
        sure: probability of the direction, in per cent.
        shown: the words of the target that show it; None where there are none.
    """

    source: Cite | None
    kind: str
    share: int
    sure: int
    reason: str
    explanation: str
    shown: Cite | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article of a family, with what it takes from its parent and from others."""

    depth: int
    cite: Cite
    title: str
    date: str
    tie: Tie | None
    others: tuple[Tie, ...]
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One origin.

    Attributes:
        credit: the agency that its articles credit, empty where there is none.
        rooted: whether the first report is among the articles.
    """

    number: int
    credit: str
    rooted: bool
    members: tuple[Member, ...]


def families(desk: Desk) -> tuple[Family, ...]:
    """The origins of the story, largest first."""
    to: dict[ArticleId, list[Derivation]] = defaultdict(list)
    for d in desk.links.derivations:
        if d.target in desk.articles:
            to[d.target].append(d)
    found = sorted(desk.links.origins, key=lambda o: (-len(o.articles), o.id))
    return tuple(_family(desk, origin, to, i) for i, origin in enumerate(found, 1))


def _family(
    desk: Desk, origin: Origin, to: Mapping[ArticleId, Sequence[Derivation]], number: int
) -> Family:
    members = [a for a in desk.order if a in set(origin.articles)]
    parents = _parents(members, to, origin.root)
    children: dict[ArticleId | None, list[ArticleId]] = defaultdict(list)
    for article in members:
        tie = parents.get(article)
        children[tie.source if tie else None].append(article)
    rows: list[Member] = []
    waiting = [(article, 0) for article in reversed(children[None])]
    while waiting:
        article, depth = waiting.pop()
        rows.append(_member(desk, article, depth, parents.get(article), to.get(article, ())))
        waiting.extend((child, depth + 1) for child in reversed(children[article]))
    return Family(
        number=number,
        credit=origin.credit or "",
        rooted=origin.root is not None and origin.root in desk.articles,
        members=tuple(rows),
    )


def _parents(
    members: Sequence[ArticleId],
    to: Mapping[ArticleId, Sequence[Derivation]],
    root: ArticleId | None,
) -> dict[ArticleId, Derivation]:
    """Each member's greatest tie within the family, without circles."""
    inside = set(members)
    ties = sorted(
        (d for a in members for d in to.get(a, ()) if a != root and d.source in inside),
        key=lambda d: (d.kind == "cites", -d.share, d.id),
    )
    found: dict[ArticleId, Derivation] = {}
    top = {a: a for a in members}

    for d in ties:
        if d.source is None or d.target in found or head_of(top, d.source) == d.target:
            continue
        found[d.target] = d
        top[d.target] = head_of(top, d.source)
    return found


def _member(
    desk: Desk,
    article: ArticleId,
    depth: int,
    parent: Derivation | None,
    ties: Sequence[Derivation],
) -> Member:
    others = sorted((d for d in ties if d is not parent), key=lambda d: (-d.share, d.id))
    return Member(
        depth=min(depth, _DEEPEST),
        cite=desk.cite(article),
        title=desk.articles[article].title or "",
        date=desk.day(article),
        tie=_tie(desk, parent) if parent else None,
        others=tuple(_tie(desk, d) for d in others),
        facets=desk.facets((article,)),
    )


def _tie(desk: Desk, d: Derivation) -> Tie:
    spans = tuple(sorted({p.b for p in d.passages if len(p.b)}))
    return Tie(
        source=desk.cite(d.source) if d.source in desk.articles else None,
        kind=d.kind,
        share=round(d.share * 100),
        sure=round(d.direction.score * 100),
        reason=d.direction.reason,
        explanation=d.explanation,
        shown=desk.cite(d.target, spans) if spans else None,
    )
