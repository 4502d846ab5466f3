"""What a cue tells beside speaker and content: to whom, where, when, how it is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_sources import Source, beside_content, noun_phrase
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, lemma_of
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.ids import DateId, MentionId
from onrecord.model.span import Span
from onrecord.model.statement import Evidence, Speaker

_PREPOSITION = frozenset(("prep", "dative"))
_OBJECT = frozenset(("dobj", "dative"))
_PREPOSITION_OBJECT = frozenset(("pobj",))
_TELLS = frozenset(
    ("tell", "ask", "inform", "remind", "assure", "brief", "notify", "advise", "warn", "urge",
     "text", "email", "reassure", "show", "persuade", "convince", "promise")
)  # fmt: skip
_SPEAKS_TO = frozenset(
    ("say", "speak", "talk", "write", "explain", "repeat", "announce", "suggest", "mention",
     "admit", "confirm", "confide", "complain", "remark", "point")
)  # fmt: skip
_LITTLE = frozenset(("little", "much", "such"))
_THINGS = frozenset(("it", "this", "that", "what", "which", "something", "nothing"))
_PUBLISHES = frozenset(("release", "issue", "publish", "post", "hold", "broadcast", "air", "send"))
_CLAUSAL = frozenset(("VERB", "AUX"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_LONG_VENUE = 8  # tokens
_NEAR = 60  # tokens around a cue in which its date is looked for
# "at the end of a visit on Friday": a time that a date tells, like a venue
_TIMES = frozenset(
    ("end", "close", "conclusion", "start", "beginning", "opening", "outset", "sidelines",
     "margins", "fringes")
)  # fmt: skip
# what is said before or of talks on Friday need not be said then
_NOT_WHEN = frozenset(("before", "of", "about", "for", "against", "ahead"))
# "Speaking on Friday, she said": what one does by saying it, or while one says it
_MEANWHILE = frozenset(
    ("speak", "talk", "write", "testify", "appear", "address", "wrap", "conclude", "end",
     "finish", "close", "begin", "open", "start")
)  # fmt: skip
_OTHER_TIME = frozenset(("aux", "auxpass", "neg", "mark"))  # "having met", "since meeting"
_CLIMB = 12  # heads between a date and its cue: "in a statement released on Tuesday"


def addressee(tree: Tree, draft: Draft, cues: Cues) -> Span | None:
    """To whom the cue says it: "told reporters", "said to the crowd"."""
    noun = _told(tree, draft)
    if noun is None or tree.tokens[noun].lemma.lower() in cues.occasions:
        return None
    return _phrase_of_told(tree, noun, draft)


def _told(tree: Tree, draft: Draft) -> int | None:
    """The noun that is told something: persons, or the occasion ("told a rally")."""
    if draft.head is None:
        return None
    found = draft.addressee
    lemma = lemma_of(tree.tokens[draft.head].lemma)
    if found is None and lemma in _TELLS:
        found = tree.first(draft.head, _OBJECT)
    if found is None and lemma in _SPEAKS_TO:
        found = _object_of(tree, draft.head, "to")
    if found is None or tree.tokens[found].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    if tree.tokens[found].dep == "dative" and tree.tokens[found].pos == "ADP":
        return None
    return None if _hears_nothing(tree, found) else found


def _hears_nothing(tree: Tree, noun: int) -> bool:
    """ "It", "what leverage they had", "little effect": nobody who is told anything."""
    under = [tree.tokens[k] for k in tree.children[noun]]
    vague = any(k.tag.startswith("W") or k.text.lower() in _LITTLE for k in under)
    return vague or tree.tokens[noun].text.lower() in _THINGS


def _phrase_of_told(tree: Tree, found: int, draft: Draft) -> Span | None:
    if draft.kind == "object infinitive":  # "warned Borduria not to come": in the content too
        return Span(tree.tokens[tree.low[found]].start, tree.tokens[found].end)
    span = beside_content(tree, found, draft)
    return span if len(span) else None


def _object_of(tree: Tree, v: int, preposition: str) -> int | None:
    for p in tree.under(v, _PREPOSITION):
        if tree.tokens[p].text.lower() == preposition:
            return tree.first(p, _PREPOSITION_OBJECT)
    return None


def _overlaps(draft: Draft, span: Span) -> bool:
    return any(c.overlap(span) for c in draft.content)


def venue(tree: Tree, draft: Draft, cues: Cues) -> Span | None:
    """Where or how it is said: "at a press briefing", "in a statement"."""
    if draft.head is None:
        return None
    for v in _cue_and_complement(tree, draft.head):
        for p in tree.under(v, _PREPOSITION):
            if tree.tokens[p].text.lower() not in cues.venue_prepositions:
                continue
            if v == draft.head and draft.kind == "according":  # "to" whom: the speaker
                continue
            below = tree.first(p, _PREPOSITION_OBJECT)
            if below is None or below < p:
                continue
            if not _names_venue(tree, below, cues):
                continue
            span = Span(tree.tokens[p].start, _end_of_venue(tree, below))
            if not _overlaps(draft, span):
                return span
    told = _told(tree, draft)
    if told is not None and tree.tokens[told].lemma.lower() in cues.occasions:
        return _phrase_of_told(tree, told, draft)
    return None


def _end_of_venue(tree: Tree, noun: int) -> int:
    """Where a venue ends; a long one before what else tells time and place."""
    end = noun_phrase(tree, noun).end
    if tree.high[noun] - tree.low[noun] < _LONG_VENUE:
        return end
    more = (
        p
        for p in tree.under(noun, _PREPOSITION)
        if p > noun and tree.tokens[p].text.lower() not in ("of", "with", "for")
    )
    first = next(more, None)
    return end if first is None else min(end, tree.tokens[first - 1].end)


def _cue_and_complement(tree: Tree, head: int) -> tuple[int, ...]:
    """The cue word, then its subject: a parser may hang "in a statement" on either."""
    subject = tree.first(head, frozenset(("nsubj",)))
    return (head,) if subject is None or subject < head else (head, subject)


def _names_venue(tree: Tree, noun: int, cues: Cues) -> bool:
    low = max(tree.low[noun], noun - 2)
    words = [tree.tokens[i].text.lower() for i in range(low, noun + 1)]
    return lemma_of(tree.tokens[noun].lemma) in cues.venues or words[-1] in cues.venues


class DatesOfCues:
    """Looks up the date expression that tells when a cue's words were said."""

    def __init__(
        self, tree: Tree, starts: Sequence[int], dates: Sequence[DateExpression], cues: Cues
    ) -> None:
        self._tree = tree
        self._cues = cues
        self._starts = starts
        self._dates = sorted(
            (d for d in dates if d.timex in ("DATE", "TIME")), key=lambda d: (d.span, d.id)
        )
        self._offsets = [d.span.start for d in self._dates]

    def said(self, draft: Draft) -> DateId | None:
        """The nearest date that hangs on the cue, outside its content.

        Else on the verb that a participle goes with: "blamed her on Friday, saying that".
        """
        if draft.head is None or not self._dates:
            return None
        found = self._nearest(draft, draft.head, bare=False)
        word = self._tree.tokens[draft.head]
        if found is None and (word.tag, word.dep) == ("VBG", "advcl"):
            marked = self._tree.first(draft.head, _OTHER_TIME | _SUBJECT) is not None
            found = None if marked else self._nearest(draft, word.head, bare=True)
        return found

    def _nearest(self, draft: Draft, head: int, *, bare: bool) -> DateId | None:
        tokens = self._tree.tokens
        low, high = self._tree.sentence(head)
        low, high = max(low, head - _NEAR), min(high, head + _NEAR)
        first = bisect_left(self._offsets, tokens[low].start)
        last = bisect_left(self._offsets, tokens[high - 1].end)
        fits = [
            d
            for d in self._dates[first:last]
            if not _overlaps(draft, d.span) and self._hangs_on(d.span, head, bare=bare)
        ]
        return min(fits, key=lambda d: abs(d.span.start - tokens[head].start)).id if fits else None

    def _hangs_on(self, span: Span, head: int, *, bare: bool) -> bool:
        """Whether climbing from the date reaches the cue, by its venue at most.

        "said at a briefing on Friday" dates the saying, and so does "speaking on Friday,
        she said"; "said of the visit on Friday" dates the visit.
        """
        tokens = self._tree.tokens
        i = bisect_left(self._starts, span.end) - 1
        last, last_noun, nouns = i, -1, 0
        for _ in range(_CLIMB):
            if i == head:
                return not nouns or (not bare and self._tells_when(last, last_noun))
            token = tokens[i]
            if token.head == head and self._meanwhile(i, nouns):
                return True
            # a day before the cue is no part of the clause behind it, however it was parsed
            if (
                token.head == head
                and token.dep == "ccomp"
                and head < i
                and span.end <= tokens[head].start
            ):
                return not nouns
            publishes = token.dep in ("acl", "relcl") and token.lemma.lower() in _PUBLISHES
            if token.head == i or (token.pos in _CLAUSAL and not publishes):
                return False
            outside = token.start >= span.end or token.end <= span.start
            if outside and token.pos in ("NOUN", "PROPN"):
                last_noun, nouns = i, nouns + 1
            last, i = i, token.head
        return False

    def _tells_when(self, link: int, noun: int) -> bool:
        """Whether a noun that is linked to a cue is where or when it was said."""
        if self._tree.tokens[link].text.lower() in _NOT_WHEN:
            return False
        times = lemma_of(self._tree.tokens[noun].lemma) in _TIMES
        return times or _names_venue(self._tree, noun, self._cues)

    def _meanwhile(self, i: int, nouns: int) -> bool:
        """Whether a word is what the speaker does meanwhile, on the day that it has."""
        token = self._tree.tokens[i]
        if (
            token.tag != "VBG"
            or token.dep != "advcl"
            or self._tree.first(i, _OTHER_TIME) is not None
        ):
            return False
        return not nouns or token.lemma.lower() in _MEANWHILE


def evidence(
    tree: Tree,
    draft: Draft,
    spoken: tuple[Source | None, Speaker | None],
    mentioned: Mapping[MentionId, Mention],
    cues: Cues,
) -> Evidence:
    """How the reporter knows: from whom, or from what, or only by hearsay.

    A body ("the ministry") answers for its words by its description alone, or by the
    document that it puts out; a person or a group without a name does not.
    """
    source, speaker = spoken
    if draft.head is not None and _hedged(tree, draft, cues):
        return "hedged"
    if source is None or speaker is None:
        return "unnamed" if draft.kind != "raising" else "hedged"
    head = tree.tokens[source.head]
    word, lemma = head.text.lower(), lemma_of(head.lemma)
    mention = mentioned.get(speaker.mention) if speaker.mention else None
    kind = mention.kind if mention is not None else ""
    if kind == "document" or (lemma in cues.documents and kind not in ("organisation", "person")):
        return "document"
    if (
        kind in ("organisation", "country")
        and draft.head is not None
        and _in_writing(tree, draft, cues)
    ):
        return "document"
    last = speaker.name.lower().split()[-1:] if speaker.name and kind != "person" else []
    if word in cues.outlets or (last and last[0] in cues.outlets):
        return "outlet"
    return "person" if speaker.named or kind in ("organisation", "country") else "unnamed"


def _in_writing(tree: Tree, draft: Draft, cues: Cues) -> bool:
    """Whether a body says it in a document: "the ministry said in a statement"."""
    assert draft.head is not None
    below = (
        tree.first(p, _PREPOSITION_OBJECT)
        for p in tree.under(draft.head, _PREPOSITION)
        if tree.tokens[p].text.lower() in ("in", "via", "through")
    )
    return any(n is not None and lemma_of(tree.tokens[n].lemma) in cues.documents for n in below)


def _hedged(tree: Tree, draft: Draft, cues: Cues) -> bool:
    assert draft.head is not None
    around = (*tree.children[draft.head], *range(*(draft.cue or (0, 0))))
    return any(tree.tokens[i].text.lower() in cues.hedges for i in around)
