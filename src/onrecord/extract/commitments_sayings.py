"""What words stand in whose statement: for commitments that no word of commitment tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_words import OWN, noun_from, owners, phrase, subject_of
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
_SHOUTS = frozenset({"shout", "chant", "yell", "order", "demand", "scream", "cry", "bark"})
_WARNS = frozenset({"warn", "threaten"})
_ON_RECORD = frozenset({"said", "asks"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BODIES = frozenset({"ORG", "GPE"})
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
        warns: told as a warning or a threat.
        shouts: told as called out, or as an order.
    """

    statement: Statement | None
    speaker: Token | None
    holder: Span | None
    direct: bool
    on_record: bool
    warns: bool = False
    shouts: bool = False


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
        owned = owners(clauses, speaker) & OWN
        if person and owned and speaker.lemma.lower() in word_set("promises", "clients_of"):
            return phrase(clauses, pronoun)
        if person and pronoun.dep == "nsubjpass" and clauses.named.get(speaker.i) in _BODIES:
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
        if root is None and inside:  # cut short: "the | council"
            root = noun_from(self._clauses, inside[-1])
        cue = statement.cue
        said = [t for t in sentence if cue and cue.start <= t.start < cue.end]
        cues = {t.lemma.lower() for t in said}
        if root is None and speaker is None and cues & _SAYS:
            verb = next(t for t in said if t.lemma.lower() in _SAYS)
            root = self._clauses.subject(verb) or noun_from(self._clauses, verb)
        return Saying(
            statement=statement,
            speaker=root,
            holder=None if root is None else phrase(self._clauses, root),
            direct=statement.manner == "direct",
            on_record=statement.act in _ON_RECORD and not cues & _LAID,
            warns=bool(cues & _WARNS),
            shouts=bool(cues & _SHOUTS),
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
                    holder=phrase(self._clauses, speaker),
                    direct=False,
                    on_record=True,
                    warns=current.lemma.lower() in _WARNS,
                )
        return None
