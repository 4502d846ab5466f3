"""Pairs of different articles that share a subject, a quotation, site words or background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.derivations.corpus import Meta, Source, article, sentences_of
from benchmarks.derivations.make import FURNITURE, random_of

from onrecord.link.profile import profile
from onrecord.link.terms import likeness
from onrecord.model.annotation import Annotated

# Found by reading what was called derived: the same report, printed on two days.
DERIVED = frozenset(
    {
        ("nyt_2016-03-04_republicans-have-stake-in-a-deal.txt",
         "nyt_2016-03-05_polls-suggest-possibility-of-dea.txt"),
    }
)  # fmt: skip
TOPIC = 10_500  # most alike pairs of one half
EACH = 300  # pairs of each made kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Honest:
    """Two articles of which neither was made from the other, with why they are alike."""

    why: str
    a: Annotated
    b: Annotated
    names: tuple[str, str]


def honest(held: Sequence[Source], *, topic: int = TOPIC, each: int = EACH) -> Iterator[Honest]:
    """Honest pairs from one half of the corpus.

    Args:
        held: its articles.
        topic: pairs on one topic, those most alike.
        each: pairs of each kind that is made.
    """
    plain = [article(s.headline, s.paragraphs, Meta(outlet=s.outlet, day=s.day)) for s in held]
    near = [
        (x, y) for x, y in _most_alike(plain, topic) if (held[x].name, held[y].name) not in DERIVED
    ]
    for x, y in near:
        yield Honest(why="one topic", a=plain[x], b=plain[y], names=(held[x].name, held[y].name))
    for n, (x, y) in enumerate(near[:: max(1, len(near) // each)][:each]):
        third = next(
            t for t in (*held[(x + 11) % len(held) :], *held) if t not in (held[x], held[y])
        )
        yield from _made(held[x], held[y], third, n)


def _most_alike(articles: Sequence[Annotated], count: int) -> list[tuple[int, int]]:
    terms = [profile(a).terms for a in articles]
    scored = [(-likeness(terms[x], terms[y]), x, y) for x, y in combinations(range(len(terms)), 2)]
    return [(x, y) for _, x, y in sorted(scored)[:count]]


def _made(one: Source, other: Source, third: Source, n: int) -> Iterator[Honest]:
    random = random_of(one.name, other.name, n)
    speech = _speech(third, random.choice((25, 50, 90)))
    names = (one.name, other.name)
    for why, left, right, outlets, site in (
        ("one speech quoted", speech, speech, (one.outlet, other.outlet), ()),
        ("one outlet's furniture", "", "", ("herald", "herald"), FURNITURE),
        (
            "one outlet's background",
            *(2 * (_some(third.paragraphs[-1:], 60),)),
            ("herald", "herald"),
            (),
        ),
    ):
        a, b = (
            article(
                held.headline,
                _with(held.paragraphs, words, random.randrange(2, 5)),
                Meta(outlet=outlet, day=held.day),
                furniture=site,
            )
            for held, words, outlet in ((one, left, outlets[0]), (other, right, outlets[1]))
        )
        yield Honest(why=why, a=a, b=b, names=names)


def _speech(source: Source, words: int) -> str:
    bare = _some(source.paragraphs, words).translate({ord(c): None for c in '"“”'})
    return f"“{bare.replace(chr(39) * 2, '')}” the speaker said."


def _some(paragraphs: Sequence[str], words: int) -> str:
    """The first sentences of some paragraphs, about so many words."""
    told: list[str] = []
    for sentence in (s for p in paragraphs for s in sentences_of(p)):
        told.append(sentence)
        if sum(len(t.split()) for t in told) >= words:
            break
    return " ".join(told)


def _with(paragraphs: Sequence[str], words: str, at: int) -> list[str]:
    held = list(paragraphs)
    return [*held[:at], words, *held[at:]] if words else held
