"""The whole benchmark: cases and honest pairs of one half, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.derivations.corpus import CORPORA, Source, sources
from benchmarks.derivations.detect import Detector
from benchmarks.derivations.honest import Honest, honest
from benchmarks.derivations.make import ACCEPTED, Case, cases
from benchmarks.derivations.pairs import PairText, bodies
from benchmarks.derivations.real import Real, real
from benchmarks.derivations.scoring import Counts, clopper_pearson

MAIN = {"copy": "copy", "excerpt": "excerpt", "rewrite": "rewrite", "shared": "shared"}


@dataclass(slots=True)
class Tally:
    """What was counted.

    Attributes:
        kinds: the kind told is right.
        found: any derivation between the right two.
        levels: found and all, by kind and level.
        directions: right and all, by whether dates, credits or links tell it.
        sure: right and all, by the tenth of the score that was given.
        honest: called derived and all, by why they are alike.
        called: honest pairs by the kind that they were called.
        errors: what went wrong, for a reader.
        texts: the pairs, for peers.
    """

    kinds: dict[str, Counts] = field(default_factory=dict)
    found: dict[str, Counts] = field(default_factory=dict)
    levels: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    directions: dict[str, list[int]] = field(default_factory=dict)
    sure: dict[float, list[int]] = field(default_factory=dict)
    honest: dict[str, list[int]] = field(default_factory=dict)
    called: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    texts: list[PairText] = field(default_factory=list)


def half(held: bool, corpora: Path = CORPORA) -> list[Source]:
    """One half of the corpus articles."""
    return [s for s in sources(corpora) if s.held is held]


def measure(made: Iterable[Case], pairs: Iterable[Honest], *, texts: bool = False) -> Tally:
    """Count what linking says of cases and of honest pairs.

    Args:
        made: cases.
        pairs: honest pairs.
        texts: whether to keep the texts, for peers.
    """
    tally, detector = Tally(), Detector()
    for case in made:
        _case(case, detector, tally)
        if texts:
            body = bodies(case.target)
            tally.texts += [PairText(kind=case.kind, a=bodies(s), b=body) for s in case.sources]
    for pair in pairs:
        _honest(pair, detector, tally)
        if texts:
            tally.texts.append(PairText(kind="", a=bodies(pair.a), b=bodies(pair.b)))
    for kind, counts in tally.kinds.items():
        counts.false += sum(tally.called[k] for k in ACCEPTED[kind])
        tally.found[kind].false = sum(tally.called.values())
    return tally


def _case(case: Case, detector: Detector, tally: Tally) -> None:
    found = detector.detect([case.target, *case.sources])
    for source in case.sources:
        told = found.between(source, case.target)
        kinds = tally.kinds.setdefault(case.kind, Counts())
        any_kind = tally.found.setdefault(case.kind, Counts())
        level = tally.levels.setdefault((case.kind, case.level), [0, 0])
        level[1] += 1
        if told is None:
            kinds.missed += 1
            any_kind.missed += 1
            tally.errors.append(f"missed {case.kind} {case.level}: {source.article.title}")
            continue
        any_kind.right += 1
        level[0] += 1
        if told.kind in ACCEPTED[case.kind]:
            kinds.right += 1
        else:
            kinds.missed += 1
            for kind, main in MAIN.items():
                if told.kind == main:
                    tally.kinds.setdefault(kind, Counts()).false += 1
            tally.errors.append(
                f"{case.kind} {case.level} called {told.kind}: {source.article.title}"
            )
        if told.source is not None and case.kind != "shared":
            right = told.source == source.article.id
            for held in (
                tally.directions.setdefault("evident" if case.evident else "hidden", [0, 0]),
                tally.sure.setdefault(round(int(told.direction.score * 10) / 10, 1), [0, 0]),
            ):
                held[0] += right
                held[1] += 1


def _honest(pair: Honest, detector: Detector, tally: Tally) -> None:
    counts = tally.honest.setdefault(pair.why, [0, 0])
    counts[1] += 1
    told = detector.detect([pair.a, pair.b]).between(pair.a, pair.b)
    if told is not None:
        counts[0] += 1
        tally.called[told.kind] += 1
        tally.errors.append(f"honest, {pair.why}, called {told.kind}: {' + '.join(pair.names)}")


def real_counts(pairs: Iterable[Real]) -> dict[str, Counts]:
    """Derived or not, of pairs that a person read: strict, and with the hard ones."""
    detector = Detector()
    counts: dict[str, Counts] = {}
    for pair in pairs:
        told = detector.detect([pair.a, pair.b], index=False).between(pair.a, pair.b) is not None
        for name in ("strict", "with hard ones") if not pair.hard else ("with hard ones",):
            held = counts.setdefault(f"{'held' if pair.held else 'tuned'}, {name}", Counts())
            held.right += told and pair.derived
            held.missed += pair.derived and not told
            held.false += told and not pair.derived
    return {name: counts[name] for name in sorted(counts)}


def report(tally: Tally, *, peers: bool) -> list[str]:
    """The figures as Markdown."""
    lines = ["| kind | cases | P | R | F1 | found, any kind: F1 |", "|---|---|---|---|---|---|"]
    for kind, counts in tally.kinds.items():
        found = tally.found[kind]
        lines.append(
            f"| {kind} | {counts.right + counts.missed} | {counts.precision:.3f} |"
            f" {counts.recall:.3f} | {counts.f1:.3f} | {found.f1:.3f} |"
        )
    lines += ["", "| level | found |", "|---|---|"]
    for (kind, level), (hits, tries) in sorted(tally.levels.items()):
        lines.append(f"| {kind} {level} | {hits}/{tries} |")
    lines += ["", "| honest pairs | called derived | 95% interval |", "|---|---|---|"]
    every = [sum(held[n] for held in tally.honest.values()) for n in (0, 1)]
    for why, (hits, tries) in [*tally.honest.items(), ("all", every)]:
        low, high = clopper_pearson(hits, tries) if tries else (0.0, 1.0)
        lines.append(f"| {why} | {hits}/{tries} | {low:.5f} to {high:.5f} |")
    lines += ["", "| direction | right |", "|---|---|"]
    directions = dict(sorted(tally.directions.items()))
    directions |= {f"score {score}": held for score, held in sorted(tally.sure.items())}
    for name, (right, told) in directions.items():
        lines.append(f"| {name} | {right}/{told} = {right / told:.3f} |")
    return lines + (_peers(tally) if peers else [])


def _peers(tally: Tally) -> list[str]:
    # peers are installed for the benchmark alone; the gate measures without them
    from benchmarks.derivations.peers import best_threshold, minhash, tfidf  # noqa: PLC0415

    derived = [bool(p.kind) for p in tally.texts]
    kinds = list(tally.kinds)
    lines = ["", "| peer (best threshold) | " + " | ".join(kinds) + " | honest called derived |"]
    lines.append("|---" * (len(kinds) + 2) + "|")
    for name, scores in (("MinHash", minhash(tally.texts)), ("TF-IDF", tfidf(tally.texts))):
        threshold = best_threshold(scores, derived)
        called = [score >= threshold for score in scores]
        false = sum(c and not d for c, d in zip(called, derived, strict=True))
        row = []
        for kind in kinds:
            told = [c for c, p in zip(called, tally.texts, strict=True) if p.kind == kind]
            right = sum(told)
            row.append(f"{Counts(right, len(told) - right, false).f1:.3f}")
        honest_pairs = len(derived) - sum(derived)
        lines.append(f"| {name} {threshold:.2f} | {' | '.join(row)} | {false}/{honest_pairs} |")
    return lines


def whole(*, held: bool, each: int, topic: int, made: int, peers: bool) -> tuple[Tally, list[str]]:
    """Measure one half and report it."""
    chosen = half(held)
    tally = measure(cases(chosen, each=each), honest(chosen, topic=topic, each=made), texts=peers)
    return tally, report(tally, peers=peers)


def real_report(pairs: Sequence[Real] | None = None) -> list[str]:
    """The real pairs as Markdown."""
    lines = ["| real pairs | derived | P | R | F1 |", "|---|---|---|---|---|"]
    for name, c in real_counts(pairs if pairs is not None else list(real())).items():
        lines.append(
            f"| {name} | {c.right + c.missed} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |"
        )
    return lines
