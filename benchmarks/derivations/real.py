"""Pairs of real articles that a person read: ``quality/gold/copies``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.derivations.corpus import CORPORA, Meta, article, ecb_lines

from onrecord.model.annotation import Annotated

GOLD = Path(__file__).parents[2] / "quality" / "gold" / "copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """Two real articles with what a person decided.

    Attributes:
        corpus: ``ecb`` or ``basil``.
        hard: whether a careful reader could doubt it.
        held: whether it is of the part that figures are reported on.
    """

    corpus: str
    a: Annotated
    b: Annotated
    names: tuple[str, str]
    derived: bool
    kind: str
    hard: bool
    held: bool


def real(corpora: Path = CORPORA) -> Iterator[Real]:
    """The labelled pairs of both corpora, in the order of their files."""
    for row in _rows("ecb_plus.tsv"):
        a, b = (_ecb(corpora / "ecb-plus" / row[side]) for side in ("left", "right"))
        held = int(row["left"].partition("/")[0]) % 2 == 0
        yield _real("ecb", row, (a, b), held=held)
    for row in _rows("basil.tsv"):
        a, b = (_basil(corpora / "basil" / row[side]) for side in ("left", "right"))
        yield _real("basil", row, (a, b), held=int(row["left"][:2], 16) % 2 == 0)


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _real(
    corpus: str, row: dict[str, str], pair: tuple[Annotated, Annotated], *, held: bool
) -> Real:
    return Real(
        corpus=corpus,
        a=pair[0],
        b=pair[1],
        names=(row["left"], row["right"]),
        derived=row["derived"] == "yes",
        kind=row["kind"],
        hard=row["hard"] == "yes",
        held=held,
    )


def _ecb(file: Path) -> Annotated:
    lines = ecb_lines(file)
    headline = lines[0] if len(lines) > 1 and lines[0][-1] not in ".!?\"”'" else ""
    # the corpus keeps no paragraphs, and quotations run over its sentences
    return article(headline, [" ".join(lines[bool(headline) :])], Meta(outlet=file.name))


def _basil(file: Path) -> Annotated:
    held = json.loads(file.read_text(encoding="utf-8"))
    paragraphs = [" ".join(p) for p in held["body-paragraphs"]]
    meta = Meta(outlet=held["source"], day=held["date"])
    return article(held["title"].strip(), paragraphs, meta)
