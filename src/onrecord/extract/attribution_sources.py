"""Which words of the sentence name the speaker of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_edges import misread_object
from onrecord.extract.attribution_tree import Tree
from onrecord.model.span import Span
from onrecord.resources.countries import by_adjective, by_name

_SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSE = frozenset(("ccomp",))
_PASSIVE = frozenset(("nsubjpass", "auxpass"))
_AGENT = frozenset(("agent",))
_PREPOSITION_OBJECT = frozenset(("pobj",))
_OBJECT = frozenset(("dobj", "dative"))
_POSSESSOR = frozenset(("poss",))
_PREPOSITION = frozenset(("prep", "agent"))
_NAMED_BEFORE = frozenset(("compound", "amod", "nmod"))
_INHERITS = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "dep", "ccomp", "aux"))
_LONGEST_CLIMB = 6
_FAR = 25  # tokens between a source and its cue; of the marked ones beyond, none was right
_REACH = 40  # tokens before a colon in which its subject is looked for
# verbs whose subject makes the claim that is their object; who rejects one does not
_LIGHT = frozenset(
    ("make", "issue", "have", "express", "give", "get", "take", "raise", "voice", "offer", "be",
     "reiterate", "repeat", "echo", "announce", "release", "show", "share", "hold", "heap",
     "level", "lodge", "launch", "post", "publish", "deliver", "send", "reach", "harbor",
     "harbour", "form", "air", "pose", "file", "utter", "write", "bring", "put", "lay",
     "renew", "state", "add", "keep", "retain", "feel", "reveal", "find", "see", "lack")
)  # fmt: skip
# what follows a name without belonging to it
_CUT = frozenset(("relcl", "advcl", "acl"))


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker: their head token and their span."""

    head: int
    span: Span


def find_source(tree: Tree, draft: Draft) -> Source | None:
    """The speaker's words for a draft, or None where its sentence names none."""
    if draft.source is None:
        found = _as_ruled(tree, draft)
        # "it seems that": an encoder knows better than the parse that nobody is meant
        return None if draft.read and _is_empty(tree, found) else found
    return (_as_ruled(tree, draft) if _far(draft) else None) or _as_marked(tree, draft)


def _is_empty(tree: Tree, source: Source | None) -> bool:
    return source is not None and tree.tokens[source.head].text.lower() in ("it", "there")


def _far(draft: Draft) -> bool:
    """Whether the marked source is farther from its cue than those of its sentence are."""
    if draft.source is None or draft.cue is None or draft.quoted:
        return False
    return max(draft.source[0] - draft.cue[1], draft.cue[0] - draft.source[1]) > _FAR


def _as_ruled(tree: Tree, draft: Draft) -> Source | None:
    """The words that the construction of a draft's cue gives for its speaker."""
    if draft.head is None:
        return None
    token = tree.tokens[draft.head]
    if draft.kind == "raising":
        return None
    if draft.kind == "according":
        found = _below_preposition(tree, draft.head)
    elif draft.kind == "quote colon":
        found = _before_colon(tree, draft.head)
    elif draft.kind.startswith("noun"):
        found = _of_noun(tree, draft.head)
    elif draft.kind.startswith("adjective"):
        found = _of_verb(tree, token.head)
    else:
        found = _of_verb(tree, draft.head if draft.host is None else draft.host)
    if found is None and draft.quoted:
        found = _beside(tree, draft)
    if found is None:
        return None
    span = beside_content(tree, found, draft)
    return Source(found, span) if len(span) else None


def _as_marked(tree: Tree, draft: Draft) -> Source:
    """The words that an encoder marked, by the word of them that the others hang on.

    "The head of | the union | said": where it leaves off the subject before "of", that is
    the source.
    """
    assert draft.source is not None
    first, last = draft.source
    inside = range(first, last)
    tops = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    named = [i for i in tops if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    head = (named or tops or [last - 1])[0]
    whole = _whose_part(tree, head, draft)
    if whole is not None and tree.tokens[first - 1].text == "of":
        return Source(whole, beside_content(tree, whole, draft))
    return Source(head, tree.parse.span(first, last))


def _whose_part(tree: Tree, head: int, draft: Draft) -> int | None:
    """The subject of a draft's cue that ``head`` hangs on by "of"."""
    of = tree.tokens[head].head
    whole = tree.tokens[of].head
    subject = tree.tokens[whole].dep in _SUBJECT and tree.tokens[whole].head == draft.head
    return whole if subject and tree.tokens[of].text == "of" and whole < of < head else None


def beside_content(tree: Tree, head: int, draft: Draft) -> Span:
    """The noun phrase around ``head`` as far as it is no content; empty where it is all."""
    span = noun_phrase(tree, head)
    if any(c.overlap(span) for c in draft.content):
        return _outside_content(tree, head, draft)
    return span


def noun_phrase(tree: Tree, head: int) -> Span:
    """The noun phrase around ``head``: its apposition stays, clauses after it do not."""
    low, high = tree.low[head], tree.high[head] + 1
    high = max(high, _end_of_misread(tree, head))
    apposed = [c for c in tree.children[head] if tree.tokens[c].dep == "appos"]
    for child in (c for h in (head, *apposed) for c in tree.children[h]):
        if child > head and tree.tokens[child].dep in _CUT:
            high = min(high, tree.low[child])
    span = tree.trimmed(min(low, head), max(high, head + 1))
    token = tree.tokens[head]
    return span or Span(token.start, token.end)


def _end_of_misread(tree: Tree, head: int) -> int:
    """Where a misread object ends with the subject behind it; 0 for any other noun."""
    token = tree.tokens[head]
    if token.dep != "dobj":
        return 0
    clause = next((c for c in tree.under(token.head, _CLAUSE) if c > head), None)
    if clause is None or misread_object(tree, token.head, clause) != head:
        return 0
    subject = tree.first(clause, _SUBJECT)
    return 0 if subject is None else tree.high[subject] + 1


def _outside_content(tree: Tree, head: int, draft: Draft) -> Span:
    """The noun phrase up to its head, where what follows is the content."""
    span = Span(tree.tokens[min(tree.low[head], head)].start, tree.tokens[head].end)
    if not any(c.overlap(span) for c in draft.content):
        return span
    word = Span(tree.tokens[head].start, tree.tokens[head].end)
    return Span(0, 0) if any(c.overlap(word) for c in draft.content) else word


def _of_verb(tree: Tree, v: int) -> int | None:
    """The subject of a verb, found above it where the verb has none of its own."""
    for level in range(_LONGEST_CLIMB):
        subject = tree.first(v, _SUBJECT)
        passive = any(tree.tokens[c].dep in _PASSIVE for c in tree.children[v])
        if tree.tokens[v].tag == "VBN" and tree.tokens[v].dep in ("advcl", "acl"):
            passive = passive or subject is None  # "when asked": by somebody else
        if passive and level == 0 and not _quoted_as(tree, v):
            return _agent(tree, v)
        if subject is not None:
            return _whole_subject(tree, v, subject)
        token = tree.tokens[v]
        if token.dep in ("acl", "relcl") and token.head != v:
            return token.head
        if token.dep not in _INHERITS or token.head == v:
            return None
        above = token.head
        if token.dep == "xcomp" and tree.tokens[above].pos == "VERB":
            controlled = tree.first(above, _OBJECT)
            if controlled is not None:
                return controlled
        v = above
    return None


def _whole_subject(tree: Tree, v: int, subject: int) -> int:
    """The subject, or the noun before it that the parser took for another verb's object."""
    token = tree.tokens[v]
    if token.dep != "ccomp" or token.head == v:
        return subject
    misread = misread_object(tree, token.head, v)
    return subject if misread is None else misread


def _quoted_as(tree: Tree, v: int) -> bool:
    """ "X was quoted as saying": the subject of the passive is who spoke."""
    return any(
        tree.tokens[c].text.lower() == "as" and tree.first(c, frozenset(("pcomp",))) is not None
        for c in tree.under(v, _PREPOSITION)
    )


def _agent(tree: Tree, v: int) -> int | None:
    by = tree.first(v, _AGENT)
    return None if by is None else tree.first(by, _PREPOSITION_OBJECT)


def _below_preposition(tree: Tree, i: int) -> int | None:
    to = next((c for c in tree.children[i] if tree.tokens[c].text.lower() == "to"), None)
    return None if to is None else tree.first(to, _PREPOSITION_OBJECT)


def _of_noun(tree: Tree, n: int) -> int | None:
    """Whose claim it is: its possessor, "by" or "from" whom, or who makes it."""
    owner = tree.first(n, _POSSESSOR)
    if owner is None:
        owner = next((c for c in tree.under(n, _NAMED_BEFORE) if _is_country(tree, c)), None)
    if owner is not None:
        return owner
    for p in tree.under(n, _PREPOSITION):
        if tree.tokens[p].text.lower() in ("by", "from", "of"):
            below = tree.first(p, _PREPOSITION_OBJECT)
            if below is not None and below < n + 8:
                return below
    token = tree.tokens[n]
    verb = tree.tokens[token.head]
    if token.dep == "dobj" and verb.lemma in _LIGHT:
        return _of_verb(tree, verb.i)
    return None


def _is_country(tree: Tree, i: int) -> bool:
    """ "US complaints", "Chinese claims": whose they are stands before them."""
    word = tree.tokens[i].text
    return word in by_name() or word in by_adjective()


def _before_colon(tree: Tree, colon: int) -> int | None:
    """The subject of the clause that ends in a colon, else the name right before it."""
    first = max(tree.sentence(colon)[0], colon - _REACH)
    subjects = [i for i in range(first, colon) if tree.tokens[i].dep in _SUBJECT]
    if subjects:
        return subjects[-1]
    nouns = [i for i in range(first, colon) if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
    return nouns[-1] if nouns else None


def _beside(tree: Tree, draft: Draft) -> int | None:
    """The noun right after or before a cue that the parser gave no subject."""
    assert draft.head is not None
    tokens, v = tree.tokens, draft.head
    for chunk_root in _roots_near(tree, v):
        inside = any(s.start <= tokens[chunk_root].start < s.end for s in draft.content)
        if not inside:
            return chunk_root
    return None


def _roots_near(tree: Tree, v: int) -> list[int]:
    tokens = tree.tokens
    found: list[int] = []
    for step in (1, -1):
        i = v + step
        while (
            0 <= i < len(tokens) and abs(i - v) < 6 and tokens[i].text not in (".", "!", "?", ":")
        ):
            if tokens[i].pos in ("PROPN", "NOUN", "PRON"):
                head = i
                while (
                    step > 0
                    and head + 1 < len(tokens)
                    and tokens[head + 1].pos in ("PROPN", "NOUN")
                ):
                    head += 1
                found.append(head)
                break
            i += step
    return found
