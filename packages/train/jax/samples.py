"""Samples that `nonet train ... --export` wrote, in a new order each epoch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from safetensors_file import read_safetensors


class Samples:
    """Files `samples-*.safetensors`: inputs of the step, one sample behind the other on axis 0."""

    def __init__(self, folder: Path, spec: dict[str, Any]) -> None:
        paths = sorted(folder.glob("samples-*.safetensors"))
        if not paths:
            raise FileNotFoundError(f"{folder}: expected samples-00000.safetensors and so on, found none")
        self.batch_size: int = spec["batch_size"]
        self.seed: int = spec["seed"]
        #: rows of a sample by input: 1, or more where an input has positions on axis 0 too
        self.rows = {item["name"]: item["shape"][0] // self.batch_size for item in spec["inputs"]}
        self.shards = [read_safetensors(path)[0] for path in paths]
        some = next(iter(self.rows))
        lengths = [shard[some].shape[0] // self.rows[some] for shard in self.shards]
        self.ends = np.cumsum(lengths)
        self.starts = self.ends - lengths
        self.epoch, self.order = -1, np.empty(0, np.int64)
        self.count = int(self.ends[-1])
        if self.count < self.batch_size:
            raise ValueError(f"{folder}: expected a batch of {self.batch_size} samples at least, got {self.count}")

    def batch(self, index: int) -> dict[str, np.ndarray]:
        """Batch `index`, counted from the start of the run."""
        epoch, place = divmod(index, self.count // self.batch_size)
        if epoch != self.epoch:
            self.epoch = epoch
            self.order = np.random.default_rng([self.seed, epoch]).permutation(self.count)
        chosen = self.order[place * self.batch_size : (place + 1) * self.batch_size]
        shards = np.searchsorted(self.ends, chosen, side="right")
        where = [(shard, sample - self.starts[shard]) for shard, sample in zip(shards, chosen)]
        return {
            name: np.concatenate([self.shards[shard][name][at * rows : (at + 1) * rows] for shard, at in where])
            for name, rows in self.rows.items()
        }
