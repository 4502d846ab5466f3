"""Citations of an outlet in an article's own words: "A reported on Monday that ..."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.link.names import press_name, same_press
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Direction, SpanPair
from onrecord.model.ids import ArticleId, DerivationId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement


def citations(
    articles: Mapping[ArticleId, Annotated], place: Mapping[ArticleId, int]
) -> list[Derivation]:
    """Citations of outlets in an article's own words: "A reported ..."."""
    found: list[Derivation] = []
    for target in sorted(articles):
        cited: dict[str, list[Statement]] = {}
        for statement in articles[target].annotation.statements:
            name = _cited(articles[target], statement)
            if name:
                cited.setdefault(name, []).append(statement)
        for name, statements in _by_full_name(cited):
            found.append(_citation(articles, target, name, statements, place))
    return found


def _by_full_name(
    cited: Mapping[str, Sequence[Statement]],
) -> list[tuple[str, list[Statement]]]:
    """Citations under the fullest name of their outlet: "the Observer" with its full name."""
    full: dict[str, list[Statement]] = {}
    for name in sorted(cited, key=lambda n: (-len(n.split()), n)):
        longer = [n for n in full if set(name.split()) < set(n.split())]
        full.setdefault(longer[0] if len(longer) == 1 else name, []).extend(cited[name])
    return [(name, sorted(full[name], key=lambda s: s.content[0])) for name in sorted(full)]


def _cited(article: Annotated, statement: Statement) -> str | None:
    """The outlet that a statement is cited from, unless it is the article's own."""
    if statement.evidence != "outlet" or statement.speaker is None or not statement.speaker.name:
        return None
    name = statement.speaker.name
    if not any(c.isupper() for c in name):  # "the newspaper" names no outlet
        return None
    own = (article.article.outlet, article.article.credit)
    return None if any(same_press(name, o) for o in own) else press_name(name)


def _citation(
    articles: Mapping[ArticleId, Annotated],
    target: ArticleId,
    name: str,
    statements: Sequence[Statement],
    place: Mapping[ArticleId, int],
) -> Derivation:
    """The citation of one outlet; its article is the latest one before the target.

    What the outlet published itself goes before what others print with its credit.
    """
    source = _source(articles, target, name, place)
    told = statements[0].speaker.name if statements[0].speaker else name
    passages = sorted({_words_of(s) for s in statements})
    return Derivation(
        id=DerivationId(record_id("derivation", source, target, "cites", name)),
        source=source,
        target=target,
        kind="cites",
        share=0.0,
        passages=tuple(SpanPair(a=Span(0, 0), b=span) for span in passages),
        common=(),
        direction=Direction(score=0.97, reason="the other cites it"),
        explanation=f"cites {told} in its own words, {_times(len(statements))}",
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _source(
    articles: Mapping[ArticleId, Annotated],
    target: ArticleId,
    name: str,
    place: Mapping[ArticleId, int],
) -> ArticleId | None:
    others = [a for a in articles if a != target]
    own = [a for a in others if _is_named(articles[a].article.outlet, name)]
    credited = [a for a in others if _is_named(articles[a].article.credit, name)]
    for held in (own, credited):
        before = [a for a in held if place[a] < place[target]]
        if before:
            return max(before, key=lambda a: place[a])
    return min(own or credited, key=lambda a: place[a], default=None)


def _is_named(press: str | None, name: str) -> bool:
    return bool(press) and set(name.split()) <= set(press_name(press or "").split())


def _words_of(statement: Statement) -> Span:
    spans = list(statement.content)
    if statement.cue:
        spans.append(statement.cue)
    if statement.speaker:
        spans.append(statement.speaker.span)
    return cover(spans)
