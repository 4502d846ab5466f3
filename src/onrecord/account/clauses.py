"""The words that tell a happening so that they stand alone.

A clause is taken out of its sentence; where it leaves behind who acts ("rose to 27 on
Wednesday", "he would begin on 4 May") the sentence is told, and one that breaks off is
told on to the next mark. What would grow too long stays as it is.
"""

from __future__ import annotations

import re

from onrecord.account.view import View
from onrecord.extract.events_nouns import PRODUCER as NOUNS
from onrecord.model.event import Event
from onrecord.model.span import Span

MOST_WORDS = 45  # of a sentence that is told in place of its clause
MOST_ON = 30  # words of a clause that is told on to its next mark
_OPENING = re.compile(
    r"(?:(?:(?:minutes|hours|days|weeks|months|shortly|just)\s+)?(?:after|before)"
    r"|that|because|since|when|while|and|but|as)\s+(?=\S)",
    re.IGNORECASE,
)
_POINTS_BACK = frozenset(
    {"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "this", "these", "those"}
    | {"who", "which", "whose", "him", "them", "both", "another"}
)
_BEFORE_VERBS = frozenset(
    {"to", "be", "been", "being", "was", "were", "is", "are", "has", "have", "had", "do", "does"}
    | {"did", "will", "would", "not", "also", "then", "later", "just", "already", "still", "never"}
    | {"today", "yesterday", "tomorrow", "can", "could", "may", "might", "must", "shall", "should"}
)
_MARK = re.compile(r"[,;:](?=\s)|[,.!?]?[\"”]|\s[—–-]\s|\.?\s*$")


def standing_alone(view: View, event: Event) -> Span:
    """Where the words stand that tell ``event`` by themselves."""
    text = view.text(event.article)
    opening = _OPENING.match(text, event.span.start, event.span.end)
    clause = Span(opening.end() if opening else event.span.start, event.span.end)
    sentence = view.sentence_at(event.article, clause)
    if sentence is None or sentence.end < clause.end:
        return clause
    if _leans(text, clause, event):
        return _with_subject(text, clause, sentence)
    return _told_on(text, clause, sentence)


def _leans(text: str, clause: Span, event: Event) -> bool:
    """Whether a clause leaves who acts, or whom it speaks of, to the words before it."""
    first = re.match(r"\w+", clause.of(text))
    # "He" at a sentence's start: what stands before it is another sentence
    if first is not None and first[0] in _POINTS_BACK:
        return True
    if event.producer == NOUNS or not clause.contains(event.trigger):
        return False
    ahead = text[clause.start : event.trigger.start].lower().split()
    if ahead[-1:] == ["to"]:  # "the first minister to visit the island this month"
        return True
    return all(word in _BEFORE_VERBS or word.endswith("ly") for word in ahead)


def _with_subject(text: str, clause: Span, sentence: Span) -> Span:
    """The whole sentence, else from its start to the clause's end, else the clause."""
    whole = Span(sentence.start, sentence.end - len(_ending(sentence.of(text))))
    for span in (whole, Span(sentence.start, clause.end)):
        if len(span.of(text).split()) <= MOST_WORDS:
            return span
    return clause


def _told_on(text: str, clause: Span, sentence: Span) -> Span:
    """A clause that breaks off before a word goes on to the next mark."""
    rest = text[clause.end : sentence.end]
    if not rest.lstrip()[:1].isalnum():
        return clause
    mark = _MARK.search(rest)
    longer = Span(clause.start, clause.end + (mark.start() if mark else len(rest)))
    return longer if len(longer.of(text).split()) <= MOST_ON else clause


def _ending(sentence: str) -> str:
    """The full stop and white space that end a sentence which no quotation ends."""
    found = re.search(r"\.?\s*$", sentence)
    return found[0] if found else ""
