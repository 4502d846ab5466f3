"""Drafts that are not worth keeping for who their speaker would be.

On PolNeAR's training part a verb with a mere object attributes in a third of the cases
where it has no subject, and in four of ten where that is "that" or "it". Things do not
threaten or promise: "storms threatening to delay the vote" say nothing. Nor does who
"did not answer", or nobody; and a content of pronouns alone tells nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_sources import find_source
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, lemma_of
from onrecord.language.parse import Token
from onrecord.model.entity import Mention

# what a thing may do as well, without a word: "storms threaten to delay the vote"
_OF_PERSONS = frozenset(("threaten", "promise", "offer"))
_NEEDS_SUBJECT = ("object", "about")
# "told reporters", without more, tells to whom and nothing else
_TO_WHOM = frozenset(
    ("tell", "brief", "inform", "remind", "notify", "assure", "reassure", "advise")
)
_ANSWERS = frozenset(("answer", "respond", "reply", "comment", "return", "address", "elaborate"))
_WHICH = frozenset(("that", "which"))
_OBJECT = frozenset(("dobj", "pobj"))
_MAKES = frozenset(("make", "give", "issue", "utter", "voice"))
_NOBODY = frozenset(("nobody", "none", "nothing"))
UNSAID = 0.2  # score of what the words say was not said
_SAYS = frozenset(
    ("say", "tell", "claim", "state", "announce", "report", "mention", "write", "suggest", "assert",
     "declare", "confirm", "warn", "disclose", "reveal", "inform", "call", "allege", "insist")
)  # fmt: skip
_NOT = frozenset(("not", "n't", "n’t", "never"))
_NO = frozenset(("no", "neither"))
_ONLY = frozenset(("only", "just", "merely"))
_NEGATABLE = frozenset(("nsubj", "nsubjpass", "prep"))
_TELLING = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SYM", "X", "INTJ"))
_EMPTY = frozenset(("that", "it", "this", "there"))


def trusted(
    tree: Tree, drafts: Sequence[Draft], mentions: Sequence[Mention], cues: Cues
) -> list[Draft]:
    """The drafts whose speaker may be one.

    Args:
        tree: the article's parse.
        drafts: all drafts of the article.
        mentions: its mentions, by which persons are told from things.
        cues: the lexicon, for nouns of documents and outlets.
    """
    starts = sorted(m.span.start for m in mentions)
    by_start = {m.span.start: m for m in sorted(mentions, key=lambda m: len(m.span))}
    return doubted(tree, [d for d in drafts if _may_speak(tree, d, starts, by_start, cues)])


def doubted(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of what was not said with a score to match.

    "The board never said that", "no inspector told us": the corpus marks these too, so
    they stay; but whoever reads that the board said it reads wrong.
    """
    return [replace(d, score=min(d.score, UNSAID)) if _unsaid(tree, d) else d for d in drafts]


def _unsaid(tree: Tree, draft: Draft) -> bool:
    """Whether the words tell that it was not said, or by nobody."""
    v = draft.head
    if v is None or lemma_of(tree.tokens[v].lemma) not in _SAYS:
        return False
    under = [tree.tokens[c] for c in tree.children[v] if c < v]
    if any(t.text.lower() in _ONLY for t in under):  # "not only said"
        return False
    if any(t.text.lower() in _NOT for t in under):
        return True
    nouns = [t for t in under if t.dep in _NEGATABLE]
    nouns += [tree.tokens[c] for t in nouns if t.dep == "prep" for c in tree.children[t.i]]
    return any(
        t.text.lower() in _NOBODY or tree.tokens[c].text.lower() in _NO
        for t in nouns
        for c in tree.children[t.i] or (t.i,)
    )


def answered(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those of who "did not answer": no words of theirs."""
    kept = [
        d
        for d in drafts
        if d.head is None
        or not (
            _leaves_unanswered(tree, d.head, lemma_of(tree.tokens[d.head].lemma))
            or _which_was_made(tree, d)
        )
    ]
    return doubted(tree, kept)


def _which_was_made(tree: Tree, draft: Draft) -> bool:
    """ "Keeping a promise that she made on Monday": which promise, not what was promised."""
    i = bisect_left(tree.tokens, draft.content[0].start, key=lambda t: t.start)
    if draft.quoted or i >= len(tree.tokens) or tree.tokens[i].text.lower() not in _WHICH:
        return False
    which, verb = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    made = [c for c in tree.children[verb.i] if c != i and tree.tokens[c].dep == "dobj"]
    relative = which.tag == "WDT" or which.dep in _OBJECT
    return relative and not made and verb.lemma.lower() in _MAKES


def _may_speak(
    tree: Tree, draft: Draft, starts: Sequence[int], by_start: dict[int, Mention], cues: Cues
) -> bool:
    if draft.quoted or draft.unmarked or draft.head is None:
        return True
    if not _says_something(tree, draft, draft.head):
        return False
    source = find_source(tree, draft)
    if source is None:
        return not draft.kind.startswith(_NEEDS_SUBJECT)
    token = tree.tokens[source.head]
    if token.text.lower() in _EMPTY:
        return _of_pronoun(token, draft)
    if token.pos == "NOUN" and draft.sense.stance in _OF_PERSONS:
        return _speaks(token, starts, by_start, cues)
    money = any(tree.tokens[c].tag == "$" for c in tree.children[source.head])
    return token.text.lower() not in _NOBODY and not money


def _of_pronoun(token: Token, draft: Draft) -> bool:
    """Whether "it", "this", "that" may speak: bodies do ("it promised to pay")."""
    if token.text.lower() == "it" and draft.kind == "infinitive" and draft.sense.act == "said":
        return True
    return draft.kind.startswith(("clause", "aside", "according")) and token.text != "that"


def _says_something(tree: Tree, draft: Draft, v: int) -> bool:
    word = lemma_of(tree.tokens[v].lemma)
    if draft.kind == "object" and word in _TO_WHOM:
        return False
    if word == "refer" and tree.tokens[v].tag == "VBG":  # the reporter explains
        return False
    empty = _tells_nothing(tree, draft) or _which_was_made(tree, draft)
    return not (empty or _leaves_unanswered(tree, v, word))


def _tells_nothing(tree: Tree, draft: Draft) -> bool:
    """Whether a content holds pronouns and function words alone: "that", "it to"."""
    for span in draft.content:
        i = bisect_left(tree.tokens, span.start, key=lambda t: t.start)
        while i < len(tree.tokens) and tree.tokens[i].start < span.end:
            if tree.tokens[i].pos in _TELLING:
                return False
            i += 1
    return True


def _leaves_unanswered(tree: Tree, v: int, word: str) -> bool:
    """ "Did not respond to a question": no words of theirs, but an open question."""
    negative = any(tree.tokens[c].dep == "neg" for c in tree.children[v])
    return negative and word in _ANSWERS


def _speaks(token: Token, starts: Sequence[int], by_start: dict[int, Mention], cues: Cues) -> bool:
    """Whether a common noun is a document, press, or somebody mentioned."""
    lemma = lemma_of(token.lemma)
    if lemma in cues.documents or lemma in cues.outlets:
        return True
    at = bisect_left(starts, token.end) - 1
    return at >= 0 and by_start[starts[at]].span.end > token.start
