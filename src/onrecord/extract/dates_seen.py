"""A match of the grammar of dates among its words, and what the article has told before it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.language.parse import Parse, Token
from onrecord.model.dates import DateExpression
from onrecord.model.span import Span

_YEAR = 4  # digits
_LIST_GAP = 6  # code points of ", " or " and "
_PLACED = frozenset(
    {"like", "is", "date", "weekday", "season", "quarter", "half", "holiday", "unit"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A match of the grammar with what its words are checked against."""

    text: str
    parse: Parse
    token: Token
    span: Span
    told: Told

    @property
    def words(self) -> str:
        """As written."""
        return self.span.of(self.text)

    @property
    def last(self) -> Token:
        """The last token."""
        at = bisect_right(self.parse.tokens, self.span.end - 1, key=lambda t: t.start)
        return self.parse.tokens[max(0, at - 1)]

    def before(self, n: int = 1) -> str:
        """The nth word before it in its sentence, lowercased; empty where there is none."""
        at = self.token.i - n
        held = at >= self.parse.sentences[self.token.sentence][0]
        return self.parse.tokens[at].text.lower() if held else ""

    def after(self) -> Token | None:
        """The token that follows."""
        at = self.last.i + 1
        return self.parse.tokens[at] if at < len(self.parse.tokens) else None

    @property
    def next_word(self) -> str:
        """The word that follows, lowercased; empty at the end."""
        after = self.after()
        return after.text.lower() if after is not None else ""


@dataclass(slots=True)
class Told:
    """The last expression that tells a place in time: what "the next day" counts from."""

    id: str | None = None
    unit: str = ""
    sentence: int = -9
    end: int = -9  # code point after its words
    period: str | None = None  # the last quarter or month of a report
    period_in: int = -9
    year: str | None = None  # a year that opens a sentence: "In 2015, ..."
    year_in: int = -9

    def take(self, expression: DateExpression, sentence: int, *, opens: bool) -> None:
        """Note an expression that tells a place in time; whether it opens its sentence."""
        words = expression.rule.split(" ")
        if words[0] == "like":  # figures of another year: the report keeps to its quarter
            self.sentence = self.period_in = sentence
        elif words[0] in _PLACED:
            if opens and words[0] == "is" and len(words) == 2 and len(words[1]) == _YEAR:
                self.year, self.year_in = expression.id, sentence
            self.unit = _unit_of(words)
            self.id, self.sentence, self.end = expression.id, sentence, expression.span.end
            if self.unit == "Q":
                self.period, self.period_in = expression.id, sentence

    def is_year_in(self, token: Token) -> bool:
        """Whether a year stands right before a token, but for a comma or "and"."""
        return self.unit == "Y" and 0 < token.start - self.end <= _LIST_GAP


def _unit_of(words: list[str]) -> str:
    operation, value = words[0], words[1]
    if operation == "unit":
        return value
    if operation == "date":
        return "M" if len(value) == 2 else "D"
    if operation == "is":
        return "Q" if "-Q" in value else {4: "Y", 7: "M", 10: "D"}.get(len(value), "")
    return {"quarter": "Q", "half": "Q"}.get(operation, "D")


def opens(seen: Seen) -> bool:
    """Whether a match opens its sentence, but for one word: "In 2015, ..."."""
    return seen.token.i - seen.parse.sentences[seen.token.sentence][0] <= 1
