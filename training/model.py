"""The network: one small transformer, its heads, and what each is taught.

All heads read the first piece of a word, so that their scores are a row a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - PyTorch's own custom

SHAPES = 8
"""Kinds of a piece: lower, Title, UPPER, other; four more where a passage opens."""
ROW = 384
HEADS = 12
_LAYERS = 6
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many labels each head tells apart."""

    span: int
    tag: int
    pos: int
    dep: int
    name: int


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(ROW, 3 * ROW)
        self.out = nn.Linear(ROW, ROW)
        self.norm = nn.LayerNorm(ROW, eps=_EPSILON)
        self.wide = nn.Linear(ROW, 4 * ROW)
        self.narrow = nn.Linear(4 * ROW, ROW)
        self.norm2 = nn.LayerNorm(ROW, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Rows in, rows out; ``mask`` is far below 0 where there is only padding."""
        batch, length, _ = x.shape
        q, k, v = self.mixed(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, ROW))
        x = self.norm(x + self.dropout(seen))
        return self.norm2(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """BERT with the layers of all-MiniLM-L6-v2 and a kind of its own for each piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, ROW)
        self.places = nn.Embedding(512, ROW)
        self.shapes = nn.Embedding(SHAPES, ROW)
        self.norm = nn.LayerNorm(ROW, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(_LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, held: Tensor) -> tuple[Tensor, Tensor]:
        """The rows after the third layer and after the last: [batch, pieces, 384] each."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.places(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        mask = (1.0 - held[:, None, None, :].to(x.dtype)) * -1e4
        half = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number == _LAYERS // 2:
                half = x
        return half, x


def pretrained(folder: Path, dropout: float = 0.1) -> Encoder:
    """The encoder with the published weights."""
    held = load_file(folder / "model.safetensors")
    net = Encoder(dropout)
    new = net.state_dict()
    new["words.weight"] = held["embeddings.word_embeddings.weight"]
    new["places.weight"] = held["embeddings.position_embeddings.weight"]
    new["shapes.weight"] = held["embeddings.token_type_embeddings.weight"][:1].repeat(SHAPES, 1)
    _copy(new, "norm", held, "embeddings.LayerNorm")
    for n in range(_LAYERS):
        old = f"encoder.layer.{n}"
        for part in ("weight", "bias"):
            new[f"layers.{n}.mixed.{part}"] = torch.cat(
                [held[f"{old}.attention.self.{p}.{part}"] for p in ("query", "key", "value")]
            )
        _copy(new, f"layers.{n}.out", held, f"{old}.attention.output.dense")
        _copy(new, f"layers.{n}.norm", held, f"{old}.attention.output.LayerNorm")
        _copy(new, f"layers.{n}.wide", held, f"{old}.intermediate.dense")
        _copy(new, f"layers.{n}.narrow", held, f"{old}.output.dense")
        _copy(new, f"layers.{n}.norm2", held, f"{old}.output.LayerNorm")
    net.load_state_dict(new)
    return net


def _copy(new: dict[str, Tensor], name: str, held: dict[str, Tensor], old: str) -> None:
    for part in ("weight", "bias"):
        new[f"{name}.{part}"] = held[f"{old}.{part}"]


class Pointer(nn.Module):
    """A score for each pair of words: how likely the first points at the second."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.ask = nn.Linear(ROW, width)
        self.answer = nn.Linear(ROW, width)
        self.own = nn.Linear(ROW, 1)  # how likely the second is pointed at at all
        self.scale = width**-0.5

    def forward(self, words: Tensor) -> Tensor:
        """[batch, words, words]."""
        scores = self.ask(words) @ self.answer(words).transpose(1, 2)
        return scores * self.scale + self.own(words).transpose(1, 2)


class Network(nn.Module):
    """The encoder and its heads."""

    NAMES = ("span", "cue_of", "source_of", "tag", "pos", "dep", "head", "opens", "name")

    def __init__(self, encoder: Encoder, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(ROW, sizes.span)
        self.cue_of = Pointer(96)
        self.source_of = Pointer(96)
        self.tag = nn.Linear(ROW, sizes.tag)
        self.pos = nn.Linear(ROW, sizes.pos)
        self.dep = nn.Linear(ROW, sizes.dep)
        self.head = Pointer(128)
        self.opens = nn.Linear(ROW, 2)
        self.name = nn.Linear(ROW, sizes.name)
        self.vector = nn.Linear(2 * ROW, ROW)
        with torch.no_grad():  # starts as the published model: the mean of its last rows
            self.vector.weight.zero_()
            self.vector.weight[:, ROW:] = torch.eye(ROW)
            self.vector.bias.zero_()

    def rows(self, pieces: Tensor, shapes: Tensor, held: Tensor) -> tuple[Tensor, Tensor]:
        """Rows of pieces for the heads, and their rows for vectors."""
        half, last = self.encoder(pieces, shapes, held)
        return last, self.vector(torch.cat([half, last], dim=-1))

    def forward(
        self, pieces: Tensor, shapes: Tensor, held: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of each head by word, then the rows for vectors by piece.

        Args:
            pieces: ids of word pieces, [batch, pieces].
            shapes: their kinds.
            held: 1 for a piece, 0 for padding.
            first: index of the first piece of each word, [batch, words].
        """
        last, vectors = self.rows(pieces, shapes, held)
        words = torch.gather(last, 1, first[:, :, None].expand(-1, -1, ROW))
        return (*(getattr(self, name)(words) for name in self.NAMES), vectors)
