"""Fit the regression that tells whether two statements report one act of saying.

    python -m training.sayings [--check]

Reads the tuned half of ``quality/gold/utterances``, the pairs of
``tests/link/saying_pairs.py``, the invented scenes of ``sayings_scenes.txt`` and the pairs
of whole stories (``story_pairs``), as every parser that can be chosen reads them; writes
``src/onrecord/resources/en/sayings_model.json``. ``--check`` cross-validates in five parts
instead, a scene or a topic whole in one part, and writes nothing. Pairs that a hard
constraint parts are left out of the fitting and count as told apart. Needs scikit-learn,
which the package does not.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from pathlib import Path

from quality.gate import corpora_folder
from quality.parsers import PARSERS, parser_of
from quality.utterances import GOLD, held, report, reports
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tests.link.saying_pairs import DIFFERENT, SAME

from onrecord.language.parse import Parser
from onrecord.link.acts import Model
from onrecord.link.sayings import traits_of
from onrecord.model.annotation import Annotated
from onrecord.model.statement import Manner
from training.story_pairs import different, versions

OUT = Path(__file__).parents[1] / "src/onrecord/resources/en/sayings_model.json"
SCENES = Path(__file__).with_name("sayings_scenes.txt")
# tuned by cross-validation on the tuned half
STRENGTH = 1.0  # inverse of the regularisation
INVENTED = 0.6  # weight of an invented pair beside a labelled one
OF_TABLE = 2.0  # weight of a pair of the table: there are few, and they are hard
OF_TABLE_UNREAD = 9.0  # where words alone must tell
OF_STORIES = 1.0  # weight of all pairs of stories beside all others
ENOUGH = 0.2
ENOUGH_OTHER = 0.15
ENOUGH_UNREAD = 0.58
PARTS = 5
MANNERS: dict[str, Manner] = {"d": "direct", "m": "mixed", "u": "unmarked", "i": "indirect"}
_FIELD = re.compile(
    r"<(?P<speaker>[^<>|]+)(?:\|(?P<who>[^<>]+))?>|\{(?P<content>[^{}]+)\}|\[(?P<venue>[^\]]+)\]"
)


@dataclass(slots=True, kw_only=True)
class Lesson:
    """One pair: its traits, None where a hard constraint parts it, and what it is."""

    name: tuple[str, str]
    traits: Mapping[str, float] | None
    same: bool
    scene: str
    weight: float = 1.0  # 0 of a pair of a whole story: see ``OF_STORIES``

    @property
    def invented(self) -> bool:
        """Whether it is not of the labelled corpus."""
        return self.weight != 1.0


def labelled(corpora: Path, parser: Parser) -> list[Lesson]:
    """The tuned half of the labelled pairs."""
    articles = reports(corpora, parser)
    with (GOLD / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if not held(r["left"], r["right"])]
    return [
        Lesson(
            name=(row["left"], row["right"]),
            traits=_traits(articles[row["left"]], articles[row["right"]]),
            same=row["label"] == "same",
            scene=re.sub(r"\d+$", "", row["left"][:4]),
        )
        for row in rows
    ]


def invented(parser: Parser) -> list[Lesson]:
    """All pairs of each invented scene."""
    found: list[Lesson] = []
    for n, scene in enumerate(SCENES.read_text(encoding="utf-8").split("\n\n")):
        lines = [line for line in scene.splitlines() if line and not line.startswith("#")]
        made = [
            (line.split(" ", 1)[0], _scene_report(line, f"{n}-{k}", parser))
            for k, line in enumerate(lines)
        ]
        for (act, a), (other, b) in combinations(made, 2):
            found.append(
                Lesson(
                    name=(a.article.text, b.article.text),
                    traits=_traits(a, b),
                    same=act.startswith(other) or other.startswith(act),
                    scene=f"scene {n}",
                    weight=INVENTED,
                )
            )
    return found


def table(parser: Parser) -> list[Lesson]:
    """The pairs of the table that the first rules were set on; later ones only test."""
    found: list[Lesson] = []
    for same, pairs in ((True, SAME), (False, DIFFERENT)):
        for manners, *told in pairs:
            a, b = (
                _said(words, MANNERS[manner], parser, name)
                for words, manner, name in zip(told, manners, ("a", "b"), strict=True)
            )
            found.append(
                Lesson(
                    name=(told[0], told[1]),
                    traits=_traits(a, b),
                    same=same,
                    scene=told[0],
                    weight=OF_TABLE,
                )
            )
    return found


def _said(words: str, manner: Manner, parser: Parser, name: str) -> Annotated:
    """A content of the table, as an article of one sentence."""
    text = f"{words} Ida Moss said."
    row = {"id": name, "content": [0, len(words)], "speaker": [len(words) + 1, len(words) + 9]}
    made = report(row, text, parser)
    statements = tuple(replace(s, manner=manner) for s in made.annotation.statements)
    return replace(made, annotation=replace(made.annotation, statements=statements))


def _scene_report(line: str, name: str, parser: Parser) -> Annotated:
    _, day, marked = line.split(" ", 2)
    row: dict[str, object] = {"id": name, "date": f"2031-{day}"}
    text = ""
    at = 0
    for match in _FIELD.finditer(marked):
        text += marked[at : match.start()]
        for field in ("speaker", "content", "venue"):
            if match[field]:
                row[field] = [len(text), len(text) + len(match[field])]
                text += match[field]
        if match["who"]:
            row["speaker_name"] = match["who"]
        at = match.end()
    return report(row, text + marked[at:], parser)


def _traits(a: Annotated, b: Annotated) -> Mapping[str, float] | None:
    left, right = versions((a, b))
    return traits_of(left, right)


def lessons(corpora: Path, parser: Parser) -> list[Lesson]:
    """All that the regression is fitted on."""
    return [*labelled(corpora, parser), *invented(parser), *table(parser)]


def of_stories(corpora: Path, parser: Parser) -> list[Lesson]:
    """Pairs of whole stories, all taken for different."""
    return [
        Lesson(name=("", ""), traits=traits, same=False, scene="", weight=0.0)
        for traits in different(corpora, parser)
    ]


def fit(rows: Sequence[Lesson], apart: Sequence[Lesson]) -> Model:
    """The regressions of some pairs: of those that an encoder read, and of all without it.

    Args:
        apart: pairs of whole stories.
    """
    used = [(row, row.traits) for row in (*rows, *apart) if row.traits is not None]
    read = [(row, traits) for row, traits in used if "meaning" in traits]
    blind = [
        (
            replace(row, weight=OF_TABLE_UNREAD) if row.weight == OF_TABLE else row,
            {name: value for name, value in traits.items() if "meaning" not in name},
        )
        for row, traits in used
    ]
    return Model(
        weights=_weights(read),
        unread=_weights(blind),
        enough=ENOUGH,
        enough_other=ENOUGH_OTHER,
        enough_unread=ENOUGH_UNREAD,
    )


def _weights(used: Sequence[tuple[Lesson, Mapping[str, float]]]) -> dict[str, float]:
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([traits for _, traits in used])
    chosen = sum(row.weight for row, _ in used)
    each = OF_STORIES * chosen / max(1, sum(not row.weight for row, _ in used))
    regression = LogisticRegression(C=STRENGTH, max_iter=5000, fit_intercept=False)
    regression.fit(
        table,
        [row.same for row, _ in used],
        sample_weight=[row.weight or each for row, _ in used],
    )
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    return {name: round(float(w), 3) for name, w in zip(names, regression.coef_[0], strict=True)}


def checked(rows: Sequence[Lesson], apart: Sequence[Lesson]) -> Iterator[tuple[Lesson, bool]]:
    """Each pair with whether a fit on the other parts joins it."""
    for part in range(PARTS):
        fitted = fit([row for row in rows if _part(row.scene) != part], apart)
        for row in rows:
            if _part(row.scene) == part:
                yield row, row.traits is not None and fitted.sure(row.traits) is not None


def _part(scene: str) -> int:
    return int(hashlib.sha256(scene.encode()).hexdigest(), 16) // 7 % PARTS


def figures(told: Sequence[tuple[Lesson, bool]]) -> str:
    """Precision, recall and F1 of "same"."""
    right = sum(row.same and joined for row, joined in told)
    said = sum(joined for _, joined in told)
    wanted = sum(row.same for row, _ in told)
    f1 = 2 * right / max(said + wanted, 1)
    return f"{len(told)} P {right / max(said, 1):.3f} R {right / max(wanted, 1):.3f} F1 {f1:.3f}"


def main() -> None:
    """Fit and write the resource, or cross-validate."""
    options = argparse.ArgumentParser(prog="training.sayings")
    options.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    check = options.parse_args().check
    corpora = corpora_folder({})
    rows = [row for name in PARSERS for row in lessons(corpora, parser_of(name))]
    apart = [row for name in PARSERS for row in of_stories(corpora, parser_of(name))]
    if check:
        told = list(checked(rows, apart))
        for kind in (False, True):
            words = figures([t for t in told if t[0].invented == kind])
            sys.stdout.write(f"{'invented' if kind else 'labelled'} {words}\n")
        return
    fitted = fit(rows, apart)
    OUT.write_text(json.dumps(asdict(fitted), indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
