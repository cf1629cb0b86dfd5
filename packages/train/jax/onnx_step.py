"""A training step that `nonet train ... --export` wrote: parameters and a batch in, loss and gradients out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

import ops_math  # noqa: F401 - registers operations
import ops_shape  # noqa: F401
from backend import Array, Arrays, Backend
from onnx_reader import read_onnx
from registry import OPERATIONS

FORMAT = 1


class TrainingStep:
    def __init__(self, folder: Path) -> None:
        self.spec: dict[str, Any] = json.loads((folder / "step.json").read_text())
        if self.spec["format"] != FORMAT:
            raise ValueError(f"{folder}/step.json: expected format {FORMAT}, got {self.spec['format']}")
        self.model = read_onnx(folder / "step.onnx")
        unknown = sorted({node.op for node in self.model.nodes} - OPERATIONS.keys())
        if unknown:
            raise ValueError(f"{folder}/step.onnx: no rule for {', '.join(unknown)}; add them to ops_*.py")
        self.parameters: list[dict[str, Any]] = self.spec["parameters"]

    def initial(self, seed: int) -> dict[str, np.ndarray]:
        """Parameters as they start: one value, or normally distributed around 0."""
        return {item["name"]: _initial(item, [seed, index]) for index, item in enumerate(self.parameters)}

    def run(self, backend: Backend, parameters: Mapping[str, Array], batch: Mapping[str, Array]) -> Arrays:
        """All outputs: `loss`, `metric/<name>`, `gradient/<parameter>`."""
        values: dict[str, Any] = {"": None, **self.model.constants, **parameters, **batch}
        for node in self.model.nodes:
            results = OPERATIONS[node.op](backend, node.attributes, [values[name] for name in node.inputs])
            values.update(zip(node.outputs, results))
            values[""] = None
        return {name: values[name] for name in self.model.outputs}

    def gradients(self, backend: Backend, parameters: Arrays, batch: Arrays) -> tuple[Arrays, Arrays]:
        """Scalars (loss and metrics) by name, and gradients by parameter."""
        prefix = "gradient/"
        results = self.run(backend, parameters, batch)
        gradients = {name.removeprefix(prefix): value for name, value in results.items() if name.startswith(prefix)}
        scalars = {name: value.reshape(()) for name, value in results.items() if not name.startswith(prefix)}
        return scalars, gradients


def _initial(item: dict[str, Any], seed: list[int]) -> np.ndarray:
    start = item["init"]
    if "value" in start:
        return np.full(item["shape"], start["value"], np.float32)
    normal = np.random.default_rng(seed).standard_normal(item["shape"], np.float32)
    return normal * np.float32(start["std"])
