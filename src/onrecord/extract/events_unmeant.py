"""Deeds that are meant otherwise than the lexicon reads them: turns of phrase, games, nature."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_deeds import Deed
from onrecord.language.parse import Token
from onrecord.resources import word_set


def unmeant(clauses: Clauses, deed: Deed) -> bool:
    """Whether the words of a deed tell none.

    "When it comes to the port", "the landslide has killed 31", "beat the goalkeeper twice".
    """
    trigger = deed.trigger
    if trigger.lemma.lower() == "come" and _of_it(clauses, trigger):
        return True
    if deed.type != "ASSAULT":
        return False
    subject = clauses.subject(trigger)
    by_nature = subject is not None and subject.lemma.lower() in word_set("plover", "nature")
    return by_nature or _in_a_game(clauses, trigger)


def _of_it(clauses: Clauses, verb: Token) -> bool:
    """ "It comes to": by the word before the verb, which parsers hang in many ways."""
    before = [t.text.lower() for t in clauses.parse.tokens[max(0, verb.i - 2) : verb.i]]
    behind = clauses.parse.tokens[verb.i + 1 : verb.i + 2]
    return "it" in before and bool(behind) and behind[0].text.lower() == "to"


def _in_a_game(clauses: Clauses, verb: Token) -> bool:
    first, last = clauses.parse.sentences[verb.sentence]
    said = {t.lemma.lower() for t in clauses.parse.tokens[first:last]}
    return not said.isdisjoint(word_set("plover", "games"))
