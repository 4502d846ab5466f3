"""Stored articles made ready to hold a passage against: their sentences, found by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.account.corrected import Corrected, told
from onrecord.check.held import HeldText
from onrecord.check.words import keys, tells, tokens, weight
from onrecord.model.account import Correction, Evidenced
from onrecord.model.annotation import Annotated
from onrecord.model.check import Found
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Utterance
from onrecord.model.entity import Entity
from onrecord.model.ids import ArticleId, MentionId, StatementId
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.story import StoryLinks

MAX_HOLDERS = 300  # sentences that one word may lead to; commoner words lead nowhere
MAX_TRIED = 24  # sentences that a claim is compared with


@dataclass(frozen=True, slots=True)
class Place:
    """Sentence ``n`` of a held text."""

    held: HeldText
    n: int

    @property
    def span(self) -> Span:
        """That of the sentence."""
        return self.held.span(self.n)


class Record:
    """All articles that a passage is held against, with what their stories tell of them.

    Args:
        articles: in any order.
        links: of their stories; articles without one stand alone.
        corrections: what notices in those stories correct.
    """

    def __init__(
        self,
        articles: Sequence[Annotated],
        links: Sequence[StoryLinks],
        corrections: Sequence[Correction] = (),
    ) -> None:
        self._corrected = Corrected(corrections)
        given = {d.article: d.published for s in links for d in s.datings}
        self.texts = [
            HeldText(a, _date(a, given)) for a in sorted(articles, key=lambda a: a.article.id)
        ]
        self.origin = {a: o.id for s in links for o in s.origins for a in o.articles}
        self.utterance: dict[StatementId, Utterance] = {
            statement: u for s in links for u in s.utterances for statement in u.statements
        }
        self._entity: dict[MentionId, Entity] = {
            m: e for s in links for e in s.entities for m in e.mentions
        }
        by_id = {e.id: e for s in links for e in s.entities}
        self._known: dict[str, list[Entity]] = {}
        for entity in sorted(by_id.values(), key=lambda e: (e.kind != "person", e.id)):
            for name in sorted({n.casefold() for n in (entity.name, *entity.names)}):
                if entity.named and name.split():
                    self._known.setdefault(name.split()[-1], []).append(entity)
        self._speaking = {
            t.statement: by_id[t.entity] for s in links for t in s.speakers if t.entity in by_id
        }
        self._holders: dict[str, list[Place]] = {}
        for held in self.texts:
            for n, roots in enumerate(held.roots):
                for root in sorted(roots):
                    self._holders.setdefault(root, []).append(Place(held, n))

    def nearest(self, words: Iterable[str], most: int = MAX_TRIED) -> list[Place]:
        """Sentences that share most with ``words`` (normal ones), the likeliest first."""
        votes: dict[tuple[ArticleId, int], float] = {}
        places: dict[tuple[ArticleId, int], Place] = {}
        for word in sorted({w for w in words if tells(w)}):
            told: set[tuple[ArticleId, int]] = set()
            for key in keys(word):
                held = self._holders.get(key, ())
                for place in held if len(held) <= MAX_HOLDERS else ():
                    at = (place.held.article.id, place.n)
                    if at not in told:
                        told.add(at)
                        places[at] = place
                        votes[at] = votes.get(at, 0.0) + weight(word)
        order = sorted(votes, key=lambda at: (-round(votes[at], 6), at))
        return [places[at] for at in order[:most]]

    def speaker(self, held: HeldText, statement: Statement) -> tuple[str | None, Entity | None]:
        """Name and entity of who a held text says speaks."""
        opening = held.opening(statement)
        entity = self._speaking.get(opening.id)
        speaker = opening.speaker
        if entity is None and speaker is not None and speaker.mention is not None:
            entity = self._entity.get(speaker.mention)
        name = speaker.name if speaker else None
        return (entity.name if entity is not None and entity.named else name), entity

    def known(self, name: str) -> Entity | None:
        """The named entity of the record whose name ends as ``name`` does, persons first."""
        words = name.casefold().split()
        for entity in self._known.get(words[-1], ()) if words else ():
            if any(
                set(words) <= set(n.casefold().split()) or set(n.casefold().split()) <= set(words)
                for n in entity.names
            ):
                return entity
        return None

    def found(self, held: HeldText, span: Span, statement: Statement | None = None) -> Found:
        """Words of the record, with who says them and where they come from."""
        statement = statement or held.statement_at(span)
        speaker = self.speaker(held, statement)[0] if statement else None
        utterance = self.utterance.get(statement.id) if statement else None
        article = held.article
        return Found(
            told=Evidenced(article=article.id, span=span, text=span.of(held.text)),
            outlet=article.outlet,
            path=held.annotated.path,
            speaker=speaker,
            statement=statement.id if statement else None,
            utterance=utterance.id if utterance else None,
            origin=self.origin.get(article.id, article.id),
            corrected=self._corrected.told(article.id, span),
        )

    def taken_back(self, place: Place, words: Sequence[str]) -> str:
        """What later notices say against words that a sentence supports; empty if nothing.

        Args:
            words: normal ones, in any order.
        """
        held, span = place.held, place.span
        return "; ".join(
            dict.fromkeys(
                told(notice)
                for notice in self._corrected.touching(held.article.id, span)
                if notice.kind == "retraction" or _was_told(notice, set(words))
            )
        )


def _was_told(notice: Correction, words: set[str]) -> bool:
    """Whether words have what a notice puts right, not what it puts in its place."""
    was, now = (
        set(tokens(part, [Span(0, len(part))]).words)
        for part in (notice.was or "", notice.now or "")
    )
    return bool(was - now) and was - now <= words and not (now and now - was <= words)


def _date(annotated: Annotated, given: Mapping[ArticleId, DateInterval]) -> DateInterval:
    own = annotated.article.published
    return own if own.known else given.get(annotated.article.id, own)


def counted(found: Sequence[Found]) -> tuple[int, int]:
    """Independent origins and distinct sources behind some findings.

    A source is the act of saying that is cited; in a reporter's own words, the origin.
    """
    origins = {f.origin for f in found}
    sources = {f.utterance or f.statement or f.origin for f in found}
    return len(origins), len(sources)
