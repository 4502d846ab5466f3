"""Verdicts of ``onrecord check`` on sentences whose verdict is known.

The stories and the sentences are invented (``gold/check``). A sentence belongs to the
development half or the held-out half by a hash of its words; thresholds were set on the
first, figures are of the second. Run it to see the confusion table:

    python -m quality.check [--half held|tuned|both] [--missed]
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from onrecord.model.check import Verdict
from onrecord.run.checking import check_text
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store

GOLD = Path(__file__).with_name("gold") / "check"
_SHORT: dict[str, Verdict] = {
    "s": "supported",
    "n": "not on record",
    "a": "altered",
    "c": "contradicted",
    "-": "nothing to check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with the verdict that it should have and the one that it got."""

    text: str
    wanted: Verdict
    got: Verdict
    reason: str
    held_out: bool


def held_out(text: str) -> bool:
    """Whether a sentence is only used to report."""
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 1


def told(gold: Path = GOLD) -> list[Told]:
    """Every sentence checked by itself, in the file's order."""
    sentences: list[Any] = yaml.safe_load((gold / "sentences.yaml").read_text())
    found: list[Told] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=str(Path(folder) / "check.db"))
        with Store.open(settings.store) as store:
            _take_in(store, settings, Path(folder), gold)
            for short, text in sentences:
                checked = check_text(store, text, settings)
                first = checked.sentences[0]
                found.append(
                    Told(
                        text=text,
                        wanted=_SHORT[short],
                        got=first.verdict,
                        reason=first.reason,
                        held_out=held_out(text),
                    )
                )
    return found


def _take_in(store: Store, settings: Settings, folder: Path, gold: Path) -> None:
    import json  # noqa: PLC0415 - one use

    articles: list[Any] = yaml.safe_load((gold / "stories.yaml").read_text())
    lines = [json.dumps({**a, "published": str(a["published"])}) for a in articles]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines))
    tally = take_in([str(path)], store, settings, now="2031-12-01T00:00:00Z")
    assert tally.taken == len(articles), tally.refused


def figures(sentences: Sequence[Told]) -> dict[str, float]:
    """Share of right verdicts, and precision, recall and F1 of each verdict."""
    right = sum(t.got == t.wanted for t in sentences)
    found = {"accuracy": right / len(sentences)} if sentences else {}
    for verdict in get_args(Verdict):
        wanted = sum(t.wanted == verdict for t in sentences)
        got = sum(t.got == verdict for t in sentences)
        both = sum(t.got == t.wanted == verdict for t in sentences)
        if wanted:
            found[f"{verdict.replace(' ', '_')}_f1"] = 2 * both / (wanted + got)
    # the worst that a check can do: what is false or nowhere on record called supported
    unsound = [t for t in sentences if t.wanted in ("contradicted", "altered", "not on record")]
    passed = sum(t.got == "supported" for t in unsound)
    found["unsound_caught"] = 1 - passed / len(unsound) if unsound else 1.0
    return found


def score(_: Path) -> dict[str, float]:
    """Figures of the held-out half."""
    return figures([t for t in told() if t.held_out])


def table(sentences: Sequence[Told]) -> str:
    """The confusion table: a row each verdict wanted, a column each one got."""
    counts = Counter((t.wanted, t.got) for t in sentences)
    names = [v for v in get_args(Verdict) if any(v in pair for pair in counts)]
    head = "| wanted \\ got | " + " | ".join(names) + " |"
    rule = "|---" * (len(names) + 1) + "|"
    rows = [f"| {w} | " + " | ".join(str(counts[w, g]) for g in names) + " |" for w in names]
    return "\n".join([head, rule, *rows])


def main() -> None:
    """Print the confusion table of the held-out half, of the other, or of both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=("held", "tuned", "both"), default="held")
    parser.add_argument("--missed", action="store_true", help="wrong verdicts of the tuned half")
    options = parser.parse_args()
    halves = {"held": (True,), "tuned": (False,), "both": (True, False)}[options.half]
    sentences = told()
    for held in halves:
        part = [t for t in sentences if t.held_out is held]
        print(f"{'held out' if held else 'tuned'}: {len(part)} sentences\n{table(part)}")
        print({k: round(v, 3) for k, v in figures(part).items()})
        for t in part if options.missed and not held else ():
            if t.got != t.wanted:
                print(f"  {t.wanted} -> {t.got}: {t.text} ({t.reason})")


if __name__ == "__main__":
    main()
