"""An account as a reader looks things up in it: labels, dates and evidence references."""

from __future__ import annotations

from functools import cached_property

from onrecord.account.corrected import Corrected
from onrecord.account.listed import listed, opener
from onrecord.account.order import in_order
from onrecord.model.account import Account, Evidenced, Novelty
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Utterance
from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.present.additions import Place, places, told_by
from onrecord.present.lines import safe
from onrecord.present.names import outlet_name, shown_name

MAX_LABEL = 80  # characters of an outlet or a path in a reference
INFERRED = "~"
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

    @cached_property
    def corrected(self) -> Corrected:
        """Which words a later notice corrects or takes back."""
        return Corrected(self.account.corrections)

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
        name = named or statement.speaker.name
        return shown_name(name) if name else None

    def content(self, statement: Statement) -> str:
        """What is said, in the article's words."""
        return words_under(self.articles[statement.article].article.text, statement.content)

    @cached_property
    def _places(self) -> dict[Place, Statement]:
        texts = {a: held.article.text for a, held in self.articles.items()}
        return places((s, texts[s.article]) for s in self.statements.values())

    def added_by(self, added: Novelty) -> str | None:
        """Who says what an article added; None where it is no statement, or nobody's."""
        statement = told_by(added, self._places)
        return self.speaker(statement) if statement else None

    def words(self, article: ArticleId, span: Span | None) -> str:
        """The article's words under ``span``; empty where there is none."""
        return span.of(self.articles[article].article.text) if span else ""

    def lists(self, statement: Statement) -> bool:
        """Whether the account lists a statement, see ``onrecord.account.listed``."""
        return listed(statement, self.articles[statement.article].article.text)

    def shown(self, statement: Statement) -> str:
        """What is said, without the "that" which opens a reported clause."""
        words = self.content(statement)
        return words if statement.manner == "direct" else without_opener(words)

    def phrase(self, told: Evidenced) -> str:
        """A clause; one that ends before its sentence's next word ends with an ellipsis."""
        rest = self.articles[told.article].article.text[told.span.end : told.span.end + 20]
        return f"{told.text} …" if cut(rest, told.text) else told.text

    def outlet(self, article: ArticleId) -> str:
        """The article's outlet, else whom it credits, made safe."""
        held = self.articles[article].article
        return short(outlet_name(held.outlet, held.credit))

    @cached_property
    def numbers(self) -> dict[ArticleId, int]:
        """Each article's number, from 1, in the account's order."""
        return {article: i for i, article in enumerate(self.articles, 1)}

    @cached_property
    def folder(self) -> str:
        """The folder that all paths are in, with its closing slash; empty where none is."""
        paths = [held.path for held in self.articles.values()]
        folders = [path.partition("#")[0].split("/")[:-1] for path in paths]
        common: list[str] = []
        for parts in zip(*folders, strict=False):
            if len(set(parts)) > 1:
                break
            common.append(parts[0])
        return "/".join(common) + "/" if any(common) and all(paths) else ""

    def path(self, article: ArticleId) -> str:
        """The article's first path below the common folder, else its id; made safe."""
        held = self.articles[article]
        return short(held.path[len(self.folder) :] or held.article.id)

    def date(self, article: ArticleId) -> str:
        """The article's date as references show it: ``~`` marks an inferred one."""
        told = self.published[article]
        return f"{INFERRED if told.basis == 'inferred' else ''}{days(told)}"

    def label(self, article: ArticleId) -> str:
        """Number, outlet, date and path."""
        told = f"{self.numbers[article]} {self.outlet(article)} {self.date(article)}"
        return f"{told}, {self.path(article)}"

    def where(self, article: ArticleId, span: Span) -> str:
        """``[number outlet date, path:start-end]``; tells what was corrected since."""
        word = self.corrected.word(article, span)
        return f"[{self.label(article)}:{span.start}-{span.end}{'; ' if word else ''}{word}]"

    def told(self, words: Evidenced) -> str:
        """The reference of these words."""
        return self.where(words.article, words.span)

    def said_at(self, statement: Statement) -> str:
        """The reference of a statement's words."""
        spans = statement.content or ((statement.cue,) if statement.cue else ())
        return self.where(statement.article, cover(spans) if spans else Span(0, 0))


def without_opener(words: str) -> str:
    """A reported clause without the "that" which opens it."""
    return words[opener(words) :]


def cut(rest: str, told: str = "") -> bool:
    """Whether the words ``told`` break off before ``rest``: a word follows, no punctuation."""
    following = rest.lstrip()[:1]
    # "at 9 p.m." closes its sentence where a capital follows
    closed = told.endswith(".") and following.isupper()
    return following.isalnum() and not closed


def short(text: str) -> str:
    """A safe label, its middle left out where it is long."""
    label = safe(text[: MAX_LABEL * 50])
    if len(label) <= MAX_LABEL:
        return label
    return f"{label[: MAX_LABEL // 2]}…{label[-MAX_LABEL // 2 :]}"


def days(date: DateInterval) -> str:
    """An interval as a reader sees it: a day, a month, a year, or first/last day (ISO 8601).

    What the last day shares with the first is left out: ``2024-04-24/30``.
    """
    start, end = (date.earliest or "")[:10], (date.latest or "")[:10]
    if not start or not end:
        return f"until {end}" if end else f"from {start}" if start else "undated"
    if (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return _span(start[:4], end[:4])
    if start[8:] == "01" and end[8:] in _month_ends(end):
        return _span(start[:7], end[:7])
    return _span(start, end)


def _span(start: str, end: str) -> str:
    if start == end:
        return start
    shared = next((n for n in (8, 5) if start[:n] == end[:n] and len(end) > n), 0)
    return f"{start}/{end[shared:]}"


def _month_ends(day: str) -> tuple[str, ...]:
    if day[5:7] == "02":
        return ("28", "29")
    return ("30",) if day[5:7] in {"04", "06", "09", "11"} else ("31",)
