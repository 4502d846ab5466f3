from __future__ import annotations

import pytest

from onrecord.link.whole import link_story
from onrecord.model.statement import Manner
from tests.link.made import Made
from tests.link.saying_pairs import (
    DIFFERENT,
    LATER_DIFFERENT,
    LATER_SAME,
    SAME,
    SPOKEN,
    Spoken,
)

MANNERS: dict[str, Manner] = {"d": "direct", "m": "mixed", "u": "unmarked", "i": "indirect"}
# Not told right: a synonym's first meaning is another thing, and reports of two claims that
# share their nouns, parted by their verbs or by a "not".
OPEN = (
    "“It would be a grave mistake",
    "that the port authority had fined",
    "“The budget for the new stadium has doubled twice.”",
    "that both presidents had left the lake",
)
CASES = [
    *((True, (m, a, b, "Ida Moss", "Ida Moss")) for m, a, b in (*SAME, *LATER_SAME)),
    *((False, (m, a, b, "Ida Moss", "Ida Moss")) for m, a, b in (*DIFFERENT, *LATER_DIFFERENT)),
    *SPOKEN,
]


def is_open(pair: Spoken) -> bool:
    """Whether it is known to be told wrongly."""
    return any(words.startswith(OPEN) for words in pair[1:3])


def joined(pair: Spoken) -> bool:
    """Whether two articles' statements become one utterance."""
    manners, *told = pair
    made = []
    for n in (0, 1):
        words, who = told[n], told[n + 2]
        one = Made(f"{words} {who} spoke in Tarn.", outlet=f"Paper {n}")
        named = who[0].isupper()
        mention = one.mention(who, named=named)
        one.says(words, who, manner=MANNERS[manners[n]], mention=mention, named=named)
        made.append(one.done())
    return len(link_story(made, ()).utterances) == 1


@pytest.mark.parametrize(("same", "pair"), CASES, ids=[c[1][1][:40] for c in CASES])
def test_pair(same: bool, pair: Spoken) -> None:
    assert joined(pair) == (same != is_open(pair))


def test_the_table_is_wide() -> None:
    assert sum(same for same, _ in CASES) >= 20
    assert sum(not same for same, _ in CASES) >= 20
    assert all(any(w.startswith(known) for _, p in CASES for w in p[1:3]) for known in OPEN)


def test_precision_comes_first() -> None:
    told = [(same, same != is_open(pair)) for same, pair in CASES]
    right = sum(same and said for same, said in told)
    assert right / sum(said for _, said in told) >= 0.92
    assert right / sum(same for same, _ in told) >= 0.9
