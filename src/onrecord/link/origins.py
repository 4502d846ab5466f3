"""Independent roots of reporting: what is left once derivations are collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.citations import cited_outlet
from onrecord.link.following import following
from onrecord.link.heads import head_of
from onrecord.link.names import press_name
from onrecord.link.outlets import owners_of
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Origin, OriginPart
from onrecord.model.ids import ArticleId, DerivationId, OriginId, StoryId, record_id
from onrecord.model.span import Span

GREATER_PART = 0.5  # share from which an article leads back to another
TAKEN_PART = 0.7  # share from several from which it leads back to the one it has most from
CITED_PART = 0.5  # part of its statements that an article has from other outlets


def find_origins(
    story: StoryId,
    articles: Mapping[ArticleId, Annotated],
    derivations: Sequence[Derivation],
    order: Sequence[ArticleId],
) -> tuple[Origin, ...]:
    """The origins of a story, in order of their earliest article.

    Args:
        story: its id.
        articles: its articles, by id.
        derivations: among them.
        order: the articles, earliest first.
    """
    followed = _followed(articles, derivations)
    above = _sources(articles, derivations, followed)
    parted = _parted(above, order)
    head = {article: held[0] for held in parted for article in held}
    parts = _parts(derivations, head, followed)
    return tuple(_origin(story, held, articles, above, parts.get(held[0], ())) for held in parted)


def origins_of(articles: Iterable[ArticleId], origins: Sequence[Origin]) -> int:
    """Number of independent origins behind ``articles``."""
    root = {article: origin.id for origin in origins for article in origin.articles}
    return len({root.get(article, article) for article in articles})


def origins_behind(
    places: Iterable[tuple[ArticleId, Span]], origins: Sequence[Origin]
) -> frozenset[OriginId]:
    """The origins that the words at some places lead back to, passage by passage.

    Words in a part of an article that leads back elsewhere count there; all others count
    with the article's own origin.
    """
    root = {article: origin.id for origin in origins for article in origin.articles}
    parts: dict[ArticleId, list[tuple[Span, OriginId]]] = {}
    for origin in origins:
        for part in origin.parts:
            parts.setdefault(part.article, []).append((part.span, origin.id))
    found: set[OriginId] = set()
    for article, span in places:
        held = [(part.overlap(span), there) for part, there in parts.get(article, ())]
        overlap, there = max(held, default=(0, root.get(article, OriginId(article))))
        found.add(there if overlap * 2 > len(span) else root.get(article, OriginId(article)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Above:
    """What an article leads back to; ``shared`` when to an original that is not there."""

    article: ArticleId
    shared: bool


def _followed(
    articles: Mapping[ArticleId, Annotated], derivations: Sequence[Derivation]
) -> dict[DerivationId, list[Span]]:
    """Sentences that follow their source, of rewrites of which less than half is aligned."""
    return {
        d.id: following(articles[d.target], articles[d.source], [p.b for p in d.passages])
        for d in derivations
        if d.kind == "rewrite" and d.source is not None and d.share < GREATER_PART
    }


def _led(d: Derivation, annotated: Annotated, followed: Sequence[Span]) -> float:
    """Share of an article that leads back by a derivation, sentences that follow included."""
    if not followed:
        return d.share
    sentences = sum(len(s.span) for s in annotated.annotation.sentences)
    return d.share + sum(map(len, followed)) / max(sentences, 1)


def _sources(
    articles: Mapping[ArticleId, Annotated],
    derivations: Sequence[Derivation],
    followed: Mapping[DerivationId, Sequence[Span]],
) -> dict[ArticleId, list[_Above]]:
    """For each article what it leads back to: the one it has most from, and those it cites."""
    shared = {d.target: d.share for d in sorted(derivations, key=_share) if d.source is None}
    held: dict[ArticleId, list[Derivation]] = {}
    above: dict[ArticleId, list[_Above]] = {}
    for d in derivations:
        other = _other(d)
        if other is None:
            continue
        if d.kind == "cites":
            if _only_cites(articles[d.target]):
                above.setdefault(d.target, []).append(_Above(other, shared=False))
        elif d.source is not None or shared.get(other, 0.0) >= GREATER_PART:
            held.setdefault(d.target, []).append(d)
    for target, theirs in held.items():
        most = max(theirs, key=lambda d: (d.share, d.source is not None, d.id))
        led = _led(most, articles[target], followed.get(most.id, ()))
        if led >= GREATER_PART or sum(d.share for d in theirs) >= TAKEN_PART:
            other = _other(most)
            if other is not None:
                above.setdefault(target, []).append(_Above(other, shared=most.source is None))
    return above


def _share(derivation: Derivation) -> float:
    return derivation.share


def _other(derivation: Derivation) -> ArticleId | None:
    return derivation.source or derivation.beside


def _parts(
    derivations: Sequence[Derivation],
    head: Mapping[ArticleId, ArticleId],
    followed: Mapping[DerivationId, Sequence[Span]],
) -> dict[ArticleId, tuple[OriginPart, ...]]:
    """Passages that lead back to another origin than the rest of their article."""
    found: dict[ArticleId, set[OriginPart]] = {}
    place = {article: n for n, article in enumerate(head)}
    for d in derivations:
        other = _other(d)
        if other is None or d.kind == "cites" or head[other] == head[d.target]:
            continue
        if d.source is None and place[other] > place[d.target]:
            continue  # of two that share an original the earlier one stands for it
        parts = found.setdefault(head[other], set())
        spans = [*(p.b for p in d.passages), *followed.get(d.id, ())]
        parts.update(OriginPart(article=d.target, span=span) for span in spans)
    return {
        root: tuple(sorted(parts, key=lambda p: (p.article, p.span)))
        for root, parts in found.items()
    }


def _only_cites(annotated: Annotated) -> bool:
    """Whether what an article tells as said comes from other outlets for the most part."""
    said = [s for s in annotated.annotation.statements if s.act in ("said", "asks")]
    cited = [s for s in said if cited_outlet(annotated, s)]
    return bool(cited) and len(cited) >= CITED_PART * len(said)


def _parted(
    above: Mapping[ArticleId, Sequence[_Above]], order: Sequence[ArticleId]
) -> list[list[ArticleId]]:
    """Articles that lead to each other, each group and all groups in order of time."""
    parent = {article: article for article in order}

    place = {article: n for n, article in enumerate(order)}
    for target in order:
        for source in above.get(target, ()):
            first, second = sorted(
                (head_of(parent, target), head_of(parent, source.article)), key=lambda a: place[a]
            )
            parent[second] = first
    groups: dict[ArticleId, list[ArticleId]] = {}
    for article in order:
        groups.setdefault(head_of(parent, article), []).append(article)
    return [groups[root] for root in order if root in groups]


def _origin(
    story: StoryId,
    held: Sequence[ArticleId],
    articles: Mapping[ArticleId, Annotated],
    above: Mapping[ArticleId, Sequence[_Above]],
    parts: tuple[OriginPart, ...],
) -> Origin:
    roots = [a for a in held if not any(not x.shared for x in above.get(a, ()))] or list(held)
    root: ArticleId | None = roots[0]
    credit = articles[roots[0]].article.credit
    if _elsewhere(articles[roots[0]]) or above.get(roots[0]):
        root = None
    outlets = {articles[a].article.outlet for a in held} - {None}
    return Origin(
        id=OriginId(record_id("origin", held[0])),
        story=story,
        articles=tuple(sorted(held)),
        root=root,
        outlets=tuple(sorted(o for o in outlets if o)),
        credit=credit,
        parts=parts,
        owners=owners_of(articles[a].article for a in held),
    )


def _elsewhere(annotated: Annotated) -> bool:
    """Whether an article credits another for its text: its original is not in the store."""
    credit, outlet = annotated.article.credit, annotated.article.outlet
    return bool(credit and outlet and press_name(credit) != press_name(outlet))
