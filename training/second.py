"""The second course: deeper heads for the parse and the vectors, on a frozen encoder.

What the first course made of the attributions stays as it is. The heads of the parse and
of the vectors then read the middle layer too, through a layer of their own; the label of
a word's dependency is told by the word and by its head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.model import ROW, Network, Sizes

_TRUNK = 320


class DeepPointer(nn.Module):
    """As ``Pointer``, over rows of another width, with a bend."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.ask = nn.Linear(width, inner)
        self.answer = nn.Linear(width, inner)
        self.own = nn.Linear(width, 1)
        self.root = nn.Linear(width, 1)
        self.scale = inner**-0.5

    def forward(self, words: Tensor) -> Tensor:
        """[batch, words, words]; the diagonal is how likely a word is a root."""
        scores = self.ask(words) @ self.answer(words).transpose(1, 2) * self.scale
        places = torch.arange(words.shape[1], device=words.device)
        itself = (places[:, None] == places[None]).to(scores.dtype)
        made: Tensor = scores + self.own(words).transpose(1, 2) + self.root(words) * itself
        return made


class Second(nn.Module):
    """The whole network as it is shipped."""

    NAMES = ("span", "cue_of", "source_of", "tag", "pos", "dep", "dep_of", "head", "opens", "name")

    def __init__(self, first: Network, sizes: Sizes) -> None:
        super().__init__()
        self.first = first
        for held in first.parameters():
            held.requires_grad = False
        self.trunk = nn.Sequential(nn.Linear(2 * ROW, _TRUNK), nn.GELU(), nn.Dropout(0.1))
        self.tag = nn.Linear(_TRUNK, sizes.tag)
        self.pos = nn.Linear(_TRUNK, sizes.pos)
        self.dep = nn.Linear(_TRUNK, sizes.dep)
        self.dep_of = nn.Linear(_TRUNK, sizes.dep)
        self.head = DeepPointer(_TRUNK, 160)
        self.opens = nn.Linear(_TRUNK, 2)
        self.name = nn.Linear(_TRUNK, sizes.name)
        self.bend = nn.Sequential(nn.Linear(2 * ROW, ROW), nn.GELU(), nn.Linear(ROW, ROW))
        for part in self.bend[2].parameters():
            nn.init.zeros_(part)

    def train(self, mode: bool = True) -> Second:
        """Train the new heads; the first course's network stays as it is in use."""
        super().train(mode)
        self.first.eval()
        return self

    def rows(self, pieces: Tensor, shapes: Tensor, held: Tensor) -> tuple[Tensor, Tensor]:
        """Both layers of each piece side by side, and its row for vectors."""
        with torch.no_grad():
            half, last = self.first.encoder(pieces, shapes, held)
        both = torch.cat([half, last], dim=-1)
        return both, self.first.vector(both) + self.bend(both)

    def forward(
        self, pieces: Tensor, shapes: Tensor, held: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of each head by word, then the rows for vectors by piece."""
        both, vectors = self.rows(pieces, shapes, held)
        words = torch.gather(both, 1, first[:, :, None].expand(-1, -1, 2 * ROW))
        last = words[:, :, ROW:]
        deep = self.trunk(words)
        spans = (getattr(self.first, name)(last) for name in self.NAMES[:3])
        return (*spans, *(getattr(self, name)(deep) for name in self.NAMES[3:]), vectors)
