"""The steps for one article as stages: clean, then annotate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord import __version__
from onrecord.clean import EMPTY, Furniture
from onrecord.clean import passages as label_passages
from onrecord.language.card import version_of
from onrecord.language.parse import Parser
from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Passage
from onrecord.model.reject import Reject
from onrecord.run.plan import Plan
from onrecord.settings import Settings

ARTICLE = frozenset({"articles"})
PASSAGES = frozenset({"passages"})
RECORDS = frozenset(
    {"sentences", "mentions", "dates", "statements", "events", "questions", "commitments"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article with its passages."""

    article: Article
    passages: tuple[Passage, ...]


class CleanStage:
    """Labels the passages of an article.

    Args:
        furniture: what was learned of the outlets' furniture.
    """

    name = "clean"
    needs = ARTICLE
    adds = PASSAGES

    def __init__(self, furniture: Furniture = EMPTY) -> None:
        self._furniture = furniture

    @property
    def version(self) -> str:
        """This program's version and the furniture's."""
        learned = self._furniture.version
        return f"{__version__}+{learned}" if learned else __version__

    def run(self, batch: Sequence[Article]) -> Iterator[Cleaned | Reject]:
        """Yield each article with its passages."""
        for article in batch:
            yield Cleaned(article=article, passages=tuple(label_passages(article, self._furniture)))


class AnnotateStage:
    """Finds the records of an article. The parser is loaded when the first one comes.

    Args:
        pipeline: spaCy pipeline.
        model: which extractor makes statements.
    """

    name = "annotate"
    needs = ARTICLE | PASSAGES
    adds = RECORDS

    def __init__(self, pipeline: str, model: str) -> None:
        self._pipeline = pipeline
        self._model = model

    @cached_property
    def version(self) -> str:
        """Of this program, the extractor and the pipeline, told without running any."""
        return f"{__version__}+{version_of(self._model, self._pipeline)}"

    @cached_property
    def _parser(self) -> Parser:
        from onrecord.language.parsers import parser_of  # noqa: PLC0415 - slow to load

        return parser_of(self._model, self._pipeline)

    def run(self, batch: Sequence[Cleaned]) -> Iterator[Annotation | Reject]:
        """Yield each article's annotation."""
        from onrecord.extract import annotate  # noqa: PLC0415 - slow to load

        for cleaned in batch:
            yield annotate(cleaned.article, cleaned.passages, self._parser)


def article_stages(settings: Settings, furniture: Furniture = EMPTY) -> Plan:
    """The plan for one article: clean, then annotate.

    Args:
        settings: gives the pipeline and the extractor.
        furniture: what was learned of the outlets' furniture.
    """
    stages = (CleanStage(furniture), AnnotateStage(settings.pipeline, settings.model))
    return Plan("article", stages, given=ARTICLE)
