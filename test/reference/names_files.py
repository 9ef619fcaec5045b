"""Writes test/fixtures/names/*.json: every tensor of a checkpoint with its shape, and what made the list. One tensor a line."""

import json

from fixtures import FOLDER


def write(name: str, versions: dict[str, str], **sections) -> None:
    """`sections`: further keys of the file; those that are long objects or lists get a line for each entry."""

    def dump(value) -> str:
        return json.dumps(value, separators=(", ", ": "))

    lines = [f'"versions": {dump(versions)}']
    for key, value in sections.items():
        if isinstance(value, dict) and value:
            lines.append(f'"{key}": {{\n' + ",\n".join(f"{dump(k)}: {dump(v)}" for k, v in value.items()) + "\n}")
        elif isinstance(value, list) and value:
            lines.append(f'"{key}": [\n' + ",\n".join(dump(v) for v in value) + "\n]")
        else:
            lines.append(f'"{key}": {dump(value)}')
    path = FOLDER / "names" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path.name}: {path.stat().st_size} bytes, {', '.join(f'{len(v)} {k}' for k, v in sections.items() if hasattr(v, '__len__'))}")


def shapes(tensors: dict) -> dict[str, list[int]]:
    """Names and shapes of a state dict, as a file that keeps its names sorted has them."""
    return {name: list(tensors[name].shape) for name in sorted(tensors)}


def odd_types(tensors: dict) -> dict[str, str]:
    """The types, in safetensors' words, of the tensors that are not float32."""
    kinds = {"torch.int64": "I64", "torch.int32": "I32", "torch.float64": "F64"}
    return {name: kinds[str(tensors[name].dtype)] for name in sorted(tensors) if str(tensors[name].dtype) in kinds}
