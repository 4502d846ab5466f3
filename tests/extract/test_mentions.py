"""Sentence -> mentions: words, kind, name, title."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.mentions import find_mentions, gender_of
from onrecord.model.entity import Mention
from tests.extract.helpers import article_of, body, parsed


def mentions(text: str) -> tuple[Mention, ...]:
    article, parse = parsed(text)
    return find_mentions(article, parse, body(article))


def by_words(text: str) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for m in mentions(text):
        found.setdefault(m.span.of(text), m)
    return found


@pytest.mark.parametrize(
    ("text", "words", "kind", "name", "title"),
    [
        ("Norwegian Prime Minister Ingrid Dahl arrived on Monday.",
         "Ingrid Dahl", "person", "Ingrid Dahl", "Norwegian Prime Minister"),
        ("Finance Ministry spokesman Peter Obi said so.",
         "Peter Obi", "person", "Peter Obi", "Finance Ministry spokesman"),
        ("Maria Santos, director of the Harbour Institute, said so.",
         "Maria Santos", "person", "Maria Santos", "director of the Harbour Institute"),
        ("Mrs. Alice Brown spoke.", "Alice Brown", "person", "Alice Brown", "Mrs."),
        ("U.S. Secretary of State Helen Ward spoke.",
         "Helen Ward", "person", "Helen Ward", "U.S. Secretary of State"),
        ("Talks with the former Kenyan President Daniel Otieno went on.",
         "Daniel Otieno", "person", "Daniel Otieno", "former Kenyan President"),
        ("The U.S. has warned Peru.", "U.S.", "country", "United States", None),
        ("Peru warned the PRC about it.", "PRC", "country", "China", None),
        ("He flew to Lima on Monday.", "Lima", "place", "Lima", None),
        ("The Ministry of Health denied it.",
         "Ministry of Health", "organisation", "Ministry of Health", None),
        ("Officials met at the Bank of Ghana.",
         "Bank of Ghana", "organisation", "Bank of Ghana", None),
        ("The country signed the Paris Agreement.",
         "Paris Agreement", "document", "Paris Agreement", None),
        ("They shipped machine tools to Chile.",
         "machine tools", "goods", "machine tools", None),
        ("The USS Fairview left port.", "USS Fairview", "vessel", "USS Fairview", None),
        ("The captain of the trawler Hilda spoke.", "Hilda", "vessel", "Hilda", None),
        ("Harbour master Anna Reed said so.", "Anna Reed", "person", "Anna Reed",
         "Harbour master"),
        ("The French rejected the plan.", "French", "country", "France", None),
    ],
)  # fmt: skip
def test_named(text: str, words: str, kind: str, name: str, title: str | None) -> None:
    found = by_words(text)
    assert words in found, sorted(found)
    mention = found[words]
    assert (mention.kind, mention.name, mention.title) == (kind, name, title)
    assert mention.named


@pytest.mark.parametrize(
    ("text", "words", "kind", "name"),
    [
        ("A second senior Energy Ministry official said so.",
         "second senior Energy Ministry official", "person",
         "second senior Energy Ministry official"),
        ("Chadian officials warned of it.", "Chadian officials", "group", "Chadian officials"),
        ("Senior officials warned of it.", "Senior officials", "group", "senior officials"),
        ("A spokesman for the foreign ministry said so.",
         "spokesman for the foreign ministry", "person", "spokesman for the foreign ministry"),
        ("Two witnesses told the court.", "Two witnesses", "group", "two witnesses"),
    ],
)  # fmt: skip
def test_described(text: str, words: str, kind: str, name: str) -> None:
    found = by_words(text)
    assert words in found, sorted(found)
    assert (found[words].kind, found[words].name, found[words].named) == (kind, name, False)


def test_adjective_of_a_country_is_no_country() -> None:
    assert "Italian" not in by_words("Italian officials met Italian firms.")


@pytest.mark.parametrize(
    "text",
    [
        "The port was sold for $US61 billion ($94 billion).",
        "It cost US$8 million, or A$12 million.",
        "It needs Rs 40 crore and S$3 million.",
    ],
)
def test_the_sign_of_a_sum_names_nothing(text: str) -> None:
    assert not [m for m in mentions(text) if m.named]


def test_possessive_and_article_stay_outside() -> None:
    found = by_words("The European Union’s envoy praised Japan's plan.")
    assert "European Union" in found
    assert "Japan" in found


def test_title_words_are_no_mention_of_their_own() -> None:
    found = by_words("U.S. Secretary of State Helen Ward spoke. Secretary of State Ward left.")
    assert "State" not in found


@pytest.mark.parametrize(
    ("title", "gender"),
    [(["Mr."], "male"), (["Ms"], "female"), (["spokeswoman"], "female"), (["Dr."], None)],
)
def test_gender_of_a_title(title: list[str], gender: str | None) -> None:
    assert gender_of(title) == gender


HOSTILE = [
    "",
    "Mr. " * 3000,
    "Smith " * 3000,
    "the official " * 3000,
    "( " * 2000 + "NATO",
    "\u202e\u2066 Reed said \x00 that ‘’“” 😀 " * 50,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_survived(text: str) -> None:
    for m in mentions(text):
        assert 0 <= m.span.start < m.span.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("Mr. JaneReed of the'’\"“”,()- \nofficial UNChina"), max_size=120
    )
)
def test_spans_and_references_hold(text: str) -> None:
    article = article_of(text)
    found = find_mentions(*parsed(text))
    ids = {m.id for m in found}
    assert len(ids) == len(found)
    for m in found:
        assert m.article == article.id
        assert m.name
        assert m.refers is None or (m.refers in ids and m.refers != m.id)
