"""All that the steps for one article found in it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.article import Article, Passage, Receipt, Sentence
from onrecord.model.commitment import Commitment
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.event import Event, Question
from onrecord.model.ids import ArticleId
from onrecord.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """The records of one article, each kind sorted by its first span.

    Attributes:
        producers: ``(stage, version)`` pairs of the steps that made it.
        refused: why the language steps made nothing (another language), else None.
    """

    article: ArticleId
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    producers: tuple[tuple[str, str], ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article with its annotation and its receipts, as ``link`` and views take it.

    Attributes:
        receipts: sorted by path; the first one's path is the article's ``path``.
    """

    article: Article
    annotation: Annotation
    receipts: tuple[Receipt, ...] = ()

    @property
    def path(self) -> str:
        """The first path, in sort order; empty where there is no receipt."""
        return self.receipts[0].path if self.receipts else ""
