"""The expectations of the example story agree with its articles: no program needed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from quality.example.judging import CHECKS
from quality.example.points import EXAMPLES, load, points
from quality.example.records import holds, plain

EXPECTED = load()
ARTICLES = EXPECTED["articles"]
POINTS = points(EXPECTED)


@cache
def text_of(key: str) -> str:
    """What a person sees of an article, by the simplest means."""
    file, _, line = str(ARTICLES[key]["path"]).partition("#")
    raw = (EXAMPLES / file).read_text(encoding="utf-8")
    if line:
        rows = (json.loads(row) for row in raw.splitlines())
        return next(str(row["text"]) for row in rows if row["id"] == line)
    if file.endswith(".html"):
        raw = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", raw)
        raw = html.unescape(re.sub(r"<[^>]+>", " ", raw))
    return re.sub(r"[ \n]+", " ", raw)


def quoted() -> Iterator[tuple[str, str]]:
    """Every string that the expectations quote from an article."""
    for section in ("passages", "passages_not"):
        yield from ((s["article"], s["quote"]) for s in EXPECTED[section])
    for spec in EXPECTED["statements"]:
        yield from ((spec["article"], words) for words in spec["content"])
    yield from ((s["article"], s["content"]) for s in EXPECTED["statements_not"])
    for section in ("dates", "mentions"):
        yield from ((s["article"], s["in"]) for s in EXPECTED[section])
    yield from ((s["article"], s["content"]) for s in EXPECTED["differences"])
    for spec in EXPECTED["utterances"]:
        yield from ((s["article"], s["content"]) for s in spec["statements"])
    for spec in (*EXPECTED["utterances_not"], *EXPECTED["entities_same"]):
        yield from ((spec[side]["article"], spec[side]["content"]) for side in "ab")
    for spec in EXPECTED["entities_apart"]:
        yield from ((spec["article"], spec[side]) for side in "ab")
    for section in ("questions", "questions_not", "novelty"):
        yield from ((s["article"], s["text"]) for s in EXPECTED[section])


@pytest.mark.parametrize(("article", "words"), sorted(set(quoted())))
def test_quoted_words_stand_in_the_article(article: str, words: str) -> None:
    assert plain(words) in plain(text_of(article))


@pytest.mark.parametrize("spec", EXPECTED["statements"], ids=lambda s: s["content"][0][:40])
def test_speaker_and_cue_stand_in_the_article(spec: dict[str, Any]) -> None:
    said = {k: spec[k] for k in ("speaker", "cue", "addressee", "venue") if k in spec}
    missing = {k: words for k, words in said.items() if not holds(text_of(spec["article"]), words)}
    assert not missing


@pytest.mark.parametrize(
    "spec", EXPECTED["dates"] + EXPECTED["mentions"], ids=lambda s: f"{s['article']} {s['in']}"
)
def test_words_stand_in_their_context_once(spec: dict[str, Any]) -> None:
    assert spec["words"] in spec["in"]
    assert plain(text_of(spec["article"])).count(plain(spec["in"])) == 1


def test_intervals_do_not_run_backwards() -> None:
    spans = [s["is"] for s in EXPECTED["dates"] if "is" in s]
    spans += [a["published"] for a in ARTICLES.values() if "published" in a]
    assert all(first <= last for first, last in spans)


def test_every_article_of_the_examples_is_expected() -> None:
    files = {str(a["path"]).partition("#")[0] for a in ARTICLES.values()}
    held = {
        file.relative_to(EXAMPLES).as_posix()
        for folder in ("harbour-talks", "unrelated")
        for file in (EXAMPLES / folder).iterdir()
    }
    assert files == held


def test_points_have_names_of_their_own_and_a_check() -> None:
    names = [point.name for point in POINTS]
    assert len(names) == len(set(names))
    assert {point.section for point in POINTS} <= set(CHECKS)


def test_words_of_each_article_are_within_what_newsrooms_write() -> None:
    words = {key: len(text_of(key).split()) for key in ARTICLES}
    assert all(200 <= count <= 650 for count in words.values()), words
