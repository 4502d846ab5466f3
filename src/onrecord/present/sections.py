"""The account after its opening: articles, timeline, voices, promises, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.model.account import Promise
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Derivation
from onrecord.model.ids import ArticleId
from onrecord.present.additions import telling_first
from onrecord.present.corrections import corrections
from onrecord.present.lines import Block, Line, heading, line, own, plural, quoted, strong, theirs
from onrecord.present.names import shown_name, state_name
from onrecord.present.opening import added_pieces, happening, opening
from onrecord.present.reader import Reader, days, without_opener
from onrecord.present.voices import voices

MAX_REASON = 200  # characters of a reason; the records hold all of it
MAX_ADDED = 15  # lines of what one article added
_SHOWN = frozenset({"body", "headline"})

_COMMITMENTS = (("promise", "Promises"), ("threat", "Threats"), ("demand", "Demands"))


def outline(reader: Reader) -> Iterator[Block]:
    """The whole account, block by block."""
    yield from opening(reader)
    yield from _articles(reader)
    if reader.account.timeline:
        yield heading(2, own("Timeline"))
    for item in reader.account.timeline:
        yield happening(reader, item)
    yield from voices(reader)
    yield from _promises(reader)
    yield from _questions(reader)
    yield from _disagreements(reader)
    yield from corrections(reader)
    yield from _added(reader)
    yield from _set_aside(reader)


def _articles(reader: Reader) -> Iterator[Block]:
    yield heading(2, own("Articles"))
    into: dict[ArticleId, list[Derivation]] = {}
    for derivation in reader.links.derivations:
        into.setdefault(derivation.target, []).append(derivation)
    for held in reader.articles.values():
        article = held.article
        other = article.outlet and article.credit not in (None, article.outlet)
        credit = f"; credits {article.credit}" if other else ""
        yield line(
            own(f"[{reader.numbers[article.id]}]"),
            strong(reader.outlet(article.id)),
            own(":"),
            theirs(f"{article.title or 'no headline'}."),
            theirs(f"{_dated(reader.published[article.id])}{credit}"),
            where=f"[{reader.path(article.id)}]",
        )
        if held.annotation.refused:
            yield line(own("Not read further:"), theirs(held.annotation.refused), depth=1)
        for derivation in into.get(article.id, ()):
            yield _derivation(reader, derivation)


def _dated(date: DateInterval) -> str:
    """A date with how it is known."""
    reason = quoted(date.reason, MAX_REASON)
    told = reason if reason.startswith(date.basis) else f"{date.basis}: {reason}"
    return f"{days(date)} ({told})"


_TAKES = {
    "copy": "copy of",
    "excerpt": "excerpt of",
    "rewrite": "rewrite of",
    "shared": "shares an original with",
    "cites": "cites",
}


def _derivation(reader: Reader, derivation: Derivation) -> Line:
    """What an article takes: "copy of [1], 98% of its words; direction 0.97: [1] first, ..."."""
    number = reader.numbers.get(derivation.source) if derivation.source else None
    source = f"[{number}]" if number else "an original not held here"
    spans = [p.b for p in derivation.passages]
    share = "" if derivation.kind == "cites" else f", {derivation.share:.0%} of its words"
    first = "" if derivation.kind == "shared" else f" {source} first, as"
    return line(
        own(f"{_TAKES[derivation.kind]} {source}{share};"),
        own(f"direction {derivation.direction.score:.2f}:{first}"),
        theirs(quoted(derivation.direction.reason, MAX_REASON)),
        depth=1,
        where=reader.where(derivation.target, spans[0]) if spans else "",
    )


def _promises(reader: Reader) -> Iterator[Block]:
    for kind, title in _COMMITMENTS:
        held = [p for p in reader.account.promises if p.kind == kind]
        if held:
            yield heading(2, own(title))
        for promise in held:
            yield from _promise(reader, promise)


def _promise(reader: Reader, promise: Promise) -> Iterator[Line]:
    due = f"; due {days(promise.due)}" if promise.due.known else ""
    yield line(
        strong(shown_name(promise.by or "unnamed")),
        *((own("to"), theirs(promise.to)) if promise.to else ()),
        own(f"({state_name(promise.kind, promise.state)}{due}):"),
        theirs(without_opener(promise.told.text)),
        where=reader.told(promise.told),
    )
    if promise.because is not None:
        yield line(
            own("because:"),
            theirs(promise.because.text),
            depth=1,
            where=reader.told(promise.because),
        )


def _questions(reader: Reader) -> Iterator[Block]:
    if reader.account.questions:
        yield heading(2, own("Questions asked"))
    open_first = ("unanswered", "refused", "answered")
    for question in sorted(reader.account.questions, key=lambda q: open_first.index(q.outcome)):
        to = (own("to"), theirs(question.to)) if question.to else ()
        yield line(
            own(f"{question.outcome}"),
            *to,
            own(":"),
            theirs(question.about),
            where=reader.told(question.told),
        )


def _disagreements(reader: Reader) -> Iterator[Block]:
    if reader.account.disagreements:
        yield heading(2, own("Where reports differ"))
    for item in reader.account.disagreements:
        independent = "independent origins" if item.independent else "one origin"
        yield line(
            strong(item.kind),
            own("about"),
            theirs(item.about),
            own(f"({independent}, {item.score:.2f}):"),
            theirs(item.reason),
        )
        yield line(theirs(item.a.text), depth=1, where=reader.told(item.a))
        yield line(theirs(item.b.text), depth=1, where=reader.told(item.b))


def _added(reader: Reader) -> Iterator[Block]:
    # that all of a story's first article is new goes without saying
    first = next(iter(reader.articles), None)
    added = [n for n in reader.account.novelty if n.told.article != first]
    if not added:
        return
    yield heading(2, own("What each article added"))
    by_article: dict[ArticleId, list[Line]] = {}
    share: dict[ArticleId, float] = {}
    for item in telling_first(added):
        share[item.told.article] = item.share
        by_article.setdefault(item.told.article, []).append(
            line(
                *((own(f"{item.kind}:"),) if item.kind == "detail" else ()),
                *added_pieces(reader, item),
                depth=1,
                where=reader.told(item.told),
            )
        )
    for article in reader.articles:
        if article in by_article:
            yield line(
                strong(reader.outlet(article)),
                own(f": {share[article]:.0%} of its words are new"),
                where=f"[{reader.label(article)}]",
            )
            yield from by_article[article][:MAX_ADDED]
            more = len(by_article[article]) - MAX_ADDED
            if more > 0:
                yield line(own(f"and {more} more in “onrecord show novelty”"), depth=1)


def _set_aside(reader: Reader) -> Iterator[Block]:
    counts: Counter[str] = Counter()
    for held in reader.articles.values():
        counts.update(p.kind for p in held.annotation.passages if p.kind not in _SHOWN)
    if not counts:
        return
    yield heading(2, own("Set aside"))
    kinds = ", ".join(f"{kind.replace('_', ' ')} {counts[kind]}" for kind in sorted(counts))
    yield line(own(f"{plural(sum(counts.values()), 'passage')} labelled and kept: {kinds}."))
