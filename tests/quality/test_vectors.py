"""The scorer of sentence vectors: area under the curve, ranks, the pool."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from quality.vectors import Vectors, auc, kept, measure, ours, pairs, pool

from onrecord.errors import ResourceError


@pytest.mark.parametrize(
    ("scores", "same", "expected"),
    [
        ([0.1, 0.9], [False, True], 1.0),
        ([0.9, 0.1], [False, True], 0.0),
        ([0.5, 0.5], [False, True], 0.5),
        ([0.1, 0.4, 0.35, 0.8], [False, False, True, True], 0.75),
        ([0.1, 0.2], [True, True], 0.0),
    ],
)
def test_auc(scores: list[float], same: list[bool], expected: float) -> None:
    assert auc(scores, same) == pytest.approx(expected)


def corpora(folder: Path) -> Path:
    head = "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n"
    (folder / "mrpc").mkdir()
    for name, rows in (
        ("train", "1\t1\t2\tred one\tred two\n0\t3\t4\tblue one\tred three\n"),
        ("val", '1\t5\t6\tgreen "one\tgreen two\n0\t7\t8\tblue two\tgreen three\n'),
    ):
        (folder / "mrpc" / f"msr-para-{name}.tsv").write_text(head + rows, encoding="utf-8")
    return folder


def test_pairs_keep_quotation_marks(tmp_path: Path) -> None:
    held = pairs(corpora(tmp_path), "msr-para-val.tsv")
    assert [(p.a, p.same) for p in held] == [('green "one', True), ("blue two", False)]


def test_the_pool_holds_partners_first_and_is_cut(tmp_path: Path) -> None:
    asking, sentences = pool(corpora(tmp_path), 5)
    assert len(asking) == 2
    assert sentences[:4] == ['green "one', "green two", "red one", "red two"]
    assert len(sentences) == 5


def test_measure_of_vectors_that_know_the_colour(tmp_path: Path) -> None:
    def embed(texts: list[str]) -> Vectors:
        rows = [[t.startswith("red"), t.startswith("green"), t.endswith("three")] for t in texts]
        return np.asarray(rows, dtype=np.float32)

    found = measure(corpora(tmp_path), embed)
    assert found == {"mrpc_auc": 1.0, "retrieval_top1": 1.0, "retrieval_mrr": 1.0}


def test_ties_count_against_a_model_that_knows_nothing(tmp_path: Path) -> None:
    found = measure(corpora(tmp_path), lambda texts: np.ones((len(texts), 2), dtype=np.float32))
    assert found["mrpc_auc"] == 0.5
    assert found["retrieval_top1"] == 0.0


def test_the_originals_figures_are_kept() -> None:
    assert set(kept()) == {"mrpc_auc", "retrieval_top1", "retrieval_mrr"}
    assert all(0.5 < value <= 1 for value in kept().values())


def test_without_its_weights_there_is_no_encoder_to_measure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Missing:
        @staticmethod
        def load() -> None:
            raise ResourceError("no weights")

    monkeypatch.setitem(sys.modules, "onrecord.language.encoder", Missing)
    assert ours() is None
    assert "no weights" in capsys.readouterr().err


def test_a_sentences_vector_is_the_sum_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting:
        @staticmethod
        def load() -> Counting:
            return Counting()

        def score(self, words: list[str], opens: list[bool]) -> SimpleNamespace:
            assert opens == [True] + [False] * (len(words) - 1)
            return SimpleNamespace(vectors=np.array([[1.0, len(w)] for w in words]))

    monkeypatch.setitem(sys.modules, "onrecord.language.encoder", Counting)
    embed = ours()
    assert embed is not None
    assert embed(["We can not wait.", "No"]).tolist() == [[5, 13], [1, 2]]
