"""The trained network as one ONNX file with int8 weights."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.language.spans import Tuning
from training.second import Second

_OPSET = 17


def export(net: Second, folder: Path, *, quantised: bool = True) -> None:
    """Write ``encoder.onnx`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    pieces = torch.randint(1000, 20000, (2, 40))
    first = torch.arange(1, 31).repeat(2, 1)
    axes = {
        "pieces": {0: "batch", 1: "pieces"},
        "shapes": {0: "batch", 1: "pieces"},
        "held": {0: "batch", 1: "pieces"},
        "first": {0: "batch", 1: "words"},
    }
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            net,
            (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), first),
            str(plain),
            input_names=list(axes),
            output_names=[*Second.NAMES, "vectors"],
            dynamic_axes=axes,
            opset_version=_OPSET,
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
    onnx.checker.check_model(str(folder / "encoder.onnx"))


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
