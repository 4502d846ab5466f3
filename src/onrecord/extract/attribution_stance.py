"""The act and the stance of a cue: said or only meant, promised, demanded, denied."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extract.attribution import is_infinitive
from onrecord.extract.attribution_act import act_at, act_of_cue
from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_forms import WE, Voice, form, names_wrong, opening
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
_BE = frozenset(("am", "is", "are", "was", "were", "'m", "’m", "'re", "’re", "'s", "’s"))
_LINKS = frozenset(("prep", "prt"))
_FOR = frozenset(("on", "upon", "for"))
_MAY = frozenset(("could", "may", "might", "should", "would", "can"))
_MARK = frozenset(("mark",))
_WHETHER = frozenset(("whether", "if"))
_OBJECT = frozenset(("dobj",))
_PASSIVE = frozenset(("nsubjpass",))
_OPEN = frozenset(("xcomp", "ccomp"))
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
    if draft.head is not None:
        lent = _of_cue(tree, draft, draft.head, cues)
        if lent is not None:
            return lent
        if _demands(tree, draft):
            return "demand"
    if (committed := _commits(tree, draft, spoken, kind)) is not None:
        return committed
    own = _performed(tree, draft, spoken, kind, cues)
    return own if own != "inform" else form(tree, draft, _voice(draft, spoken, kind))


def _of_cue(tree: Tree, draft: Draft, head: int, cues: Cues) -> Stance | None:
    """What the cue lends by itself; None where that is told by the words it attributes."""
    lemma = lemma_of(tree.tokens[head].lemma)
    negative = any(
        t.dep == "neg" or t.text.lower() == "never"
        for t in (tree.tokens[c] for c in tree.children[head])
    )
    if negative and lemma in cues.negated:
        return cues.negated[lemma]
    if not negative and (_calls_for(tree, head) or _tells_to(tree, draft, head)):
        return "demand"
    if not negative and (named := names_wrong(tree, draft)) is not None:
        return named
    lent = draft.sense
    return lent.stance if lent.stance != "inform" or lent.act != "said" else None


def _calls_for(tree: Tree, head: int) -> bool:
    """ "Called for an end to it", "calling on Norland to lift sanctions"."""
    token = tree.tokens[head]
    if token.pos != "VERB" or lemma_of(token.lemma) != "call":
        return False
    if any(tree.tokens[c].text.lower() in _MAY for c in tree.under(head, _AUX)):
        return False
    behind = tree.tokens[head + 1] if head + 1 < len(tree.tokens) else token
    links = [behind]
    if tree.first(head, _OBJECT) is None:  # "called an election for May"
        links += (tree.tokens[c] for c in tree.under(head, _LINKS) if c > head)
    return any(t.text.lower() in _FOR for t in links)


def _tells_to(tree: Tree, draft: Draft, head: int) -> bool:
    """ "Told the company to close": somebody is told what to do."""
    if draft.quoted or lemma_of(tree.tokens[head].lemma) != "tell":
        return False
    if tree.first(head, _PASSIVE) is not None:
        return False
    below = tree.first(head, _OPEN)
    return below is not None and below > head and is_infinitive(tree, below)


def _demands(tree: Tree, draft: Draft) -> bool:
    """Whether what is said tells another what it must do: "Borduria must withdraw"."""
    assert draft.head is not None
    for c in tree.under(draft.head, frozenset(("ccomp",))):
        modal = any(tree.tokens[a].text.lower() in _MUST for a in tree.under(c, _AUX))
        subject = tree.first(c, _SUBJECT)
        if modal and subject is not None:
            return tree.tokens[subject].text.lower() not in WE
    return False


def _commits(
    tree: Tree, draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str
) -> Stance | None:
    """Whether the speaker says what they themselves will do: "we will pay", "she would pay".

    To do harm is to threaten. Other hostile deeds are no promise, and what nobody decides
    ("we will see", "we will win") is none either.
    """
    for i in opening(tree, draft):
        token = tree.tokens[i]
        if token.dep != "nsubj" or not _is_speaker(token.text.lower(), draft, spoken, kind):
            continue
        verb = tree.head(i)
        helpers = [tree.tokens[c].text.lower() for c in tree.under(verb.i, _AUX)]
        wanted = _WILL if token.text.lower() in WE else _WOULD
        if not any(h in wanted for h in helpers) or verb.pos != "VERB" or verb.tag != "VB":
            continue
        denied = any(tree.tokens[c].dep == "neg" for c in tree.children[verb.i])
        deed = _deed(tree, verb)
        if deed in word_set("promises", "forceful") and not denied:
            return "threaten"
        if deed not in _no_commitment():
            return None if denied else "promise"
    return None


def _deed(tree: Tree, verb: Token) -> str:
    """What is done: the verb, or what one "will continue to" do."""
    if verb.lemma.lower() in _GOES_ON:
        below = tree.first(verb.i, frozenset(("xcomp",)))
        if below is not None:
            return tree.tokens[below].lemma.lower()
    return verb.lemma.lower()


def _performed(
    tree: Tree,
    draft: Draft,
    spoken: tuple[Source | None, Speaker | None],
    kind: str,
    cues: Cues,
) -> Stance:
    """ "We reject it", she said; it said it strongly condemned the raid: the stance is theirs."""
    for i in opening(tree, draft):
        token = tree.tokens[i]
        word = token.text.lower()
        if token.dep != "nsubj" or not _is_speaker(word, draft, spoken, kind):
            continue
        found = _does(tree, tree.head(i), cues, sure=word not in WE)
        if found != "inform":
            return found
    return "inform"


def _does(tree: Tree, verb: Token, cues: Cues, *, sure: bool) -> Stance:
    """The stance that is taken by doing a verb; with ``sure``, of those that only speak."""
    lemma = lemma_of(verb.lemma)
    if any(tree.tokens[c].text.lower() in _WHETHER for c in tree.under(verb.i, _MARK)):
        return "inform"
    helpers = {tree.tokens[c].text.lower() for c in tree.under(verb.i, _AUX)}
    performs = lemma in word_set("stances", "performing")
    if helpers - word_set("stances", "plain_helpers") or (helpers and not performs):
        return "demand" if _calls_for(tree, verb.i) and helpers <= _BE else "inform"
    if any(tree.tokens[c].dep == "neg" for c in tree.children[verb.i]):
        return cues.negated.get(lemma, "inform") if performs else "inform"
    if _calls_for(tree, verb.i):
        return "demand"
    sense = cues.verbs.get(lemma)
    return "inform" if sense is None or (sure and not performs) else sense.stance


def _voice(draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str) -> Voice:
    pronouns = ("i", "we", "he", "she", "it", "they")
    own = frozenset(p for p in pronouns if _is_speaker(p, draft, spoken, kind))
    return Voice(head=None if spoken[0] is None else spoken[0].head, own=own)


def _is_speaker(
    word: str, draft: Draft, spoken: tuple[Source | None, Speaker | None], kind: str
) -> bool:
    """Whether a pronoun inside the words means who says them."""
    if word in WE:
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
