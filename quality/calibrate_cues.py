"""Measure how often each construction of each cue word attributes: writes cue_rates.yaml.

Measured on PolNeAR's training part, the tenth that is held back left out. A construction
counts as right when some gold content has at least half of its characters in common
with what the construction takes (intersection over union). Those that stand inside the
content of a gold attribution are not counted: PolNeAR labels the outermost alone. A
rate is drawn towards that of its construction with all words, by the weight of four
occurrences, so that rare words do not pose as sure ones.

    python -m quality.calibrate_cues [PARSES]     # PARSES: a folder to keep parses in
"""

from __future__ import annotations

import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml
from quality.polnear import as_article
from quality.polnear_corpus import CORPORA, Document, characters, held_back, load, owners

import onrecord.resources
from onrecord.extract.attribution_drafts import frame_drafts, with_quotations
from onrecord.extract.attribution_quotes import QuotationTokens, tie_quotations
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import cues, lemma_of
from onrecord.extract.quotations import find_quotations
from onrecord.language.parse import Parse
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.span import Span

_PRIOR = 4
_FEWEST = 3  # occurrences: a rarer word has its construction's rate
_SOURCE = "# Measured by quality/calibrate_cues.py on PolNeAR's training part; do not edit.\n"

Tally = dict[tuple[str, str], list[int]]


def main(keep: Path | None = None) -> None:
    """Tally all training documents and write the rates."""
    tally: Tally = defaultdict(lambda: [0, 0])
    for document, parse in _parsed(keep):
        for kind, lemma, right in _tried(document, parse):
            tally[kind, lemma][0] += right
            tally[kind, lemma][1] += 1
    rates = _rates(tally)
    target = Path(onrecord.resources.__file__).parent / "en" / "cue_rates.yaml"
    text = yaml.safe_dump(rates, default_flow_style=None, width=100, sort_keys=True)
    target.write_text(_SOURCE + text, encoding="utf-8")


def _parsed(keep: Path | None) -> Iterator[tuple[Document, Parse]]:
    parser = SpacyParser()
    for document in load(CORPORA, "train"):
        if held_back(document.name):
            continue
        file = keep / f"{document.name}.pkl" if keep else None
        if file is not None and file.is_file():
            yield document, pickle.loads(file.read_bytes())  # noqa: S301 - our own file
            continue
        article, passages = as_article(document)
        parse = parser.parse(article.text, [p.span for p in passages])
        if file is not None:
            file.write_bytes(pickle.dumps(parse))
        yield document, parse


def _tried(document: Document, parse: Parse) -> Iterator[tuple[str, str, bool]]:
    """Each construction of the document, with its word and whether gold agrees."""
    tree = Tree(parse, document.text)
    lexicon = cues()
    owner = owners(document.gold)
    _, passages = as_article(document)
    body = [p.span for p in passages]
    held = QuotationTokens(tree, find_quotations(document.text, body), body)
    ties = tie_quotations(tree, held, lexicon)
    frames = frame_drafts(tree, lexicon, 0.0)
    for draft in with_quotations(tree, held, ties, frames, lexicon):
        cue = None if draft.head is None else parse.tokens[draft.head]
        if cue is None or cue.start not in owner:
            lemma = "" if cue is None else lemma_of(cue.lemma)
            yield draft.kind, lemma, _right(document, owner, draft.content)


def _right(document: Document, owner: dict[int, int], content: tuple[Span, ...]) -> bool:
    found = characters(content)
    touched = Counter(owner[i] for i in found if i in owner)
    if not touched:
        return False
    gold, common = touched.most_common(1)[0]
    return 2 * common >= len(found | document.gold[gold].content)


def _rates(tally: Tally) -> dict[str, object]:
    kinds: Tally = defaultdict(lambda: [0, 0])
    for (kind, _), (right, tried) in tally.items():
        kinds[kind, ""][0] += right
        kinds[kind, ""][1] += tried
    of_kind = {k: right / tried for (k, _), (right, tried) in kinds.items() if tried > 20}
    words: dict[str, dict[str, float]] = defaultdict(dict)
    for (kind, lemma), (right, tried) in tally.items():
        if kind in of_kind and tried >= _FEWEST and lemma:
            words[kind][lemma] = round((right + _PRIOR * of_kind[kind]) / (tried + _PRIOR), 2)
    return {
        "frames": {kind: round(rate, 2) for kind, rate in of_kind.items()},
        "words": dict(words),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
