"""Entities within one article, as linking compares them across a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.link.actors import (
    body_country,
    countries_in,
    country_named,
    government_of,
    seat_of,
)
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.entity import EntityKind, Mention
from onrecord.model.ids import ArticleId, MentionId
from onrecord.model.span import Span
from onrecord.model.statement import Statement

SEED = 5  # words quoted alike that make one described person of two articles


@dataclass(slots=True, kw_only=True)
class Node:
    """One entity of one article.

    Attributes:
        number: its place among all nodes of the story, by article and first mention.
        name: fullest name, or the description of someone unnamed.
        titles: of its mentions, sorted.
        countries: codes of the countries that it is of.
        country: code, where it is a country as an actor.
        acts: whether it speaks or acts somewhere.
        words: runs of words that it is cited with, for unnamed ones.
    """

    number: int
    article: ArticleId
    kind: EntityKind
    name: str
    named: bool
    mentions: list[Mention]
    titles: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    country: str | None = None
    acts: bool = False
    words: frozenset[tuple[str, ...]] = field(default=frozenset())

    @property
    def first(self) -> Mention:
        """Its first mention in the article."""
        return self.mentions[0]


def nodes_of(articles: Sequence[Annotated]) -> list[Node]:
    """The entities of each article, articles in the given order."""
    found: list[Node] = []
    for annotated in articles:
        for node in _of_article(annotated):
            node.number = len(found)
            found.append(node)
    return found


def _of_article(annotated: Annotated) -> list[Node]:
    annotation = annotated.annotation
    acting = _acting(annotated)
    groups: dict[MentionId, list[Mention]] = {}
    roots = _roots(annotation.mentions)
    for mention in annotation.mentions:
        groups.setdefault(roots[mention.id], []).append(mention)
    cited = _cited_words(annotated, annotation.statements, roots)
    nodes = [
        node
        for root, mentions in groups.items()
        for node in _nodes(annotated, mentions, acting, cited.get(root, frozenset()))
    ]
    return sorted(nodes, key=lambda n: (n.first.span, n.first.id, n.country or ""))


def _roots(mentions: Iterable[Mention]) -> dict[MentionId, MentionId]:
    """The mention that each one stands for in the end; chains that loop end anywhere."""
    refers = {m.id: m.refers for m in mentions}
    roots: dict[MentionId, MentionId] = {}
    for start in refers:
        trail = [start]
        while (
            (above := refers.get(trail[-1])) is not None
            and above in refers
            and above not in roots
            and above not in trail[-8:]
        ):
            trail.append(above)
        last = refers.get(trail[-1])
        root = roots.get(last, trail[-1]) if last is not None else trail[-1]
        for mention in trail:
            roots.setdefault(mention, root)
    return roots


def _acting(annotated: Annotated) -> set[MentionId]:
    """Mentions whose very words name a speaker or the actor of an event."""
    annotation = annotated.annotation
    spans = [s.speaker.span for s in annotation.statements if s.speaker]
    spans += [event.actor for event in annotation.events if event.actor]
    ends = {span.end for span in spans}
    starts = {span.start for span in spans}
    # "China" in "China's foreign ministry" speaks for no one: the ends must meet
    return {m.id for m in annotation.mentions if m.span.end in ends or _exact(m.span, starts, ends)}


def _exact(span: Span, starts: set[int], ends: set[int]) -> bool:
    return span.start in starts and span.end in ends


def _nodes(
    annotated: Annotated,
    mentions: Sequence[Mention],
    acting: set[MentionId],
    cited: frozenset[tuple[str, ...]],
) -> list[Node]:
    """One node, or two where a capital is both a place and an actor."""
    name = max((m.name for m in mentions), key=lambda n: (len(n), n))
    seat = seat_of(name) if mentions[0].kind in ("place", "organisation") else None
    if seat is None:
        return [_node(annotated, mentions, name, acting, cited)]
    actors = [m for m in mentions if m.id in acting]
    rest = [m for m in mentions if m.id not in acting]
    made: list[Node] = []
    if actors:
        node = _node(annotated, actors, name, acting, cited)
        node.kind, node.country, node.countries = "country", seat.code, frozenset({seat.code})
        made.append(node)
    if rest:
        made.append(_node(annotated, rest, name, acting, frozenset()))
    return made


def _node(
    annotated: Annotated,
    mentions: Sequence[Mention],
    name: str,
    acting: set[MentionId],
    cited: frozenset[tuple[str, ...]],
) -> Node:
    kind = mentions[0].kind
    country = None
    if kind == "country":
        country = country_named(name)
    elif kind in ("organisation", "group"):
        country = government_of(name)
    titles = tuple(sorted({m.title for m in mentions if m.title}))
    named = any(m.named for m in mentions) or country is not None
    told = [*titles, *([] if kind == "place" or (named and kind == "person") else [name])]
    codes = frozenset(code for words in told for code in countries_in(words))
    if kind == "organisation" and (code := body_country(name)):
        codes |= {code}
    return Node(
        number=0,
        article=annotated.article.id,
        kind="country" if country else kind,
        name=name,
        named=named,
        mentions=list(mentions),
        titles=titles,
        countries=frozenset({country.code}) if country else codes,
        country=country.code if country else None,
        acts=any(m.id in acting for m in mentions),
        words=cited,
    )


def _cited_words(
    annotated: Annotated, statements: Iterable[Statement], roots: dict[MentionId, MentionId]
) -> dict[MentionId, frozenset[tuple[str, ...]]]:
    """Runs of words of each entity's statements."""
    found: dict[MentionId, set[tuple[str, ...]]] = {}
    for statement in statements:
        if statement.speaker is None or statement.speaker.mention not in roots:
            continue
        root = roots[statement.speaker.mention]
        for span in statement.content:
            words = fold_words(span.of(annotated.article.text))
            runs = (words[i : i + SEED] for i in range(len(words) - SEED + 1))
            found.setdefault(root, set()).update(runs)
    return {root: frozenset(runs) for root, runs in found.items()}
