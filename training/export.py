"""The trained network as one ONNX file with int8 weights."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any
from unittest import mock

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - PyTorch's own custom

from onrecord.language.spans import Tuning
from training.model import HEADS, ROW, Layer
from training.second import Second

_OPSET = 17


class _Attention(torch.autograd.Function):
    """Attention as one operator of onnxruntime, without a mask: windows run by themselves."""

    @staticmethod
    def forward(_: object, q: Tensor, k: Tensor, v: Tensor) -> Tensor:  # type: ignore[override]
        """[batch, pieces, row] each."""
        del k, v
        return q.clone()

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        """The operator."""
        made = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS)
        return made.setType(q.type())


def _layer(self: Layer, x: Tensor, mask: Tensor) -> Tensor:
    """A layer as it is exported."""
    del mask
    q, k, v = self.mixed(x).split(ROW, dim=-1)
    x = self.norm(x + self.out(_Attention.apply(q, k, v)))
    made: Tensor = self.norm2(x + self.narrow(F.gelu(self.wide(x))))
    return made


class _Alone(nn.Module):
    """The network as it runs: one window without padding."""

    def __init__(self, net: Second) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        made: tuple[Tensor, ...] = self.net(pieces, shapes, torch.ones_like(pieces), first)
        return made


def export(net: Second, folder: Path, *, quantised: bool = True) -> None:
    """Write ``encoder.onnx`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    pieces = torch.randint(1000, 20000, (2, 40))
    first = torch.arange(1, 31).repeat(2, 1)
    axes = {
        "pieces": {0: "batch", 1: "pieces"},
        "shapes": {0: "batch", 1: "pieces"},
        "first": {0: "batch", 1: "words"},
    }
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        with mock.patch.object(Layer, "forward", _layer):
            torch.onnx.export(
                _Alone(net),
                (pieces, torch.zeros_like(pieces), first),
                str(plain),
                input_names=list(axes),
                output_names=[*Second.NAMES, "vectors"],
                dynamic_axes=axes,
                opset_version=_OPSET,
                custom_opsets={"com.microsoft": 1},
                dynamo=False,
            )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        if not quantised:
            shutil.copy(ready, folder / "encoder.onnx")
            return
        quantize_dynamic(
            str(ready),
            str(folder / "encoder.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # processors without VNNI would overflow
            extra_options={"MatMulConstBOnly": True},
        )


def write_card(
    folder: Path, version: str, labels: dict[str, list[str]], context: int, tuning: Tuning
) -> None:
    """Write ``encoder.json`` beside the weights."""
    held = {
        "version": version,
        "sha256": hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest(),
        "context": context,
        "tuning": asdict(tuning),
        "labels": labels,
    }
    text = json.dumps(held, indent=1, ensure_ascii=False)
    (folder / "encoder.json").write_text(text + "\n", encoding="utf-8")
