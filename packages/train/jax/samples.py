"""Samples that `nonet train ... --export` wrote: held on the devices, picked in a new order each epoch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from backend import Array, Arrays, Backend
from safetensors_file import read_safetensors

#: of red, green and blue: the same picture in other colours
CHANNEL_ORDERS = np.array([(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)], np.int32)
#: share of the varied pictures that keep their colours
KEPT_COLOURS = 0.5


class Samples:
    """Files `samples-*.safetensors`: inputs of the step, one sample behind the other on axis 0."""

    def __init__(self, folder: Path, spec: dict[str, Any]) -> None:
        paths = sorted(folder.glob("samples-*.safetensors"))
        if not paths:
            raise FileNotFoundError(f"{folder}: expected samples-00000.safetensors and so on, found none")
        self.batch_size: int = spec["batch_size"]
        self.seed: int = spec["seed"]
        shards = [read_safetensors(path)[0] for path in paths]
        #: by input: [samples, rows of a sample, ...]; rows are 1, or more where an input has positions on axis 0 too
        self.arrays: dict[str, np.ndarray] = {}
        for item in spec["inputs"]:
            whole = np.concatenate([shard[item["name"]] for shard in shards])
            self.arrays[item["name"]] = whole.reshape(-1, item["shape"][0] // self.batch_size, *whole.shape[1:])
        self.count = len(next(iter(self.arrays.values())))
        self.epoch, self.order = -1, np.empty(0, np.int64)
        if self.count < self.batch_size:
            raise ValueError(f"{folder}: expected a batch of {self.batch_size} samples at least, got {self.count}")

    def choice(self, index: int) -> dict[str, np.ndarray]:
        """Which samples make batch `index`, counted from the start of the run, and how their pictures are varied."""
        epoch, place = divmod(index, self.count // self.batch_size)
        if epoch != self.epoch:
            self.epoch = epoch
            self.order = np.random.default_rng([self.seed, epoch]).permutation(self.count)
        random = np.random.default_rng([self.seed, 1, index])
        recoloured = random.random(self.batch_size) >= KEPT_COLOURS
        return {
            "samples": self.order[place * self.batch_size : (place + 1) * self.batch_size].astype(np.int32),
            "blanked": random.random(self.batch_size, np.float32),
            "mirrored": random.random(self.batch_size) < 0.5,
            "colours": np.where(recoloured, random.integers(0, 6, self.batch_size), 0).astype(np.int32),
        }


def pick(backend: Backend, data: Arrays, choice: Arrays, blank: dict[str, Any] | None, vary_pictures: bool) -> Arrays:
    """The batch of a choice, in float32: bytes stand for 0 to 1. `blank` says which input is left blank how often."""
    xp = backend.xp
    batch: Arrays = {}
    for name, array in data.items():
        rows = xp.take(array, choice["samples"], axis=0)
        rows = rows.reshape(-1, *rows.shape[2:])
        if array.dtype == np.uint8:
            rows = rows.astype(np.float32) / np.float32(255)
        batch[name] = rows.astype(np.float32) if array.dtype == np.float16 else rows
    if blank is not None:
        values = xp.asarray(np.array(blank["values"], np.int32))
        blanked = choice["blanked"][:, None] < blank["share"]
        batch[blank["input"]] = xp.where(blanked, values, batch[blank["input"]])
    if vary_pictures:
        batch["pictures"] = varied(xp, batch["pictures"], choice)
    return batch


def varied(xp: Any, pictures: Array, choice: Arrays) -> Array:
    """Some mirrored, some with their colours exchanged: `[batch, 3, height, width]`."""
    mirrored = xp.where(choice["mirrored"][:, None, None, None], pictures[..., ::-1], pictures)
    orders = xp.asarray(CHANNEL_ORDERS)[choice["colours"]]
    return xp.take_along_axis(mirrored, orders[:, :, None, None], axis=1)
