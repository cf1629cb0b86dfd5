"""Applies gradients as Nonet's own trainer does: Muon for hidden kernels, AdamW for all else, clipping, averages."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import numpy as np

from backend import Array, Arrays, Backend

BETA1 = 0.9
EPSILON = 1e-8
#: of Newton-Schulz (Jordan et al. 2024): steep at 0, so that small singular values grow fast
COEFFICIENTS = (3.4445, -4.775, 2.0315)
ITERATIONS = 5


class Optimizer:
    """Holds no numbers: `state` has them under `weights/<name>` and `optimizer/{m,v,ema}/<name>`."""

    def __init__(self, backend: Backend, spec: dict[str, Any]) -> None:
        self.backend = backend
        self.options: dict[str, float] = spec["optimizer"]
        self.steps: int = spec["steps"]
        self.parameters: dict[str, dict[str, Any]] = {item["name"]: item for item in spec["parameters"]}
        #: names of Muon's parameters by the shape of their matrices
        self.groups: dict[tuple[int, int], list[str]] = defaultdict(list)
        for name, item in self.parameters.items():
            if item["muon"]:
                self.groups[as_matrix(item["shape"])].append(name)

    def start(self, weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        state = {f"weights/{name}": values for name, values in weights.items()}
        for name, values in weights.items():
            state[f"optimizer/m/{name}"] = np.zeros_like(values)
            if not self.parameters[name]["muon"]:
                state[f"optimizer/v/{name}"] = np.zeros_like(values)
            state[f"optimizer/ema/{name}"] = values
        return state

    def apply(self, state: Arrays, gradients: Arrays, step: Array, relative_rate: Array) -> tuple[Arrays, Array]:
        """The state after step `step`, counted from 0, and the norm of all gradients before clipping."""
        xp = self.backend.xp
        norm = xp.sqrt(sum(xp.sum(gradient * gradient) for gradient in gradients.values()))
        factor = xp.minimum(1, self.options["clip_norm"] / (norm + np.float32(1e-30)))
        clipped = {name: gradient * factor for name, gradient in gradients.items()}
        updated = dict(state)
        for name, item in self.parameters.items():
            if not item["muon"]:
                self._adamw(updated, name, clipped[name], step, relative_rate)
        for (rows, columns), names in self.groups.items():
            self._muon(updated, names, clipped, (rows, columns), relative_rate)
        keep = xp.minimum(self.options["ema_decay"], (1 + step) / (10 + step))
        for name in self.parameters:
            average = updated[f"optimizer/ema/{name}"]
            updated[f"optimizer/ema/{name}"] = keep * average + (1 - keep) * updated[f"weights/{name}"]
        return updated, norm

    def relative_rate(self, step: int, progress: float) -> float:
        """Linear warm-up, constant, then linear decay to zero. `progress` is the share of the run that is done."""
        warmup = min(1.0, (step + 1) / max(1, self.options["warmup_steps"]))
        decay_share = max(self.options["decay_share"], 1 / max(1, self.steps))
        return warmup * min(max((1 - progress) / decay_share, 0.0), 1.0)

    def _adamw(self, state: Arrays, name: str, gradient: Array, step: Array, relative_rate: Array) -> None:
        """Loshchilov & Hutter 2019."""
        beta2 = self.options["adam_beta2"]
        rate = self.options["learning_rate"] * relative_rate
        mean = BETA1 * state[f"optimizer/m/{name}"] + (1 - BETA1) * gradient
        square = beta2 * state[f"optimizer/v/{name}"] + (1 - beta2) * gradient * gradient
        decay = rate * self.options["weight_decay"] if self.parameters[name]["decays"] else 0
        root = self.backend.xp.sqrt(square / (1 - beta2 ** (step + 1)))
        change = rate / (1 - BETA1 ** (step + 1)) * mean / (root + EPSILON)
        state[f"optimizer/m/{name}"] = mean
        state[f"optimizer/v/{name}"] = square
        state[f"weights/{name}"] = state[f"weights/{name}"] * (1 - decay) - change

    def _muon(
        self, state: Arrays, names: list[str], gradients: Arrays, shape: tuple[int, int], relative_rate: Array
    ) -> None:
        """Matrices of one shape, made orthogonal in one go."""
        keep, xp = self.options["muon_momentum"], self.backend.xp
        ahead = []
        for name in names:
            momentum = keep * state[f"optimizer/m/{name}"] + (1 - keep) * gradients[name]
            state[f"optimizer/m/{name}"] = momentum
            ahead.append((keep * momentum + (1 - keep) * gradients[name]).reshape(shape))
        directions = orthogonalise(self.backend, xp.stack(ahead))
        rate = self.options["muon_learning_rate"] * relative_rate
        # A kernel maps rows (in) to columns (out): the update's size should not depend on its aspect.
        size = rate * math.sqrt(max(1, shape[1] / shape[0]))
        for index, name in enumerate(names):
            weights = state[f"weights/{name}"]
            kept = weights * (1 - rate * self.options["weight_decay"])
            state[f"weights/{name}"] = kept - size * directions[index].reshape(weights.shape)


def as_matrix(shape: list[int]) -> tuple[int, int]:
    """A kernel as [in, out]: the places of a convolution count as inputs."""
    return math.prod(shape[:-1]), shape[-1]


def orthogonalise(backend: Backend, stack: Array) -> Array:
    """The nearest orthogonal matrix, nearly, of each of a stack."""
    xp = backend.xp
    a, b, c = COEFFICIENTS
    tall = stack.shape[1] > stack.shape[2]
    x = xp.swapaxes(stack, 1, 2) if tall else stack
    x = x / (xp.sqrt(xp.sum(x * x, axis=(1, 2), keepdims=True)) + np.float32(1e-7))
    for _ in range(ITERATIONS):
        gram = backend.matmul(x, xp.swapaxes(x, 1, 2))
        x = a * x + backend.matmul(b * gram + c * backend.matmul(gram, gram), x)
    return xp.swapaxes(x, 1, 2) if tall else x
