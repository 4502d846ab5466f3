"""Reads the example story the whole way and scores it.

python -m quality.example          # every point that is missed, with the reason
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from quality.example.judging import judge
from quality.example.points import EXAMPLES, load, points
from quality.example.records import Records

from onrecord.present.exports import ordered
from onrecord.present.tables import rows
from onrecord.present.view import StoryView
from onrecord.run.progress import Silent
from onrecord.run.take_in import take_in
from onrecord.settings import MODELS, Settings
from onrecord.store import Store

_FOLDERS = ("harbour-talks", "unrelated")
_TABLES = (
    "articles",
    "passages",
    "sentences",
    "statements",
    "mentions",
    "dates",
    "stories",
    "derivations",
    "origins",
    "utterances",
    "timeline",
    "promises",
    "questions",
    "disagreements",
    "novelty",
)
_RECEIVED = "2025-03-15T12:00:00+00:00"


def score(_: Path) -> dict[str, float]:
    """Shares of the points that are reached, 0 to 1.

    Takes the folder of corpora, as every task does, and needs none: the story is part of
    the project.

    Returns:
        By extractor: ``found`` of what must be found, ``avoided`` of what must not, and
        the share of each section of the expectations as ``section.<name>``.
    """
    expected = load()
    return {
        f"{model}_{figure}": value
        for model in MODELS
        for figure, value in _shares(read_story(expected, model)).items()
    }


def _shares(records: Records) -> dict[str, float]:
    reached: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for point in points(load()):
        for figure in ("found" if point.must else "avoided", f"section.{point.section}"):
            total[figure] += 1
            reached[figure] += judge(point, records) is None
    return {figure: reached[figure] / total[figure] for figure in total}


def read_story(
    expected: Mapping[str, Mapping[str, Mapping[str, str]]], model: str = "rules"
) -> Records:
    """The records of the example story, read into a store that is thrown away.

    Args:
        expected: the points, which name the articles.
        model: the extractor. The points were met with the rules; the encoder is only scored.
    """
    paths = {key: spec["path"] for key, spec in expected["articles"].items()}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=str(Path(folder) / "example.db"), model=model)
        with Store.open(settings.store) as store:
            take_in([str(EXAMPLES / f) for f in _FOLDERS], store, settings, Silent(), _RECEIVED)
            views = [StoryView(store.story_records(story.id)) for story in store.stories()]
            tables = {
                name: [ordered(name, row) for view in views for row in rows(name, view)]
                for name in _TABLES
            }
    return Records(tables, paths)
