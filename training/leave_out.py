"""How much of a figure is owed to having seen an outlet: each left out in turn.

    python -m training.leave_out [--passes 0.5] [--frozen 2] [--outlets wash-post]

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
from dataclasses import dataclass
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
from training.windows import Prepared

_HEADS = ("span", "cue_of", "source_of")
# few windows a step: in a short course more steps teach more
_RATE, _BATCH = 3e-4, 2
_TUNING = Tuning(begin=0.0, outside=0.4, alone=-1.0, sure=0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A short course.

    Attributes:
        passes: times that the texts are gone through.
        frozen: the lowest layers that stay as published, the words' rows with them.
    """

    passes: float
    frozen: int


def course(held: Material, made: Path, texts: Sequence[Prepared], short: Short) -> Path:
    """Teach attributions on some texts; the folder of the weights, inside ``made``."""
    if (made / "weights" / "encoder.json").exists():
        return made / "weights"
    torch.manual_seed(1)
    net = Network(pretrained(published()), held.sizes)
    layers = (f"encoder.layers.{n}." for n in range(short.frozen))
    fixed = ("encoder.words", "encoder.places", *layers)
    for name, values in net.named_parameters():
        values.requires_grad = not name.startswith(fixed)
    plan = Plan(
        passes=short.passes, rate=_RATE, batch=_BATCH, alone=0, averaging=0.99, heads=_HEADS
    )
    run = Course(net, plan, texts, held.teacher, made)
    run.run()
    net.load_state_dict(run.average)
    export(Second(net, held.sizes), made / "weights")
    shutil.copy(published() / "tokenizer.json", made / "weights" / "tokenizer.json")
    write_card(made / "weights", made.name, held.labels, 16, _TUNING)
    return made / "weights"


def attributed(held: Material, outlet: str = "") -> list[Prepared]:
    """The texts to learn from whose attributions are known, an outlet's left out."""
    return [t for t in held.without(outlet) if (t.labels["span"] >= 0).any()]


def scored(folder: Path, documents: Sequence[Document]) -> dict[str, float]:
    """The figures of some weights on some texts."""
    parser = EncoderParser(folder)
    return figures([score(parser, d) for d in documents], _TUNING)


def main() -> None:
    """Train and score all, and print a line an outlet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path("out/training"))
    options.add_argument("--passes", type=float, default=0.5)
    options.add_argument("--frozen", type=int, default=2)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--outlets", nargs="+", default=[], help="these alone; all if not given")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    held = material(CORPORA, chosen.folder, taught=False)
    dev = load(CORPORA, "dev")
    outlets = chosen.outlets or sorted({d.name.split("_")[0] for d in dev})
    short = Short(passes=chosen.passes, frozen=chosen.frozen)
    seen = course(held, chosen.folder / "left-out-none", attributed(held), short)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for outlet in outlets:
        texts = [d for d in dev if d.name.startswith(outlet)]
        left = course(held, chosen.folder / f"left-out-{outlet}", attributed(held, outlet), short)
        found[outlet] = {"seen": scored(seen, texts), "left out": scored(left, texts)}
        told = "  ".join(
            f"{name} {found[outlet]['seen'][name]:.3f}/{found[outlet]['left out'][name]:.3f}"
            for name in ("f1", "exact", "all_three_f1", "speaker")
        )
        print(f"{outlet} ({len(texts)} texts), seen/left out: {told}", flush=True)
        (chosen.folder / "left-out.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
