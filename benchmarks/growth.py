"""Time and memory of linking as a store grows to 1,000, 10,000 and 100,000 articles.

Of each step: milliseconds an article, first of processor time, then by the clock, which on
a machine that does other work is longer.

Articles are made by a program: each takes sentences from all over PolNeAR's training part,
with names, numbers and words substituted; a fifth of them are copies, edits and excerpts in
families of Zipf sizes. They come in order of their dates, 140 a day, one in ten undated,
and are saved with passages and sentences already labelled: neither making, annotating nor
saving is counted.

    python -m benchmarks.growth [--sizes 1000 10000] [--step 2000]
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from benchmarks.derivations.corpus import Meta, article, sentences_of, sources
from wordfreq import top_n_list

from onrecord.link import link_pending
from onrecord.link.terms import rarity
from onrecord.model.annotation import Annotated
from onrecord.model.article import Reading
from onrecord.store import Saving, Store

SEED = 7
A_DAY = 140
UNDATED = 0.1
IN_FAMILIES = 0.2
LARGEST = 1_000
ZIPF = 2.0
SENTENCES = (8, 24)
SUBSTITUTED = 0.7  # of words that are neither names nor common
NAMES = 20_000
FIRST = date(2029, 1, 1)
_WORD = re.compile(r"[A-Za-z]+|\d+")
_SYLLABLES = (
    "ba", "dor", "el", "fin", "gra", "hol", "is", "kan",
    "lo", "mer", "nu", "os", "pel", "ra", "sten", "tor",
    "ul", "vik", "wen", "yar", "zem", "chi", "bro", "dun",
)  # fmt: skip


@lru_cache(maxsize=1)
def _sentences() -> tuple[str, ...]:
    """Sentences of the corpus, of middling length."""
    found = (x for s in sources() for p in s.paragraphs for x in sentences_of(p))
    return tuple(x for x in found if 8 <= len(x.split()) <= 40)


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    return tuple(w for w in top_n_list("en", 20_000) if w.isalpha() and rarity(w) >= 1.5)


def _name(number: int) -> str:
    """An invented name: one for each number."""
    made = ""
    number += len(_SYLLABLES)
    while number:
        number, place = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[place]
    return made.capitalize()


def _substituted(sentence: str, names: Sequence[str], words: dict[str, str], random: Random) -> str:
    def word(match: re.Match[str]) -> str:
        given = match.group()
        if given.isdigit():
            return str(random.randrange(10 ** len(given)))
        if given[0].isupper() and match.start():
            return words.setdefault(given, random.choice(names))
        if rarity(given.lower()) >= 1.2 and random.random() < SUBSTITUTED:
            return words.setdefault(given, random.choice(_vocabulary()))
        return given

    return _WORD.sub(word, sentence)


def _original(number: int) -> tuple[str, tuple[str, ...]]:
    """Headline and paragraphs of an article of its own."""
    random = Random(SEED * 1_000_003 + number)
    names = [_name(min(NAMES, int(random.paretovariate(0.4)))) for _ in range(3)]
    names += [_name(random.randrange(NAMES)) for _ in range(9)]
    words: dict[str, str] = {}
    told = [
        _substituted(random.choice(_sentences()), names, words, random)
        for _ in range(random.randrange(*SENTENCES))
    ]
    paragraphs = tuple(" ".join(told[n : n + 2]) for n in range(0, len(told), 2))
    return " ".join(told[0].split()[:9]), paragraphs


def _copied(paragraphs: tuple[str, ...], random: Random) -> tuple[str, ...]:
    """Half verbatim, a third edited, the rest cut."""
    chance = random.random()
    if chance < 0.5:
        return paragraphs
    if chance < 0.8:
        return tuple(
            " ".join(w for w in p.split() if random.random() > 0.04) or p for p in paragraphs
        )
    return paragraphs[: max(2, len(paragraphs) // 2)]


def _family_sizes(articles: int, random: Random) -> list[int]:
    """Sizes of families that hold a fifth of the articles: Zipf, two and more."""
    weights = [size**-ZIPF for size in range(2, LARGEST + 1)]
    sizes: list[int] = []
    while sum(sizes) < IN_FAMILIES * articles:
        left = int(IN_FAMILIES * articles) - sum(sizes) + 1
        sizes.append(min(max(2, left), random.choices(range(2, LARGEST + 1), weights)[0]))
    return sizes


def made(articles: int) -> list[tuple[int, int, int]]:
    """``(day, number, original)`` of each article, in order of time."""
    random = Random(SEED)
    days = max(1, articles // A_DAY)
    found: list[tuple[int, int, int]] = []
    for size in _family_sizes(articles, random):
        day, first = random.randrange(days), len(found)
        found += [(day + min(9, n // 20), len(found) + n, first) for n in range(size)]
    while len(found) < articles:
        found.append((random.randrange(days), len(found), len(found)))
    return sorted(found[:articles])


def annotated(day: int, number: int, original: int) -> Annotated:
    """The article with its labels."""
    random = Random(number)
    headline, paragraphs = _original(original)
    if number != original:
        paragraphs = _copied(paragraphs, random)
    when = None if random.random() < UNDATED else (FIRST + timedelta(day)).isoformat()
    return article(headline, paragraphs, Meta(outlet=f"outlet {random.randrange(900)}", day=when))


def _savings(rows: Sequence[tuple[int, int, int]]) -> Iterator[Saving]:
    for row in rows:
        held = annotated(*row)
        reading = Reading(article=held.article, path=f"{row[1]}.txt", raw=b"")
        yield Saving(reading=reading, annotation=held.annotation)


def measure(size: int, step: int) -> None:
    """Grow a store to ``size`` articles and print a line for each step."""
    rows = made(size)
    total = clock = 0.0
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder) / "g.db")) as store:
        for start in range(0, size, step):
            chunk = rows[start : start + step]
            store.save(list(_savings(chunk)), "2031-01-01T00:00:00Z")
            began, used = time.perf_counter(), time.process_time()
            tally = link_pending(store)
            seconds, passed = time.process_time() - used, time.perf_counter() - began
            total, clock = total + seconds, clock + passed
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            disk = sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6
            print(
                f"{start + len(chunk):7} articles {1000 * seconds / len(chunk):7.1f} ms an article"
                f" ({1000 * passed / len(chunk):.1f} by the clock)"
                f" {tally.pairs / len(chunk):6.1f} pairs {memory:7.0f} MB {disk:7.0f} MB on disk",
                flush=True,
            )
    print(
        f"{size:7} in all {total:9.1f} s ({clock:.1f} by the clock),"
        f" {1000 * total / size:.1f} ms an article",
        flush=True,
    )


def main() -> None:
    """Grow stores to the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--step", type=int, default=2_000, help="articles taken in at a time")
    options = parser.parse_args()
    for size in options.sizes:
        measure(size, min(options.step, size))


if __name__ == "__main__":
    main()
