"""Corrections and retractions: notices tied to what they correct, and to what rests on it.

A notice is about its own article, about an earlier version of it, or about an earlier
article of its outlet: the sentence that holds most of its words. What others took from
that sentence, and did not mend, rests on it too. A retraction takes back whole articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.account.notices import Notice, formula, notices, retracts
from onrecord.account.view import NO_OUTLET, View
from onrecord.account.words import stems, telling
from onrecord.link.tokens import fold_words
from onrecord.model.account import Correction, Evidenced
from onrecord.model.annotation import Annotated
from onrecord.model.ids import ArticleId, record_id
from onrecord.model.span import Span, cover

ALIKE = 0.34  # share of a notice's words that the sentence it corrects must hold
LEAST = 2  # words that both hold
WRONG = 0.3  # added where the sentence holds the very words that are called wrong
MENDED = 0.2  # the same for those that are put for them
MAX_CHAIN = 20  # copies of copies
MAX_NOTICES = 20  # of one article that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tied:
    article: ArticleId
    span: Span
    score: float


def corrections(view: View) -> tuple[Correction, ...]:
    """The story's notices, in order of their articles and places."""
    found: list[Correction] = []
    for one in view.articles:
        for notice in islice(notices(one), MAX_NOTICES):
            found.append(_correction(view, one, notice))
        found.extend(islice(_taken_back(view, one), MAX_NOTICES))
    unique = {c.id: c for c in found}
    return tuple(
        sorted(unique.values(), key=lambda c: (view.order[c.told.article], c.told.span, c.id))
    )


def _correction(view: View, one: Annotated, notice: Notice) -> Correction:
    article = one.article.id
    if notice.kind == "retraction":
        about = _retracted(view, one, notice)
        return _made(view, article, notice, about, _resting(view, about))
    tied = _nearest(view, article, notice, _scope(view, article))
    rests = _resting_on(view, tied, notice) if tied else ()
    return _made(view, article, notice, tied, rests)


def _made(
    view: View, article: ArticleId, notice: Notice, about: _Tied | None, rests: Sequence[Evidenced]
) -> Correction:
    return Correction(
        id=record_id("correction", view.story, article, notice.span),
        story=view.story,
        kind=notice.kind,
        told=view.evidence(article, notice.span),
        was=notice.was,
        now=notice.now,
        corrects=view.evidence(about.article, about.span) if about else None,
        rests=tuple(rests),
        score=round(min(1.0, about.score), 2) if about else 0.0,
    )


def _nearest(
    view: View, article: ArticleId, notice: Notice, among: Sequence[ArticleId]
) -> _Tied | None:
    """The sentence of some articles that a notice is about, the first of those alike."""
    best: _Tied | None = None
    for place in among:
        for span in view.sentences[place]:
            if place == article and span.overlap(notice.span):
                continue
            score = _score(notice, view.evidence(place, span).text)
            if score >= ALIKE and (best is None or score > best.score):
                best = _Tied(article=place, span=span, score=score)
    return best


def _scope(view: View, article: ArticleId) -> list[ArticleId]:
    """The article, its earlier versions, and earlier articles of its outlet."""
    held = [article]
    outlet = view.outlet(article)
    versions = _versions(view, article)
    for other in view.order:
        earlier = view.order[other] < view.order[article] and outlet != NO_OUTLET
        if other != article and (other in versions or (earlier and view.outlet(other) == outlet)):
            held.append(other)
    return held


def _versions(view: View, article: ArticleId) -> set[ArticleId]:
    """What the same paths or address held before or hold after."""
    one = view.articles[view.order[article]]
    before = {r.version_of for r in one.receipts if r.version_of is not None}
    urls = {u for u in (one.article.url, one.article.canonical_url) if u}
    for other in view.articles:
        after = any(r.version_of == article for r in other.receipts)
        same = urls & {other.article.url, other.article.canonical_url}
        if after or same:
            before.add(other.article.id)
    return {a for a in before if a in view.order and a != article}


def _score(notice: Notice, sentence: str) -> float:
    words = telling(sentence)
    shared = notice.words & words
    if len(shared) < LEAST:
        return 0.0
    score = len(shared) / len(notice.words)
    score += WRONG * _holds(sentence, notice.was) + MENDED * _holds(sentence, notice.now)
    return score


def _holds(sentence: str, words: str | None) -> bool:
    """Whether a sentence has all the telling words of a side of a notice."""
    side = stems(fold_words(words)) - formula() if words else frozenset()
    return bool(side) and side <= telling(sentence)


def _resting_on(view: View, tied: _Tied, notice: Notice) -> list[Evidenced]:
    """Sentences of other articles that were taken from there and not mended."""
    versions = {tied.article, *_versions(view, tied.article)}
    found: list[Evidenced] = []
    for one in view.articles:
        article = one.article.id
        if article == tied.article:
            continue
        for span in view.sentences[article]:
            told = view.evidence(article, span)
            wrong = _holds(told.text, notice.was)
            mended = not wrong and _holds(told.text, notice.now)
            if mended or _score(notice, told.text) < ALIKE:
                continue
            if article in versions or (_leads_to(view, article, span, versions)):
                found.append(told)
    return found


def _leads_to(view: View, article: ArticleId, span: Span, versions: set[ArticleId]) -> bool:
    """Whether words were taken, through any chain of copies, from one of some articles."""
    for _ in range(MAX_CHAIN):
        step = view.taken_from(article, span)
        if step is None:
            return False
        article, span = step
        if article in versions:
            return True
    return False


def _retracted(view: View, one: Annotated, notice: Notice) -> _Tied | None:
    """What a notice takes back: its own article, or an earlier one that it is about."""
    own = [s for s in view.sentences[one.article.id] if not s.overlap(notice.span)]
    if own:
        return _Tied(article=one.article.id, span=cover(own), score=1.0)
    earlier = [
        (len(notice.words & telling(view.text(a))) / max(1, len(notice.words)), a)
        for a in _scope(view, one.article.id)
        if a != one.article.id and view.sentences[a]
    ]
    score, article = max(earlier, default=(0.0, one.article.id))
    if score < ALIKE:
        return None
    return _Tied(article=article, span=cover(view.sentences[article]), score=score)


def _taken_back(view: View, one: Annotated) -> Iterator[Correction]:
    """Reports that another outlet has taken back what it published."""
    article = one.article.id
    labelled = [p.span for p in one.annotation.passages if p.kind == "correction"]
    for span in view.sentences[article]:
        words = fold_words(span.of(view.text(article)))
        if any(p.overlap(span) for p in labelled) or not retracts(words):
            continue
        earlier = _of_outlet_named(view, article, words)
        if not earlier:
            continue
        what = words[words.index("that") + 1 :] if "that" in words else ()
        told = stems(what or words) - formula()
        notice = Notice(span=span, kind="retraction", words=told, was=None, now=None)
        if len(told) >= LEAST and what:  # "its report that ...": what it says there alone
            tied = _nearest(view, article, notice, earlier)
            rests = _resting_on(view, tied, notice) if tied else []
            yield _made(view, article, notice, tied, rests)
        else:
            about = _most_alike(view, told, earlier)
            yield _made(view, article, notice, about, _resting(view, about))


def _of_outlet_named(view: View, article: ArticleId, words: Sequence[str]) -> list[ArticleId]:
    """Earlier articles of the outlet that a sentence names, its own left out."""
    said = f" {' '.join(words)} "
    found: list[ArticleId] = []
    for other in view.order:
        outlet = view.outlet(other)
        name = " ".join(fold_words(outlet)).removeprefix("the ")
        named = outlet != NO_OUTLET and bool(name) and f" {name} " in said
        earlier = view.order[other] < view.order[article] and bool(view.sentences[other])
        if named and earlier and outlet != view.outlet(article):
            found.append(other)
    return found


def _most_alike(view: View, told: frozenset[str], among: Sequence[ArticleId]) -> _Tied:
    """The whole of the article that holds most of some words."""
    shares = [(len(told & telling(view.text(a))) / max(1, len(told)), a) for a in among]
    score, source = max(shares)
    return _Tied(article=source, span=cover(view.sentences[source]), score=max(score, ALIKE))


def _resting(view: View, about: _Tied | None) -> list[Evidenced]:
    """Sentences of other articles that were taken from one that is taken back."""
    if about is None:
        return []
    return [
        view.evidence(one.article.id, span)
        for one in view.articles
        if one.article.id != about.article
        for span in view.sentences[one.article.id]
        if _leads_to(view, one.article.id, span, {about.article})
    ]
