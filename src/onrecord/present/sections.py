"""The account after its opening: articles, timeline, voices, promises, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.model.account import Promise
from onrecord.model.derivation import Derivation
from onrecord.model.ids import ArticleId
from onrecord.present.lines import Block, Line, heading, line, own, plural, quoted, strong, theirs
from onrecord.present.opening import happening, opening
from onrecord.present.reader import Reader, days
from onrecord.present.voices import voices

MAX_REASON = 200  # characters of a reason; the records hold all of it
MAX_ADDED = 15  # lines of what one article added
_SHOWN = frozenset({"body", "headline"})


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
    yield from _added(reader)
    yield from _set_aside(reader)


def _articles(reader: Reader) -> Iterator[Block]:
    yield heading(2, own("Articles"))
    into: dict[ArticleId, list[Derivation]] = {}
    for derivation in reader.links.derivations:
        into.setdefault(derivation.target, []).append(derivation)
    for held in reader.articles.values():
        article = held.article
        date = reader.published[article.id]
        credit = f"; credits {article.credit}" if article.credit else ""
        yield line(
            strong(reader.outlet(article.id)),
            own(":"),
            theirs(f"{article.title or 'no headline'}."),
            theirs(f"{days(date)} ({date.basis}: {quoted(date.reason, MAX_REASON)}){credit}"),
            where=f"[{reader.path(article.id)}]",
        )
        if held.annotation.refused:
            yield line(own("Not read further:"), theirs(held.annotation.refused), depth=1)
        for derivation in into.get(article.id, ()):
            yield _derivation(reader, derivation)


_TAKES = {
    "copy": "a copy of",
    "excerpt": "an excerpt of",
    "rewrite": "a rewrite of",
    "shared": "shares an original with",
    "cites": "cites",
}


def _derivation(reader: Reader, derivation: Derivation) -> Line:
    source = derivation.source
    held = source is not None and source in reader.articles
    of = f"[{reader.label(source)}]" if source and held else "an original not held here"
    spans = [p.b for p in derivation.passages]
    share = "" if derivation.kind == "cites" else f"in {derivation.share:.0%} of its words"
    return line(
        own(_TAKES[derivation.kind]),
        theirs(of),
        own(f"{share} (direction {derivation.direction.score:.2f}:".strip()),
        theirs(quoted(derivation.direction.reason, MAX_REASON)),
        own(")"),
        depth=1,
        where=reader.where(derivation.target, spans[0]) if spans else "",
    )


def _promises(reader: Reader) -> Iterator[Block]:
    for kind, title in (("promise", "Promises"), ("threat", "Threats")):
        held = [p for p in reader.account.promises if p.kind == kind]
        if held:
            yield heading(2, own(title))
        for promise in held:
            yield from _promise(reader, promise)


def _promise(reader: Reader, promise: Promise) -> Iterator[Line]:
    due = f"; due {days(promise.due)}" if promise.due.known else ""
    done = {"kept": "carried out", "broken": "not carried out"} if promise.kind == "threat" else {}
    yield line(
        strong(promise.by or "unnamed"),
        *((own("to"), theirs(promise.to)) if promise.to else ()),
        own(f"({done.get(promise.state, promise.state)}{due}):"),
        theirs(promise.told.text),
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
    if not reader.account.novelty:
        return
    yield heading(2, own("What each article added"))
    by_article: dict[ArticleId, list[Line]] = {}
    share: dict[ArticleId, float] = {}
    counts: Counter[ArticleId] = Counter()
    for item in reader.account.novelty:
        share[item.told.article] = item.share
        counts[item.told.article] += 1
        by_article.setdefault(item.told.article, []).append(
            line(
                own(f"{item.kind}:"),
                theirs(item.told.text),
                depth=1,
                where=reader.told(item.told),
            )
        )
    first = next(iter(reader.articles))
    for article in reader.articles:
        if article not in by_article:
            continue
        things = plural(counts[article], "thing")
        yield line(
            strong(reader.outlet(article)),
            own(f": {share[article]:.0%} of its words are new; {things}"),
            where=f"[{reader.path(article)}]",
        )
        if article == first:
            yield line(own("the first of the story: all of it is new"), depth=1)
            continue
        yield from by_article[article][:MAX_ADDED]
        more = counts[article] - MAX_ADDED
        if more > 0:
            yield line(own(f"and {more} more, in the table “novelty”"), depth=1)


def _set_aside(reader: Reader) -> Iterator[Block]:
    counts: Counter[str] = Counter()
    for held in reader.articles.values():
        counts.update(p.kind for p in held.annotation.passages if p.kind not in _SHOWN)
    if not counts:
        return
    yield heading(2, own("Set aside"))
    kinds = ", ".join(f"{kind.replace('_', ' ')} {counts[kind]}" for kind in sorted(counts))
    yield line(own(f"{plural(sum(counts.values()), 'passage')} labelled and kept: {kinds}."))
