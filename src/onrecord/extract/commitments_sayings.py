"""What words stand in whose statement: for commitments that no word of commitment tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import OWN, subject_of
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.resources import word_set

FIRST = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "it", "they"})
_LAID = frozenset({"deny", "accuse", "dismiss", "doubt", "dispute"})
_SAYS = frozenset(
    {"say", "tell", "announce", "declare", "add", "state", "confirm", "insist", "warn"}
)
_ON_RECORD = frozenset({"said", "asks"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NEAR = 8  # contents before a word that are looked at for one around it
_DEEP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who says the words around a verb, as a token of the same sentence where one names them.

    Attributes:
        statement: None where only the parse tells that something is said.
        holder: the noun phrase of the speaker.
        direct: whether the words are the speaker's own.
        on_record: said or asked, and neither denied nor laid to another.
    """

    statement: Statement | None
    speaker: Token | None
    holder: Span | None
    direct: bool
    on_record: bool


class Sayings:
    """Which statement a word stands in."""

    def __init__(self, clauses: Clauses, statements: Sequence[Statement]) -> None:
        self._clauses = clauses
        held = ((span, s) for s in statements for span in s.content)
        self._spans = sorted(held, key=lambda item: (item[0], item[1].id))

    def around(self, token: Token) -> Saying | None:
        """The innermost statement whose content holds a token."""
        last = bisect_right(self._spans, token.start, key=lambda item: item[0].start)
        near = self._spans[max(0, last - _NEAR) : last]
        holding = [(len(span), n) for n, (span, _) in enumerate(near) if token.end <= span.end]
        if holding:
            return self._saying(near[min(holding)[1]][1], token)
        return self._told(token)

    def named(self, holder: Span, tokens: Sequence[Token]) -> Span | None:
        """Whom a pronoun within a statement stands for: its speaker, where one is named."""
        pronoun = next((t for t in tokens if Span(t.start, t.end) == holder), None)
        if pronoun is None or pronoun.text.lower() not in THIRD | FIRST:
            return None
        saying = self.around(pronoun)
        if saying is None or saying.speaker is None or saying.speaker.pos == "PRON":
            return None
        if pronoun.text.lower() in FIRST:
            return saying.holder
        return self.taken_up(saying, pronoun, saying.speaker)

    def taken_up(self, saying: Saying, pronoun: Token, speaker: Token) -> Span | None:
        """Who commits where a pronoun does the deed: the speaker, or the speaker's client."""
        word, clauses = pronoun.text.lower(), self._clauses
        person = word in {"he", "she"}
        owned = any(t.text.lower() in OWN for t in clauses.kids(speaker, {"poss"}))
        if person and owned and speaker.lemma.lower() in word_set("promises", "clients_of"):
            return clauses.phrase(pronoun)
        label = clauses.named.get(speaker.i)
        if word == "it" and label == "PERSON":
            return None
        if person and label in {"ORG", "GPE"}:
            above = clauses.head(clauses.head(pronoun))
            # "the club told its keeper he would be sold"
            told = any(True for _ in clauses.kids(above, {"dobj", "dative"}))
            return saying.holder if told else None
        return saying.holder

    def _saying(self, statement: Statement, token: Token) -> Saying:
        first, last = self._clauses.parse.sentences[token.sentence]
        sentence = [self._clauses.token(i) for i in range(first, last)]
        speaker = statement.speaker.span if statement.speaker else None
        inside = [t for t in sentence if speaker and speaker.start <= t.start < speaker.end]
        held = {t.i for t in inside}
        nouns = [t for t in inside if t.pos in _NOMINAL]
        tops = (t for t in nouns if t.head not in held)
        root = next(tops, nouns[-1] if nouns else None)
        cue = statement.cue
        cues = {t.lemma.lower() for t in sentence if cue and cue.start <= t.start < cue.end}
        return Saying(
            statement=statement,
            speaker=root,
            holder=None if root is None else self._clauses.phrase(root),
            direct=statement.manner == "direct",
            on_record=statement.act in _ON_RECORD and not cues & _LAID,
        )

    def _told(self, token: Token) -> Saying | None:
        """What the parse tells as said, where no statement was found."""
        current = token
        for _ in range(_DEEP):
            if current.head == current.i:
                return None
            link, current = current, self._clauses.head(current)
            if link.dep == "ccomp" and current.lemma.lower() in _SAYS:
                speaker = subject_of(self._clauses, current)
                if speaker is None:
                    return None
                return Saying(
                    statement=None,
                    speaker=speaker,
                    holder=self._clauses.phrase(speaker),
                    direct=False,
                    on_record=True,
                )
        return None
