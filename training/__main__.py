"""From the corpora to the shipped weights, in one command.

    python -m training [--folder out/training] [--threads 2] [--into src/onrecord/language/weights]
                       [--small]

Needs the extra ``train`` (PyTorch) and the corpora beside the project. Each stage keeps
what it made in the folder and is not run again; a course goes on where it stopped.
``--without OUTLET`` leaves one outlet of PolNeAR out, for measuring alone; ``--small`` takes
small steps and short numbers, in an hour on a processor that multiplies those.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from quality.polnear_corpus import CORPORA

from onrecord.language.spans import Tuning
from training.choose import choose
from training.export import export, write_card
from training.learn import Course, Plan
from training.model import Network, pretrained
from training.prepare import Material, material, published
from training.second import Second

VERSION = "1"
CONTEXT = 16
FIRST = Plan(passes=4.0, rate=3e-4, short=False)
# few windows a step and numbers of 16 bits: an hour on one core, as good on the held-back tenth
SMALL = Plan(passes=4.0, rate=2.5e-4, batch=2, alone=12, averaging=0.999)
SECOND = Plan(
    passes=1.2,
    rate=5e-4,
    alone=3,
    short=False,
    seed=2,
    heads=("tag", "pos", "dep", "head", "opens", "name", "vector", "alone"),
)


def first_course(held: Material, folder: Path, outlet: str, plan: Plan) -> Network:
    """The whole network, all heads at once; the average of its weights."""
    torch.manual_seed(plan.seed)
    net = Network(pretrained(published()), held.sizes)
    course = Course(net, plan, held.without(outlet), held.teacher, folder)
    course.run()
    net.load_state_dict(course.average)
    return net


def second_course(net: Network, held: Material, folder: Path, outlet: str) -> Second:
    """Deeper heads on the frozen network; the average of their weights."""
    torch.manual_seed(SECOND.seed)
    deeper = Second(net, held.sizes)
    course = Course(deeper, SECOND, held.without(outlet), held.teacher, folder)
    course.run()
    deeper.load_state_dict(course.average)
    return deeper


def main() -> None:
    """Run every stage that has not been run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path("out/training"))
    options.add_argument("--into", type=Path, default=Path("src/onrecord/language/weights"))
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--without", default="", metavar="OUTLET")
    options.add_argument("--passes", type=float, default=FIRST.passes)
    options.add_argument("--small", action="store_true", help="two windows a step, of 16 bits")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    held = material(CORPORA, chosen.folder)
    name = (chosen.without or "all") + ("-small" if chosen.small else "")
    plan = replace(SMALL if chosen.small else FIRST, passes=chosen.passes)
    net = first_course(held, chosen.folder / f"first-{name}", chosen.without, plan)
    deeper = second_course(net, held, chosen.folder / f"second-{name}", chosen.without)
    made = chosen.folder / f"weights-{name}"
    export(deeper, made)
    shutil.copy(published() / "tokenizer.json", made / "tokenizer.json")
    write_card(made, VERSION, held.labels, CONTEXT, Tuning())
    tuning, figures = choose(made)
    write_card(made, VERSION, held.labels, CONTEXT, tuning)
    (made / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if not chosen.without:
        chosen.into.mkdir(parents=True, exist_ok=True)
        for file in sorted(made.iterdir()):
            shutil.copy(file, chosen.into / file.name)


if __name__ == "__main__":
    main()
