"""The training loop: fixed seeds, resumable after each stretch of steps."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - PyTorch's own custom

from training.labels import UNKNOWN
from training.model import Network
from training.second import Second
from training.teacher import pooled
from training.windows import CLS, POINTERS, SEP, TAGS, Prepared, Window, cuts, padded, window

WEIGHTS = {
    "span": 1.0,
    "cue_of": 0.5,
    "source_of": 0.25,
    "tag": 0.2,
    "pos": 0.1,
    "dep": 0.3,
    "head": 0.3,
    "opens": 0.2,
    "name": 0.4,
    "vector": 2.5,
    "alone": 4.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast.

    Attributes:
        passes: times that the texts are gone through.
        rate: highest learning rate of the encoder; of the heads four times that.
        batch: windows in a step.
        alone: every so many steps a step also sees sentences by themselves; 0 never.
    short: numbers of 16 bits inside a step, where the processor multiplies them; the
        weights stay of 32 bits.
        unquoted: share of windows without quotation marks.
        averaging: weight of the past in the average of weights.
        heads: heads that are taught; the others keep what they began with.
    """

    passes: float = 5.0
    rate: float = 2.5e-4
    batch: int = 8
    alone: int = 4
    short: bool = True
    unquoted: float = 0.08
    averaging: float = 0.998
    warm: float = 0.06
    seed: int = 1
    save_every: int = 100
    heads: tuple[str, ...] = tuple(WEIGHTS)


class Batch:
    """Windows as tensors."""

    def __init__(self, windows: Sequence[Window]) -> None:
        ids = [np.concatenate([[CLS], w.pieces, [SEP]]) for w in windows]
        self.pieces = torch.from_numpy(padded(ids, 0))
        self.held = (self.pieces > 0).long()
        kinds = [np.concatenate([[0], w.shapes, [0]]) for w in windows]
        self.shapes = torch.from_numpy(padded(kinds, 0))
        self.first = torch.from_numpy(padded([w.first + 1 for w in windows], 0))
        self.labels = {
            name: torch.from_numpy(padded([w.labels[name] for w in windows], UNKNOWN))
            for name in (*TAGS, *POINTERS)
        }
        self.real = torch.from_numpy(padded([np.ones(len(w.first), int) for w in windows], 0))


def losses(
    net: Network | Second,
    batch: Batch,
    windows: Sequence[Window],
    teacher: NDArray[np.float16],
    heads: Sequence[str],
) -> dict[str, Tensor]:
    """The loss of each of some heads on some windows."""
    *given_all, rows = net(batch.pieces, batch.shapes, batch.held, batch.first)
    scores = dict(zip(net.NAMES, given_all, strict=True))
    if "dep_of" in scores:  # the label of a word is told by its head's row too
        head = batch.labels["head"].clamp(min=0)[:, :, None].expand(-1, -1, scores["dep"].shape[2])
        scores["dep"] = scores["dep"] + torch.gather(scores.pop("dep_of"), 1, head)
    found: dict[str, Tensor] = {}
    padding = batch.real[:, None, :] == 0
    for name, scored in scores.items():
        # nothing points at padding
        given = scored.masked_fill(padding, -1e4) if name in POINTERS else scored
        target = batch.labels[name]
        if name in heads and (target != UNKNOWN).any():
            found[name] = F.cross_entropy(
                given.flatten(0, 1), target.flatten(), ignore_index=UNKNOWN
            )
    if "vector" in heads:
        found["vector"] = _vector_loss(rows, windows, teacher)
    return found


def _vector_loss(rows: Tensor, windows: Sequence[Window], teacher: NDArray[np.float16]) -> Tensor:
    """One less the cosine, over sentences that stand whole in a window."""
    ours: list[Tensor] = []
    theirs: list[NDArray[np.float16]] = []
    for n, held in enumerate(windows):
        of_piece = held.sentence[held.owner]
        names, starts = np.unique(of_piece, return_index=True)
        ends = np.append(starts[1:], len(of_piece))
        for name, start, end in list(zip(names, starts, ends, strict=True))[1:-1]:
            ours.append(rows[n, 1 + start : 1 + end].float().mean(0))
            theirs.append(teacher[name])
    if not ours:
        return rows.sum() * 0.0
    mine = F.normalize(torch.stack(ours), dim=-1)
    return (1.0 - (mine * torch.from_numpy(np.stack(theirs)).float()).sum(-1)).mean()


def alone_loss(
    net: Network | Second, sentences: Sequence[Window], taught: NDArray[np.float16]
) -> Tensor:
    """One less the cosine of sentences by themselves, and how far their likeness is off."""
    batch = Batch(sentences)
    _, rows = net.rows(batch.pieces, batch.shapes, batch.held)
    words = batch.held * (batch.pieces != CLS) * (batch.pieces != SEP)
    mine = pooled(rows.float(), words)
    theirs = torch.from_numpy(taught).float()
    near = (1.0 - (mine * theirs).sum(-1)).mean()
    return near + 0.5 * F.mse_loss(mine @ mine.T, theirs @ theirs.T) * len(sentences) / 8


class Course:
    """One training run that can stop and go on."""

    def __init__(
        self,
        net: Network | Second,
        plan: Plan,
        texts: Sequence[Prepared],
        teacher: NDArray[np.float16],
        folder: Path,
    ) -> None:
        self.net, self.plan, self.texts, self.teacher, self.folder = (
            net,
            plan,
            texts,
            teacher,
            folder,
        )
        folder.mkdir(parents=True, exist_ok=True)
        self.rng = np.random.default_rng(plan.seed)
        torch.manual_seed(plan.seed)
        self.order = self._windows()
        self.steps = len(self.order) // plan.batch
        learned = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
        inner = [p for n, p in learned if n.startswith("encoder.")]
        outer = [p for n, p in learned if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [{"params": inner, "lr": plan.rate}, {"params": outer, "lr": plan.rate * 4}],
            weight_decay=0.01,
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.average = {n: p.detach().clone() for n, p in net.state_dict().items()}
        self.step = 0
        self._resume()

    def _windows(self) -> list[tuple[int, int, int]]:
        order: list[tuple[int, int, int]] = []
        left = self.plan.passes
        while left > 0:
            chosen = [
                (n, low, high)
                for n, text in enumerate(self.texts)
                for low, high in cuts(text, int(self.rng.integers(0, 200)))
                if high - low > 8
            ]
            self.rng.shuffle(chosen)
            order += self._alike(chosen[: math.ceil(len(chosen) * min(left, 1.0))])
            left -= 1.0
        return order

    def _alike(self, chosen: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """In batches of windows of like length, so that little of a step is padding."""
        size = self.plan.batch
        chosen = chosen[: len(chosen) // size * size]
        batches = []
        for start in range(0, len(chosen), size * 40):
            block = sorted(chosen[start : start + size * 40], key=lambda c: c[2] - c[1])
            batches += [block[n : n + size] for n in range(0, len(block), size)]
        self.rng.shuffle(batches)
        return [one for batch in batches for one in batch]

    def _rate(self, step: int) -> float:
        warm = max(int(self.steps * self.plan.warm), 1)
        return min((step + 1) / warm, max(1.0 - (step - warm) / (self.steps - warm), 0.0) + 0.01)

    def run(self, minutes: float = 1e9) -> None:
        """Go on to the end, or for some minutes."""
        begun = time.perf_counter()
        sums: dict[str, float] = {}
        self.net.train()
        while self.step < self.steps and time.perf_counter() - begun < minutes * 60:
            for name, value in self._one().items():
                sums[name] = 0.98 * sums.get(name, value) + 0.02 * value
            self.step += 1
            if self.step % 20 == 0:
                told = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                spent = time.perf_counter() - begun
                print(f"{self.step}/{self.steps} {spent:.0f}s {told}", flush=True)
            if self.step % self.plan.save_every == 0:
                self._save()
        self._save()

    def _one(self) -> dict[str, float]:
        rng = np.random.default_rng((self.plan.seed, self.step))
        torch.manual_seed(self.plan.seed * 1_000_003 + self.step)
        start = self.step * self.plan.batch
        windows = [
            window(self.texts[n], low, high, unquoted=rng.random() < self.plan.unquoted)
            for n, low, high in self.order[start : start + self.plan.batch]
        ]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.short):
            found = losses(self.net, Batch(windows), windows, self.teacher, self.plan.heads)
            if self.plan.alone and self.step % self.plan.alone == 0:
                found["alone"] = self._alone(rng)
        total = torch.stack(
            [WEIGHTS[k] * v for k, v in found.items() if k in self.plan.heads]
        ).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        keep = min(self.plan.averaging, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                self.average[name].lerp_(value, 1.0 - keep)
        return {k: float(v.detach()) for k, v in found.items()}

    def _alone(self, rng: np.random.Generator) -> Tensor:
        windows: list[Window] = []
        while len(windows) < 24:
            text = self.texts[int(rng.integers(len(self.texts)))]
            name = int(rng.choice(text.sentence))
            low, high = np.searchsorted(text.sentence, [name, name + 1])
            if text.first[high] - text.first[low] <= 72:
                windows.append(window(text, int(low), int(high)))
        taught = np.stack([self.teacher[w.sentence[0]] for w in windows])
        return alone_loss(self.net, windows, taught)

    def _save(self) -> None:
        held = {
            "net": self.net.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": self.step,
        }
        torch.save(held, self.folder / "state.part")
        (self.folder / "state.part").replace(self.folder / "state.pt")
        (self.folder / "step.json").write_text(json.dumps({"step": self.step, "of": self.steps}))

    def _resume(self) -> None:
        file = self.folder / "state.pt"
        if not file.exists():
            return
        held = torch.load(file, weights_only=True)
        self.net.load_state_dict(held["net"])
        self.average = held["average"]
        self.optimiser.load_state_dict(held["optimiser"])
        self.schedule.load_state_dict(held["schedule"])
        self.step = held["step"]
