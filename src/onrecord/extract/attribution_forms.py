"""The stance that what is said takes by its own form: it bids, charges, or calls untrue.

Where a cue lends no stance ("said"), the words themselves may have one: "Leave the
valley", "they violated the truce", "those reports are baseless". Each form is a narrow
one: what is in doubt only informs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract import words
from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import lemma_of
from onrecord.extract.quotations import MARKS
from onrecord.language.parse import Token
from onrecord.model.statement import Stance
from onrecord.resources import word_set

WE = frozenset(("i", "we"))
_OWN = frozenset(("my", "our", "his", "her", "its", "their"))
_OPENING = 120  # tokens of a content in which a form is looked for
_PEOPLE = frozenset(("ADJ", "PROPN"))
_STEM = 4  # letters that the name of a country shares with that of its people
_ROOTS = 3  # clauses of a content that may give it its stance
_AUX = frozenset(("aux", "auxpass"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_PREDICATE = frozenset(("attr", "acomp", "oprd"))
_OBJECT = frozenset(("dobj",))
_NOUNS = frozenset(("NOUN", "PROPN"))
_LEXICON = "stances"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, as far as a form asks.

    Attributes:
        head: the word that names the speaker; None where nobody does.
        own: pronouns that stand for the speaker within the words.
    """

    head: int | None
    own: frozenset[str]


def opening(tree: Tree, draft: Draft) -> range:
    """The first tokens of a content."""
    start = draft.content[0].start
    first = bisect_left(tree.tokens, start, key=lambda t: t.start)
    last = bisect_left(tree.tokens, draft.content[-1].end, key=lambda t: t.start)
    return range(first, min(last, first + _OPENING))


def form(tree: Tree, draft: Draft, voice: Voice) -> Stance:
    """The stance that the clauses of a content take; ``inform`` where none is sure.

    Args:
        tree: the article's parse.
        draft: the statement in the making.
        voice: who speaks.
    """
    own_words = draft.quoted or draft.unmarked
    for root in _roots(tree, draft):
        if own_words and _bids(tree, root):
            return "demand"
        if _calls_untrue(tree, root):
            return "deny"
        if _charges(tree, root, voice):
            return "accuse"
    return "inform"


def _roots(tree: Tree, draft: Draft) -> Iterator[Token]:
    """The heads of the main clauses of a content, in order."""
    inside = [
        i
        for i in opening(tree, draft)
        if any(s.start <= tree.tokens[i].start < s.end for s in draft.content)
    ]
    held, found = set(inside), 0
    for i in inside:
        token = tree.tokens[i]
        top = token.head == i or token.head not in held
        if top and token.pos in ("VERB", "AUX") and found < _ROOTS:
            found += 1
            yield token


def _bids(tree: Tree, root: Token) -> bool:
    """ "Stop the raids": an imperative of what another is told to do, which opens a sentence."""
    before = tree.tokens[root.i - 1] if root.i else None
    opens = before is None or before.text in MARKS or before.sentence != root.sentence
    if not opens or root.tag not in ("VB", "VBP") or tree.first(root.i, _SUBJECT) is not None:
        return False
    return root.lemma.lower() in word_set("promises", "bidding")


def _calls_untrue(tree: Tree, root: Token) -> bool:
    """ "These claims are baseless", "that is not true"."""
    subject = tree.first(root.i, _SUBJECT)
    if root.lemma.lower() != "be" or subject is None:
        return False
    said = tree.tokens[subject]
    told = lemma_of(said.lemma) in _words("accounts") and said.pos == "NOUN"
    if not told and said.text.lower() not in _words("pointing"):
        return False
    predicate = tree.first(root.i, _PREDICATE)
    if predicate is None:
        return False
    lemma = tree.tokens[predicate].lemma.lower()
    if _negated(tree, root.i):
        return lemma in ("true", "correct")
    return lemma in _words("untrue")


def _is_own(tree: Tree, subject: int, voice: Voice) -> bool:
    """Whether a subject is who speaks, or the body that the speaker speaks for."""
    token = tree.tokens[subject]
    if token.text.lower() in voice.own:
        return True
    if voice.head is None or token.pos not in _NOUNS:
        return False
    owner = {tree.tokens[c].text.lower() for c in tree.under(subject, frozenset(("poss",)))}
    if owner & _OWN:
        return lemma_of(token.lemma) in word_set("promises", "own_bodies")
    speaker = range(tree.low[voice.head], tree.high[voice.head] + 1)
    names = {tree.tokens[i].text for i in speaker if tree.tokens[i].pos in _NOUNS}
    whose = {tree.tokens[i].text.lower() for i in speaker if tree.tokens[i].dep == "poss"}
    # "a Norlandic spokesman" speaks for Norland
    peoples = {tree.tokens[i].text[:_STEM] for i in speaker if tree.tokens[i].pos in _PEOPLE}
    speaks_for = lemma_of(tree.tokens[voice.head].lemma) in _words("own_voices")
    theirs = token.text in names or token.text[:_STEM] in peoples or bool(whose & _OWN)
    return token.pos == "PROPN" and speaks_for and theirs


def _charges(tree: Tree, root: Token, voice: Voice) -> bool:
    """ "Norland violated the truce", "they are responsible for it", "this is blackmail"."""
    subject = tree.first(root.i, frozenset(("nsubj",)))
    if subject is None or _negated(tree, root.i) or _is_own(tree, subject, voice):
        return False
    helpers = {tree.tokens[c].text.lower() for c in tree.under(root.i, _AUX)}
    if helpers - _words("plain_helpers"):
        return False
    named = _under(tree, root, _PREDICATE) if root.lemma.lower() == "be" else ""
    if named in _words("outrages"):
        return True
    return _is_party(tree.tokens[subject]) and (named in _words("blamed") or _wrongs(tree, root))


def _wrongs(tree: Tree, root: Token) -> bool:
    """Whether a deed is a wrong by its verb, or by its object: "broke the truce"."""
    lemma, done_to = root.lemma.lower(), _under(tree, root, _OBJECT)
    if lemma == "break":
        return done_to in word_set("promises", "accords") | _words("kept")
    if lemma == "bear":
        return done_to in ("responsibility", "blame")
    return lemma in _words("wronging")


def _under(tree: Tree, root: Token, deps: frozenset[str]) -> str:
    below = tree.first(root.i, deps)
    return "" if below is None else tree.tokens[below].lemma.lower()


def _is_party(token: Token) -> bool:
    if token.pos == "PRON":
        return token.text.lower() in ("they", "you", "he", "she")
    noun = words.head_noun(token)
    return token.pos == "PROPN" or noun in words.groups() | words.bodies() | words.persons()


def names_wrong(tree: Tree, draft: Draft) -> Stance | None:
    """ "Called the raid a provocation", "described the claims as false": by the name given."""
    if draft.head is None or lemma_of(tree.tokens[draft.head].lemma) not in _words("naming"):
        return None
    if tree.head(draft.head).lemma.lower() in word_set("promises", "untold"):
        return None  # "declined to call it a crime"
    inside = [tree.tokens[i] for i in opening(tree, draft)]
    lemmas = {t.lemma.lower() for t in inside} | {t.text.lower() for t in inside}
    if any(t.dep == "neg" for t in inside):
        return None
    if lemmas & _words("accounts") and lemmas & _words("untrue"):
        return "deny"
    return "accuse" if lemmas & _words("wrongs") else None


def _negated(tree: Tree, i: int) -> bool:
    return any(
        tree.tokens[c].dep == "neg" or tree.tokens[c].text.lower() == "never"
        for c in tree.children[i]
    )


def _words(key: str) -> frozenset[str]:
    return word_set(_LEXICON, key)
