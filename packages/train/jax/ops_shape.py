"""The ONNX operations that move numbers: by shape, by index, between space and channels."""

from __future__ import annotations

import numpy as np

from backend import Array, Backend
from registry import Attributes, Inputs, numbers, operation


@operation("Reshape")
def reshape(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, shape = inputs
    return (backend.xp.reshape(x, numbers(shape)),)


@operation("Transpose")
def transpose(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    return (backend.xp.transpose(inputs[0], attributes["perm"]),)


@operation("Expand")
def expand(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, shape = inputs
    return (backend.xp.broadcast_to(x, np.broadcast_shapes(x.shape, tuple(numbers(shape)))),)


@operation("ConstantOfShape")
def constant_of_shape(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    if attributes:
        raise NotImplementedError("ConstantOfShape with a value: Nonet writes zeros only")
    return (backend.xp.zeros(numbers(inputs[0]), np.float32),)


@operation("Concat")
def concat(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    return (backend.xp.concatenate(inputs, axis=attributes["axis"]),)


@operation("Split")
def split(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, lengths = inputs
    return tuple(backend.xp.split(x, np.cumsum(numbers(lengths))[:-1].tolist(), axis=attributes["axis"]))


@operation("Slice")
def slice_axes(_: Backend, __: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, *limits = inputs
    index = [slice(None)] * x.ndim
    for start, end, axis, step in zip(*map(numbers, limits), strict=True):
        # Going backwards, an end before the first number means up to and with it.
        through_first = step < 0 and end < -x.shape[axis]
        index[axis] = slice(start, None if through_first else end, step)
    return (x[tuple(index)],)


@operation("Pad")
def pad(backend: Backend, _: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    """Zeros before and after; negative amounts, which cut off, too."""
    x, amounts, *rest = inputs
    axes = numbers(rest[1]) if len(rest) > 1 else list(range(x.ndim))
    before_and_after = numbers(amounts)
    widths = [(0, 0)] * x.ndim
    index = [slice(None)] * x.ndim
    for place, axis in enumerate(axes):
        before, after = before_and_after[place], before_and_after[place + len(axes)]
        widths[axis] = (max(before, 0), max(after, 0))
        index[axis] = slice(max(-before, 0), x.shape[axis] - max(-after, 0))
    return (backend.xp.pad(x[tuple(index)], widths),)


@operation("Gather")
def gather(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, indices = inputs
    return (backend.xp.take(x, indices, axis=attributes["axis"]),)


@operation("GatherElements")
def gather_elements(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, indices = inputs
    return (backend.xp.take_along_axis(x, indices, axis=attributes["axis"]),)


@operation("ScatterElements")
def scatter_elements(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    data, indices, updates = inputs
    if attributes.get("reduction") != "add":
        raise NotImplementedError("ScatterElements without addition: Nonet does not write it")
    index = list(np.ix_(*[np.arange(length) for length in indices.shape]))
    index[attributes["axis"]] = indices
    return (backend.add_at(data, tuple(index), updates),)


@operation("Resize")
def resize(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    x, _, scales = inputs
    if attributes["mode"] != "nearest":
        raise NotImplementedError(f"Resize by {attributes['mode']}: Nonet writes nearest only")
    for axis, scale in enumerate(numbers(scales)):
        if scale != 1:
            x = backend.xp.repeat(x, scale, axis=axis)
    return (x,)


@operation("AveragePool")
def average_pool(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    size_y, size_x = attributes["kernel_shape"]
    if attributes["strides"] != [size_y, size_x]:
        raise NotImplementedError("AveragePool of overlapping blocks: Nonet does not write it")
    batch, channels, height, width = x.shape
    blocks = backend.xp.reshape(x, (batch, channels, height // size_y, size_y, width // size_x, size_x))
    return (backend.xp.mean(blocks, axis=(3, 5)),)


@operation("SpaceToDepth")
def space_to_depth(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    size = attributes["blocksize"]
    batch, channels, height, width = x.shape
    blocks = backend.xp.reshape(x, (batch, channels, height // size, size, width // size, size))
    moved = backend.xp.transpose(blocks, (0, 3, 5, 1, 2, 4))
    return (backend.xp.reshape(moved, (batch, channels * size * size, height // size, width // size)),)


@operation("DepthToSpace")
def depth_to_space(backend: Backend, attributes: Attributes, inputs: Inputs) -> tuple[Array, ...]:
    (x,) = inputs
    size = attributes["blocksize"]
    batch, channels, height, width = x.shape
    blocks = backend.xp.reshape(x, (batch, size, size, channels // (size * size), height, width))
    moved = backend.xp.transpose(blocks, (0, 3, 4, 1, 5, 2))
    return (backend.xp.reshape(moved, (batch, channels // (size * size), height * size, width * size)),)
