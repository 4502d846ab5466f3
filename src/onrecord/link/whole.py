"""One story, linked: dates, derivations, origins, entities, utterances."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId, record_id
from onrecord.model.story import Story, StoryLinks


def story_id(article: ArticleId) -> StoryId:
    """The id of a story whose earliest member is ``article``."""
    return StoryId(record_id("story", article))


def stated_order(annotated: Annotated) -> tuple[str, ArticleId]:
    """Order in which members are earlier: by stated date, the undated last, then by id.

    Inferred dates do not enter: they change with what else is in the story, and an
    id must not.
    """
    article = annotated.article
    return (article.published.earliest or article.published.latest or "~", article.id)


def link_story(articles: Sequence[Annotated], pairs: Sequence[Pair]) -> StoryLinks:
    """All that linking adds for one story.

    Args:
        articles: its members, at least one, in any order.
        pairs: decisions on pairs of them; others are passed over.
    """
    members = sorted(articles, key=stated_order)
    ids = [a.article.id for a in members]
    among = set(ids)
    held = tuple(sorted((p for p in pairs if {p.a, p.b} <= among), key=lambda p: (p.a, p.b)))
    story = Story(
        id=story_id(ids[0]),
        label="",
        articles=tuple(ids),
        origins=0,
        first=None,
        last=None,
        aliases=tuple(sorted(story_id(i) for i in ids[1:])),
    )
    return StoryLinks(story=story, pairs=held)
