from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from onrecord.language.pieces import MOST, cut, shape, windows

LETTERS = "abcdefghijklmnopqrstuvwxyz."
_VOCABULARY = {
    "[UNK]": 0,
    **{c: n for n, c in enumerate(LETTERS, 1)},
    **{f"##{c}": n for n, c in enumerate(LETTERS, 100)},
}
TOKENIZER = Tokenizer(WordPiece(_VOCABULARY, unk_token="[UNK]"))
TOKENIZER.normalizer = BertNormalizer(lowercase=True)
TOKENIZER.pre_tokenizer = BertPreTokenizer()
WORDS = st.lists(st.one_of(st.text("abC1.", min_size=1, max_size=9), st.just(".")), min_size=1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("said", 0), ("Said", 1), ("US", 2), ("A", 1), ("McCoy", 3), ("2024", 3), (",", 0)],
)
def test_shapes(word: str, kind: int) -> None:
    assert shape(word) == kind


@given(WORDS, st.integers(0, 40))
def test_cores_hold_each_word_once_and_windows_fit(words: list[str], context: int) -> None:
    words = words * 40
    opens = [n % 97 == 0 for n in range(len(words))]
    pieces = cut(TOKENIZER, words, opens)
    found = windows(pieces, words, opens, context)
    assert [n for w in found for n in range(w.first, w.last)] == list(range(len(words)))
    for w in found:
        assert w.low <= w.first < w.last <= w.high
        assert pieces.start[w.high] - pieces.start[w.low] <= MOST


def test_a_word_of_no_pieces_counts_as_one() -> None:
    pieces = cut(TOKENIZER, ["a", "\u200b", "b"], [True, False, False])
    assert pieces.start.tolist() == [0, 1, 2, 3]


def test_a_huge_word_is_looked_at_in_part() -> None:
    pieces = cut(TOKENIZER, ["a" * 90, "b"], [True, False])
    assert pieces.start.tolist() == [0, 32, 33]


def test_a_core_ends_with_a_sentence() -> None:
    words = (["a"] * 40 + ["."]) * 8
    words = [w.upper() if n % 41 == 0 else w for n, w in enumerate(words)]
    opens = [n == 0 for n in range(len(words))]
    found = windows(cut(TOKENIZER, words, opens), words, opens, 16)
    assert [w.last % 41 for w in found] == [0] * len(found)
