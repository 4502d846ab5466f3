"""The act and the stance of a cue: said or only meant, promised, demanded, denied."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from onrecord.extract.attribution_act import act_at, act_of_cue
from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_sources import Source
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, lemma_of
from onrecord.language.parse import Token
from onrecord.model.statement import Act, Speaker, Stance
from onrecord.resources import word_set

_AUX = frozenset(("aux",))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_MUST = frozenset(("must", "should", "ought"))
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_WOULD = _WILL | {"would", "'d", "’d"}
_WE = frozenset(("i", "we"))
_OPENING = 120  # tokens of a content in which a commitment is looked for
_GOES_ON = frozenset(("continue", "keep", "start", "begin", "go"))


def act(tree: Tree, draft: Draft) -> Act:
    """The act of a draft's cue (see ``attribution_act``).

    Rules take one word as the cue; an encoder marks all of them ("is expected to say"),
    and the one that decides is looked up among them.
    """
    if draft.head is None:
        return draft.sense.act
    if draft.read and draft.cue is not None:
        cue = tree.parse.span(*draft.cue)
        return act_of_cue(tree, [cue], draft.content, quoted=draft.quoted)
    return act_at(tree, draft.head, draft.sense.act, quoted=draft.quoted or draft.unmarked)


def stance(
    tree: Tree, draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str, cues: Cues
) -> Stance:
    """The stance of the cue; that of what it says where the cue has none of its own.

    Args:
        tree: the article's parse.
        draft: the statement in the making.
        spoken: who speaks.
        kind: what the speaker is (``person``, ``organisation``, ...), empty if unknown.
        cues: the lexicon.
    """
    if draft.head is None:
        return "promise" if _commits(tree, draft, spoken, kind) else "inform"
    token = tree.tokens[draft.head]
    lemma = lemma_of(token.lemma)
    negative = any(
        t.dep == "neg" or t.text.lower() == "never"
        for t in (tree.tokens[c] for c in tree.children[draft.head])
    )
    if negative and lemma in cues.negated:
        return cues.negated[lemma]
    if lemma == "call" and draft.kind.startswith(("about for", "about on", "object infinitive")):
        return "demand"
    if draft.sense.stance != "inform" or draft.sense.act != "said":
        return draft.sense.stance
    if _demands(tree, draft):
        return "demand"
    return "promise" if _commits(tree, draft, spoken, kind) else _of_we(tree, draft, cues)


def _demands(tree: Tree, draft: Draft) -> bool:
    """Whether what is said tells another what it must do: "Borduria must withdraw"."""
    assert draft.head is not None
    for c in tree.under(draft.head, frozenset(("ccomp",))):
        modal = any(tree.tokens[a].text.lower() in _MUST for a in tree.under(c, _AUX))
        subject = tree.first(c, _SUBJECT)
        if modal and subject is not None:
            return tree.tokens[subject].text.lower() not in _WE
    return False


def _commits(
    tree: Tree, draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str
) -> bool:
    """Whether the speaker says what they themselves will do: "we will pay", "she would pay".

    A hostile deed is no promise, and what nobody decides ("we will see", "we will win")
    is none either.
    """
    for i in _opening(tree, draft):
        token = tree.tokens[i]
        if token.dep != "nsubj" or not _is_speaker(token.text.lower(), draft, spoken, kind):
            continue
        verb = tree.head(i)
        helpers = [tree.tokens[c].text.lower() for c in tree.under(verb.i, _AUX)]
        wanted = _WILL if token.text.lower() in _WE else _WOULD
        if not any(h in wanted for h in helpers) or verb.pos != "VERB":
            continue
        if verb.tag == "VB" and _deed(tree, verb) not in _no_commitment():
            return not any(tree.tokens[c].dep == "neg" for c in tree.children[verb.i])
    return False


def _deed(tree: Tree, verb: Token) -> str:
    """What is done: the verb, or what one "will continue to" do."""
    if verb.lemma.lower() in _GOES_ON:
        below = tree.first(verb.i, frozenset(("xcomp",)))
        if below is not None:
            return tree.tokens[below].lemma.lower()
    return verb.lemma.lower()


def _of_we(tree: Tree, draft: Draft, cues: Cues) -> Stance:
    """ "We reject it", she said: the stance is hers."""
    if not (draft.quoted or draft.unmarked):
        return "inform"
    for i in _opening(tree, draft):
        token = tree.tokens[i]
        if token.dep != "nsubj" or token.text.lower() not in _WE:
            continue
        verb = tree.head(i)
        sense = cues.verbs.get(lemma_of(verb.lemma))
        helped = any(tree.tokens[c].dep in ("aux", "neg") for c in tree.children[verb.i])
        if sense is not None and not helped and sense.stance != "inform":
            return sense.stance
    return "inform"


def _opening(tree: Tree, draft: Draft) -> range:
    """The first tokens of a content."""
    start = draft.content[0].start
    first = bisect_left(tree.tokens, start, key=lambda t: t.start)
    last = bisect_left(tree.tokens, draft.content[-1].end, key=lambda t: t.start)
    return range(first, min(last, first + _OPENING))


def _is_speaker(
    word: str, draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str
) -> bool:
    """Whether a pronoun inside the words means who says them."""
    if word in _WE:
        return draft.quoted or draft.unmarked
    source = spoken[0]
    if draft.quoted or source is None:
        return False
    if word in ("he", "she"):
        return kind in ("person", "") and spoken[1] is not None
    if word == "it":
        return kind in ("organisation", "country")
    return word == "they" and kind in ("group", "organisation")


@lru_cache(maxsize=1)
def _no_commitment() -> frozenset[str]:
    return word_set("promises", "no_deed") | word_set("promises", "hostile")
