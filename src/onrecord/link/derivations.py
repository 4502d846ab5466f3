"""Who took from whom: copies, excerpts, rewrites, shared originals, citations.

An article that copies a copy is traced to the earliest source that explains as much
of it, so that each target has the fewest sources which together hold its shared words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from onrecord.link.directions import Known, direct, known_of
from onrecord.link.names import press_name, same_press
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Derivation, DerivationKind, Direction, Pair, SpanPair
from onrecord.model.ids import ArticleId, DerivationId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement

TAKEN = 0.3  # share of the target from which it was made from the source
WHOLE = 0.7  # share from which an article is "in" the other
SHARED = 0.1  # least share that is told at all
SHARED_LENGTH = 240  # least characters of what is only shared
TAKEN_LENGTH = 120  # the same of what was taken, where it is not the whole
MAX_SOURCES = 16  # of one target that are looked at, those that explain most
VERBATIM = 90.0  # likeness of aligned words, to 100: below it they were reworded
EXPLAINS = 0.1  # share of the target that a further source must explain


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What a target takes from one source, before kinds are told."""

    source: ArticleId
    target: ArticleId
    pair: Pair
    share: float
    source_share: float
    direction: Direction
    passages: tuple[SpanPair, ...]


def derive(
    articles: Mapping[ArticleId, Annotated],
    pairs: Sequence[Pair],
    published: Mapping[ArticleId, DateInterval],
    order: Sequence[ArticleId],
) -> tuple[Derivation, ...]:
    """All derivations of a story, sorted by target, source and kind.

    Args:
        articles: of the story, by id.
        pairs: within the story.
        published: each article's date, stated or inferred.
        order: the articles, earliest first.
    """
    known = known_of(articles, published)
    taken: dict[ArticleId, list[_Taken]] = {}
    for pair in pairs:
        held = _taken(pair, known)
        if held is not None:
            taken.setdefault(held.target, []).append(held)
    place = {article: n for n, article in enumerate(order)}
    found = [
        _derivation(held, articles)
        for target in sorted(taken)
        for held in _fewest(taken[target], place)
    ]
    found.extend(_citations(articles, place))
    return tuple(sorted(found, key=lambda d: (d.target, d.source or "", d.kind, d.id)))


def _taken(pair: Pair, known: Known) -> _Taken | None:
    if max(pair.share_a, pair.share_b) < SHARED or not pair.passages:
        return None
    length = sum(len(p.a) for p in pair.passages)
    most = max(pair.share_a, pair.share_b)
    if length < (SHARED_LENGTH if most < TAKEN else TAKEN_LENGTH if most < WHOLE else 0):
        return None
    source, target, direction = direct(pair, known)
    forward = source == pair.a
    return _Taken(
        source=source,
        target=target,
        pair=pair,
        share=pair.share_b if forward else pair.share_a,
        source_share=pair.share_a if forward else pair.share_b,
        direction=direction,
        passages=(),
    )


def _with_passages(held: _Taken) -> _Taken:
    """The same with its passages: of many sources few are looked at."""
    forward = held.source == held.pair.a
    passages = (p if forward else _turned(p) for p in held.pair.passages)
    return replace(held, passages=tuple(sorted(passages, key=lambda p: (p.a, p.b))))


def _turned(pair: SpanPair) -> SpanPair:
    return SpanPair(a=pair.b, b=pair.a)


def _fewest(held: Sequence[_Taken], place: Mapping[ArticleId, int]) -> list[_Taken]:
    """The sources that explain a target: the best, then those that add to it.

    Sources that explain nearly as much are alike; of these the earliest is kept.
    """
    kept: list[_Taken] = []
    covered: list[Span] = []
    # parts rounded: of sources that explain as much the earliest come first
    best_first = sorted(held, key=lambda t: (-round(t.share, 1), place[t.source]))
    left = [_with_passages(t) for t in best_first[:MAX_SOURCES]]
    size = max(sum(len(p.b) for p in t.passages) / max(t.share, 0.01) for t in left)
    while left:
        gains = {t.source: _beyond(t, covered) for t in left}
        most = max(gains.values())
        if kept and most < EXPLAINS * size:
            break
        best = min(
            (t for t in left if gains[t.source] >= 0.9 * most), key=lambda t: place[t.source]
        )
        kept.append(best)
        covered = merged([*covered, *(p.b for p in best.passages)])
        left = [t for t in left if t.source != best.source]
    return kept


def _beyond(held: _Taken, covered: Sequence[Span]) -> int:
    """Characters of the target that a source explains and ``covered`` does not hold."""
    own = merged([p.b for p in held.passages])
    found = sum(len(span) for span in own)
    at = 0
    for span in own:
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        beyond = at
        while beyond < len(covered) and covered[beyond].start < span.end:
            found -= span.overlap(covered[beyond])
            beyond += 1
    return found


def merged(spans: Sequence[Span]) -> list[Span]:
    """The same characters as spans in order without overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _derivation(held: _Taken, articles: Mapping[ArticleId, Annotated]) -> Derivation:
    source, target = articles[held.source], articles[held.target]
    alike = _verbatim(held.passages, source.article.text, target.article.text)
    kind = _kind(held, source, target, alike)
    percent = round(100 * held.share)
    how = f"{percent}% of its words stand in the other, {round(alike)}% alike"
    if kind == "shared" and source.article.credit and target.article.credit:
        how += f"; both credit {target.article.credit}"
    forward = held.source == held.pair.a
    common = held.pair.common
    if not forward:
        common = tuple(type(c)(a=c.b, b=c.a, kind=c.kind) for c in common)
    return Derivation(
        id=_id(held.source, held.target, kind, ""),
        source=held.source,
        target=held.target,
        kind=kind,
        share=round(held.share, 6),
        passages=held.passages,
        common=tuple(sorted(common, key=lambda c: (c.a, c.b, c.kind))),
        direction=held.direction,
        explanation=how,
    )


def _id(source: ArticleId | None, target: ArticleId, kind: str, named: str) -> DerivationId:
    return DerivationId(record_id("derivation", source, target, kind, named))


def _kind(held: _Taken, source: Annotated, target: Annotated, alike: float) -> DerivationKind:
    if max(held.share, held.source_share) < TAKEN:
        return "shared"
    credit = (source.article.credit, target.article.credit)
    third = same_press(*credit) and not same_press(credit[0], source.article.outlet)
    if third and held.direction.score < 0.9 and source.article.outlet:
        return "shared"
    if alike < VERBATIM:
        return "rewrite"
    if held.share >= WHOLE:
        return "copy" if held.source_share >= WHOLE else "excerpt"
    return "excerpt" if held.share >= TAKEN else "shared"


def _verbatim(passages: Sequence[SpanPair], source: str, target: str) -> float:
    """Likeness of the aligned words, to 100, weighed by length."""
    total = sum(len(p.b) for p in passages)
    alike = sum(len(p.b) * _ratio(p.a.of(source), p.b.of(target)) for p in passages)
    return alike / total if total else 0.0


def _ratio(a: str, b: str) -> float:
    return 100.0 if a == b else fuzz.ratio(fold_words(a), fold_words(b))


def _citations(
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
    """The citation of one outlet; its article is the latest one before the target."""
    of_outlet = [a for a in articles if a != target and _is_of(articles[a], name)]
    before = [a for a in of_outlet if place[a] < place[target]]
    source = max(before, key=lambda a: place[a]) if before else None
    if source is None and of_outlet:
        source = min(of_outlet, key=lambda a: place[a])
    told = statements[0].speaker.name if statements[0].speaker else name
    passages = sorted({_words_of(s) for s in statements})
    return Derivation(
        id=_id(source, target, "cites", name),
        source=source,
        target=target,
        kind="cites",
        share=0.0,
        passages=tuple(SpanPair(a=Span(0, 0), b=span) for span in passages),
        common=(),
        direction=Direction(score=0.97, reason="the other cites it"),
        explanation=f"cites {told} in its own words, {len(statements)} times",
    )


def _is_of(annotated: Annotated, name: str) -> bool:
    article = annotated.article
    words = set(name.split())
    return any(x and words <= set(press_name(x).split()) for x in (article.outlet, article.credit))


def _words_of(statement: Statement) -> Span:
    spans = list(statement.content)
    if statement.cue:
        spans.append(statement.cue)
    if statement.speaker:
        spans.append(statement.speaker.span)
    return cover(spans)
