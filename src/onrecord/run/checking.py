"""A pasted passage held against a store: what it must meet comes through the index.

The words of each sentence lead to the articles that hold most of them, its runs of words
to those that it copies; nothing else of the store is read. The cost grows with the
passage, whatever the store holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from onrecord.check import Wanted, check, passage_of, wanted
from onrecord.errors import NothingFoundError, UsageError
from onrecord.link.stories import keys, lookups
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.check import Checked
from onrecord.model.ids import ArticleId
from onrecord.run.stages import AnnotateStage, Cleaned
from onrecord.settings import Settings
from onrecord.store import Store

MOST_HOLDERS = 400  # articles that a word may lead to; commoner ones lead nowhere
TOGETHER = 4  # words of a sentence looked up at once where each alone is too common
EACH = 6  # articles that one sentence leads to
COPIED = 24  # articles that runs of words lead to
MOST = 240  # articles that a passage is held against
_BROKEN = re.compile("[\x00\ud800-\udfff]")  # characters that no store can hold
MOST_NOTICES = 60  # articles with notices of correction that are read
WHOLE_STORY = 60  # articles of a named story that are all read


def check_text(store: Store, text: str, settings: Settings, *, story: str | None = None) -> Checked:
    """Hold a passage against a store.

    Args:
        store: holds the articles.
        text: the passage.
        settings: gives the pipeline and the longest text.
        story: only this story's articles, by its id or an alias.

    Raises:
        NothingFoundError: when the passage has no word, or there is no such story.
        UsageError: when the passage is too long.
    """
    given = _BROKEN.sub("\ufffd", text)
    if not any(c.isalnum() for c in given):
        raise NothingFoundError(
            "the passage holds no word", hint="onrecord check FILE, or text on standard input"
        )
    if len(given) > settings.max_text_chars:
        raise UsageError(
            f"the passage is longer than {settings.max_text_chars:,} code points",
            hint="check it in parts, or raise ONRECORD_MAX_TEXT_CHARS",
        )
    passage = annotated(given, settings)
    named = None if story is None else store.resolve_story(story)
    among = None if named is None else set(store.members([named])[named])
    articles = store.load(_candidates(store, passage, among))
    stories = set(store.stories_of([a.article.id for a in articles]).values())
    links = store.links_of(stories)
    noticing = store.load(store.with_notices(stories, MOST_NOTICES))
    return check(passage, articles, links, noticing)


def annotated(text: str, settings: Settings) -> Annotated:
    """A passage annotated, every paragraph of it as body."""
    article, passages = passage_of(text)
    stage = AnnotateStage(settings.pipeline, settings.model)
    (made,) = stage.run([Cleaned(article=article, passages=passages)])
    assert isinstance(made, Annotation)
    return Annotated(article=article, annotation=made)


def _candidates(
    store: Store, passage: Annotated, among: Collection[ArticleId] | None
) -> list[ArticleId]:
    """The articles that a passage must meet, the likeliest, sorted by id."""
    if among is not None and len(among) <= WHOLE_STORY:
        return sorted(among)
    sentences = wanted(passage)
    held = store.with_each({w for s in sentences for w, _ in s.words}, MOST_HOLDERS)
    total: dict[ArticleId, float] = {}
    for sentence in sentences:
        for article, votes in _best(store, sentence, held, among):
            total[article] = total.get(article, 0.0) + votes
    for n, article in enumerate(_copied(store, passage, among)):
        total[article] = total.get(article, 0.0) + 1000.0 / (n + 1)
    order = sorted(total, key=lambda a: (-round(total[a], 6), a))
    return sorted(order[:MOST])


def _best(
    store: Store,
    sentence: Wanted,
    held: dict[str, tuple[ArticleId, ...]],
    among: Collection[ArticleId] | None,
) -> list[tuple[ArticleId, float]]:
    """The articles that hold most of a sentence's words, by their weight."""
    votes: dict[ArticleId, float] = {}
    for word, weight in sentence.words:
        for article in held.get(word, ()):
            votes[article] = votes.get(article, 0.0) + weight
    common = [word for word, _ in sentence.words if word not in held]
    if common and not votes:
        found = store.with_all(common[:TOGETHER], MOST_HOLDERS)
        votes = dict.fromkeys(found, 1.0)
    kept = _inside(votes, among)
    order = sorted(kept, key=lambda a: (-round(votes[a], 6), a))
    return [(article, votes[article]) for article in order[:EACH]]


def _copied(
    store: Store, passage: Annotated, among: Collection[ArticleId] | None
) -> list[ArticleId]:
    """Articles that share runs of words or subjects with the passage, most first."""
    shared = store.neighbours(lookups(keys(passage)))
    return sorted(_inside(shared, among), key=lambda a: (-shared[a], a))[:COPIED]


def _inside(articles: Iterable[ArticleId], among: Collection[ArticleId] | None) -> list[ArticleId]:
    return [a for a in articles if among is None or a in among]
