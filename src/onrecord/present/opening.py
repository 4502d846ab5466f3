"""The story in one screen: what happened, what is new, who holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.model.account import Novelty, Position, TimelineItem
from onrecord.model.ids import ArticleId
from onrecord.model.statement import Statement
from onrecord.present.highlights import highlights
from onrecord.present.lines import Block, Line, Piece, heading, line, own, plural, strong, theirs
from onrecord.present.names import shown_name
from onrecord.present.owners import shared_owners
from onrecord.present.reader import INFERRED, Reader, days

UNSORTED = "unsorted"
AHEAD, NEW, ACTORS = 3, 4, 6  # lines of each list


def opening(reader: Reader) -> Iterator[Block]:
    """The head of the account and its short lists."""
    yield from _head(reader)
    yield from _happened(reader)
    yield from _new(reader)
    yield from _held(reader)


def happening(reader: Reader, item: TimelineItem) -> Line:
    """One line of a timeline."""
    support = f"{plural(item.origins, 'origin')}, {plural(len(item.articles), 'article')}"
    basis = INFERRED if item.date.basis == "inferred" else ""
    return line(
        strong(basis + days(item.date)),
        own(", announced:" if item.tense == "announced" else ":"),
        theirs(reader.phrase(item.told)),
        own(f"({support})"),
        where=reader.told(item.told),
    )


def _head(reader: Reader) -> Iterator[Block]:
    story, account = reader.links.story, reader.account
    yield heading(1, theirs(story.label or "A story without a headline"))
    span = f"{story.first} to {story.last}" if story.first else "undated"
    if story.first and story.first == story.last:
        span = story.first
    articles = plural(len(account.records.articles), "article")
    yield line(own(f"{span}: {articles} from {plural(story.origins, 'independent origin')}."))
    for owner in shared_owners(reader.links, (a.article for a in account.records.articles)):
        yield line(
            theirs(", ".join(owner.outlets)),
            own(f"stand behind {owner.origins} of the origins and have one owner:"),
            theirs(owner.name),
        )
    yield line(
        own("Each line ends with its evidence: [number of the article, outlet, date, path:span]."),
        own(f"{INFERRED} marks a date that is inferred; the articles tell why."),
    )
    if reader.folder:
        yield line(own("The paths are in"), theirs(reader.folder))
    if account.as_of:
        yield line(own(f"As of {account.as_of}: no later article is counted."))
    if account.undated:
        left_out = plural(len(account.undated), "article")
        yield line(own(f"Left out, as no date is known: {left_out}."))
        for article in account.undated:
            yield line(theirs(article), depth=1)


def _happened(reader: Reader) -> Iterator[Block]:
    items = reader.account.timeline
    past = highlights(items, order=list(reader.articles), began=reader.links.story.first)
    last = reader.links.story.last or ""
    ahead = [i for i in items if i.tense == "announced" and (i.date.latest or "~")[:10] >= last]
    if past or ahead:
        yield heading(2, own("In short"))
    for item in (*past, *ahead[:AHEAD]):
        yield happening(reader, item)


def _new(reader: Reader) -> Iterator[Block]:
    since = reader.account.new_since
    added = [n for n in reader.account.novelty if n.kind != "detail"]
    if since is None:
        newest = _newest(reader, [n.told.article for n in added])
        # that all of a story's first article is new goes without saying
        first = next(iter(reader.articles), None)
        added = [n for n in added if n.told.article == newest != first]
        title = "New in the latest article"
    else:
        title = f"New since {since}"
    if not added and since is None:
        return
    yield heading(3, own(title))
    if not added:
        yield line(own("Nothing."))
    for item in added[:NEW]:
        yield line(*added_pieces(reader, item), where=reader.told(item.told))
    if len(added) > NEW:
        yield line(own(f"and {len(added) - NEW} more under “What each article added”."))


def added_pieces(reader: Reader, item: Novelty) -> tuple[Piece, ...]:
    """What an article adds: who says it, and the words; a clause shows where it breaks off."""
    words = theirs(reader.phrase(item.told) if item.kind == "event" else item.told.text)
    speaker = reader.added_by(item)
    return (strong(speaker), own(":"), words) if speaker else (words,)


def _newest(reader: Reader, articles: list[ArticleId]) -> ArticleId | None:
    place = {article: i for i, article in enumerate(reader.articles)}
    return max(articles, key=lambda a: place[a], default=None)


def _held(reader: Reader) -> Iterator[Block]:
    by_actor: dict[str, list[Position]] = {}
    for position in reader.account.positions:
        by_actor.setdefault(position.actor_name, []).append(position)
    if not by_actor:
        return
    yield heading(3, own("Who holds what"))
    weight = {
        actor: len({s for p in held for s in p.statements}) for actor, held in by_actor.items()
    }
    for actor in sorted(by_actor, key=lambda a: (-weight[a], a))[:ACTORS]:
        yield _actor(reader, actor, by_actor[actor])
    yield from _changes(reader)


def _changes(reader: Reader) -> Iterator[Block]:
    """Who turned round on what, with the words that tell the new side."""
    held = {p.id: p for p in reader.account.positions}
    for now in held.values():
        then = held.get(now.changed_from or "")
        said = [reader.statements[s] for s in now.statements if s in reader.statements]
        if then is None or not said:
            continue
        chosen = max(said, key=lambda s: _weight(reader, s))
        yield line(
            strong(shown_name(now.actor_name)),
            own("changed on"),
            theirs(reader.issue_names.get(now.issue, now.issue)),
            own(f"({then.stance} until {then.last}, {now.stance} from {now.first}):"),
            theirs(reader.shown(chosen)),
            where=reader.said_at(chosen),
        )


def _actor(reader: Reader, actor: str, held: list[Position]) -> Line:
    issues: Counter[str] = Counter()
    for position in held:
        issues[reader.issue_names.get(position.issue, position.issue)] += len(position.statements)
    named = sorted(issues, key=lambda n: (n == UNSORTED, -issues[n], n))[:3]
    if len(named) > 1 and named[-1] == UNSORTED:
        named.pop()
    said = {s for p in held for s in p.statements if s in reader.statements}
    chosen = max((reader.statements[s] for s in said), key=lambda s: _weight(reader, s))
    stance = "" if chosen.stance == "inform" else f" ({chosen.stance})"
    return line(
        strong(shown_name(actor)),
        own("on"),
        theirs(", ".join(named)),
        own(f"{stance}:".strip()),
        theirs(reader.shown(chosen)),
        where=reader.said_at(chosen),
    )


def _weight(reader: Reader, statement: Statement) -> tuple[int, bool, bool, int, str]:
    """What tells most of what an actor holds: widely reported, quoted, of some length."""
    utterance = reader.utterances.get(statement.id)
    words = len(reader.content(statement).split())
    return (
        utterance.origins if utterance else 1,
        words >= 5,
        statement.manner == "direct",
        words,
        statement.id,
    )
