"""One story, linked: dates, derivations, origins, entities, utterances, happenings, in order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link.dating import date_articles
from onrecord.link.derivations import derive
from onrecord.link.entities import resolve_entities
from onrecord.link.happenings import find_happenings
from onrecord.link.origins import find_origins
from onrecord.link.utterances import find_utterances
from onrecord.link.versions import Context
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId, record_id
from onrecord.model.story import Story, StoryLinks

MAX_LABEL = 120  # characters of a label taken from a text without a headline


def story_id(article: ArticleId) -> StoryId:
    """The id of a story whose earliest member is ``article``."""
    return StoryId(record_id("story", article))


def stated_order(annotated: Annotated) -> tuple[str, ArticleId]:
    """Order in which members are earlier: by stated date, the undated last, then by id.

    Ids go by this order. Inferred dates do not enter: they change with what else is in
    the story, and an id must not.
    """
    published = annotated.article.published
    return (published.earliest or published.latest or "~", annotated.article.id)


def link_story(articles: Sequence[Annotated], pairs: Sequence[Pair]) -> StoryLinks:
    """All that linking adds for one story: a pure function of its articles and pairs.

    Args:
        articles: its members, at least one, in any order.
        pairs: decisions on pairs of them; others are passed over.
    """
    members = sorted(articles, key=stated_order)
    by_id = {a.article.id: a for a in members}
    held = tuple(
        sorted((p for p in pairs if p.a in by_id and p.b in by_id), key=lambda p: (p.a, p.b))
    )
    datings = date_articles(members, held)
    published = {a.article.id: a.article.published for a in members}
    published |= {d.article: d.published for d in datings}
    order = sorted(by_id, key=lambda a: (*_when(published[a]), a))
    story = story_id(members[0].article.id)
    derivations = derive(by_id, held, published, order)
    origins = find_origins(story, by_id, derivations, order)
    entities, speakers = resolve_entities(members)
    context = Context(
        story=story,
        order=order,
        stated={a.article.id: stated_order(a) for a in members},
        published=published,
        derivations=derivations,
        origins=origins,
        entities=entities,
        speakers=speakers,
    )
    return StoryLinks(
        story=_story(context, members, held),
        pairs=held,
        datings=datings,
        derivations=derivations,
        origins=origins,
        entities=entities,
        utterances=find_utterances(members, context),
        speakers=speakers,
        happenings=find_happenings(members, context),
    )


def _when(published: DateInterval) -> tuple[str, bool, str, str]:
    """By day; on one day the stated before the inferred, then by the hour."""
    first, last = published.earliest or "~", published.latest or "~"
    return (first[:10], published.basis != "stated", first, last)


def _story(context: Context, members: Sequence[Annotated], pairs: Sequence[Pair]) -> Story:
    dates = [context.published[article] for article in context.order]
    days = [day for held in dates if (day := held.earliest or held.latest)]
    last = [day for held in dates if (day := held.latest or held.earliest)]
    return Story(
        id=context.story,
        label=_label(members, pairs),
        articles=tuple(context.order),
        origins=len(context.origins),
        first=min(days)[:10] if days else None,
        last=max(last)[:10] if last else None,
        aliases=tuple(sorted(story_id(a.article.id) for a in members[1:])),
    )


def _label(members: Sequence[Annotated], pairs: Sequence[Pair]) -> str:
    """The headline of the article that has most in common with the rest."""
    shared = {a.article.id: 0.0 for a in members}
    for pair in pairs:
        shared[pair.a] += pair.likeness
        shared[pair.b] += pair.likeness
    # rounded: sums in another order may differ in the last digit
    best = max(
        members, key=lambda a: (bool(_headline(a)), round(shared[a.article.id], 6), a.article.id)
    )
    return _headline(best) or best.article.text.strip().partition("\n")[0][:MAX_LABEL]


def _headline(annotated: Annotated) -> str:
    for passage in annotated.annotation.passages:
        if passage.kind == "headline":
            return " ".join(passage.span.of(annotated.article.text).split())
    return (annotated.article.title or "").strip()
