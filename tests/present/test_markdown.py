from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.present import markdown
from onrecord.present.lines import heading, line, own, safe, strong, theirs
from onrecord.present.markdown import escape, written
from tests.present.hostile import ATTACKS, hostile_account
from tests.present.sample import sample_account

HARMLESS = {
    "inline", "text", "softbreak", "strong_open", "strong_close", "heading_open", "heading_close",
    "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close",
}  # fmt: skip


def _tokens(told: str) -> Iterator[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in parser.parse(told):
        yield token
        yield from token.children or ()


def _shown(told: str) -> str:
    return "".join(t.content for t in _tokens(told) if t.type == "text")


def test_hostile_words_form_no_markup() -> None:
    assert {t.type for t in _tokens(markdown.render(hostile_account()))} <= HARMLESS


@pytest.mark.parametrize("attack", ATTACKS)
def test_words_are_shown_as_written(attack: str) -> None:
    assert _shown(f"- {escape(safe(attack))}").replace("\u2060", "") == safe(attack)


@given(st.text(alphabet=st.sampled_from("[]()<>!`*_~#|\\&;:/.@-+=1aA \"'{}$^\n")))
def test_no_text_forms_markup(text: str) -> None:
    for block in (line(theirs(text), own("end")), line(strong("x"), theirs(text), own("end"))):
        told = written(block)
        assert {t.type for t in _tokens(told)} <= HARMLESS
        assert sum(t.type == "list_item_open" for t in _tokens(told)) == 1
        shown = _shown(told).replace("\u2060", "").split()
        assert shown == " ".join(piece.text for piece in block.pieces).split()


@pytest.mark.parametrize("start", ["- x", "+ x", "1. x", "12) x", "# x", "> x", "---", "=== x"])
def test_words_at_the_start_of_a_line_open_nothing(start: str) -> None:
    for block in (line(theirs(start)), heading(2, theirs(start))):
        told = written(block)
        kinds = {t.type for t in _tokens(told)}
        assert kinds <= HARMLESS
        assert _shown(told) == start


def test_plain_words_stay_readable() -> None:
    assert escape("on 2025-03-10 (a day) “we will” - she said.") == (
        "on 2025-03-10 (a day) “we will” - she said."
    )


@pytest.mark.parametrize(
    "bait",
    ["https://evil.example", "HTTP://evil.example", "www.evil.example", "a@evil.example",
     "mailto:a@evil.example", "@mallory", "#12"],
)  # fmt: skip
def test_what_renderers_link_by_themselves_is_broken_up(bait: str) -> None:
    shown = _shown(f"- {escape(bait)}")
    assert bait not in shown
    assert shown.replace("\u2060", "") == bait


def test_the_account_reads_as_headings_and_lists() -> None:
    told = markdown.render(sample_account())
    assert told.startswith("# ")
    assert "\n## Timeline\n" in told
    assert "## Who said what" in told
    depths = {t.level for t in _tokens(told) if t.type == "bullet_list_open"}
    assert len(depths) == 3
