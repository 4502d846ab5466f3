"""Pairs of statements as stories hold them: nearly all are of two acts of saying.

Labelled pairs were chosen: half of them are of one act. In a story of long articles one pair
in hundreds is. So the regression of ``sayings`` also learns from all pairs that linking would
try between the articles of some stories, taken for different unless their wording is kept or
one puts words of the other in quotation marks: the few that are of one act in other words
are outweighed. Stories are those of BASIL and ECB+ of which no statement is labelled, and of
them half by a hash of the name; the other half was read by eye to see what share of joins
is right.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quality.stories import basil, ecb
from quality.utterances import GOLD

from onrecord.extract.annotate import annotate
from onrecord.language.parse import Parser
from onrecord.link.entities import resolve_entities
from onrecord.link.sayings import traits_of
from onrecord.link.utterances import tried_pairs
from onrecord.link.versions import Context, Version, versions_of
from onrecord.link.whole import stated_order, story_id
from onrecord.model.annotation import Annotated

KEPT = 0.6  # of the words in order, where the rules find one wording: may be of one act
_FILE = re.compile(r"(basil|ecb)[^/]*/(\w{8}-[\w-]+(?=_)|\d+)")


def versions(articles: Sequence[Annotated]) -> list[Version]:
    """The statements of a story's articles, as linking compares them."""
    members = sorted(articles, key=stated_order)
    entities, speakers = resolve_entities(members)
    context = Context(
        story=story_id(members[0].article.id),
        order=[one.article.id for one in members],
        stated={one.article.id: stated_order(one) for one in members},
        published={one.article.id: one.article.published for one in members},
        derivations=(),
        origins=(),
        entities=entities,
        speakers=speakers,
    )
    return versions_of(members, context)


def different(corpora: Path, parser: Parser) -> Iterator[Mapping[str, float]]:
    """Traits of the pairs that are taken for different."""
    for articles in stories(corpora, parser, read=False):
        found = versions(articles)
        for left, right in tried_pairs(found):
            traits = traits_of(found[left], found[right])
            if traits is not None and not _may_be_one(traits):
                yield traits


def stories(corpora: Path, parser: Parser, *, read: bool) -> Iterator[list[Annotated]]:
    """Articles of each story without labelled statements.

    Args:
        read: the half that is read by eye, not the half that is learned from.
    """
    known = _labelled()
    groups: dict[str, list[Annotated]] = {}
    for told in (*basil(corpora), *(t for t in ecb(corpora) if not t.held)):
        corpus, name, *_ = told.happening.split()
        if (corpus, name) not in known and _read(told.happening) == read:
            groups.setdefault(told.happening, []).append(told.annotated)
    for name in sorted(groups):
        yield [
            replace(a, annotation=annotate(a.article, a.annotation.passages, parser))
            for a in groups[name]
        ]


def _may_be_one(traits: Mapping[str, float]) -> bool:
    if traits.get("anchored") or traits.get("any_marked"):
        return True
    return bool(traits.get("rule")) and traits.get("kept", 0.0) >= KEPT


def _read(happening: str) -> bool:
    return hashlib.sha256(happening.encode()).digest()[3] % 2 == 1


def _labelled() -> set[tuple[str, str]]:
    lines = (GOLD / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    files = (str(json.loads(line).get("file", "")) for line in lines)
    return {(m[1], m[2]) for file in files if (m := _FILE.match(file))}
