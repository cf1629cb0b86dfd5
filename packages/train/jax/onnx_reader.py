"""Reads an ONNX file without the onnx package: just the fields that Nonet writes (see onnx/onnx.proto)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

import numpy as np

Attribute = Union[int, float, str, list[int]]
Field = Union[int, memoryview]

ELEMENT_TYPES: dict[int, type[np.generic]] = {
    1: np.float32,
    2: np.uint8,
    3: np.int8,
    6: np.int32,
    7: np.int64,
    9: np.bool_,
    10: np.float16,
}


@dataclass(frozen=True)
class Node:
    """One operation; an empty name stands for an input or output that is left out."""

    op: str
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    nodes: list[Node]
    constants: dict[str, np.ndarray]
    inputs: list[str]
    outputs: list[str]


def read_onnx(path: Path) -> Model:
    """The graph of a file, its nodes in an order in which they can run."""
    graph = next(value for number, value in _fields(memoryview(path.read_bytes())) if number == 7)
    nodes: list[Node] = []
    constants: dict[str, np.ndarray] = {}
    inputs: list[str] = []
    outputs: list[str] = []
    for number, value in _fields(_bytes(graph)):
        if number == 1:
            nodes.append(_node(_bytes(value)))
        elif number == 5:
            name, array = _tensor(_bytes(value))
            constants[name] = array
        elif number == 11:
            inputs.append(_value_name(_bytes(value)))
        elif number == 12:
            outputs.append(_value_name(_bytes(value)))
    return Model(nodes, constants, inputs, outputs)


def _node(data: memoryview) -> Node:
    inputs: list[str] = []
    outputs: list[str] = []
    attributes: dict[str, Attribute] = {}
    op = ""
    for number, value in _fields(data):
        if number == 1:
            inputs.append(_text(value))
        elif number == 2:
            outputs.append(_text(value))
        elif number == 4:
            op = _text(value)
        elif number == 5:
            name, attribute = _attribute(_bytes(value))
            attributes[name] = attribute
    return Node(op, inputs, outputs, attributes)


def _attribute(data: memoryview) -> tuple[str, Attribute]:
    name = ""
    value: Attribute = []
    integers: list[int] = []
    for number, content in _fields(data):
        if number == 1:
            name = _text(content)
        elif number == 2:
            value = struct.unpack("<f", _bytes(content))[0]
        elif number == 3:
            value = _signed(content)
        elif number == 4:
            value = _text(content)
        elif number == 8:
            integers += _integers(content)
        elif number != 20:  # 20 repeats which of the others is there
            raise ValueError(f"attribute {name}: field {number} is of a kind that is not read here")
    return name, integers or value


def _tensor(data: memoryview) -> tuple[str, np.ndarray]:
    shape: list[int] = []
    name, dtype, raw = "", np.float32, memoryview(b"")
    for number, value in _fields(data):
        if number == 1:
            shape += _integers(value)
        elif number == 2:
            dtype = ELEMENT_TYPES[_signed(value)]
        elif number == 8:
            name = _text(value)
        elif number == 9:
            raw = _bytes(value)
    return name, np.frombuffer(raw, dtype).reshape(shape)


def _value_name(data: memoryview) -> str:
    return next(_text(value) for number, value in _fields(data) if number == 1)


def _fields(data: memoryview) -> Iterator[tuple[int, Field]]:
    """Field numbers and contents of a protobuf message: whole numbers, or bytes of everything else."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        wire_type = tag & 7
        if wire_type == 0:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if wire_type == 2:
            length, at = _varint(data, at)
        elif wire_type in (1, 5):
            length = 8 if wire_type == 1 else 4
        else:
            raise ValueError(f"wire type {wire_type} at byte {at}: the file is no ONNX model or is damaged")
        if at + length > len(data):
            raise ValueError(f"a field ends {at + length - len(data)} bytes after the file: it is cut off")
        yield tag >> 3, data[at : at + length]
        at += length


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _bytes(value: Field) -> memoryview:
    if isinstance(value, int):
        raise ValueError("found a number where bytes were expected: the file is damaged")
    return value


def _text(value: Field) -> str:
    return bytes(_bytes(value)).decode()


def _signed(value: Field) -> int:
    if not isinstance(value, int):
        raise ValueError("found bytes where a number was expected: the file is damaged")
    return value - (1 << 64) if value >= 1 << 63 else value


def _integers(value: Field) -> list[int]:
    """A repeated number: one by one, or packed into bytes."""
    if isinstance(value, int):
        return [_signed(value)]
    numbers, at = [], 0
    while at < len(value):
        number, at = _varint(value, at)
        numbers.append(_signed(number))
    return numbers
