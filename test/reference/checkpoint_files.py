"""Small checkpoints as descriptions: what files they have and what is in them, with values that need not be committed.

A description is `{"files": {path: content}, "weights": {path: {tensor: [shape, options?]}}}`: a content is JSON or text; a tensor's
values are those of seeded.py under its own name, or as its options say: `from`, the names of the seeds that lie in it one after the
other along the first axis; `dtype`, its type in safetensors' words where that is not F32; `fill`: `range` (0, 1, 2, …) or `zeros`.
"""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open

from seeded import seeded

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "scripts"))

import make_checkpoint

DTYPES = {"F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}


def values(name: str, shape: list[int], options: dict) -> np.ndarray:
    dtype = DTYPES[options.get("dtype", "F32")]
    if "fill" in options:
        count = int(np.prod(shape))
        return (np.arange(count) if options["fill"] == "range" else np.zeros(count)).astype(dtype).reshape(shape)
    seeds = options.get("from", [name])
    part = [shape[0] // len(seeds), *shape[1:]]
    if name.endswith(("attn_1.q.weight", "attn_1.k.weight", "attn_1.v.weight", "attn_1.proj_out.weight")):
        part = part[:2]  # seeded as the linear layers that they are in diffusers: a 1x1 convolution has the same values
    return np.concatenate([seeded(seed, tuple(part)) for seed in seeds]).astype(dtype).reshape(shape)


def write(folder: Path, description: dict) -> Path:
    """Writes the checkpoint into `folder`."""
    for path, content in description["files"].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for path, tensors in description["weights"].items():
        entries = []
        for name, (shape, *more) in tensors.items():
            options = more[0] if more else {}
            make = lambda n=name, s=shape, o=options: values(n, s, o)
            entries.append((name, tuple(shape), np.dtype(DTYPES[options.get("dtype", "F32")]), make))
        make_checkpoint.write_safetensors(folder / path, entries)
    return folder


def describe(folder: Path, seed_of=lambda path, name: name) -> dict:
    """The description of a folder that a library saved; `seed_of` names the seed of a tensor. Raises when values are others."""
    found: dict = {"files": {}, "weights": {}}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        if file.suffix == ".json":
            content = found["files"][path] = json.loads(file.read_text(encoding="utf-8"))
            for key in ("_name_or_path", "name_or_path"):  # where it lay on this machine
                content.pop(key, None)
        elif file.suffix == ".txt":
            found["files"][path] = file.read_text(encoding="utf-8")
        elif file.suffix == ".safetensors":
            tensors = found["weights"][path] = {}
            with safe_open(file, "np") as stored:
                for name in sorted(stored.keys()):
                    array, options = stored.get_tensor(name), {}
                    if seed_of(path, name) != name:
                        options["from"] = [seed_of(path, name)]
                    if array.dtype != np.float32:
                        options["dtype"] = {"float16": "F16"}[str(array.dtype)]
                    assert np.array_equal(array, values(name, list(array.shape), options)), (path, name)
                    tensors[name] = [list(array.shape), options] if options else [list(array.shape)]
        else:
            raise ValueError(f"{path} is of no known kind")
    return found


def save(path: Path, versions: dict[str, str], **descriptions) -> None:
    """Writes descriptions to a JSON file, one tensor a line."""

    def dump(value) -> str:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def lines(value: dict, depth: int) -> str:
        inner = (f"{dump(key)}:{lines(item, depth - 1) if depth and isinstance(item, dict) else dump(item)}" for key, item in value.items())
        return "{\n" + ",\n".join(inner) + "\n}"

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(lines({"versions": versions, **descriptions}, 3) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes, {', '.join(descriptions)}")
