"""What runs array code: JAX on accelerators, or NumPy to try things without one. Everything else uses `xp`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

Array = Any
Arrays = dict[str, Array]
Pads = tuple[tuple[int, int], tuple[int, int]]

PRECISIONS = ("bfloat16", "tf32", "float32")


class Backend(Protocol):
    xp: Any
    #: whole numbers that index: JAX has no 64-bit ones by default
    int_dtype: Any

    def jit(self, function: Callable[..., Any], donate: tuple[int, ...] = ()) -> Callable[..., Any]:
        """Compiles a function; arguments in `donate` may be overwritten."""

    def put_batch(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        """What differs from sample to sample, spread over the devices along axis 0."""

    def put_whole(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        """Parameters, moments and samples: whole on every device."""

    def matmul(self, a: Array, b: Array) -> Array: ...

    def conv(self, x: Array, kernel: Array, stride: int, pads: Pads, dilation: int) -> Array:
        """[b, in, h, w] * [out, in, kh, kw]; `dilation - 1` zeros lie between the pixels of x."""

    def add_at(self, data: Array, index: tuple[Array, ...], values: Array) -> Array: ...

    def erf(self, x: Array) -> Array: ...


class NumpyBackend:
    """Slow and exact; needs nothing but NumPy."""

    xp = np
    int_dtype = np.int64

    def jit(self, function: Callable[..., Any], donate: tuple[int, ...] = ()) -> Callable[..., Any]:
        return function

    def put_batch(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        return dict(arrays)

    def put_whole(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        return {name: np.array(array) for name, array in arrays.items()}

    def matmul(self, a: Array, b: Array) -> Array:
        return np.matmul(a, b)

    def conv(self, x: Array, kernel: Array, stride: int, pads: Pads, dilation: int) -> Array:
        batch, channels, height, width = x.shape
        spread = np.zeros((batch, channels, (height - 1) * dilation + 1, (width - 1) * dilation + 1), x.dtype)
        spread[:, :, ::dilation, ::dilation] = x
        padded = np.pad(spread, ((0, 0), (0, 0), *pads))
        windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape[2:], (2, 3))
        product = np.tensordot(windows[:, :, ::stride, ::stride], kernel, ((1, 4, 5), (1, 2, 3)))
        return np.moveaxis(product, 3, 1)

    def add_at(self, data: Array, index: tuple[Array, ...], values: Array) -> Array:
        result = np.array(data)
        np.add.at(result, index, values)
        return result

    def erf(self, x: Array) -> Array:
        return np.vectorize(math.erf, otypes=[x.dtype])(x)


class JaxBackend:
    """All devices of this machine: batches are split among them, parameters copied to each."""

    int_dtype = np.int32

    def __init__(self, precision: str = "bfloat16") -> None:
        import jax
        from jax.sharding import Mesh, NamedSharding, PartitionSpec

        self.jax = jax
        self.xp = jax.numpy
        self.half = precision == "bfloat16"
        self.lax_precision = {"bfloat16": None, "tf32": jax.lax.Precision.HIGH, "float32": jax.lax.Precision.HIGHEST}[
            precision
        ]
        mesh = Mesh(np.array(jax.devices()), ("batch",))
        self.device_count = mesh.size
        self.split = NamedSharding(mesh, PartitionSpec("batch"))
        self.copied = NamedSharding(mesh, PartitionSpec())

    def jit(self, function: Callable[..., Any], donate: tuple[int, ...] = ()) -> Callable[..., Any]:
        # Results whole on every device: XLA adds up gradients that each device has of its part of the batch.
        return self.jax.jit(function, donate_argnums=donate, out_shardings=self.copied)

    def put_batch(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        for name, array in arrays.items():
            if array.shape[0] % self.device_count:
                raise ValueError(f"{name}: {array.shape[0]} rows cannot be split among {self.device_count} devices")
        return {name: self.jax.device_put(self._narrow(array), self.split) for name, array in arrays.items()}

    def put_whole(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        return {name: self.jax.device_put(self._narrow(array), self.copied) for name, array in arrays.items()}

    def _narrow(self, array: np.ndarray) -> np.ndarray:
        return array.astype(np.int32) if array.dtype == np.int64 else array

    def _operands(self, *arrays: Array) -> tuple[Array, ...]:
        return tuple(array.astype(self.xp.bfloat16) if self.half else array for array in arrays)

    def matmul(self, a: Array, b: Array) -> Array:
        return self.xp.matmul(
            *self._operands(self.xp.asarray(a), self.xp.asarray(b)),
            precision=self.lax_precision,
            preferred_element_type=self.xp.float32,
        )

    def conv(self, x: Array, kernel: Array, stride: int, pads: Pads, dilation: int) -> Array:
        # Sums are float32 inside, but a bfloat16 convolution that gives float32 has no fast kernel.
        y = self.jax.lax.conv_general_dilated(
            *self._operands(x, kernel),
            window_strides=(stride, stride),
            padding=pads,
            lhs_dilation=(dilation, dilation),
            precision=self.lax_precision,
        )
        return y.astype(self.xp.float32)

    def add_at(self, data: Array, index: tuple[Array, ...], values: Array) -> Array:
        return self.xp.asarray(data).at[index].add(values)

    def erf(self, x: Array) -> Array:
        return self.jax.scipy.special.erf(x)


def open_backend(name: str, precision: str) -> Backend:
    return NumpyBackend() if name == "numpy" else JaxBackend(precision)
