"""How much of a figure is owed to having seen an outlet: each left out in turn.

    python -m training.leave_out [--passes 0.35] [--frozen 3]

A whole course for each outlet would take a day on two cores. Here each takes a short one
(attributions alone, the lower layers as published), and so does one that leaves nothing
out: the difference between the two is the measure, not their height. Both are scored on
the dev texts of that outlet. Results are kept in the folder; what is there is not run
again.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from quality.polnear_corpus import CORPORA, Document, load

from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.spans import Tuning
from training.choose import figures, score
from training.export import export, write_card
from training.learn import Course, Plan
from training.model import Network, pretrained
from training.prepare import Material, material, published
from training.second import Second

_HEADS = ("span", "cue_of", "source_of")
_TUNING = Tuning(begin=0.0, outside=0.4, alone=-1.0, sure=0.3)


def course(held: Material, folder: Path, outlet: str, passes: float, frozen: int) -> Path:
    """Train without an outlet; the folder of the weights."""
    made = folder / f"left-out-{outlet or 'none'}"
    if (made / "weights" / "encoder.json").exists():
        return made / "weights"
    torch.manual_seed(1)
    net = Network(pretrained(published()), held.sizes)
    fixed = ("encoder.words", "encoder.places", *(f"encoder.layers.{n}." for n in range(frozen)))
    for name, values in net.named_parameters():
        values.requires_grad = not name.startswith(fixed)
    plan = Plan(passes=passes, rate=4e-4, alone=0, averaging=0.99, heads=_HEADS)
    texts = [t for t in held.without(outlet) if (t.labels["span"] >= 0).any()]
    run = Course(net, plan, texts, held.teacher, made)
    run.run()
    net.load_state_dict(run.average)
    export(Second(net, held.sizes), made / "weights")
    shutil.copy(published() / "tokenizer.json", made / "weights" / "tokenizer.json")
    write_card(made / "weights", f"without-{outlet}", held.labels, 16, _TUNING)
    return made / "weights"


def scored(folder: Path, documents: Sequence[Document]) -> dict[str, float]:
    """The figures of some weights on some texts."""
    parser = EncoderParser(folder)
    return figures([score(parser, d) for d in documents], _TUNING)


def main() -> None:
    """Train and score all, and print a line an outlet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path("out/training"))
    options.add_argument("--passes", type=float, default=0.35)
    options.add_argument("--frozen", type=int, default=3)
    options.add_argument("--threads", type=int, default=2)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    held = material(CORPORA, chosen.folder)
    dev = load(CORPORA, "dev")
    outlets = sorted({d.name.split("_")[0] for d in dev})
    seen = course(held, chosen.folder, "", chosen.passes, chosen.frozen)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for outlet in outlets:
        texts = [d for d in dev if d.name.startswith(outlet)]
        left = course(held, chosen.folder, outlet, chosen.passes, chosen.frozen)
        found[outlet] = {"seen": scored(seen, texts), "left out": scored(left, texts)}
        told = "  ".join(
            f"{name} {found[outlet]['seen'][name]:.3f}/{found[outlet]['left out'][name]:.3f}"
            for name in ("f1", "exact", "all_three_f1", "speaker")
        )
        print(f"{outlet} ({len(texts)} texts), seen/left out: {told}", flush=True)
    (chosen.folder / "left-out.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
