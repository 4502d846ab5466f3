"""Who the words for a speaker stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.attribution_sources import Source
from onrecord.extract.attribution_tree import Tree
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId
from onrecord.model.span import Span
from onrecord.model.statement import Speaker

_SINGULAR = frozenset(("he", "she", "him", "her", "his"))
_PLURAL = frozenset(("they", "them", "their"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_THING = frozenset(("it", "its"))
_FEMALE = frozenset(("she", "her"))
_MALE = frozenset(("he", "him", "his"))


class SpeakerResolver:
    """Resolves the speakers of one article, in the order of its text."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self._tree = tree
        self._mentions = sorted(mentions, key=lambda m: (m.span, m.id))
        self._starts = [m.span.start for m in self._mentions]
        self._by_id = {m.id: m for m in self._mentions}
        self._last: Speaker | None = None

    def resolve(self, source: Source) -> Speaker:
        """The speaker that ``source`` names, remembered for pronouns after it."""
        word = self._tree.tokens[source.head].text.lower()
        if word in _SINGULAR | _PLURAL | _THING | _RELATIVE:
            return Speaker(span=source.span, name=None, named=False)
        mention = self._mention_at(source)
        if mention is not None:
            name, named, key = mention.name, mention.named, mention.id
        else:
            name, named, key = source.span.of(self._tree.text), False, None
        self._last = Speaker(span=source.span, name=name, named=named, mention=key)
        return self._last

    def _mention_at(self, source: Source) -> Mention | None:
        token = self._tree.tokens[source.head]
        at = bisect_left(self._starts, token.end)
        for mention in reversed(self._mentions[max(0, at - 4) : at]):
            if mention.span.overlap(Span(token.start, token.end)):
                return self._root(mention)
        return None

    def _root(self, mention: Mention) -> Mention:
        seen: set[MentionId] = set()
        while mention.refers is not None and mention.refers in self._by_id:
            if mention.id in seen:
                break
            seen.add(mention.id)
            mention = self._by_id[mention.refers]
        return mention
