"""Statements of one article, by rules over its parse.

Steps:

1. Match the quotation marks (``quotations``).
2. Read frames off the parse: verbs, adjectives and nouns that attribute, "according
   to" (``attribution``), each as sure as its word was on PolNeAR's training part.
3. Tie quotations to cues (``attribution_quotes``) and bring both together
   (``attribution_drafts``); find quotations that lost their marks
   (``statements_unmarked``).
4. Drop drafts whose speaker could be none (``attribution_trust``) and those that cross
   or repeat surer ones; nest what stands inside others (``statements_nesting``).
5. Find and resolve the speakers (``attribution_sources``, ``speakers``), then what
   else the cue tells (``attribution_details``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.attribution_details import DatesOfCues, addressee, evidence, venue
from onrecord.extract.attribution_drafts import Draft, frame_drafts, with_quotations
from onrecord.extract.attribution_mend import mended
from onrecord.extract.attribution_quotes import QuotationTokens, tie_quotations
from onrecord.extract.attribution_read import beside_read, read_drafts
from onrecord.extract.attribution_series import part_series
from onrecord.extract.attribution_sources import Source, find_source
from onrecord.extract.attribution_stance import act, stance
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.attribution_trust import answered, trusted
from onrecord.extract.cues import Cues, cues, lemma_of
from onrecord.extract.quotations import find_quotations
from onrecord.extract.speakers import FIRST_PERSON, SpeakerResolver
from onrecord.extract.statements_nesting import Placed, place
from onrecord.extract.statements_unmarked import mark_unmarked
from onrecord.language.parse import Parse
from onrecord.model.article import Article, Passage
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId, StatementId, record_id
from onrecord.model.statement import Evidence, Manner, Speaker, Statement

VERSION = "3"
PRODUCER = f"rules/{VERSION}"
_ADDS = frozenset(("add", "continue"))  # who adds still speaks on the same occasion
_SAME_SUBJECT = frozenset(("advcl", "conj", "xcomp"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))
_FLOOR = 0.45  # F1 on PolNeAR's training part is flat from 0.35 to 0.5


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
    frames = part_series(tree, frame_drafts(tree, lexicon, _FLOOR), lexicon)
    drafts = with_quotations(tree, held, ties, frames, lexicon)
    drafts = trusted(tree, mark_unmarked(tree, held, drafts), mentions, lexicon)
    if parse.reading is not None:
        read = read_drafts(tree, held, mended(tree, parse.reading.attributions), lexicon)
        drafts = beside_read(mark_unmarked(tree, held, answered(tree, read)), drafts)
    placed = place(tree, drafts)
    speakers = _speakers(tree, placed, mentions)
    made = _Maker(
        article=article,
        tree=tree,
        held=held,
        lexicon=lexicon,
        dates=DatesOfCues(tree, held.starts, dates, lexicon),
        mentioned={m.id: m for m in mentions},
    )
    return made.statements(placed, speakers)


Spoken = list[tuple[Source | None, Speaker | None]]


def _speakers(tree: Tree, placed: Sequence[Placed], mentions: Sequence[Mention]) -> Spoken:
    """Each draft's source and speaker; what "we" means waits until its holder is known."""
    sources = [find_source(tree, p.draft) for p in placed]
    resolver = SpeakerResolver(tree, mentions)
    found: Spoken = [(source, None) for source in sources]
    in_order = sorted((s.head, n) for n, s in enumerate(sources) if s is not None)
    for _, n in in_order:
        source = sources[n]
        if source is not None and not _is_first_person(tree, source):
            named = resolver.resolve(source, None, placed[n].draft.content)
            found[n] = (source, named)
            if placed[n].within is None:
                resolver.remember(named)
    for n, p in enumerate(placed):
        source = found[n][0]
        outer = found[p.within][1] if p.within is not None else None
        if source is not None and _is_first_person(tree, source):
            found[n] = (source, resolver.resolve(source, outer, ()))
        elif p.draft.continues:
            found[n] = (None, None if p.carrier is None else found[p.carrier][1])
    return found


def _is_first_person(tree: Tree, source: Source) -> bool:
    word = tree.tokens[source.head].text
    return word != "US" and word.lower() in FIRST_PERSON


@dataclass(slots=True, kw_only=True)
class _Maker:
    """Turns placed drafts into records."""

    article: Article
    tree: Tree
    held: QuotationTokens
    lexicon: Cues
    dates: DatesOfCues
    mentioned: Mapping[MentionId, Mention]

    def statements(self, placed: Sequence[Placed], spoken: Spoken) -> tuple[Statement, ...]:
        ids = [
            StatementId(record_id("statement", self.article.id, *p.draft.content)) for p in placed
        ]
        found: list[Statement] = []
        for n, (p, (source, speaker)) in enumerate(zip(placed, spoken, strict=True)):
            statement = self._statement(p.draft, source, speaker)
            found.append(
                replace(
                    statement,
                    id=ids[n],
                    within=None if p.within is None else ids[p.within],
                    continues=None if p.carrier is None else ids[p.carrier],
                    evidence=_evidence(p, statement.evidence, found),
                )
            )
        _with_days(self.tree, placed, found)
        return _with_own_stance(self.tree, placed, spoken, found)

    def _statement(self, draft: Draft, source: Source | None, speaker: Speaker | None) -> Statement:
        tree = self.tree
        mention = self.mentioned.get(speaker.mention) if speaker and speaker.mention else None
        kind = mention.kind if mention is not None else ""
        told = addressee(tree, draft, self.lexicon)
        if told is not None and source is not None and told.overlap(source.span):
            told = None  # "asked Hahn": who asks stands where one looks for who is asked
        return Statement(
            id=StatementId(""),
            article=self.article.id,
            manner=_manner(self.held, draft),
            act=act(tree, draft),
            content=draft.content,
            speaker=speaker,
            cue=tree.parse.span(*draft.cue) if draft.cue else None,
            addressee=told,
            venue=venue(tree, draft, self.lexicon),
            said=self.dates.said(draft),
            evidence=evidence(tree, draft, (source, speaker), self.mentioned, self.lexicon),
            stance=stance(tree, draft, (source, speaker), kind, self.lexicon),
            score=round(draft.score, 3),
            producer=PRODUCER,
        )


def _evidence(placed: Placed, own: Evidence, before: Sequence[Statement]) -> Evidence:
    if not placed.draft.continues:
        return own
    return "unnamed" if placed.carrier is None else before[placed.carrier].evidence


def _with_days(tree: Tree, placed: Sequence[Placed], found: list[Statement]) -> None:
    """Give what carries on a saying the day of that saying, where it has none of its own.

    "“It works,” she said. “We saw it.”"; "she said, adding that"; "“We saw it,” she added."
    """
    by_head: dict[int | None, int] = {p.draft.head: n for n, p in enumerate(placed)}
    by_head.pop(None, None)
    last: int | None = None
    for n, p in enumerate(placed):
        carried = p.carrier if p.draft.head is None else by_head.get(_host(tree, p.draft.head))
        if carried is None and last is not None and _adds(tree, p):
            carried = last if _of_one_speaker(found[n], found[last]) else None
        if found[n].said is None and carried is not None:
            found[n] = replace(found[n], said=found[carried].said)
        if p.within is None:
            last = n


def _host(tree: Tree, head: int) -> int | None:
    """The verb whose subject a cue shares: "she said, adding that"."""
    word = tree.tokens[head]
    shares = word.dep in _SAME_SUBJECT and tree.first(head, _SUBJECT) is None
    if word.dep == "conj":  # not "approved it on Friday but has been blamed"
        shares = shares and word.tag == tree.tokens[word.head].tag and word.tag != "VBN"
    return word.head if shares else None


def _adds(tree: Tree, placed: Placed) -> bool:
    head = placed.draft.head
    return head is not None and placed.within is None and lemma_of(tree.tokens[head].lemma) in _ADDS


def _of_one_speaker(one: Statement, other: Statement) -> bool:
    names = [s.speaker.name if s.speaker is not None else None for s in (one, other)]
    return names[0] is not None and names[0] == names[1]


def _with_own_stance(
    tree: Tree, placed: Sequence[Placed], spoken: Spoken, found: list[Statement]
) -> tuple[Statement, ...]:
    """ "We reject it, she said": the stance of "we reject" is hers."""
    for n, p in enumerate(placed):
        source = spoken[n][0]
        if p.within is None or source is None or not _is_first_person(tree, source):
            continue
        outer = found[p.within]
        if outer.stance == "inform" and outer.act == "said" and found[n].act == "said":
            found[p.within] = replace(outer, stance=found[n].stance)
    return tuple(found)


def _manner(held: QuotationTokens, draft: Draft) -> Manner:
    """By how much of the content stands in quotation marks of its own."""
    if draft.unmarked:
        return "unmarked"
    if draft.head is not None and held.of[draft.head] >= 0:
        return "indirect"  # inside a quotation, whose marks are not its own
    words, quoted = (sum(n) for n in zip(*(held.count(s) for s in draft.content), strict=True))
    if not quoted:
        return "indirect"
    return "mixed" if words > quoted else "direct"
