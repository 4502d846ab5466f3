from __future__ import annotations

import time

import pytest

from onrecord.model.article import Article
from onrecord.read.build import UnreadableError
from onrecord.read.html import html_article

PROSE = (
    "The ferry operator and the dock workers' union went back to the table on Tuesday, a week "
    "after the last round of talks had collapsed over the summer rosters."
)
SAID = (
    "“We have always been ready to talk,” the union's secretary told reporters at the harbour on "
    "Monday, adding that the offer was the first to reach her in months."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>x | y</title>
<link rel="canonical" href="https://example.org/ferry">
<meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{"@type": "NewsArticle",
 "headline": "Ferry talks resume", "author": [{{"@type": "Person", "name": "Ana Ruiz"}}],
 "datePublished": "2024-03-02T10:00:00Z", "dateModified": "2024-03-03"}}]}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>Ferry talks resume</h1><p>{PROSE}</p>
<p hidden>hidden one</p><div style="color:red; display: none"><p>hidden two</p></div>
<script>var hidden = "three";</script><noscript>hidden four</noscript>
<template><p>hidden five</p></template><p>{SAID.replace("harbour on", "harbour<br>on")}</p>
<figure><img alt="x"><figcaption>The harbour at dawn. Photo: A. Ruiz</figcaption></figure>
<p>{PROSE.replace("Tuesday", "Friday")}</p></article>
<footer><p>© 2024 Harbour Post</p></footer></body></html>"""


def _article(page: str | bytes) -> Article:
    return html_article(page.encode() if isinstance(page, str) else page, 2_000_000)


def test_all_visible_blocks_are_text_and_hidden_ones_are_not() -> None:
    text = _article(PAGE).text
    assert "hidden" not in text
    assert text.startswith("Home\n\nNews\n\nFerry talks resume\n\nThe ferry operator")
    assert "harbour\non Monday" in text
    assert text.endswith("© 2024 Harbour Post")


def test_hints_tile_the_text_and_tell_the_article_from_the_rest() -> None:
    article = _article(PAGE)
    joined = "\n\n".join(h.span.of(article.text) for h in article.hints)
    assert joined == article.text
    by_words = {h.span.of(article.text)[:8]: h for h in article.hints}
    assert by_words["The ferr"].main
    assert not by_words["Home"].main
    assert by_words["Home"].link_share == 1.0
    assert "nav" in by_words["Home"].within
    assert by_words["The harb"].tag == "figcaption"


def test_metadata_and_where_it_was_taken_from() -> None:
    article = _article(PAGE)
    origins = dict(article.fields)
    assert article.title == "Ferry talks resume"
    assert article.outlet == "Harbour Post"
    assert article.authors == ("Ana Ruiz",)
    assert article.published.earliest == "2024-03-02T10:00Z"
    assert article.modified == "2024-03-03"
    assert article.canonical_url == "https://example.org/ferry"
    assert article.language == "en"
    assert origins["published"] == "JSON-LD datePublished"
    assert origins["outlet"] == "meta og:site_name"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body></body></html>",
        "<html><body><div id=app></div><script>load()</script></body></html>",
        "<html><body><nav><a href=/>Home</a> <a href=/b>News</a></nav></body></html>",
    ],
)
def test_a_page_without_article_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableError):
        _article(page)


def test_the_declared_charset_is_used() -> None:
    page = (
        f'<html><head><meta charset="windows-1250"></head><body><p>Łódź: {PROSE}</p></body></html>'
    )
    page = page.replace("’", "'")
    assert "Łódź" in _article(page.encode("cp1250")).text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + f"<p>{PROSE}</p>",
        f"<p>{PROSE}</p>" + "<b>" * 100_000 + "deep",
        f'<p data-x="{"y" * 3_000_000}">{PROSE}</p><p>{SAID}</p>',
        f"<p>{PROSE}</p>" + "<p>a" * 50_000,
        f"<p>{PROSE}</p><script type='application/ld+json'>{'[' * 100_000}</script>",
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>' + PROSE + "</p></body></html>",
    ],
)
def test_hostile_pages_end_soon(page: str) -> None:
    began = time.process_time()
    try:
        article = _article(page)
    except UnreadableError:
        pass
    else:
        assert article.text
    assert time.process_time() - began < 20


def test_an_internal_subset_is_no_text() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ELEMENT p ANY>]>'
        "<html><body><article><p>The ferry sailed at noon with nobody on board but the "
        "captain and two goats. &x;</p></article></body></html>"
    )
    article = _article(page)
    assert article.text.startswith("The ferry sailed")
    assert "root:" not in article.text
