"""A packed profile is the profile itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.link.keys import keys_of
from onrecord.link.linker import link_pending
from onrecord.link.memory import MemoryStore
from onrecord.link.packed import packed, unpacked
from onrecord.link.profile import profile
from onrecord.model.annotation import Annotated
from tests.link.made import Made
from tests.link.texts import WIRE, WIRE_HEAD
from tests.properties.test_link import pile

ODD = "İstanbul’da ﬁne 河口の町 said “no\ud800” to 30,000 of ẞtraße people.\r\n\nAnd ǅ left.\x0b"


@pytest.mark.parametrize("text", [" ", "One.", ODD, WIRE, ODD * 40])
def test_nothing_is_lost(text: str) -> None:
    held = profile(Made(text, WIRE_HEAD, outlet="Paper", credit="Valley Wire").done())
    again = unpacked(held.article, packed(held))
    assert again == held
    assert keys_of(again) == keys_of(held)


def test_a_profile_of_another_version_is_passed_over() -> None:
    held = profile(Made(WIRE).done())
    assert unpacked(held.article, b"0" + packed(held)[1:]) is None


class _Counting(MemoryStore):
    """Counts the articles that are read."""

    read = 0

    def load(self, articles, kinds=None):  # type: ignore[no-untyped-def]
        found = super().load(articles, kinds)
        self.read += len(found) if kinds is not None else 0
        return found


def test_partners_are_not_read_again() -> None:
    articles = pile()
    store = _Counting(articles[:-1])
    link_pending(store)
    store.read = 0
    store.add(articles[-1:])
    link_pending(store)
    assert store.read == 1
    assert store.links() == _at_once(articles)


def _at_once(articles: Sequence[Annotated]) -> object:
    store = MemoryStore(articles)
    link_pending(store)
    return store.links()
