"""Makes ``synonyms.tsv`` from WordNet's database files: what the benchmark's spinner swaps.

The table is made once and kept, so that the benchmark needs no WordNet. Words are the
commonest of the frequency table; each has the other words of its senses, and where there
are few, a broader word.

    python benchmarks/derivations/make_synonyms.py FOLDER_OF_DATA_FILES
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wordfreq import top_n_list

WORDS = 9_000  # commonest words looked at
MOST = 6  # synonyms of a word
FEW = 3  # with fewer, broader words are taken as well
SHORTEST = 3
TABLE = Path(__file__).with_name("synonyms.tsv")
NOTICE = (
    "# From WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved.",
    "# THIS SOFTWARE AND DATABASE IS PROVIDED 'AS IS' AND PRINCETON UNIVERSITY MAKES NO",
    "# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. Used, copied and distributed under",
    "# the WordNet licence: https://wordnet.princeton.edu/license-and-commercial-use",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One synset: its words and the synsets above it."""

    words: tuple[str, ...]
    above: tuple[str, ...]


def senses(file: Path) -> Iterator[tuple[str, Sense]]:
    """The synsets of one data file, by offset. Source: WordNet's wndb(5)."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition("|")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * n].partition("(")[0].lower() for n in range(count))
        rest = fields[4 + 2 * count + 1 :]
        above = tuple(rest[n + 1] for n in range(0, len(rest) - 3, 4) if rest[n] == "@")
        yield fields[0], Sense(words, above)


def index(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The offsets of each word's synsets, the commonest sense first."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            yield fields[0], fields[-int(fields[2]) :]


def synonyms(folder: Path) -> dict[str, list[str]]:
    """Each word's synonyms, those of its commonest senses first."""
    found: dict[str, list[str]] = {}
    wanted = {w for w in top_n_list("en", WORDS) if w.isalpha() and len(w) >= SHORTEST}
    for part in ("verb", "noun", "adj", "adv"):
        held = dict(senses(folder / f"data.{part}"))
        for word, offsets in index(folder / f"index.{part}"):
            if word in wanted:
                near = [w for o in offsets[:2] for w in held[o].words]
                if len(set(near)) < FEW + 1:
                    near += [w for o in offsets[:1] for up in held[o].above for w in held[up].words]
                found.setdefault(word, []).extend(near)
    clean = {
        word: [w for w in dict.fromkeys(near) if w.isalpha() and w != word][:MOST]
        for word, near in found.items()
    }
    return {word: clean[word] for word in sorted(clean) if clean[word]}


def main() -> None:
    """Write the table."""
    table = synonyms(Path(sys.argv[1]))
    lines = [*NOTICE, *(f"{word}\t{' '.join(near)}" for word, near in table.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(table), "words")


if __name__ == "__main__":
    main()
