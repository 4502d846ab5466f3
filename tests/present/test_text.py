from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.present import text
from onrecord.present.text import wrap
from tests.present.hostile import hostile_account
from tests.present.sample import sample_account
from tests.present.sample_draft import Draft
from tests.present.test_html import _one

REFERENCE = re.compile(r"\[\d+ [^\]]* [^\] ]*, [^\]]*:\d+-\d+\]")


def _items(told: str, title: str) -> list[str]:
    """The lines of a section with their wrapping undone."""
    section = re.split(r"\n\n[^\n]+\n-{2,}\n", told.split(f"\n{title}\n", 1)[1])[0]
    items: list[str] = []
    for line in section.splitlines():
        if line.lstrip().startswith("- "):
            items.append(line.strip())
        elif line.startswith("  "):
            items[-1] += " " + line.strip()
    return items


def test_the_parts_stand_in_their_order() -> None:
    told = text.render(sample_account())
    titles = [
        "In short",
        "Who holds what",
        "Articles",
        "Timeline",
        "Who said what",
        "Promises",
        "Threats",
        "Questions asked",
        "Where reports differ",
        "What each article added",
        "Set aside",
    ]
    places = [told.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)


def test_what_happened_said_and_promised_ends_with_its_evidence() -> None:
    told = text.render(sample_account())
    for title in ("Timeline", "Who said what", "Promises"):
        items = [item for item in _items(told, title) if len(item.split()) > 4]
        assert items
        for item in items:
            assert REFERENCE.search(item), item
            assert item.endswith("]"), item


def test_references_hold_in_the_articles() -> None:
    account = sample_account()
    texts = {a.path: a.article.text for a in account.records.articles}
    item = account.timeline[0]
    start, end = item.told.span.start, item.told.span.end
    path = next(a.path for a in account.records.articles if a.article.id == item.told.article)
    assert f"{path}:{start}-{end}]" in text.render(account, width=1000)
    assert texts[path][start:end] == item.told.text


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    told = text.render(sample_account(), width=width) + text.render(hostile_account(), width=width)
    assert max(cell_len(line) for line in told.splitlines()) <= width


def test_hostile_words_cannot_steer_a_terminal() -> None:
    told = text.render(hostile_account())
    assert not [c for c in told if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert "\u202e" not in told


@given(st.text(), st.integers(2, 30))
def test_wrapping_keeps_every_word(words: str, width: int) -> None:
    line = " ".join(words.split())
    lines = list(wrap(line, width))
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert all(cell_len(part) <= width for part in lines)


def _nested() -> str:
    draft = Draft(
        "Quill said that the ships hope to sail soon. It may rain. He said it.", outlet="W"
    )
    outer = draft.says(
        "Quill", "Quill", "that the ships hope to sail soon", manner="indirect", stance="warn"
    )
    draft.says("ships", "the ships", "to sail soon", act="thinks", manner="indirect", within=outer)
    draft.says(None, "", "It may rain", act="expects", manner="indirect", cue=None)
    draft.says("Quill", "He", "it", manner="indirect")
    return text.render(_one(draft), width=1000)


def test_views_stand_apart_and_nested_statements_under_theirs() -> None:
    said, views = _nested().split("Attributed views, plans and expectations")
    assert "- the ships hope to sail soon (warn, indirect) [1 W" in said
    assert "  - in it, ships: to sail soon (thinks, indirect) [1 W" in said
    assert "It may rain" in views
    assert "to sail soon" not in views


def test_what_is_not_listed_is_counted() -> None:
    assert "- 1 more in “onrecord show statements”: less sure than 0.50" in _nested()


def test_a_derivation_is_told_in_words() -> None:
    told = text.render(sample_account(), width=1000)
    assert re.search(
        r"- copy of \[1\], \d+% of its words; direction 0\.\d\d: \[1\] first, as ", told
    )


def test_the_first_article_is_not_told_to_add_anything() -> None:
    told = text.render(sample_account(), width=1000).split("What each article added\n")[1]
    assert not re.search(r"^- .*\[1 ", told, re.MULTILINE)
    assert re.search(r"^- .*are new \[2 ", told, re.MULTILINE) or "are new [" in told
