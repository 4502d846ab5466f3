"""Citations of an outlet in an article's own words: "A reported on Monday that ..."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.names import press_name, same_press
from onrecord.link.press import is_part_of, is_press, told_to
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Direction, SpanPair
from onrecord.model.ids import ArticleId, DerivationId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement


@dataclass(frozen=True, slots=True)
class _Citation:
    """One citation: the outlet as it is named, and the words that cite it."""

    name: str
    words: Span


def citations(
    articles: Mapping[ArticleId, Annotated], place: Mapping[ArticleId, int]
) -> list[Derivation]:
    """Citations of outlets in an article's own words: "A reported ...", "told A"."""
    found: list[Derivation] = []
    for target in sorted(articles):
        cited: dict[str, list[_Citation]] = {}
        for citation in _cited(articles[target]):
            cited.setdefault(press_name(citation.name), []).append(citation)
        for name, theirs in _by_full_name(cited):
            found.append(_citation(articles, target, name, theirs, place))
    return found


def cited_outlet(article: Annotated, statement: Statement) -> str | None:
    """The outlet that a statement is cited from, as named, unless it is the article's own."""
    if statement.evidence != "outlet" or statement.speaker is None:
        return None
    name = statement.speaker.name
    own = (article.article.outlet, article.article.credit)
    return name if name and is_press(name) and not any(same_press(name, o) for o in own) else None


def _cited(article: Annotated) -> list[_Citation]:
    statements = article.annotation.statements
    found = [
        _Citation(name, _words_of(s))
        for s in statements
        # "the newspaper" names no outlet
        if (name := cited_outlet(article, s)) and any(c.isupper() for c in name)
    ]
    return found + [t for t in _told(article) if not any(t.words.overlap(f.words) for f in found)]


def _told(article: Annotated) -> list[_Citation]:
    """What was told to other outlets; of a text whose own outlet is not known, nothing.

    Whom such a text names may be the reporter's own paper.
    """
    own = [o for o in (article.article.outlet, article.article.credit) if o]
    if not own:
        return []
    return [
        _Citation(name, words)
        for passage in article.annotation.passages
        if passage.kind == "body"
        for name, words in told_to(article.article.text, passage.span)
        if not any(is_part_of(name, o) for o in own)
    ]


def _by_full_name(
    cited: Mapping[str, Sequence[_Citation]],
) -> list[tuple[str, list[_Citation]]]:
    """Citations under the fullest name of their outlet: "the Observer" with its full name."""
    full: dict[str, list[_Citation]] = {}
    for name in sorted(cited, key=lambda n: (-len(n.split()), n)):
        longer = [n for n in full if set(name.split()) < set(n.split())]
        full.setdefault(longer[0] if len(longer) == 1 else name, []).extend(cited[name])
    return [(name, sorted(full[name], key=lambda c: c.words)) for name in sorted(full)]


def _citation(
    articles: Mapping[ArticleId, Annotated],
    target: ArticleId,
    name: str,
    cited: Sequence[_Citation],
    place: Mapping[ArticleId, int],
) -> Derivation:
    """The citation of one outlet; its article is the latest one before the target.

    What the outlet published itself goes before what others print with its credit.
    """
    source = _source(articles, target, name, place)
    passages = sorted({c.words for c in cited})
    return Derivation(
        id=DerivationId(record_id("derivation", source, target, "cites", name)),
        source=source,
        target=target,
        kind="cites",
        share=0.0,
        passages=tuple(SpanPair(a=Span(0, 0), b=span) for span in passages),
        common=(),
        direction=Direction(score=0.97, reason="the other cites it"),
        explanation=f"cites {cited[0].name} in its own words, {_times(len(cited))}",
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
    own = [a for a in others if is_part_of(name, articles[a].article.outlet)]
    credited = [a for a in others if is_part_of(name, articles[a].article.credit)]
    for held in (own, credited):
        before = [a for a in held if place[a] < place[target]]
        if before:
            return max(before, key=lambda a: place[a])
    return min(own or credited, key=lambda a: place[a], default=None)


def _words_of(statement: Statement) -> Span:
    spans = list(statement.content)
    if statement.cue:
        spans.append(statement.cue)
    if statement.speaker:
        spans.append(statement.speaker.span)
    return cover(spans)
