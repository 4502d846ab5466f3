"""Derivations against their goals, beside MinHash and TF-IDF.

    python -m benchmarks.derivations [--half held|tuned] [--each N] [--no-peers] [--errors]

Cases are made from PolNeAR's training articles with fixed seeds; the corpora are looked
for in ``$ONRECORD_CORPORA``, else in ``../shared/corpora`` beside the project.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.derivations.held import held_out_report
from benchmarks.derivations.honest import EACH, TOPIC
from benchmarks.derivations.run import half, real_report, whole


def main() -> None:
    """Print all figures as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("held", "tuned"), default="held")
    parser.add_argument("--each", type=int, default=1, help="every n-th article for each kind")
    parser.add_argument("--topic", type=int, default=TOPIC, help="honest pairs on one topic")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--errors", action="store_true", help="name what went wrong")
    options = parser.parse_args()
    started = time.perf_counter()
    held = options.half == "held"
    tally, lines = whole(
        held=held,
        each=options.each,
        topic=options.topic,
        made=EACH,
        peers=not options.no_peers,
    )
    print("\n".join(lines))
    if held:
        print("\n" + "\n".join(held_out_report(half(True), each=options.each)))
    print("\n" + "\n".join(real_report()))
    if options.errors:
        print("\n" + "\n".join(tally.errors))
    print(f"\n{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
