"""The tables of the example story, with the look-ups that its points need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


class NotReadError(Exception):
    """An article that the expectations name is not in the store."""


def plain(text: str) -> str:
    """``text`` with straight quotation marks, as long as before."""
    return text.translate(_STRAIGHT)


def holds(text: str | None, words: str | Sequence[str]) -> bool:
    """Whether all ``words`` stand in ``text``, whatever the case and the quotation marks."""
    wanted = [words] if isinstance(words, str) else words
    folded = " ".join(plain(text or "").casefold().split())
    return all(plain(str(word)).casefold() in folded for word in wanted)


class Records:
    """Rows of the exported tables, by table.

    Args:
        tables: the rows of each table, as JSONL gives them.
        paths: the end of each article's path, by the key that the expectations use.
    """

    def __init__(self, tables: Tables, paths: Mapping[str, str]) -> None:
        self._tables = tables
        self._paths = paths

    def table(self, name: str) -> Sequence[Row]:
        """All rows of a table."""
        return self._tables[name]

    def of(self, name: str, key: str) -> list[Row]:
        """The rows of a table that belong to one article."""
        return [row for row in self._tables[name] if row["article"] == self.id(key)]

    def article(self, key: str) -> Row:
        """The row of an article.

        Raises:
            NotReadError: when no article came from that path.
        """
        for row in self._tables["articles"]:
            if str(row["path"]).replace("\\", "/").endswith(self._paths[key]):
                return row
        raise NotReadError(f"{self._paths[key]} was not read")

    def id(self, key: str) -> str:
        """The id of an article."""
        return str(self.article(key)["id"])

    def ids(self, keys: Sequence[str]) -> set[str]:
        """The ids of several articles."""
        return {self.id(key) for key in keys}

    def places(self, key: str, words: str) -> Iterator[int]:
        """Where ``words`` begin in the text of an article."""
        text, wanted = plain(self.article(key)["text"]), plain(words)
        at = text.find(wanted)
        while at >= 0:
            yield at
            at = text.find(wanted, at + 1)

    def said(self, key: str, words: str | Sequence[str]) -> list[Row]:
        """The statements of an article whose content holds all ``words``."""
        return [row for row in self.of("statements", key) if holds(row["content"]["text"], words)]

    @cached_property
    def _utterance_of(self) -> dict[str, Row]:
        return {held: row for row in self._tables["utterances"] for held in row["statements"]}

    def utterances(self, key: str, words: str) -> dict[str, Row]:
        """The utterances of the statements of an article that hold ``words``, by id."""
        rows = (self._utterance_of.get(s["id"]) for s in self.said(key, words))
        return {str(row["id"]): row for row in rows if row is not None}

    def story(self, key: str) -> Row | None:
        """The story that holds an article."""
        wanted = self.id(key)
        return next((s for s in self._tables["stories"] if wanted in s["articles"]), None)

    def origins(self, key: str) -> dict[str, Row]:
        """The origins that hold an article, by id."""
        wanted = self.id(key)
        return {str(o["id"]): o for o in self._tables["origins"] if wanted in o["articles"]}
