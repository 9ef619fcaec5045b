"""Writes fixtures: outputs only, thinned to a few thousand values each, with what made them in the metadata."""

import json
import math
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"


def stride_for(shape: tuple[int, ...], keep: int) -> int:
    """The smallest step that leaves at most `keep` values and shares no factor with any axis, so that it visits them all."""
    count = math.prod(shape)
    stride = math.ceil(count / keep)
    if stride <= 1:
        return 1
    while any(math.gcd(stride, size) > 1 for size in shape if size > 1):
        stride += 1
    return stride


class Fixture:
    def __init__(self, name: str, versions: dict[str, str], keep: int = 2048):
        self.path = FOLDER / f"{name}.safetensors"
        self.versions = versions
        self.keep = keep
        self.tensors: dict[str, np.ndarray] = {}
        self.cases: list[dict] = []

    def add(self, name: str, output: np.ndarray, **case) -> None:
        output = np.asarray(output)
        stride = stride_for(output.shape, self.keep)
        self.tensors[name] = np.ascontiguousarray(output.astype(np.float32).reshape(-1)[::stride])
        largest = float(np.abs(output).max())
        self.cases.append({"name": name, **case, "output": {"shape": list(output.shape), "stride": stride, "max": largest}})
        print(f"{name:32} {str(output.shape):22} every {stride:<5} largest {largest:.4g} std {output.std():.4g}", flush=True)

    def save(self) -> None:
        FOLDER.mkdir(exist_ok=True)
        save_file(self.tensors, self.path, {"versions": json.dumps(self.versions), "cases": json.dumps(self.cases)})
        print(f"{self.path.name}: {len(self.cases)} cases, {self.path.stat().st_size} bytes")
