"""Where the ONNX operations are gathered: each is a function of backend, attributes and inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from backend import Array, Backend

#: of an operation in the file; numbers, texts and lists, told apart by their name
Attributes = dict[str, Any]
#: arrays; None stands for an input that is left out
Inputs = Sequence[Any]
Operation = Callable[[Backend, Attributes, Inputs], tuple[Array, ...]]

OPERATIONS: dict[str, Operation] = {}


def operation(name: str) -> Callable[[Operation], Operation]:
    """Registers a function under its ONNX name."""

    def register(function: Operation) -> Operation:
        OPERATIONS[name] = function
        return function

    return register


def numbers(constant: Any) -> list[int]:
    """A constant that says how an operation is done: a shape, axes, lengths."""
    return [int(value) for value in np.asarray(constant)]
