"""The family of rewriting that was written by someone who had not seen the detector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.derivations.corpus import Source
from benchmarks.derivations.held_out import rewrite
from benchmarks.derivations.make import Case, random_of, rewritten
from benchmarks.derivations.run import measure

STRENGTHS = (0.5, 0.62, 0.75)


def held_out_cases(chosen: Sequence[Source], *, each: int = 1) -> Iterator[Case]:
    """Rewrites of every n-th article, the strengths in turn."""
    for n, source in enumerate(chosen[::each]):
        random = random_of("held out", source.name)
        yield rewritten(source, STRENGTHS[n % len(STRENGTHS)], random, _apart, "apart")


def held_out_report(chosen: Sequence[Source], *, each: int = 1) -> list[str]:
    """The figures of the family as Markdown; its precision is that of the honest pairs."""
    tally = measure(held_out_cases(chosen, each=each), ())
    counts, found = tally.kinds["rewrite"], tally.found["rewrite"]
    lines = ["| rewriting written apart | found | called a rewrite |", "|---|---|---|"]
    total = counts.right + counts.missed
    lines.append(f"| all | {found.right}/{total} = {found.recall:.3f} | {counts.recall:.3f} |")
    for (_, level), (hits, tries) in sorted(tally.levels.items()):
        lines.append(f"| {level} | {hits}/{tries} | |")
    for name, (right, tries) in sorted(tally.directions.items()):
        lines.append(f"| direction, {name} | {right}/{tries} = {right / tries:.3f} | |")
    return lines


def _apart(paragraphs: Sequence[str], strength: float, random: Random) -> list[str]:
    text = rewrite("\n\n".join(paragraphs), strength=strength, seed=random.randrange(1 << 30))
    return [p.strip() for p in text.split("\n\n") if p.strip()]
