"""A sample of the derivations benchmark: kinds, honest pairs, direction, real pairs.

Cases are made from the half of PolNeAR's training articles that nothing was tuned on, and
rewritten by the program that was written apart; real pairs are those of ``gold/copies``.
The whole benchmark, beside peers: ``python -m benchmarks.derivations``.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.derivations.held import held_out_cases
from benchmarks.derivations.honest import honest
from benchmarks.derivations.make import cases
from benchmarks.derivations.real import real
from benchmarks.derivations.run import half, measure, real_counts
from benchmarks.derivations.scoring import clopper_pearson

EACH = 12  # every n-th article for each kind
TOPIC, MADE = 1_500, 40  # honest pairs


def score(corpora: Path) -> dict[str, float]:
    """Figures of the sample; ``honest`` is the part of honest pairs that is left alone."""
    chosen = half(True, corpora)
    tally = measure(cases(chosen, each=EACH), honest(chosen, topic=TOPIC, each=MADE))
    apart = measure(held_out_cases(chosen, each=EACH), ())
    figures = {f"{kind.replace(' ', '_')}_f1": c.f1 for kind, c in tally.kinds.items()}
    hits, tries = (sum(x) for x in zip(*tally.honest.values(), strict=True))
    right, told = tally.directions["evident"]
    pairs = real_counts(real(corpora))
    return {
        **figures,
        "rewritten_apart_f1": apart.kinds["rewrite"].f1,
        "honest": 1 - hits / tries,
        "honest_upper_bound": 1 - clopper_pearson(hits, tries)[1],
        "direction_evident": right / told,
        "real_f1": pairs["held, strict"].f1,
        "real_with_hard_ones_f1": pairs["held, with hard ones"].f1,
    }
