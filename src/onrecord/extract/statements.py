"""Statements of one article, by rules over its parse.

Steps:

1. Match the quotation marks (``quotations``).
2. Read frames off the parse: verbs, adjectives and nouns that attribute, "according
   to" (``attribution``), each as sure as its word was on PolNeAR's training part.
3. Tie quotations to cues (``attribution_quotes``) and bring both together
   (``attribution_drafts``).
4. Drop drafts that cross or repeat surer ones; nest those that stand inside others.
5. Find and resolve the speakers (``attribution_sources``, ``speakers``).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.attribution_drafts import Draft, frame_drafts, with_quotations
from onrecord.extract.attribution_quotes import QuotationTokens, tie_quotations
from onrecord.extract.attribution_sources import find_source
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import cues
from onrecord.extract.quotations import find_quotations
from onrecord.extract.speakers import SpeakerResolver
from onrecord.language.parse import Parse
from onrecord.model.article import Article, Passage
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.ids import StatementId, record_id
from onrecord.model.span import Span, cover
from onrecord.model.statement import Manner, Statement

VERSION = "1"
PRODUCER = f"rules/{VERSION}"
_FLOOR = 0.35  # F1 on PolNeAR's training part is flat between 0.3 and 0.4


def find_statements(
    article: Article,
    parse: Parse,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
) -> tuple[Statement, ...]:
    """All statements of an article, sorted by their first span.

    Args:
        article: the article.
        parse: of its body passages.
        passages: all of its passages; quotation marks count in the body alone.
        mentions: resolved within the article; may be empty.
        dates: its date expressions, among which a cue's date is looked up.
    """
    body = [p.span for p in passages if p.kind == "body"]
    tree = Tree(parse, article.text)
    held = QuotationTokens(tree, find_quotations(article.text, body), body)
    lexicon = cues()
    ties = tie_quotations(tree, held, lexicon)
    drafts = with_quotations(tree, held, ties, frame_drafts(tree, lexicon, _FLOOR), lexicon)
    kept = _without_rivals(drafts)
    resolver = SpeakerResolver(tree, mentions)
    found: list[Statement] = []
    open_spans: list[tuple[Span, StatementId]] = []
    last_quoted: StatementId | None = None
    for draft in kept:
        source = find_source(tree, draft)
        key = StatementId(record_id("statement", article.id, *draft.content))
        whole = cover(draft.content)
        while open_spans and open_spans[-1][0].end < whole.end:
            open_spans.pop()
        found.append(
            Statement(
                id=key,
                article=article.id,
                manner=_manner(tree, held, draft),
                act=draft.sense.act,
                content=draft.content,
                speaker=resolver.resolve(source) if source else None,
                cue=tree.parse.span(*draft.cue) if draft.cue else None,
                within=open_spans[-1][1] if open_spans else None,
                continues=last_quoted if draft.continues else None,
                stance=draft.sense.stance,
                score=round(draft.score, 3),
                producer=PRODUCER,
            )
        )
        open_spans.append((whole, key))
        if draft.quoted:
            last_quoted = key
    return tuple(found)


def _without_rivals(drafts: Sequence[Draft]) -> list[Draft]:
    seen: set[tuple[Span, ...]] = set()
    kept: list[Draft] = []
    for draft in sorted(
        drafts, key=lambda d: (d.content[0].start, -d.content[-1].end, -d.score, d.kind)
    ):
        if draft.content not in seen:
            seen.add(draft.content)
            kept.append(draft)
    return kept


def _manner(tree: Tree, held: QuotationTokens, draft: Draft) -> Manner:
    if draft.quoted:
        return "direct"
    return "indirect"
