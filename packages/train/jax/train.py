"""Trains an exported step: python train.py EXPORT --run RUN. Resumes by itself; Ctrl-C stops with a checkpoint."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from backend import PRECISIONS, Array, Arrays, Backend, open_backend
from onnx_step import TrainingStep
from optimizer import Optimizer
from safetensors_file import read_safetensors, write_safetensors
from samples import Samples, pick

#: Asking for a number waits for the devices: not every step.
REPORT_EVERY = 10


class Run:
    """A folder as Nonet's own trainer keeps it: state.safetensors, log.jsonl and, at the end, the averaged weights."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def load(self) -> tuple[dict[str, np.ndarray], int, float] | None:
        path = self.folder / "state.safetensors"
        if not path.exists():
            return None
        tensors, metadata = read_safetensors(path)
        return tensors, int(metadata["step"]), float(metadata["hours"])

    def save(self, state: Arrays, step: int, hours: float) -> None:
        arrays = {name: np.asarray(value) for name, value in state.items()}
        write_safetensors(self.folder / "state.safetensors", arrays, {"step": str(step), "hours": str(hours)})

    def finish(self, state: Arrays, model: str) -> Path:
        prefix = "optimizer/ema/"
        averaged = {name.removeprefix(prefix): np.asarray(state[name]) for name in state if name.startswith(prefix)}
        path = self.folder / f"{model}.safetensors"
        write_safetensors(path, averaged, {})
        return path

    def log(self, entry: dict[str, Any]) -> None:
        with (self.folder / "log.jsonl").open("a") as file:
            file.write(json.dumps(entry) + "\n")


def make_update(backend: Backend, step: TrainingStep, optimizer: Optimizer, vary_pictures: bool) -> Any:
    """One step of the run: gradients of each micro-batch, their mean, the optimizer."""
    count = step.spec["accumulate"]

    def gradients(state: Arrays, data: Arrays, choice: Arrays) -> tuple[Arrays, Arrays]:
        weights = {name: state[f"weights/{name}"] for name in optimizer.parameters}
        return step.gradients(backend, weights, pick(backend, data, choice, step.spec.get("blank"), vary_pictures))

    def add(a: Arrays, b: Arrays) -> Arrays:
        return {name: a[name] + b[name] for name in a}

    def apply(state: Arrays, sums: Arrays, number: Array, relative_rate: Array) -> tuple[Arrays, Array]:
        means = {name: value / count for name, value in sums.items()}
        return optimizer.apply(state, means, number, relative_rate)

    run_gradients, run_add, run_apply = (
        backend.jit(gradients),
        backend.jit(add, donate=(0,)),
        backend.jit(apply, donate=(0, 1)),
    )

    def update(state: Arrays, data: Arrays, choices: list[Arrays], number: int, rate: float) -> tuple[Arrays, Arrays]:
        scalars, sums = run_gradients(state, data, choices[0])
        for choice in choices[1:]:
            more_scalars, more = run_gradients(state, data, choice)
            scalars, sums = run_add(scalars, more_scalars), run_add(sums, more)
        state, norm = run_apply(state, sums, np.float32(number), np.float32(rate))
        return state, {**{name: value / count for name, value in scalars.items()}, "norm": norm}

    return update


def train(arguments: argparse.Namespace) -> None:
    began = time.monotonic()
    backend = open_backend(arguments.backend, arguments.precision)
    step = TrainingStep(arguments.export)
    samples = Samples(arguments.samples or arguments.export, step.spec)
    optimizer = Optimizer(backend, step.spec)
    run = Run(arguments.run)
    exported = arguments.export / "start.safetensors"
    start = arguments.start or (exported if exported.exists() else None)
    arrays, number, hours_before = run.load() or (optimizer.start(starting_weights(step, start)), 0, 0.0)
    state, data = backend.put_whole(arrays), backend.put_whole(samples.arrays)
    update = make_update(backend, step, optimizer, arguments.vary_pictures)
    total = step.spec["steps"]
    last = min(total, arguments.stop_after or total)
    accumulate, batch_size = step.spec["accumulate"], step.spec["batch_size"]

    def hours() -> float:
        return hours_before + (time.monotonic() - began) / 3600

    def progress() -> float:
        return max(number / total, 60 * hours() / arguments.minutes if arguments.minutes else 0)

    stop = StopSignal()
    saved_at = reported_at = time.monotonic()
    reported_step = number
    while number < last and progress() < 1 and not stop.asked:
        choices = [backend.put_batch(samples.choice(number * accumulate + micro)) for micro in range(accumulate)]
        rate = optimizer.relative_rate(number, progress())
        state, scalars = update(state, data, choices, number, rate)
        number += 1
        if number % REPORT_EVERY == 0 or number == last:
            loss = float(scalars["loss"])
            now = time.monotonic()
            speed = (number - reported_step) * accumulate * batch_size / (now - reported_at)
            reported_at, reported_step = now, number
            run.log(log_entry(number, scalars, speed, hours()))
            done = progress()
            report(f"step {number}  loss {loss:.4f}  {speed:.1f} samples/s  {100 * done:.0f} % done  "
                   f"{hours() * 60:.1f} min")
            if not np.isfinite(loss):
                raise FloatingPointError(f"the loss of step {number} is {loss}: lower the learning rate")
        if time.monotonic() - saved_at > 60 * arguments.checkpoint_minutes:
            run.save(state, number, hours())
            saved_at = time.monotonic()
    # A run whose time is up is done: Nonet then writes the finished model from it.
    run.save(state, total if progress() >= 1 else number, hours())
    print(f"\nstep {number} of {total}: {run.finish(state, step.spec['model'])}")


def starting_weights(step: TrainingStep, start: Path | None) -> dict[str, np.ndarray]:
    """Fresh parameters, or those of a checkpoint where it has them in their shape."""
    weights = step.initial(step.spec["seed"])
    if start is None:
        return weights
    given = read_safetensors(start)[0]
    wrong = [name for name, values in weights.items() if name not in given or given[name].shape != values.shape]
    if wrong:
        raise ValueError(f"{start}: {len(wrong)} parameters are missing or of another shape, first {wrong[0]}")
    return {name: np.asarray(given[name], np.float32) for name in weights}


def log_entry(number: int, scalars: Arrays, speed: float, hours: float) -> dict[str, Any]:
    """In the form of Nonet's own trainer."""
    metrics = {name.removeprefix("metric/"): float(value) for name, value in scalars.items() if "/" in name}
    return {
        "step": number,
        "loss": float(scalars["loss"]),
        "gradientNorm": float(scalars["norm"]),
        "waitShare": 0,
        "samplesPerSecond": speed,
        "hours": hours,
        "metrics": metrics,
    }


def report(line: str) -> None:
    """In place on a terminal, line by line in a file."""
    print(f"\r{line}  " if sys.stdout.isatty() else line, end="" if sys.stdout.isatty() else "\n", flush=True)


class StopSignal:
    """True once Ctrl-C or a polite kill came; a second Ctrl-C ends at once."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGINT, self._ask)
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, _: int, __: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", type=Path, help="folder with step.onnx and step.json")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints; a run there goes on")
    parser.add_argument("--samples", type=Path, help="folder of samples-*.safetensors (the export folder)")
    parser.add_argument("--start", type=Path, help="safetensors file whose weights a new run starts from (the export's)")
    parser.add_argument("--precision", choices=PRECISIONS, default="bfloat16", help="of matrix products (bfloat16)")
    parser.add_argument("--backend", choices=("jax", "numpy"), default="jax", help="numpy is for trying things only")
    parser.add_argument("--checkpoint-minutes", type=float, default=10)
    parser.add_argument("--minutes", type=float, help="end after so long, all starts together, the learning rate decayed")
    parser.add_argument("--stop-after", type=int, help="stop with a checkpoint when this many steps are done")
    parser.add_argument("--vary-pictures", action="store_true", help="mirror pictures and exchange their colours at random")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
