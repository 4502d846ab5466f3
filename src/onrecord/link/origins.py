"""Independent roots of reporting: what is left once derivations are collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.heads import head_of
from onrecord.link.names import press_name, same_press
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Origin
from onrecord.model.ids import ArticleId, OriginId, StoryId, record_id

GREATER_PART = 0.5  # share from which an article leads back to another
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
    above = _sources(articles, derivations)
    parted = _parted(above, order)
    return tuple(_origin(story, held, articles, derivations, above) for held in parted)


def origins_of(articles: Iterable[ArticleId], origins: Sequence[Origin]) -> int:
    """Number of independent origins behind ``articles``."""
    root = {article: origin.id for origin in origins for article in origin.articles}
    return len({root.get(article, article) for article in articles})


def _sources(
    articles: Mapping[ArticleId, Annotated], derivations: Sequence[Derivation]
) -> dict[ArticleId, list[ArticleId]]:
    """For each article those that it leads back to, or shares its original with."""
    above: dict[ArticleId, list[ArticleId]] = {}
    for d in derivations:
        if d.source is None:
            continue
        greater = d.kind != "cites" and d.share >= GREATER_PART
        if greater or (d.kind == "cites" and _only_cites(articles[d.target])):
            above.setdefault(d.target, []).append(d.source)
    return above


def _only_cites(annotated: Annotated) -> bool:
    """Whether what an article tells as said comes from other outlets for the most part."""
    said = [s for s in annotated.annotation.statements if s.act in ("said", "asks")]
    own = (annotated.article.outlet, annotated.article.credit)
    cited = [
        s
        for s in said
        if s.evidence == "outlet"
        and s.speaker
        and not any(same_press(s.speaker.name, o) for o in own)
    ]
    return bool(cited) and len(cited) >= CITED_PART * len(said)


def _parted(
    above: Mapping[ArticleId, Sequence[ArticleId]], order: Sequence[ArticleId]
) -> list[list[ArticleId]]:
    """Articles that lead to each other, each group and all groups in order of time."""
    parent = {article: article for article in order}

    place = {article: n for n, article in enumerate(order)}
    for target in order:
        for source in above.get(target, ()):
            first, second = sorted(
                (head_of(parent, target), head_of(parent, source)), key=lambda a: place[a]
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
    derivations: Sequence[Derivation],
    above: Mapping[ArticleId, Sequence[ArticleId]],
) -> Origin:
    roots = [a for a in held if not above.get(a)] or list(held)
    root: ArticleId | None = roots[0]
    credit = articles[roots[0]].article.credit
    if _elsewhere(articles[roots[0]]) or _sharing(roots[0], derivations):
        root = None
    outlets = {articles[a].article.outlet for a in held} - {None}
    return Origin(
        id=OriginId(record_id("origin", held[0])),
        story=story,
        articles=tuple(sorted(held)),
        root=root,
        outlets=tuple(sorted(o for o in outlets if o)),
        credit=credit,
    )


def _elsewhere(annotated: Annotated) -> bool:
    """Whether an article credits another for its text: its original is not in the store."""
    credit, outlet = annotated.article.credit, annotated.article.outlet
    return bool(credit and outlet and press_name(credit) != press_name(outlet))


def _sharing(root: ArticleId, derivations: Sequence[Derivation]) -> bool:
    return any(
        d.kind == "shared" and d.source == root and d.share >= GREATER_PART for d in derivations
    )
