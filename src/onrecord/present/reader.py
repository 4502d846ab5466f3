"""An account as a reader looks things up in it: labels, dates and evidence references."""

from __future__ import annotations

from functools import cached_property

from onrecord.account.order import in_order
from onrecord.model.account import Account, Evidenced
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Utterance
from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.present.lines import safe

MAX_LABEL = 80  # characters of an outlet or a path in a reference
_MAX_STEPS = 20  # of a chain of continued quotations


class Reader:
    """Lookups over one account, each made once.

    Args:
        account: what is read.
    """

    def __init__(self, account: Account) -> None:
        self.account = account
        self.links = account.records.links
        self.published = account.records.published()

    @cached_property
    def articles(self) -> dict[ArticleId, Annotated]:
        """The articles by id, in the account's order."""
        return {a.article.id: a for a in in_order(self.account.records)}

    @cached_property
    def statements(self) -> dict[StatementId, Statement]:
        """The statements by id, in order of the articles."""
        return {s.id: s for a in self.articles.values() for s in a.annotation.statements}

    @cached_property
    def place(self) -> dict[StatementId, int]:
        """Where each statement stands in the order of articles and text."""
        return {statement: i for i, statement in enumerate(self.statements)}

    @cached_property
    def utterances(self) -> dict[StatementId, Utterance]:
        """Each statement's utterance."""
        return {s: u for u in self.links.utterances for s in u.statements}

    @cached_property
    def issue_names(self) -> dict[str, str]:
        """Names of the issues by id."""
        return {issue.id: issue.name for issue in self.account.issues}

    @cached_property
    def issues(self) -> dict[StatementId, tuple[str, ...]]:
        """Names of each statement's issues."""
        names = self.issue_names
        return {s: tuple(names.get(i, i) for i in ids) for s, ids in self.account.issue_of}

    @cached_property
    def _entity_names(self) -> dict[str, str]:
        names: dict[str, str] = {m: e.name for e in self.links.entities for m in e.mentions}
        entities = {e.id: e.name for e in self.links.entities}
        names.update(
            {s.statement: entities[s.entity] for s in self.links.speakers if s.entity in entities}
        )
        return names

    def speaker(self, statement: Statement) -> str | None:
        """Name or description of who speaks; of a continued quotation, who spoke before."""
        for _ in range(_MAX_STEPS):
            before = self.statements.get(statement.continues) if statement.continues else None
            if statement.speaker is not None or before is None:
                break
            statement = before
        if statement.speaker is None:
            return None
        named = self._entity_names.get(statement.id)
        if named is None and statement.speaker.mention is not None:
            named = self._entity_names.get(statement.speaker.mention)
        return named or statement.speaker.name

    def content(self, statement: Statement) -> str:
        """What is said, in the article's words."""
        return words_under(self.articles[statement.article].article.text, statement.content)

    def words(self, article: ArticleId, span: Span | None) -> str:
        """The article's words under ``span``; empty where there is none."""
        return span.of(self.articles[article].article.text) if span else ""

    def outlet(self, article: ArticleId) -> str:
        """The article's outlet, made safe."""
        return short(self.articles[article].article.outlet or "unknown outlet")

    def path(self, article: ArticleId) -> str:
        """The article's first path (its id, where it came without one), made safe."""
        held = self.articles[article]
        return short(held.path or held.article.id)

    def date(self, article: ArticleId) -> str:
        """The article's date as references show it."""
        told = self.published[article]
        return f"{days(told)} inferred" if told.basis == "inferred" else days(told)

    def label(self, article: ArticleId) -> str:
        """Outlet, date and path."""
        return f"{self.outlet(article)}, {self.date(article)}, {self.path(article)}"

    def where(self, article: ArticleId, span: Span) -> str:
        """``[outlet, date, path:start-end]``."""
        return f"[{self.label(article)}:{span.start}-{span.end}]"

    def told(self, words: Evidenced) -> str:
        """The reference of these words."""
        return self.where(words.article, words.span)

    def said_at(self, statement: Statement) -> str:
        """The reference of a statement's words."""
        spans = statement.content or ((statement.cue,) if statement.cue else ())
        return self.where(statement.article, cover(spans) if spans else Span(0, 0))


def short(text: str) -> str:
    """A safe label, its middle left out where it is long."""
    label = safe(text[: MAX_LABEL * 50])
    if len(label) <= MAX_LABEL:
        return label
    return f"{label[: MAX_LABEL // 2]}…{label[-MAX_LABEL // 2 :]}"


def days(date: DateInterval) -> str:
    """An interval as a reader sees it: a day, a month, a year, or first to last day."""
    start, end = (date.earliest or "")[:10], (date.latest or "")[:10]
    if not start or not end:
        return f"until {end}" if end else f"from {start}" if start else "undated"
    if (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return _span(start[:4], end[:4])
    if start[8:] == "01" and end[8:] in _month_ends(end):
        return _span(start[:7], end[:7])
    return _span(start, end)


def _span(start: str, end: str) -> str:
    return start if start == end else f"{start} to {end}"


def _month_ends(day: str) -> tuple[str, ...]:
    if day[5:7] == "02":
        return ("28", "29")
    return ("30",) if day[5:7] in {"04", "06", "09", "11"} else ("31",)
