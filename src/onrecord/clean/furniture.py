"""Furniture learned from repetition: lines that an outlet prints on many articles."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import ResourceError
from onrecord.model.article import Article
from onrecord.read.folding import plain

# A line is an outlet's furniture when it stands in at least so many of its articles
# and in at least this share of them: wire quotations repeat too, but not everywhere.
_FEWEST_ARTICLES = 3
_LEAST_SHARE = 0.2
# More is asked of running text: a paragraph of background comes back as well.
_FEWEST_PROSE = 5
_LEAST_PROSE_SHARE = 0.5
_LEAST_NEIGHBOURS = 0.8  # different paragraphs before it and after it, an article
_PROSE_WORDS = 13
_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Lines that repeat within an outlet.

    Attributes:
        version: a hash over all lines; empty when nothing is learned.
        lines: ``(outlet, folded line)`` pairs, sorted.
    """

    version: str = ""
    lines: frozenset[tuple[str, str]] = frozenset()

    def holds(self, outlet: str | None, folded: str) -> bool:
        """Whether a folded line is furniture of ``outlet``."""
        return outlet is not None and (outlet, folded) in self.lines


EMPTY = Furniture()


def learn_furniture(articles: Iterable[Article]) -> Furniture:
    """Learn the lines that repeat within each outlet.

    Articles under one headline (versions, the same report again) count once. A line of
    running text must also stand beside ever other paragraphs, on both sides where it has
    some: what versions of a report have in common keeps its neighbours, a notice below
    each article does not.

    Args:
        articles: of any outlets, in any order; those without an outlet teach nothing,
            and a text that comes twice counts once.
    """
    learner = _Learner()
    for article in articles:
        learner.add(article)
    return learner.learned()


_Key = tuple[str, str]


class _Learner:
    """Counts of lines by outlet; each distinct line of an article costs its length."""

    def __init__(self) -> None:
        self._articles: set[str] = set()
        self._headlines: dict[str, set[int]] = {}
        self._counts: Counter[_Key] = Counter()
        self._beside: Counter[tuple[_Key, int]] = Counter()
        self._counted: set[tuple[_Key, int]] = set()
        self._met: set[tuple[_Key, int, int]] = set()

    def add(self, article: Article) -> None:
        """Count the lines of one article."""
        if article.outlet is None or article.id in self._articles:
            return
        self._articles.add(article.id)
        headline = _number(plain(article.title or "") or article.id)
        self._headlines.setdefault(article.outlet, set()).add(headline)
        lines = ["", *_folded_lines(article.text), ""]
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
            key = (article.outlet, line)
            if (key, headline) not in self._counted:
                self._counted.add((key, headline))
                self._counts[key] += 1
            if _is_prose(line):
                for side, other in ((0, before), (1, after)):
                    met = (key, side, _number(other))
                    if _is_prose(other) and met not in self._met:
                        self._met.add(met)
                        self._beside[key, side] += 1

    def learned(self) -> Furniture:
        """What repeats often enough."""
        held = frozenset(key for key, count in self._counts.items() if self._repeats(key, count))
        return Furniture(version=_version(held), lines=held)

    def _repeats(self, key: _Key, count: int) -> bool:
        texts = len(self._headlines[key[0]])
        if not _is_prose(key[1]):
            return count >= max(_FEWEST_ARTICLES, _LEAST_SHARE * texts)
        if count < max(_FEWEST_PROSE, _LEAST_PROSE_SHARE * texts):
            return False
        beside = [n for side in (0, 1) if (n := self._beside[key, side])]
        return bool(beside) and all(n >= _LEAST_NEIGHBOURS * count for n in beside)


def dump_furniture(furniture: Furniture) -> str:
    """What was learned as JSON, to be kept; equal furniture gives equal text."""
    return json.dumps(sorted(furniture.lines), ensure_ascii=True)


def load_furniture(content: str) -> Furniture:
    """What ``dump_furniture`` wrote.

    Raises:
        ResourceError: when ``content`` is none of its texts.
    """
    try:
        held = frozenset((str(outlet), str(line)) for outlet, line in json.loads(content))
    except (ValueError, TypeError) as error:
        raise ResourceError(f"the learned furniture can't be read: {error}") from error
    return Furniture(version=_version(held), lines=held)


def _folded_lines(text: str) -> list[str]:
    lines = (line for line in text.splitlines() if len(line) <= _LONGEST_LINE)
    return [folded for line in lines if (folded := plain(line))]


def _is_prose(folded: str) -> bool:
    return len(folded.split()) >= _PROSE_WORDS


def _number(words: str) -> int:
    """64 bits that stand for ``words``, the same in any process."""
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _version(lines: frozenset[tuple[str, str]]) -> str:
    if not lines:
        return ""
    hasher = hashlib.sha256()
    for outlet, line in sorted(lines):
        hasher.update(f"{len(outlet)}:{outlet}{len(line)}:{line}".encode("utf-8", "surrogatepass"))
    return hasher.hexdigest()[:16]
