"""PolNeAR's texts and attributions, and how attributions are scored against them.

Scoring, as the corpora's README states it: a predicted attribution matches a gold one
when the intersection over union of their content characters is at least one half, one
to one, best overlap first. "Speaker right" is the share of matched pairs, among those
whose gold has a source, in which the sources share a character.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.span import Span

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
_OVERLAP = 0.5
_QUOTES = '"“”«»„‟″'
_PARTS = ("Source", "Cue", "Content")
_ANNOTATOR_SUFFIX = 5  # "_ef2d": which annotator made the file

_ENTITY = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")

Characters = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as sets of characters; ``source`` and ``cue`` may be empty."""

    content: Characters
    source: Characters
    cue: Characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its gold attributions."""

    name: str
    text: str
    gold: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Matches in one document: predicted, gold, and their overlap."""

    predicted: Attribution
    gold: Attribution
    common: float


# ------------------------------------------------------------------------------ the corpus


def load(corpora: Path, part: str) -> tuple[Document, ...]:
    """The documents of ``part`` (``train`` or ``dev``), sorted by name."""
    folder = corpora / "polnear" / part
    annotations: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(file.stem[:-_ANNOTATOR_SUFFIX], file)
    return tuple(
        Document(name=file.stem, text=_read(file), gold=_attributions(annotations[file.stem]))
        for file in sorted((folder / "text").glob("*.txt"))
        if file.stem in annotations
    )


def in_gate(name: str) -> bool:
    """Whether a document of dev belongs to the half that the gate scores."""
    return _hash(name) % 2 == 0


def held_back(name: str) -> bool:
    """Whether a document of train is held back from tuning: one in ten."""
    return _hash(name) % 10 == 0


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")  # no translation of line ends: offsets count them


def _attributions(file: Path) -> tuple[Attribution, ...]:
    spans: dict[str, Characters] = {}
    events: list[str] = []
    for line in _read(file).split("\n"):
        # the quoted text of a span may run over a line's end: such lines are neither
        if entity := _ENTITY.match(line):
            places = entity[2].split(";")
            spans[entity[1]] = characters(Span(*map(int, p.split())) for p in places)
        elif event := _EVENT.match(line):
            events.append(event[1])
    found = (_attribution(event, spans) for event in events)
    return tuple(a for a in found if a.content)


def _attribution(event: str, spans: dict[str, Characters]) -> Attribution:
    held: dict[str, set[int]] = {part: set() for part in _PARTS}
    for field in event.split():
        role, _, key = field.partition(":")
        role = role.rstrip("0123456789")
        if role in held:
            held[role] |= spans[key]
    source, cue, content = (frozenset(held[part]) for part in _PARTS)
    return Attribution(content=content, source=source, cue=cue)


def characters(spans: Iterable[Span]) -> Characters:
    """The code points under ``spans``."""
    return frozenset(i for span in spans for i in range(span.start, span.end))


# --------------------------------------------------------------------------------- scoring


def pair_up(predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> tuple[Pairing, ...]:
    """Match one document's attributions one to one, best overlap first."""
    owner = owners(gold)
    found: list[tuple[float, int, int]] = []
    for number, attribution in enumerate(predicted):
        for other in sorted({owner[i] for i in attribution.content if i in owner}):
            common = overlap(attribution.content, gold[other].content)
            if common >= _OVERLAP:
                found.append((-common, number, other))
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    pairs: list[Pairing] = []
    for negative, p, g in sorted(found):
        if p not in used_predicted and g not in used_gold:
            used_predicted.add(p)
            used_gold.add(g)
            pairs.append(Pairing(predicted[p], gold[g], -negative))
    return tuple(pairs)


def owners(gold: Sequence[Attribution]) -> dict[int, int]:
    """Which attribution's content each code point is in: at most one, by the scheme."""
    return {i: number for number, attribution in enumerate(gold) for i in attribution.content}


def evaluate(
    predicted: Sequence[Sequence[Attribution]], gold: Sequence[Document]
) -> dict[str, float]:
    """Figures over all documents together.

    Returns:
        ``precision``, ``recall``, ``f1`` of contents; ``exact`` (share of matches with
        the very same content, white space and marks at the ends aside); ``all_three_f1``
        (cue and source too overlap by one half, or both are absent); ``speaker``;
        ``recall_direct``, ``recall_mixed``, ``recall_indirect`` by the manner of gold.
    """
    pairs: list[tuple[Pairing, str]] = []
    for attributions, document in zip(predicted, gold, strict=True):
        pairs += [(pair, document.text) for pair in pair_up(attributions, document.gold)]
    n_predicted = sum(map(len, predicted))
    n_gold = sum(len(document.gold) for document in gold)
    sourced = [p for p, _ in pairs if p.gold.source]
    three = sum(_all_three(p) for p, _ in pairs)
    figures = {
        "precision": _share(len(pairs), n_predicted),
        "recall": _share(len(pairs), n_gold),
        "f1": _f1(len(pairs), n_predicted, n_gold),
        "exact": _share(
            sum(worded(p.predicted.content, t) == worded(p.gold.content, t) for p, t in pairs),
            n_gold,
        ),
        "all_three_f1": _f1(three, n_predicted, n_gold),
        "speaker": _share(
            sum(bool(p.predicted.source & p.gold.source) for p in sourced), len(sourced)
        ),
    }
    manners = [manner(a, d.text) for d in gold for a in d.gold]
    matched = [manner(p.gold, text) for p, text in pairs]
    for kind in ("direct", "mixed", "indirect"):
        figures[f"recall_{kind}"] = _share(matched.count(kind), manners.count(kind))
    return figures


def manner(attribution: Attribution, text: str) -> str:
    """Direct when the content begins and ends with quotation marks, mixed when it holds some."""
    words = "".join(text[i] for i in sorted(attribution.content)).strip()
    words = words.replace("''", '"').replace("``", '"')
    if words[:1] in _QUOTES and words.rstrip(".,;:!?")[-1:] in _QUOTES:
        return "direct"
    return "mixed" if any(mark in words for mark in _QUOTES) else "indirect"


def overlap(a: Characters, b: Characters) -> float:
    """Intersection over union; 0 of two empty ones."""
    return _share(len(a & b), len(a | b))


def _all_three(pair: Pairing) -> bool:
    return all(
        (not a and not b) or overlap(a, b) >= _OVERLAP
        for a, b in (
            (pair.predicted.cue, pair.gold.cue),
            (pair.predicted.source, pair.gold.source),
        )
    )


def worded(content: Characters, text: str) -> Characters:
    """The code points of words alone: what "exact" compares."""
    return frozenset(i for i in content if text[i].isalnum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(hits: int, predicted: int, gold: int) -> float:
    return _share(2 * hits, predicted + gold)
