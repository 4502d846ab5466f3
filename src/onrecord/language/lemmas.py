"""Lemmas by spaCy's rules, looked up once a word and tag."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

_MOST = 200_000  # words kept; a longer text than that begins anew


class Lemmas:
    """The rule lemmatiser of a loaded pipeline, behind a table of what it said."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._ruler = nlp.get_pipe("attribute_ruler")
        self._lemmatiser = nlp.get_pipe("lemmatizer")
        # known forms are lists there, and looked through for every word: sets say the same
        index = self._lemmatiser.lookups.get_table("lemma_index")
        for pos, forms in list(index.items()):
            index[pos] = frozenset(forms)
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, word: str, tag: str, pos: str) -> str:
        """The lemma of a word with a tag."""
        key = (word, tag, pos)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = self._ask(word, tag, pos)
        return found

    def _ask(self, word: str, tag: str, pos: str) -> str:
        doc = Doc(self._nlp.vocab, words=[word])
        doc[0].tag_ = tag
        doc = self._ruler(doc)
        doc[0].pos_ = pos
        return str(self._lemmatiser(doc)[0].lemma_)
