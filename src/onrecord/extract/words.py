"""The lexicons of the extractors as sets, built once."""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.parse import Token
from onrecord.resources import lexicon, word_set


@lru_cache(maxsize=1)
def honorifics() -> frozenset[str]:
    """Words before a name that are no office: "mr.", "dr."."""
    return word_set("offices", "honorifics") | male() | female()


@lru_cache(maxsize=1)
def male() -> frozenset[str]:
    """Honorifics of men."""
    return word_set("offices", "male")


@lru_cache(maxsize=1)
def female() -> frozenset[str]:
    """Honorifics of women."""
    return word_set("offices", "female")


@lru_cache(maxsize=1)
def of_men() -> frozenset[str]:
    """Honorifics and offices of men."""
    return male() | word_set("offices", "male_offices")


@lru_cache(maxsize=1)
def of_women() -> frozenset[str]:
    """Honorifics and offices of women."""
    return female() | word_set("offices", "female_offices")


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Nouns that head a title: "minister"."""
    return word_set("offices", "offices")


@lru_cache(maxsize=1)
def before_office() -> frozenset[str]:
    """Words that stand before an office and belong to it: "deputy"."""
    return word_set("offices", "before")


@lru_cache(maxsize=1)
def persons() -> frozenset[str]:
    """Nouns that describe one person."""
    return offices() | word_set("offices", "roles")


@lru_cache(maxsize=1)
def groups() -> frozenset[str]:
    """Collective nouns of persons."""
    return word_set("offices", "groups")


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Common nouns of organisations that speak: "ministry"."""
    return word_set("organisations", "bodies")


@lru_cache(maxsize=1)
def same_office() -> dict[str, frozenset[str]]:
    """Each office with those that do for it: "spokesman", "spokesperson"."""
    classes: dict[str, frozenset[str]] = {}
    for words in lexicon("offices")["same"]:
        for word in words:
            classes[word] = classes.get(word, frozenset()) | frozenset(words)
    return classes


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    known = persons() | groups() | bodies()
    for ending, other in (("men", "man"), ("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + other in known:
            return word[: -len(ending)] + other
    return word


def head_noun(token: Token) -> str:
    """The singular of a noun in lower case, by the lexicons and not by the parser alone."""
    word = token.text.lower()
    return word if token.tag in {"NN", "NNP"} and not word.endswith("s") else _singular(word)


def is_plural(token: Token) -> bool:
    """Whether a noun is a plural."""
    return token.tag in {"NNS", "NNPS"} or head_noun(token) != token.text.lower()
