"""How the figure grows with what was annotated: short courses on a part of the texts.

    python -m training.curve [--shares 0.125 0.25 0.5 1.0] [--passes 2] [--frozen 2]

Attributions alone are taught, with the lowest layers as published; every share is gone
through as many times. Scored on the held-back tenth. Results are kept in the folder;
what is there is not run again.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from quality.polnear_corpus import CORPORA, held_back, load

from training.leave_out import Short, attributed, course, scored
from training.prepare import material


def main() -> None:
    """Train and score each share, and print a line a share."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path("out/training"))
    options.add_argument("--shares", type=float, nargs="+", default=[0.125, 0.25, 0.5, 1.0])
    options.add_argument("--passes", type=float, default=2.0)
    options.add_argument("--frozen", type=int, default=2)
    options.add_argument("--threads", type=int, default=2)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    held = material(CORPORA, chosen.folder, taught=False)
    texts = attributed(held)
    order = np.random.default_rng(1).permutation(len(texts))
    tenth = [d for d in load(CORPORA, "train") if held_back(d.name)]
    found: dict[str, dict[str, float]] = {}
    for share in sorted(chosen.shares):
        part = [texts[n] for n in order[: round(len(texts) * share)]]
        short = Short(passes=chosen.passes, frozen=chosen.frozen)
        weights = course(held, chosen.folder / f"share-{share}", part, short)
        found[str(share)] = scored(weights, tenth)
        told = "  ".join(f"{k} {found[str(share)][k]:.3f}" for k in ("f1", "exact", "speaker"))
        print(f"{share:.3f} of the texts ({len(part)}): {told}", flush=True)
        (chosen.folder / "curve.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
