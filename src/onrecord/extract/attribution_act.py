"""The act of a cue: words uttered or published, or only a thought, a plan, an expectation.

``said`` and ``asks`` are on record as said, the other three are not; where the cue leaves
a doubt, it is no saying. Decided in this order:

1. Which word of the cue decides: the highest in the parse that the lexicon knows, or the
   noun that it carries ("expressed concern" by "express", "has doubts" by "doubts").
2. What the lexicon says of it, by its construction ("was determined to" is no ruling).
3. Whether it is real: "will say", "is expected to say", "wants to tell" are still to come.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from onrecord.extract.attribution import is_infinitive
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, cues, lemma_of
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.model.statement import Act
from onrecord.resources import lexicon, word_set

_AUX = frozenset(("aux",))
_NEG = frozenset(("neg",))
_WOULD = frozenset(("would", "'d", "’d", "could"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_OBJECT = frozenset(("dobj",))
_PREPOSITION = frozenset(("prep",))
_OBJECT_OF = frozenset(("pobj",))
_WH = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where", "which"))
_CLAUSES = frozenset(("xcomp", "ccomp", "acl"))
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_MAY = frozenset(
    ("would", "'d", "’d", "could", "can", "ca", "may", "might", "should", "must", "ought")
)
_WE = frozenset(("i", "we"))
_PAST = frozenset(("VBD", "VBN"))
_DONE = _PAST | {"VBG"}
_SAYINGS = frozenset(("said", "asks"))
_LEXICON = "acts"
_UNTOLD = frozenset(("PRON", "DET", "PUNCT", "NUM", "SPACE", "PART", "CCONJ"))
_BESIDE = frozenset(("prt", "advmod", "prep"))  # "fired back" backs nobody
_DEEPEST = 40  # steps from a word of the cue to its highest one


def act_at(tree: Tree, head: int, own: Act, *, quoted: bool = False) -> Act:
    """The act of a cue whose deciding word is known.

    Args:
        tree: the article's parse.
        head: index of the word.
        own: what the lexicon says of it.
        quoted: whether a quotation is tied to it: those words were uttered.
    """
    token = tree.tokens[head]
    if quoted:
        return own
    if token.pos in ("NOUN", "PROPN"):
        return _of_noun(tree, head, own)
    if own in _SAYINGS:
        refused = _refused(tree, head)
        return refused or _ahead(tree, head) or _asking(tree, head, own)
    return _tried(tree, token) or _by_know(tree, token) or own


def act_of_cue(tree: Tree, cue: Sequence[Span], content: Sequence[Span], *, quoted: bool) -> Act:
    """The act of a cue of which only the words are known.

    Args:
        tree: the article's parse.
        cue: the spans of the cue.
        content: the spans of what it attributes.
        quoted: whether the content is a quotation, wholly in marks.
    """
    inside = [i for span in cue for i in _tokens(tree, span)]
    held = cues()
    head = _deciding(tree, inside, held)
    if head is None:
        return _unknown(tree, inside)
    own = _act_of(tree.tokens[head], held) or "said"
    before = bool(content) and bool(cue) and content[0].start < cue[0].start
    if quoted and before and own not in _SAYINGS and tree.tokens[head].lemma != "think":
        return "said"
    return act_at(tree, head, own, quoted=quoted and own in _SAYINGS)


def _tokens(tree: Tree, span: Span) -> range:
    first = bisect_left(tree.tokens, span.start, key=lambda t: t.start)
    return range(first, bisect_left(tree.tokens, span.end, key=lambda t: t.start))


def _deciding(tree: Tree, inside: Sequence[int], words: Cues) -> int | None:
    """The highest word of a cue that the lexicon knows, the first of several."""
    known = [i for i in inside if _act_of(tree.tokens[i], words) is not None]
    if not known:
        return None
    held = frozenset(inside)
    best = min(known, key=lambda i: (_depth(tree, i, held), tree.tokens[i].pos != "VERB", i))
    carried = tree.first(best, _OBJECT)
    if carried in held and lemma_of(tree.tokens[best].lemma) in word_set(_LEXICON, "carrying"):
        own = _act_of(tree.tokens[carried], words)
        return best if own is None or own in _SAYINGS else carried
    return best


def _depth(tree: Tree, i: int, held: frozenset[int]) -> int:
    for depth in range(_DEEPEST):
        above = tree.tokens[i].head
        if above == i or above not in held:
            return depth
        i = above
    return _DEEPEST


def _act_of(token: Token, words: Cues) -> Act | None:
    """What the lexicon says of a word of a cue, by its part of speech."""
    lemma = lemma_of(token.lemma)
    if token.pos in ("NOUN", "PROPN"):
        found = words.nouns.get(lemma)
    elif token.pos == "ADV":
        found = words.adjectives.get(lemma)
    elif token.pos == "ADJ":
        found = words.adjectives.get(lemma) or words.verbs.get(lemma)
    elif token.pos in _UNTOLD or token.dep in _BESIDE:
        found = None
    else:  # the tagger errs: "do n't like" has no preposition
        found = words.verbs.get(lemma)
    return _more().get(lemma) if found is None else found.act


@lru_cache(maxsize=1)
def _more() -> Mapping[str, Act]:
    """Words that tell an act without being sure enough as cues."""
    held: dict[str, list[str]] = lexicon(_LEXICON)["more"]
    acts: Sequence[Act] = get_args(Act)
    return MappingProxyType({word: act for act in acts for word in held.get(act, ())})


def _unknown(tree: Tree, inside: Sequence[int]) -> Act:
    """A cue of which the lexicon knows no word: a state of mind where it is one, else words."""
    tokens = [tree.tokens[i] for i in inside]
    states = any(t.dep in ("acomp", "oprd") for t in tokens)
    is_alone = bool(tokens) and all(t.lemma.lower() == "be" for t in tokens)
    return "thinks" if states or is_alone else "said"


def _of_noun(tree: Tree, head: int, own: Act) -> Act:
    """A concern that somebody raises is not only felt; a claim that one will make is not made."""
    above = tree.head(head)
    governed = tree.tokens[head].dep in ("dobj", "nsubjpass") and above.pos == "VERB"
    if own in _SAYINGS:
        return (governed and _ahead(tree, above.i)) or own
    if governed and lemma_of(above.lemma) in word_set(_LEXICON, "voiced"):
        return _ahead(tree, above.i) or "said"
    return own


def _tried(tree: Tree, token: Token) -> Act | None:
    """ "Sought to portray", told as done, was tried in words; "seeks to convince" is a plan."""
    if token.tag not in _PAST or lemma_of(token.lemma) not in word_set(_LEXICON, "tried"):
        return None
    below = tree.first(token.i, _CLAUSES)
    sense = None if below is None else cues().verbs.get(lemma_of(tree.tokens[below].lemma))
    return "said" if sense is not None and sense.act in _SAYINGS else None


def _asking(tree: Tree, v: int, own: Act) -> Act:
    """ "Asked him to leave" seeks a deed and only says; "questioned whether" asks."""
    if own == "asks":
        sought = [c for c in tree.under(v, _CLAUSES) if is_infinitive(tree, c)]
        for p in tree.under(v, _PREPOSITION):
            sought += tree.under(p, _OBJECT_OF) if tree.tokens[p].text.lower() == "for" else ()
        wanted = word_set(_LEXICON, "sought")
        deed = sought and lemma_of(tree.tokens[sought[0]].lemma) not in wanted
        return "said" if deed else own
    if lemma_of(tree.tokens[v].lemma) not in word_set(_LEXICON, "doubting"):
        return own
    clauses = (tree.tokens[tree.low[c]].text.lower() for c in tree.under(v, _CLAUSES) if c > v)
    return "asks" if any(word in _WH for word in clauses) else own


def _by_know(tree: Tree, token: Token) -> Act | None:
    """ "Wanted to know" asks, "let them know" says."""
    lemma = lemma_of(token.lemma)
    if lemma == "know" and lemma_of(tree.head(token.i).lemma) == "let":
        return "said"
    below = tree.first(token.i, _CLAUSES) if lemma == "want" else None
    if below is not None and lemma_of(tree.tokens[below].lemma) == "know":
        return "asks"
    return None


def _refused(tree: Tree, v: int) -> Act | None:
    """ "Refuses to pay" is conduct; "refused to comment" answers somebody."""
    if lemma_of(tree.tokens[v].lemma) not in word_set(_LEXICON, "conduct"):
        return None
    below = tree.first(v, _CLAUSES)
    if below is None:
        return None
    return None if _answers(tree.tokens[below]) else "intends"


def _answers(token: Token) -> bool:
    return lemma_of(token.lemma) in word_set(_LEXICON, "answers")


def _ahead(tree: Tree, v: int) -> Act | None:
    """What a cue is that is still to come: "will say", "needs to convince"; None for the rest."""
    words = {tree.tokens[c].text.lower() for c in tree.under(v, _AUX)}
    if words & _WOULD and tree.first(v, _NEG) is not None and _answers(tree.tokens[v]):
        return None  # "would not say": asked, and declined
    if words & _WILL:
        return "intends"
    if words & _MAY:
        subject = tree.first(v, _SUBJECT)
        spoken = subject is not None and tree.tokens[subject].text.lower() in _WE
        return None if spoken else "intends"
    token, above = tree.tokens[v], tree.head(v)
    infinitive = any(tree.tokens[c].tag == "TO" for c in tree.under(v, _AUX))
    if not infinitive or token.head == v:
        return None
    if token.dep == "advcl":  # "met to discuss": what for, not what was said
        return None if _came_to(above) else "intends"
    return _below(above) if token.dep == "xcomp" else None


def _came_to(above: Token) -> bool:
    """Whether a purpose was carried out: "took the stage to complain", "the first to say"."""
    if above.pos in ("NOUN", "PROPN", "NUM"):
        return True
    lemma = lemma_of(above.lemma)
    if lemma == "go" and above.tag in ("VBZ", "VBP"):  # "goes on to list"
        return True
    return lemma in word_set(_LEXICON, "means") and above.tag in _DONE


def _below(above: Token) -> Act | None:
    """The act of a saying that hangs on another verb or adjective."""
    lemma = lemma_of(above.lemma)
    if lemma in word_set(_LEXICON, "seeming"):
        return "thinks"
    if lemma in word_set(_LEXICON, "expected"):
        return "expects"
    if lemma in word_set(_LEXICON, "real") or (
        lemma in word_set(_LEXICON, "tried") and above.tag in _PAST
    ):
        return None
    return "intends" if above.pos in ("VERB", "ADJ") else None
