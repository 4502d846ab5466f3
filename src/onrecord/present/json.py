"""The account as one JSON object: every record, under the names of the tables.

Records of one article stand within their article, those of the story beside them.
Keys keep the order of the tables' columns, so equal accounts give equal bytes.
"""

from __future__ import annotations

import json
import re

from onrecord.model.account import Account
from onrecord.present.exports import ordered, plain
from onrecord.present.reader import Reader
from onrecord.present.schema import SCHEMAS
from onrecord.present.tables import rows
from onrecord.present.view import StoryView

_OF_ARTICLES = ("passages", "sentences", "mentions", "dates", "statements", "events")
_NOT_NESTED = frozenset({"articles", "stories", "rejects", *_OF_ARTICLES})
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(account: Account) -> str:
    """The account as indented JSON; a lone surrogate is written as its escape."""
    told = json.dumps(document(account), ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", told) + "\n"


def document(account: Account) -> dict[str, object]:
    """The account as plain values: dictionaries, lists, strings, numbers."""
    view = StoryView(account.records, account)
    told: dict[str, object] = {
        "story": next((ordered("stories", row) for row in rows("stories", view)), None),
        "as_of": account.as_of,
        "new_since": account.new_since,
        "undated": plain(account.undated),
        "articles": _articles(account, view),
    }
    for table in SCHEMAS:
        if table not in _NOT_NESTED:
            told[table] = [ordered(table, row) for row in rows(table, view)]
    return told


def _articles(account: Account, view: StoryView) -> list[dict[str, object]]:
    nested: dict[str, dict[str, list[object]]] = {}
    kinds = [table for table in _OF_ARTICLES if table in SCHEMAS]
    for table in kinds:
        for row in rows(table, view):
            of_article = nested.setdefault(str(row["article"]), {})
            of_article.setdefault(table, []).append(ordered(table, row))
    told = {str(row["id"]): ordered("articles", row) for row in rows("articles", view)}
    return [
        {
            **told[article],
            "refused": held.annotation.refused,
            **{table: nested.get(article, {}).get(table, []) for table in kinds},
        }
        for article, held in Reader(account).articles.items()
    ]
