"""What a part of a pasted passage claims, read from its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.account.quantities import Quantity
from onrecord.check.deeds import sure, undone
from onrecord.check.held import HeldText
from onrecord.check.words import joined, tells, tells_past
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval
from onrecord.model.span import Span

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
) | {"october", "november", "december"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a part of a passage claims.

    Attributes:
        words: normal ones, in order.
        spans: in the passage.
        quantities: its typed values.
        days: that its dates tell, where they need no article's date.
        weekdays: named in it.
        months: the same, within its dates.
        persons: each one's name as normal words.
        names: the same of all that it names.
        done: the words that tell what it gives as done.
        coming: the same of what it gives as under way or sure to come.
        denied: whether the passage itself gives it as denied.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    days: tuple[DateInterval, ...]
    weekdays: frozenset[str]
    months: frozenset[str]
    persons: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    done: tuple[str, ...]
    coming: tuple[str, ...]
    denied: bool

    @property
    def telling(self) -> tuple[str, ...]:
        """Its telling words, each once, sorted."""
        return tuple(sorted({w for w in self.words if tells(w)}))


def claim_of(passage: HeldText, spans: Sequence[Span], *, denied: bool = False) -> Claim:
    """The claim that the words under ``spans`` of the passage make."""
    words: list[str] = []
    for span in spans:
        words.extend(passage.words.words[passage.at(span.start) : passage.at(span.end)])
    words = joined(words)
    return Claim(
        words=tuple(words),
        spans=tuple(spans),
        quantities=tuple(q for span in spans for q in passage.quantities(span)),
        days=tuple(d for span in spans for d in passage.days(span)),
        weekdays=WEEKDAYS & set(words),
        months=frozenset(m for span in spans for m in months_in(passage, span)),
        persons=_names(passage, spans, persons=True),
        names=_names(passage, spans, persons=False),
        done=tuple(sorted({w for i, w in enumerate(words) if _past(words, i)})),
        coming=tuple(sorted(set(sure(words)))),
        denied=denied,
    )


def months_in(held: HeldText, span: Span) -> frozenset[str]:
    """The months that dates in ``span`` name: "may" elsewhere is none."""
    return frozenset(
        word for d in held.dated_in(span) for word in fold_words(d.span.of(held.text))
    ).intersection(MONTHS)


def _names(
    passage: HeldText, spans: Sequence[Span], *, persons: bool
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        fold_words(m.span.of(passage.text))
        for span in spans
        for m in passage.named_in(span)
        if not persons or m.kind == "person"
    )


def _past(words: Sequence[str], i: int) -> bool:
    """Whether a word looks like a verb that tells of something done."""
    return tells(words[i]) and tells_past(words[i]) and not undone(words, i)
