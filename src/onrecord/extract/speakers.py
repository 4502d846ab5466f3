"""Who the words for a speaker stand for.

A name or description leads to the mention that it refers to. A pronoun leads to the
last fitting speaker or subject before it: of the same gender as far as titles, names
and earlier pronouns tell, and of the same number. "I" and "we" inside somebody's words
are that speaker. Where nothing fits, the speaker's name stays None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.attribution_sources import Source
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.mentions import gender_of
from onrecord.language.parse import Token
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId
from onrecord.model.span import Span
from onrecord.model.statement import Speaker
from onrecord.resources import word_set

_FEMALE = frozenset(("she", "her", "hers", "herself"))
_MALE = frozenset(("he", "him", "his", "himself"))
_PLURAL = frozenset(("they", "them", "their", "both", "these", "those"))
_THING = frozenset(("it", "its"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us", "mine", "ours"))
_OTHER = frozenset(("you", "your", "one", "this", "what", "there"))
_BODIES = frozenset(("organisation", "country", "document", "group", "place"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_APPOSED = frozenset(("appos",))
_LONGEST_BEFORE = 8  # tokens
_REMEMBERED = 24  # subjects and speakers kept for pronouns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Someone whom a later pronoun may mean."""

    start: int
    name: str
    named: bool
    mention: MentionId | None
    kind: str
    plural: bool
    gender: str | None


class SpeakerResolver:
    """Resolves the speakers of one article, in the order of its text.

    Args:
        tree: the article's parse.
        mentions: resolved within the article; may be empty.
    """

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self._tree = tree
        self._mentions = sorted(mentions, key=lambda m: (m.span, m.id))
        self._starts = [m.span.start for m in self._mentions]
        self._by_id = {m.id: m for m in self._mentions}
        self._genders = self._known_genders()
        self._token_starts = [t.start for t in tree.tokens]
        self._heads = deque(self._all_heads())
        self._recent: deque[_Candidate] = deque(maxlen=_REMEMBERED)
        self._last: _Candidate | None = None
        self._passed: deque[_Candidate] = deque(maxlen=_REMEMBERED)

    def resolve(self, source: Source, outer: Speaker | None, content: Sequence[Span]) -> Speaker:
        """The speaker that ``source`` names, remembered for pronouns after it.

        Args:
            source: the words.
            outer: who speaks the statement that this one stands in.
            content: what the speaker says: nobody inside it is meant by a pronoun.
        """
        token = self._tree.tokens[source.head]
        self._take_in(token.start, content)
        word = "" if token.text == "US" else token.text.lower()
        head = source.head
        if word in _RELATIVE:
            head = self._antecedent(head)
            word = self._tree.tokens[head].text.lower()
        if word in FIRST_PERSON:
            return self._as(source, outer)
        if word in _MALE | _FEMALE | _PLURAL | _THING:
            after = bool(content) and content[0].end <= token.start
            found = self._meant(word, after=after)
            if found is not None:
                self._recent.append(found)
                return _speaker(source, found)
            return Speaker(span=source.span, name=None, named=False)
        if word in _RELATIVE | _OTHER:
            return Speaker(span=source.span, name=None, named=False)
        words = source.span if head == source.head else self._described(head)
        found = self._candidate(self._named_beside(source, head), words)
        self._recent.append(found)
        return _speaker(source, found)

    def _named_beside(self, source: Source, head: int) -> int:
        """ "The firm's head, Lars Berg,": the name in apposition to a description."""
        mention = self._mention_at(head)
        if mention is not None and mention.named:
            return head
        for child in self._tree.under(head, _APPOSED):
            token = self._tree.tokens[child]
            named = self._mention_at(child) if source.span.contains(_span(token)) else None
            if named is not None and named.named and named.kind == "person":
                return child
        return head

    def _described(self, head: int) -> Span:
        """An antecedent with what stands before it, its article left out."""
        tokens = self._tree.tokens
        low = max(self._tree.low[head], head - _LONGEST_BEFORE)
        while low < head and tokens[low].pos in ("DET", "PUNCT"):
            low += 1
        return Span(tokens[low].start, tokens[head].end)

    def _as(self, source: Source, outer: Speaker | None) -> Speaker:
        if outer is None:
            return Speaker(span=source.span, name=None, named=False)
        return Speaker(span=source.span, name=outer.name, named=outer.named, mention=outer.mention)

    def _antecedent(self, head: int) -> int:
        """The noun before "who": what the relative clause hangs on."""
        i = head
        for _ in range(8):
            token = self._tree.tokens[i]
            if token.dep == "relcl":
                return token.head
            if token.head == i:
                return head
            i = token.head
        return head

    def remember(self, speaker: Speaker) -> None:
        """Note who spoke a statement that stands in no other: "he added" means them."""
        self._last = next((c for c in reversed(self._recent) if c.name == speaker.name), self._last)

    def _meant(self, word: str, *, after: bool) -> _Candidate | None:
        """Whom a pronoun means; behind what was said first the speaker before."""
        if after and self._last is not None and _fits(word, self._last):
            return self._last
        for candidate in (*reversed(self._recent), *reversed(self._passed)):
            if _fits(word, candidate):
                return candidate
        return None

    def _take_in(self, until: int, content: Sequence[Span]) -> None:
        """Remember who is mentioned before ``until``, but not within ``content``."""
        tokens = self._tree.tokens
        while self._heads and tokens[self._heads[0]].start < until:
            head = self._heads.popleft()
            start = tokens[head].start
            if not any(s.start <= start < s.end for s in content):
                held = self._recent if tokens[head].dep in _SUBJECT else self._passed
                held.append(self._candidate(head, None))

    def _all_heads(self) -> list[int]:
        """The head token of each mention, in order."""
        ends = (bisect_left(self._token_starts, m.span.end) - 1 for m in self._mentions)
        return [i for i in ends if i >= 0]

    def _candidate(self, head: int, span: Span | None) -> _Candidate:
        token = self._tree.tokens[head]
        mention = self._mention_at(head)
        if mention is None:
            words = span or Span(token.start, token.end)
            name, named = words.of(self._tree.text), False
            kind, key = "", None
        else:
            name, named, kind, key = mention.name, mention.named, mention.kind, mention.id
            name = self._office_of(head, span, mention) or name
        return _Candidate(
            start=token.start,
            name=" ".join(name.split()),
            named=named,
            mention=key,
            kind=kind,
            plural=token.tag in ("NNS", "NNPS") or kind == "group",
            gender=self._gender(mention, token.text),
        )

    def _office_of(self, head: int, span: Span | None, mention: Mention) -> str | None:
        """ "The captain of the tug Hilda", where the mention ends before "of"."""
        tokens = self._tree.tokens
        if mention.named or span is None or head + 1 >= len(tokens):
            return None
        ends = mention.span.end == tokens[head].end
        if not ends or tokens[head + 1].text != "of" or span.end <= tokens[head + 1].end:
            return None
        return Span(mention.span.start, span.end).of(self._tree.text)

    def _gender(self, mention: Mention | None, word: str) -> str | None:
        if mention is None or not mention.named:
            return gender_of([word])
        if mention.kind != "person":
            return None
        return self._genders.get(mention.id) or _by_given_name(mention.name)

    def _known_genders(self) -> dict[MentionId, str]:
        found: dict[MentionId, str] = {}
        for mention in self._mentions:
            gender = gender_of(mention.title.split()) if mention.title else None
            if gender is not None:
                found.setdefault(self._root(mention).id, gender)
        return found

    def _mention_at(self, head: int) -> Mention | None:
        token = self._tree.tokens[head]
        at = bisect_left(self._starts, token.end)
        for mention in reversed(self._mentions[max(0, at - 6) : at]):
            # "Borduria's envoy" is not Borduria: the head must stand in the mention
            inside = mention.span.start <= token.start < mention.span.end
            if inside and (mention.named or mention.span.end <= token.end + 1):
                return self._root(mention)
        return None

    def _root(self, mention: Mention) -> Mention:
        seen: set[MentionId] = set()
        while mention.refers in self._by_id and mention.id not in seen:
            seen.add(mention.id)
            mention = self._by_id[mention.refers]
        return mention


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _speaker(source: Source, found: _Candidate) -> Speaker:
    return Speaker(span=source.span, name=found.name, named=found.named, mention=found.mention)


def _fits(word: str, candidate: _Candidate) -> bool:
    if word in _PLURAL:
        return candidate.plural or candidate.kind in ("organisation", "country")
    if candidate.plural:
        return False
    if word in _THING:
        return candidate.kind in _BODIES or candidate.kind == ""
    if candidate.kind not in ("person", ""):
        return False
    gender = "female" if word in _FEMALE else "male"
    return candidate.gender in (None, gender)


@lru_cache(maxsize=2048)
def _by_given_name(name: str) -> str | None:
    first, _, rest = name.lower().partition(" ")
    if not rest:
        return None
    for gender in ("male", "female"):
        if first in word_set("given_names", gender):
            return gender
    return None
