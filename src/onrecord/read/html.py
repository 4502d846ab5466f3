"""An HTML page into an article: all its visible blocks, labelled by the extractor.

The extractor (trafilatura) decides which blocks are the article's, and metadata that
the page's own JSON-LD and meta elements do not state; it never changes the text.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import html as lxml_html

from onrecord.model.article import Article
from onrecord.read.blocks import VisibleBlock, hint, linear, visible_blocks
from onrecord.read.build import UnreadableError, build
from onrecord.read.decode import decode
from onrecord.read.extractor import Extracted, extract
from onrecord.read.fields import Fields
from onrecord.read.languages import settle_language
from onrecord.read.lead import read_lines
from onrecord.read.page_meta import read_meta

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# libxml2 ends a DOCTYPE at its first ">", and takes the rest of an internal subset for text
_SUBSET = re.compile(r"(<!DOCTYPE[^>\[]{0,500})\[.{0,20000}?\]\s*>", re.IGNORECASE | re.DOTALL)
_FEWEST_WORDS = 8
_MOST_LINKS = 0.9
_ASIDE = frozenset({"nav", "footer", "aside", "header", "form"})


def html_article(raw: bytes, limit: int) -> Article:
    """The article that a page holds.

    Raises:
        UndecodableError: when the bytes are no text.
        UnreadableError: when the page holds no article text.
    """
    page = decode(raw, _declared(raw))
    root = _parse(page)
    blocks = visible_blocks(root)
    text, spans = linear(blocks)
    extracted = extract(root)
    main = extracted.marks([b.text for b in blocks])
    if not any(_holds_article(b, m) for b, m in zip(blocks, main, strict=True)):
        raise UnreadableError(
            "the page holds no article text (it may be loaded by a script, or nested too deep); "
            "save the page as shown, or its text"
        )
    fields = _fields(root, extracted, [b for b, m in zip(blocks, main, strict=True) if m])
    hints = tuple(hint(b, s, main=m) for b, s, m in zip(blocks, spans, main, strict=True))
    return build(text, raw, fields, limit=limit, hints=hints)


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4_096])
    return found[1].decode("ascii") if found else None


def _parse(page: str) -> Any:
    # lxml refuses text with an encoding declaration; the text is decoded already.
    page = _SUBSET.sub(r"\1>", _DECLARATION.sub("", page), count=1)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (lxml_html.etree.LxmlError, ValueError, AssertionError):
        raise UnreadableError("the page is empty or is no HTML") from None
    return root


def _holds_article(block: VisibleBlock, main: bool) -> bool:
    """Whether a block is article text: taken by the extractor, or plain prose."""
    if main:
        return block.link_share < _MOST_LINKS
    aside = any(w in _ASIDE for w in block.within)
    return (
        not aside
        and block.link_share < _MOST_LINKS / 2
        and len(block.text.split()) >= _FEWEST_WORDS
    )


def _fields(root: Any, extracted: Extracted, main: list[VisibleBlock]) -> Fields:
    fields = Fields()
    read_meta(root, fields)
    extracted.give(fields)
    read_lines("\n\n".join(b.text for b in main), fields, titled=False)
    settle_language(fields)
    return fields
