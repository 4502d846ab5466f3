"""The desk: a story's records with numbers, names and filters, as every part needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.account.listed import listed
from onrecord.account.order import in_order
from onrecord.model.account import Account, Evidenced
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.present.additions import Place, places
from onrecord.present.names import outlet_name, shown_name
from onrecord.present.page.when import label
from onrecord.present.page.words import Cite, anchor, flat, plain
from onrecord.present.reader import cut, without_opener
from onrecord.present.view import StoryView

NO_SPEAKER = "Speaker not named"
UNSORTED = "unsorted"  # the issue of what no term names
NO_OUTLET = "Unknown outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the filters ask of a line; numbers point into the lists of the filters.

    Attributes:
        first: ISO 8601 day, empty where not known.
        last: the same.
    """

    outlets: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    issues: tuple[int, ...] = ()
    manner: str = ""
    first: str = ""
    last: str = ""


class Desk(StoryView):
    """A story's view with what the page adds: numbered articles, cites, facets.

    Args:
        account: what the page tells.
    """

    def __init__(self, account: Account) -> None:
        super().__init__(account.records, account)

    @cached_property
    def order(self) -> tuple[ArticleId, ...]:
        """The articles in the account's order, as text and Markdown number them too."""
        return tuple(a.article.id for a in in_order(self.records))

    @cached_property
    def numbers(self) -> dict[ArticleId, int]:
        """Each article's number on the page, from 1."""
        return {article: i for i, article in enumerate(self.order, 1)}

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, sorted; the first filter."""
        return tuple(sorted({self.outlet(a) for a in self.order}))

    @cached_property
    def statements(self) -> dict[StatementId, Statement]:
        """The statements of all articles, in order of time, then of the text."""
        held = {a.article.id: a.annotation.statements for a in self.records.articles}
        return {s.id: s for article in self.order for s in held[article]}

    @cached_property
    def listed(self) -> tuple[Statement, ...]:
        """The statements that the account lists, in the same order."""
        texts = {a: held.text for a, held in self.articles.items()}
        return tuple(s for s in self.statements.values() if listed(s, texts[s.article]))

    @cached_property
    def places(self) -> dict[Place, Statement]:
        """The statements by the places that novelty gives them."""
        texts = {a: held.text for a, held in self.articles.items()}
        return places((s, texts[s.article]) for s in self.statements.values())

    @cached_property
    def same_words(self) -> tuple[tuple[Statement, ...], ...]:
        """Listed statements in order, those of one speaker in the same words put together.

        A text that fifty papers print is one line with fifty articles, not fifty lines.
        """
        held: dict[tuple[object, ...], list[Statement]] = {}
        for s in self.listed:
            words = tuple(plain(t) for t in self.cite(s.article, s.content).text)
            held.setdefault((self.speaker(s), words, s.manner, s.act), []).append(s)
        return tuple(tuple(same) for same in held.values())

    @cached_property
    def line_ids(self) -> dict[StatementId, str]:
        """The id of each listed statement's line on the page."""
        return {s.id: f"s{i}" for i, same in enumerate(self.same_words, 1) for s in same}

    @cached_property
    def speaker_names(self) -> tuple[str, ...]:
        """All who are cited or hold a position, sorted; the second filter."""
        cited = {self.speaker(s) for s in self.statements.values()}
        account = self.account
        others = {shown_name(p.actor_name) for p in account.positions} | {
            shown_name(name)
            for name in (*(p.by for p in account.promises), *(q.to for q in account.questions))
            if name
        }
        return tuple(sorted(cited | others))

    @cached_property
    def issue_numbers(self) -> dict[str, int]:
        """The number of each issue, by its id, in the account's order."""
        return {issue.id: i for i, issue in enumerate(self.account.issues)}

    @cached_property
    def _outlet_numbers(self) -> dict[str, int]:
        return {name: i for i, name in enumerate(self.outlets)}

    @cached_property
    def _speaker_numbers(self) -> dict[str, int]:
        return {name: i for i, name in enumerate(self.speaker_names)}

    @cached_property
    def _entity_names(self) -> dict[str, str]:
        return {e.id: e.name for e in self.links.entities}

    def file(self, article: ArticleId) -> str:
        """The name of an article's file: a page that is passed on tells of no folders."""
        path = self.paths.get(article, "").replace("\\", "/").rstrip("/")
        return flat(path.rpartition("/")[2])

    def name(self, article: ArticleId) -> str:
        """An article's outlet, else whom it credits or its file: what a reader knows it by."""
        held = self.articles.get(article)
        if held is not None and not held.outlet:
            if held.credit:
                return flat(outlet_name(None, held.credit))
            return self.file(article) or NO_OUTLET
        return self.outlet(article)

    def outlet(self, article: ArticleId) -> str:
        """Who published an article, told even where it is not known."""
        held = self.articles.get(article)
        return flat(held.outlet) if held and held.outlet else NO_OUTLET

    def speaker(self, statement: Statement) -> str:
        """The name of a statement's speaker: its entity's, else the article's own words."""
        name = self._speaker(statement)
        return shown_name(name)

    def _speaker(self, statement: Statement) -> str:
        entity = self.speakers.get(statement.id)
        if entity in self._entity_names:
            return self._entity_names[entity]
        if statement.speaker is None:
            return NO_SPEAKER
        mention = statement.speaker.mention
        if mention in self.entities:
            return self.entities[mention].name
        return statement.speaker.name or NO_SPEAKER

    def when(self, article: ArticleId) -> DateInterval:
        """An article's date, stated or inferred."""
        return self.published.get(article, UNDATED)

    def said(self, statement: Statement) -> DateInterval:
        """When a statement was made, else when its article was published."""
        told = self.resolved.get(statement.said) if statement.said else None
        return told if told is not None and told.known else self.when(statement.article)

    def day(self, article: ArticleId) -> str:
        """An article's date as a label."""
        return label(self.when(article))

    def cite(self, article: ArticleId, spans: Iterable[Span] = ()) -> Cite:
        """Words of an article with the way to them."""
        held = tuple(spans)
        text = self.articles[article].text
        return Cite(
            article=article,
            number=self.numbers[article],
            outlet=self.name(article),
            anchor=anchor(article, held),
            text=tuple(flat(span.of(text)) for span in held),
            mark=next((w for s in held if (w := self.corrected.word(article, s))), ""),
        )

    def told(self, evidence: Evidenced, *, clause: bool = False) -> Cite:
        """Evidence with the way to it; a ``clause`` tells whether it breaks off."""
        cite = self.cite(evidence.article, (evidence.span,))
        end = evidence.span.end
        rest = self.articles[evidence.article].text[end : end + 20] if clause else ""
        return replace(cite, cut=cut(rest, evidence.text))

    def said_words(self, statement: Statement) -> Cite:
        """A statement's words, without the "that" which opens a reported clause."""
        cite = self.cite(statement.article, statement.content)
        if statement.manner == "direct" or not cite.text:
            return cite
        return replace(cite, text=(without_opener(cite.text[0]), *cite.text[1:]))

    def facets(
        self,
        articles: Iterable[ArticleId],
        *,
        speakers: Iterable[str | None] = (),
        issues: Iterable[str] = (),
        manner: str = "",
        date: DateInterval | None = None,
    ) -> Facets:
        """What the filters ask of a line that rests on ``articles``.

        ``date`` defaults to that of the first article.
        """
        held = tuple(articles)
        when = date if date is not None else self.when(held[0]) if held else UNDATED
        return Facets(
            outlets=tuple(sorted({self._outlet_numbers[self.outlet(a)] for a in held})),
            speakers=tuple(
                sorted(
                    {
                        self._speaker_numbers[shown_name(s)]
                        for s in speakers
                        if s and shown_name(s) in self._speaker_numbers
                    }
                )
            ),
            issues=tuple(
                sorted({self.issue_numbers[i] for i in issues if i in self.issue_numbers})
            ),
            manner=manner,
            first=(when.earliest or when.latest or "")[:10],
            last=(when.latest or when.earliest or "")[:10],
        )
