"""Which language a text is in: py3langid's model, on the text's own letters."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this many letters the guess is no better than the prior: None is honest.
_FEWEST_LETTERS = 60
_SAMPLE = 6_000
_SURE = 0.9


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language, or None where it can't be told."""
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
