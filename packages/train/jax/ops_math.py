"""The ONNX operations that compute, as array functions. Axes are constants, so all can be jitted."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from backend import Array, Backend
from onnx_reader import ELEMENT_TYPES
from registry import OPERATIONS, Attributes, Inputs, numbers, operation


def elementwise(name: str, apply: Callable[..., Array]) -> None:
    OPERATIONS[name] = lambda backend, _, inputs: (apply(backend.xp, *inputs),)


def sigmoid(xp: Any, x: Array) -> Array:
    return 0.5 * (xp.tanh(0.5 * x) + 1)  # does not overflow


for onnx_name, xp_name in {
    "Abs": "abs",
    "Add": "add",
    "Div": "divide",
    "Equal": "equal",
    "Exp": "exp",
    "Floor": "floor",
    "Greater": "greater",
    "GreaterOrEqual": "greater_equal",
    "Less": "less",
    "LessOrEqual": "less_equal",
    "Log": "log",
    "Max": "maximum",
    "Min": "minimum",
    "Mul": "multiply",
    "Neg": "negative",
    "Round": "round",
    "Sign": "sign",
    "Sqrt": "sqrt",
    "Sub": "subtract",
    "Tanh": "tanh",
}.items():
    elementwise(onnx_name, lambda xp, *inputs, f=xp_name: getattr(xp, f)(*inputs))
elementwise("Identity", lambda xp, x: x)
elementwise("Relu", lambda xp, x: xp.maximum(x, 0))
elementwise("Sigmoid", sigmoid)


@operation("Erf")
def erf(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    return (backend.erf(inputs[0]),)


@operation("Gelu")
def gelu(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    return (0.5 * x * (1 + backend.erf(x * np.float32(math.sqrt(0.5)))),)


@operation("QuickGelu")
def quick_gelu(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    return (x * sigmoid(backend.xp, x * np.float32(attributes["alpha"])),)


@operation("Cast")
def cast(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    dtype: Any = ELEMENT_TYPES[int(attributes["to"])]
    return (inputs[0].astype(backend.int_dtype if dtype == np.int64 else dtype),)


@operation("MatMul")
def matmul(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    return (backend.matmul(*inputs),)


@operation("FusedMatMul")
@operation("Gemm")
def scaled_matmul(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    a, b = inputs
    if attributes.get("transA"):
        a = backend.xp.swapaxes(a, -1, -2)
    if attributes.get("transB"):
        b = backend.xp.swapaxes(b, -1, -2)
    return (backend.matmul(a, b) * np.float32(attributes.get("alpha", 1.0)),)


@operation("Conv")
def conv(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, kernel, *bias = inputs
    top, left, bottom, right = attributes["pads"]
    y = backend.conv(x, kernel, attributes["strides"][0], ((top, bottom), (left, right)), dilation=1)
    return (y + bias[0][:, None, None] if bias else y,)


@operation("ConvTranspose")
def conv_transpose(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    """A convolution of the spread-out picture with the turned kernel. Kernel: [in, out, kh, kw]."""
    x, kernel = inputs
    height, width = kernel.shape[2:]
    top, left, bottom, right = attributes["pads"]
    more_below, more_right = attributes.get("output_padding", [0, 0])
    turned = backend.xp.swapaxes(kernel, 0, 1)[:, :, ::-1, ::-1]
    pads = ((height - 1 - top, height - 1 - bottom + more_below), (width - 1 - left, width - 1 - right + more_right))
    return (backend.conv(x, turned, 1, pads, dilation=attributes["strides"][0]),)


@operation("LayerNormalization")
def layer_normalization(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    """Of the last axis; also gives mean and 1 / deviation, each with a last axis of length 1."""
    x, scale, *bias = inputs
    xp = backend.xp
    mean = xp.mean(x, axis=-1, keepdims=True)
    centred = x - mean
    variance = xp.mean(centred * centred, axis=-1, keepdims=True)
    inverse_deviation = 1 / xp.sqrt(variance + np.float32(attributes["epsilon"]))
    y = centred * inverse_deviation * scale
    return (y + bias[0] if bias else y), mean, inverse_deviation


@operation("BatchNormalization")
def batch_normalization(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    """With given statistics: one factor and one shift for each place of axis 1."""
    x, scale, bias, mean, variance = inputs
    factor = scale / backend.xp.sqrt(variance + np.float32(attributes["epsilon"]))
    shape = (-1, *[1] * (x.ndim - 2))
    return (x * factor.reshape(shape) + (bias - mean * factor).reshape(shape),)


@operation("Softmax")
def softmax(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (log_softmax_of,) = log_softmax(backend, attributes, inputs)
    return (backend.xp.exp(log_softmax_of),)


@operation("LogSoftmax")
def log_softmax(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    xp, axis = backend.xp, attributes["axis"]
    shifted = x - xp.max(x, axis=axis, keepdims=True)
    return (shifted - xp.log(xp.sum(xp.exp(shifted), axis=axis, keepdims=True)),)


@operation("ReduceSum")
def reduce_sum(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, axes = inputs
    return (backend.xp.sum(x, axis=tuple(numbers(axes)), keepdims=bool(attributes["keepdims"])),)


@operation("ReduceMax")
def reduce_max(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, axes = inputs
    return (backend.xp.max(x, axis=tuple(numbers(axes)), keepdims=bool(attributes["keepdims"])),)


@operation("ArgMax")
def arg_max(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    if attributes["keepdims"]:
        raise NotImplementedError("ArgMax with keepdims: Nonet does not write it")
    return (backend.xp.argmax(inputs[0], axis=attributes["axis"]).astype(backend.int_dtype),)
