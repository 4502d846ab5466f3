"""The published model's vectors of sentences: what the vector head is taught."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812 - PyTorch's own custom

from training.model import Encoder
from training.windows import CLS, SEP, WINDOW, padded

_BATCH = 64


def pooled(rows: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
    """Mean of the rows that are held, of length 1: [batch, 384]."""
    weights = held[:, :, None].to(rows.dtype)
    return F.normalize((rows * weights).sum(1) / weights.sum(1), dim=-1)


def vectors(
    encoder: Encoder, tokenizer: Tokenizer, sentences: Sequence[str]
) -> NDArray[np.float16]:
    """A vector of each sentence: [sentences, 384]."""
    encoder.eval()
    ids = [
        np.array([CLS, *e.ids[: WINDOW - 2], SEP])
        for e in tokenizer.encode_batch(list(sentences), add_special_tokens=False)
    ]
    order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    found = np.zeros((len(ids), 384), dtype=np.float16)
    with torch.inference_mode():
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            pieces = torch.from_numpy(padded([ids[n] for n in chosen], 0))
            held = (pieces > 0).long()
            _, last = encoder(pieces, torch.zeros_like(pieces), held)
            found[chosen] = pooled(last, held).numpy().astype(np.float16)
    return found
