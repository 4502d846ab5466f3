"""Derivations made by program, of every kind in graded strength, from corpus articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.derivations.corpus import Meta, Source, article, sentences_of
from benchmarks.derivations.spinner import spin, synonyms

from onrecord.model.annotation import Annotated

SEED = 20_261_122
ACCEPTED = {
    "copy": frozenset({"copy"}),
    "excerpt": frozenset({"excerpt"}),
    "merge": frozenset({"excerpt", "copy"}),
    "light edit": frozenset({"copy", "rewrite"}),
    "rewrite": frozenset({"rewrite"}),
    "shared": frozenset({"shared"}),
}
COPIES = ("verbatim", "typography", "with site words", "with an own end")
EXCERPTS = (0.2, 0.35, 0.5, 0.7)
EDITS = (0.02, 0.05, 0.1, 0.15)
# part of the words with synonyms; of all lower-case content words 0.5, 0.6 and 0.7
SPINS = (0.6, 0.75, 0.9)
AGENCIES = ("Reuters", "AP", "AFP", "dpa")
FURNITURE = (
    "Sign up for our letter of the morning and have the news of the day in your box by seven.",
    "Follow us on every channel, share this page with your friends and tell us what you think.",
    "All rights reserved. This text may not be published, broadcast, rewritten or passed on.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A derivation that was made.

    Attributes:
        kind: of ``ACCEPTED``.
        level: how strong.
        target: the article that was made.
        sources: those it was made from; for ``shared``, the other that shares.
        evident: whether dates, credits or links tell the direction.
    """

    kind: str
    level: str
    target: Annotated
    sources: tuple[Annotated, ...]
    evident: bool


Rewriter = Callable[[Sequence[str], float, Random], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Metas:
    source: Meta
    target: Meta
    evident: bool


def cases(held: Sequence[Source], *, each: int = 1) -> Iterator[Case]:
    """Cases of all kinds, ``each`` of every level from every source in turn.

    Args:
        held: the corpus articles of one half.
        each: take every n-th article for a level; 1 is all.
    """
    for n, source in enumerate(held):
        others = (held[(n + 7) % len(held)], held[(n + 13) % len(held)], held[(n + 29) % len(held)])
        for m, maker in enumerate(_MAKERS):
            if (n + m) % each == 0:
                yield maker(source, others, random_of(source.name, m))


def random_of(*parts: object) -> Random:
    """Chance that depends on ``parts`` and the seed alone."""
    digest = hashlib.sha256(repr((SEED, *parts)).encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))


def rewritten(source: Source, level: float, random: Random, rewrite: Rewriter, name: str) -> Case:
    """A rewrite of one source by any program that rewrites."""
    metas = _metas(source, random)
    paragraphs = rewrite(source.paragraphs, level, random)
    headline = rewrite((source.headline,), level, random)
    target = article(" ".join(headline), paragraphs, metas.target)
    return Case(
        kind="rewrite",
        level=f"{name} {level}",
        target=target,
        sources=(article(source.headline, source.paragraphs, metas.source),),
        evident=metas.evident,
    )


def _metas(source: Source, random: Random, *, dated: bool = False) -> _Metas:
    """Dates, credits and links as real copies have them, errors included.

    Args:
        source: the original.
        random: the source of chance.
        dated: whether both dates must be given, and truly.
    """
    day = date.fromisoformat(source.day)
    later = random.choice((0, 0, 1, 1, 1, 2, 3))
    if random.random() < 0.04:  # a scraper's date, or an original that was updated
        later = -1
    if dated:
        later = max(1, later)
    dated = random.random() < 0.6 or dated
    credit = random.random() < 0.2
    link = random.random() < 0.1
    address = f"https://{source.outlet}.example/{source.name}"
    return _Metas(
        source=Meta(
            outlet=source.outlet,
            day=source.day if dated or random.random() < 0.3 else None,
            url=address,
            canonical=address,
        ),
        target=Meta(
            outlet=f"site {random.randrange(400)}",
            day=(day + timedelta(later)).isoformat() if dated else None,
            credit=source.outlet if credit else None,
            url=f"https://site.example/{source.name}",
            canonical=address if link else None,
        ),
        evident=(dated and later != 0) or credit or link,
    )


def _one(
    label: tuple[str, str],
    source: Source,
    headline: str,
    paragraphs: Sequence[str],
    random: Random,
) -> Case:
    kind, level = label
    # part of a text in others' words may as well share an original: a date tells
    metas = _metas(source, random, dated="own words" in level)
    site = FURNITURE if level == "with site words" else ()
    return Case(
        kind=kind,
        level=level,
        target=article(headline, paragraphs, metas.target, furniture=site),
        sources=(article(source.headline, source.paragraphs, metas.source),),
        evident=metas.evident,
    )


def _copy(source: Source, others: Sequence[Source], random: Random) -> Case:
    level = random.choice(COPIES)
    paragraphs = list(source.paragraphs)
    if level == "typography":
        plain = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})
        paragraphs = [p.translate(plain).replace(" - ", " -- ") for p in paragraphs]
    if level == "with an own end":
        paragraphs += others[0].paragraphs[-1:]
    return _one(("copy", level), source, source.headline, paragraphs, random)


def _excerpt(source: Source, others: Sequence[Source], random: Random) -> Case:
    part = random.choice(EXCERPTS)
    turned = random.random() < 0.33  # the last paragraphs, not the first
    paragraphs = _words(source, round(part * source.words), last=turned)
    own = random.random() < 0.4
    if own:
        _among(paragraphs, _words(others[0], sum(len(p.split()) for p in paragraphs)), random)
    level = f"{part}{' in own words' if own else ''}"
    return _one(("excerpt", level), source, others[1].headline, paragraphs, random)


def _words(source: Source, words: int, *, last: bool = False) -> list[str]:
    """First or last paragraphs of a source with about so many words, at least one."""
    taken: list[str] = []
    held = source.paragraphs[::-1] if last else source.paragraphs
    for paragraph in held:
        if sum(len(p.split()) for p in taken) + len(paragraph.split()) / 2 >= words and taken:
            break
        taken.append(paragraph)
    return taken[::-1] if last else taken


def _among(paragraphs: list[str], own: Sequence[str], random: Random) -> None:
    """Put the paragraphs ``own`` before, after or around the others."""
    cut = random.choice((0, len(own) // 2, len(own)))
    paragraphs[:0] = own[:cut]
    paragraphs.extend(own[cut:])


def _merge(source: Source, others: Sequence[Source], random: Random) -> Case:
    one, other = source, others[0]
    left = list(one.paragraphs[: max(2, len(one.paragraphs) // 2)])
    right = _words(other, sum(len(p.split()) for p in left))
    mixed: list[str] = []
    step = random.choice((1, 2, 99))
    while left or right:
        mixed += left[:step] + right[:step]
        left, right = left[step:], right[step:]
    metas = _metas(one, random)
    second = _metas(other, random)
    day = (
        max(d for d in (metas.target.day, second.target.day) if d)
        if metas.target.day and (second.target.day)
        else None
    )
    target = Meta(outlet=metas.target.outlet, day=day, url=metas.target.url)
    return Case(
        kind="merge",
        level=f"blocks of {step}",
        target=article(one.headline, mixed, target),
        sources=(
            article(one.headline, one.paragraphs, metas.source),
            article(other.headline, other.paragraphs, second.source),
        ),
        evident=False,
    )


def _edit(source: Source, others: Sequence[Source], random: Random) -> Case:
    rate = random.choice(EDITS)
    paragraphs = [_edited(p, rate, random) for p in source.paragraphs]
    return _one(("light edit", str(rate)), source, others[0].headline, paragraphs, random)


def _edited(paragraph: str, rate: float, random: Random) -> str:
    """Words left out, put in and changed, and some sentences left out."""
    made: list[str] = []
    for sentence in sentences_of(paragraph):
        if random.random() < rate / 2:
            continue
        for word in sentence.split():
            chance = random.random()
            near = synonyms().get(word.lower(), ())
            if chance < rate * 0.3:
                continue
            if chance < rate * 0.8 and near:
                made.append(random.choice(near))
            else:
                made.append(word)
            if chance > 1 - rate * 0.2:
                made.append(random.choice(("also", "now", "still", "then", "indeed")))
    return " ".join(made) or paragraph


def _rewrite(source: Source, _: Sequence[Source], random: Random) -> Case:
    return rewritten(source, random.choice(SPINS), random, spin, "spun")


def _shared(source: Source, others: Sequence[Source], random: Random) -> Case:
    """Two articles that take different parts of one that is not there."""
    count = len(source.paragraphs)
    left = list(source.paragraphs[: max(2, round(count * 0.75))])
    right = list(source.paragraphs[round(count * 0.25) :])
    _among(left, _words(others[0], sum(len(p.split()) for p in left) // 3), random)
    _among(right, _words(others[1], sum(len(p.split()) for p in right) // 3), random)
    credited = random.random() < 0.7
    credit = random.choice(AGENCIES) if credited else None
    day = date.fromisoformat(source.day)
    # without a credit and with two dates one may as well have it from the other
    later = random.choice((0, 0, 1)) if credited else 0
    days = [day.isoformat(), (day + timedelta(later)).isoformat()]
    random.shuffle(days)
    one, other = (Meta(outlet=f"paper {random.randrange(200)}", day=d, credit=credit) for d in days)
    return Case(
        kind="shared",
        level="credited" if credited else "without credit",
        target=article(others[2].headline, right, other),
        sources=(article(source.headline, left, one),),
        evident=False,
    )


_MAKERS = (_copy, _excerpt, _merge, _edit, _rewrite, _shared)
