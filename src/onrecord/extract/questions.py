"""Questions that an article reports as put to someone, and what came of them.

"Declined to comment on X" and "would not say whether" are refused; "did not respond to
a request" and "could not be reached" unanswered; "asked whether X, Y said" answered.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_words import nobody
from onrecord.language.parse import Parse, Token
from onrecord.model.article import Article
from onrecord.model.event import Outcome, Question
from onrecord.model.ids import QuestionId, record_id
from onrecord.model.span import Span
from onrecord.resources import word_set

VERSION = "1"
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "upon"})
_WILL_NOT = frozenset({"would", "will", "wo", "'d", "’d"})
_DODGING = frozenset(
    {"ignore", "dodge", "sidestep", "duck", "evade", "deflect", "avoid", "parry", "wave", "brush"}
)
_ASKING = frozenset({"ask", "question", "press"})
_DID_NOT = frozenset({"did", "does", "do", "had", "has", "have"})


class _Parties(NamedTuple):
    outcome: Outcome
    to: Token | None
    asked_by: Span | None


def find_questions(article: Article, parse: Parse) -> tuple[Question, ...]:
    """Questions reported in the body of an article, sorted by span.

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
    """
    clauses = Clauses(parse)
    found: dict[int, Question] = {}
    for token in parse.tokens:
        if token.pos not in {"VERB", "AUX"} or not clauses.prose(token):
            continue
        question = _question(article, clauses, token)
        if question is not None:
            found.setdefault(token.sentence, question)
    return tuple(sorted(found.values(), key=lambda q: (q.span, q.about)))


def _question(article: Article, clauses: Clauses, verb: Token) -> Question | None:
    lemma = verb.lemma.lower()
    if lemma in word_set("events", "refusing"):
        return _declined(article, clauses, verb)
    if _dodges(clauses, verb):
        return _made(article, clauses, verb, verb, "refused")
    if _denied(clauses, verb):
        return _not_answered(article, clauses, verb)
    opens = verb.i == clauses.parse.sentences[verb.sentence][0] and verb.head != verb.i
    if verb.tag == "VBN" and lemma in _ASKING and (opens or verb.dep in {"advcl", "prep"}):
        return _asked(article, clauses, verb)
    return None


def _dodges(clauses: Clauses, verb: Token) -> bool:
    """ "Ignored a question", "had no comment"."""
    lemma = verb.lemma.lower()
    if lemma == "have":
        return _no_comment(clauses, verb)
    return lemma in _DODGING and _asked_thing(clauses, verb) is not None


def _denied(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is denied, itself or by its subject: "neither would comment"."""
    subject = clauses.subject(verb)
    by_subject = subject is not None and nobody(clauses, subject)
    return by_subject or any(True for _ in clauses.kids(verb, {"neg"}))


def _not_answered(article: Article, clauses: Clauses, verb: Token) -> Question | None:
    """ "Would not say", "did not respond", "could not be reached for comment"."""
    lemma = verb.lemma.lower()
    helpers = {t.text.lower() for t in clauses.kids(verb, {"aux", "auxpass"})}
    if helpers & _WILL_NOT and lemma in word_set("events", "answering"):
        return _made(article, clauses, verb, verb, "refused")
    if helpers & _DID_NOT and lemma in word_set("events", "leaving"):
        return _left(article, clauses, verb)
    if lemma == "reach" and _object(clauses, verb, "comment") is not None:
        return _made(article, clauses, verb, verb, "unanswered")
    return None


def _declined(article: Article, clauses: Clauses, verb: Token) -> Question | None:
    deed = next(clauses.kids(verb, {"xcomp"}), None)
    if deed is None or deed.lemma.lower() not in word_set("events", "answering"):
        return None
    return _made(article, clauses, verb, deed, "refused")


def _no_comment(clauses: Clauses, verb: Token) -> bool:
    """ "Had no (immediate) comment"."""
    thing = next(clauses.kids(verb, {"dobj"}), None)
    if thing is None or thing.lemma.lower() != "comment":
        return False
    return any(t.text.lower() == "no" for t in clauses.kids(thing, {"det"}))


def _left(article: Article, clauses: Clauses, verb: Token) -> Question | None:
    asked = _asked_thing(clauses, verb) or _earlier_ask(clauses, verb)
    if asked is None and verb.lemma.lower() not in {"respond", "reply", "comment"}:
        return None
    return _made(article, clauses, verb, verb, "unanswered")


def _asked(article: Article, clauses: Clauses, verb: Token) -> Question | None:
    """ "Asked whether X, Y said": answered, unless the main verb turns it down itself."""
    main = clauses.head(verb)
    if main.pos != "VERB" or main.lemma.lower() in word_set("events", "refusing"):
        return None
    under = (main, *clauses.kids(main, {"ccomp"}))
    if any(True for _ in clauses.kids(main, {"neg"})) or any(
        _no_comment(clauses, t) for t in under
    ):
        return None
    about = _about(clauses, verb)
    if about is None:
        return None
    agent = next(clauses.kids(verb, {"agent"}), None)
    by = None if agent is None else next(clauses.kids(agent, {"pobj"}), None)
    asked = None if by is None else clauses.phrase(by)
    parties = _Parties("answered", clauses.subject(main), asked)
    return _record(article, clauses, verb, about, parties)


def _made(
    article: Article, clauses: Clauses, verb: Token, deed: Token, outcome: Outcome
) -> Question | None:
    """The question that ``deed`` answers or not, with the subject of ``verb``."""
    asked = _earlier_ask(clauses, verb)
    about = (_about(clauses, asked) if asked is not None else None) or _about(clauses, deed)
    if about is None:
        last = clauses.subtree(deed, own_clause=True)
        about = clauses.span([t for t in last if t.i >= deed.i], deed)
    asked_by = _by(clauses, deed) or (None if asked is None else _by(clauses, asked))
    parties = _Parties(outcome, clauses.subject(verb), asked_by)
    return _record(article, clauses, verb, about, parties)


def _earlier_ask(clauses: Clauses, verb: Token) -> Token | None:
    above = (verb, clauses.head(verb)) if verb.dep == "ccomp" else (verb,)
    kids = (t for root in above for t in clauses.kids(root, {"advcl", "prep"}))
    return next((t for t in kids if t.lemma.lower() in _ASKING and t.tag == "VBN"), None)


def _record(
    article: Article, clauses: Clauses, verb: Token, about: Span, parties: _Parties
) -> Question:
    first, last = clauses.parse.sentences[verb.sentence]
    while last - 1 > first and clauses.token(last - 1).text.isspace():
        last -= 1
    span = clauses.parse.span(first, last)
    return Question(
        id=QuestionId(record_id("question", article.id, span, about)),
        article=article.id,
        span=span,
        about=about,
        outcome=parties.outcome,
        to=None if parties.to is None else clauses.phrase(parties.to),
        asked_by=parties.asked_by,
    )


def _about(clauses: Clauses, deed: Token) -> Span | None:
    """What it was about: a clause with "whether", or what stands after "on" or "about"."""
    for kid in clauses.kids(deed, {"ccomp", "xcomp", "pcomp", "advcl"}):
        if kid.dep != "advcl" or any(t.tag == "WRB" for t in clauses.kids(kid, {"advmod"})):
            return clauses.span(clauses.subtree(kid), kid)
    subject = _subject_of_words(clauses, deed)
    direct = next(clauses.kids(deed, {"dobj"}), None)
    told = subject or direct or _asked_thing(clauses, deed)
    return None if told is None else clauses.span(clauses.subtree(told), told)


def _subject_of_words(clauses: Clauses, deed: Token) -> Token | None:
    """What follows the first "on" or "about" under a verb: "a question on | the funds"."""
    for link in clauses.subtree(deed, own_clause=True):
        if link.i > deed.i and link.dep in {"prep", "prt"} and link.text.lower() in _ABOUT:
            return next(clauses.kids(link, {"pobj", "pcomp"}), None)
    return None


def _asked_thing(clauses: Clauses, verb: Token) -> Token | None:
    """The "question" or "request" that is answered."""
    questions = word_set("events", "questions")
    for kid in clauses.kids(verb, {"dobj", "prep"}):
        things = [kid] if kid.dep == "dobj" else list(clauses.kids(kid, {"pobj"}))
        for thing in things:
            if thing.lemma.lower() in questions:
                return thing
    return None


def _object(clauses: Clauses, verb: Token, word: str) -> Token | None:
    links = clauses.kids(verb, {"prep"})
    objects = (t for link in links for t in clauses.kids(link, {"pobj"}))
    return next((t for t in objects if t.lemma.lower() == word), None)


def _by(clauses: Clauses, deed: Token) -> Span | None:
    """Who asked: "a request for comment from the paper"."""
    asked = _asked_thing(clauses, deed)
    links = [] if asked is None else [t for t in clauses.subtree(asked) if t.dep == "prep"]
    for link in (*links, *clauses.kids(deed, {"agent"})):
        if link.text.lower() in {"from", "by"}:
            for kid in clauses.kids(link, {"pobj"}):
                return clauses.phrase(kid)
    return None
