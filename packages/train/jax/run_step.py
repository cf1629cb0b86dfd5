"""Computes a step once: python run_step.py EXPORT INPUTS OUTPUTS. To compare what this machine computes with Nonet.

INPUTS is a safetensors file with batch and parameters by name; OUTPUTS gets loss, metrics and gradients.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from backend import PRECISIONS, open_backend
from onnx_step import TrainingStep
from safetensors_file import read_safetensors, write_safetensors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("outputs", type=Path)
    parser.add_argument("--precision", choices=PRECISIONS, default="float32")
    parser.add_argument("--backend", choices=("jax", "numpy"), default="jax")
    arguments = parser.parse_args()
    backend = open_backend(arguments.backend, arguments.precision)
    step = TrainingStep(arguments.export)
    given = read_safetensors(arguments.inputs)[0]
    batch = backend.put_batch({item["name"]: given[item["name"]] for item in step.spec["inputs"]})
    parameters = backend.put_whole({item["name"]: given[item["name"]] for item in step.parameters})
    results = backend.jit(lambda values, feeds: step.run(backend, values, feeds))(parameters, batch)
    write_safetensors(arguments.outputs, {name: np.asarray(value) for name, value in results.items()}, {})


if __name__ == "__main__":
    main()
