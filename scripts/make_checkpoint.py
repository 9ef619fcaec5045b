"""Writes a Stable Diffusion of seeded random weights, at full size, in one of the formats that people have.

    python -m venv env && env/bin/pip install -r scripts/requirements-checkpoint.txt
    env/bin/python scripts/make_checkpoint.py --family sd1 --format diffusers --dtype f32 --out DIR

--family    sd1 (SD 1.4's shapes) or sd2 (SD 2.1's: velocity, 768 pixels; KerasCV's V2 reads the same weights as noise)
--format    diffusers   a folder: configs, tokenizer, safetensors         DIR/unet/…
            ldm         one file, with the entries beside weights that real ones hold      DIR/model.safetensors
            kerascv     one legacy .h5 a part, as KerasCV's published ones     DIR/{text_encoder,diffusion_model,decoder,image_encoder}.h5
            keras3      the same as Keras 3 saves them                    DIR/….weights.h5
--dtype     f32 or f16: how values are stored. Each format of a family and dtype holds the same values, those of seeded.py
--tiny      the same structure at widths of 32 to 96

One tensor is in memory at a time. Names and shapes are compared with test/fixtures/names first, which come from the libraries.
"""

import argparse
import gzip
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "test" / "reference"))

import families
import structure
from seeded import seeded

DTYPES = {"f32": np.dtype("<f4"), "f16": np.dtype("<f2")}
CODES = {"<f4": "F32", "<f2": "F16", "<i8": "I64", "<i4": "I32"}
MERGES_SHA_256 = "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a"

# A tensor to be written: its name, shape and type, and how its values are made.
Entry = tuple[str, tuple[int, ...], np.dtype, Callable[[], np.ndarray]]


def value(name: str, shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    """The seeded tensor of a diffusers name, in PyTorch's order of axes."""
    return seeded(name, shape).astype(dtype, copy=False)


def write_safetensors(path: Path, entries: list[Entry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    header, offset = {"__metadata__": {"format": "pt"}}, 0
    for name, shape, dtype, _ in entries:
        size = int(np.prod(shape)) * dtype.itemsize
        header[name] = {"dtype": CODES[dtype.str], "shape": list(shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for name, shape, dtype, make in entries:
            array = np.asarray(make(), order="C")
            assert array.dtype == dtype and array.shape == shape, name
            file.write(array.data if array.ndim else array.tobytes())


def folder_entries(shapes: structure.Shapes, dtype: np.dtype) -> list[Entry]:
    return [(name, shape, dtype, lambda n=name, s=shape: value(n, s, dtype)) for name, shape in sorted(shapes.items())]


def write_diffusers(out: Path, configs: dict, dtype: np.dtype, merges: Callable[[], list[str]]) -> None:
    files = {"text_encoder": "model", "unet": "diffusion_pytorch_model", "vae": "diffusion_pytorch_model"}
    for part, name in files.items():
        write_safetensors(out / part / f"{name}.safetensors", folder_entries(structure.SHAPES[part](configs[part]), dtype))
        write_json(out / part / "config.json", configs[part])
    write_json(out / "scheduler" / "scheduler_config.json", configs["scheduler"])
    write_json(out / "model_index.json", {
        "_class_name": "StableDiffusionPipeline", "_diffusers_version": "0.10.0.dev0", "feature_extractor": [None, None],
        "requires_safety_checker": False, "safety_checker": [None, None],
        "scheduler": ["diffusers", configs["scheduler"]["_class_name"]], "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"], "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", configs["vae"]["_class_name"]],
    })
    pad = "!" if configs["text_encoder"]["hidden_act"] == "gelu" else "<|endoftext|>"
    write_tokenizer(out / "tokenizer", merges(), pad)


def write_tokenizer(folder: Path, merges: list[str], pad: str) -> None:
    """The four files of a published tokenizer: SD 1.x fills up with the end of text, SD 2.x with `!`, which has the id 0."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    symbols = [chr(b) for b in seen] + [chr(256 + i) for i in range(256 - len(seen))]
    tokens = symbols + [f"{symbol}</w>" for symbol in symbols] + [merge.replace(" ", "") for merge in merges]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    write_json(folder / "vocab.json", {token: i for i, token in enumerate(tokens)}, indent=None)
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{merge}\n" for merge in merges), encoding="utf-8")

    def added(content: str, kind: dict) -> dict:
        return {**kind, "content": content, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}

    kind = {"__type": "AddedToken"}
    names = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>"}
    write_json(folder / "special_tokens_map.json", {**{key: added(token, {}) for key, token in names.items()}, "pad_token": pad})
    write_json(folder / "tokenizer_config.json", {
        "add_prefix_space": False, **{key: added(token, kind) for key, token in names.items()}, "do_lower_case": True,
        "errors": "replace", "model_max_length": 77, "pad_token": pad, "tokenizer_class": "CLIPTokenizer",
    })


def ldm_entries(configs: dict, dtype: np.dtype) -> Iterator[Entry]:
    """All weights and what else LDM's files hold: the schedule's tables, two counts of its averages, unused text tensors."""
    unet, vae, text = (structure.SHAPES[part](configs[part]) for part in ("unet", "vae", "text_encoder"))
    for name, shape in unet.items():
        yield structure.ldm_unet(name, configs["unet"]), shape, dtype, lambda n=name, s=shape: value(n, s, dtype)
    for name, shape in vae.items():
        attention = ".attentions." in name and len(shape) == 2  # 1x1 convolutions there
        stored = (*shape, 1, 1) if attention else shape
        yield structure.ldm_vae(name, configs["vae"]), stored, dtype, lambda n=name, s=shape, t=stored: value(n, s, dtype).reshape(t)
    if configs["text_encoder"]["hidden_act"] == "gelu":
        yield from open_clip_entries(configs["text_encoder"], text, dtype)
    else:
        for name, shape in text.items():
            yield f"cond_stage_model.transformer.{name}", shape, dtype, lambda n=name, s=shape: value(n, s, dtype)
        ids = np.arange(77, dtype="<i8")[None]
        yield "cond_stage_model.transformer.text_model.embeddings.position_ids", (1, 77), ids.dtype, lambda: ids
    for name, table in schedule_tables().items():
        yield name, table.shape, table.dtype, lambda t=table: t
    yield "model_ema.decay", (), DTYPES["f32"], lambda: np.array(0.9999, "<f4")
    yield "model_ema.num_updates", (), np.dtype("<i4"), lambda: np.array(470000, "<i4")


def open_clip_entries(config: dict, text: structure.Shapes, dtype: np.dtype) -> Iterator[Entry]:
    """OpenCLIP's tower: queries, keys and values in one, one layer more than is used, a projection and a scale."""
    layers, width = config["num_hidden_layers"], config["hidden_size"]
    unused = structure.text_layer(f"text_model.encoder.layers.{layers}", width, config["intermediate_size"])
    for name, shape in (text | unused).items():
        if (found := structure.open_clip_text(name)) is not None:
            yield found, shape, dtype, lambda n=name, s=shape: value(n, s, dtype)
    for layer in range(layers + 1):
        attention = f"text_model.encoder.layers.{layer}.self_attn"
        for end, shape in (("weight", (width, width)), ("bias", (width,))):
            names = [f"{attention}.{part}_proj.{end}" for part in "qkv"]
            stored = f"cond_stage_model.model.transformer.resblocks.{layer}.attn.in_proj_{end}"
            yield stored, (3 * shape[0], *shape[1:]), dtype, lambda n=names, s=shape: np.concatenate([value(x, s, dtype) for x in n])
    yield "cond_stage_model.model.text_projection", (width, width), dtype, lambda: value("text_projection", (width, width), dtype)
    yield "cond_stage_model.model.logit_scale", (), dtype, lambda: np.array(np.log(100), dtype)


def schedule_tables() -> dict[str, np.ndarray]:
    """LDM's DDPM.register_schedule, in float32 as it is stored."""
    betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    alphas = np.cumprod(1 - betas)
    previous = np.append(1.0, alphas[:-1])
    variance = betas * (1 - previous) / (1 - alphas)
    tables = {
        "betas": betas, "alphas_cumprod": alphas, "alphas_cumprod_prev": previous, "sqrt_alphas_cumprod": np.sqrt(alphas),
        "sqrt_one_minus_alphas_cumprod": np.sqrt(1 - alphas), "log_one_minus_alphas_cumprod": np.log(1 - alphas),
        "sqrt_recip_alphas_cumprod": np.sqrt(1 / alphas), "sqrt_recipm1_alphas_cumprod": np.sqrt(1 / alphas - 1),
        "posterior_variance": variance, "posterior_log_variance_clipped": np.log(np.maximum(variance, 1e-20)),
        "posterior_mean_coef1": betas * np.sqrt(previous) / (1 - alphas),
        "posterior_mean_coef2": (1 - previous) * np.sqrt(1 - betas) / (1 - alphas),
    }
    return {name: table.astype("<f4") for name, table in tables.items()}


def keras_value(name: str, shape: tuple[int, ...], stored: list[int], dtype: np.dtype) -> np.ndarray:
    """In Keras' order of axes: kernels [in, out] and HWIO. KerasCV's VAE attends with 1x1 convolutions."""
    array = seeded(name, shape)
    if len(shape) == 4:
        array = array.transpose(2, 3, 1, 0)
    elif len(shape) == 2 and not name.endswith("embedding.weight"):
        array = array.T
    return np.ascontiguousarray(array.astype(dtype, copy=False)).reshape(stored)


def write_kerascv(out: Path, family: str, configs: dict, dtype: np.dtype, keras3: bool) -> None:
    """The layers and names are those of the files that KerasCV saves; the shapes, at small widths, are our own."""
    import h5py

    shapes = {name: shape for part, make in structure.SHAPES.items() for name, shape in make(configs[part]).items()}
    out.mkdir(parents=True, exist_ok=True)
    for part, names in structure.kerascv_parts(configs).items():
        layers = fixture(layers_file(part, family))["layers"]
        with h5py.File(out / f"{part}{'.weights.h5' if keras3 else '.h5'}", "w") as file:
            if keras3:
                for path in fixture(layers_file(part, family).replace("legacy", "keras3"))["empty"]:
                    file.create_group(path)  # Keras asks each layer for its `vars`
            else:
                file.attrs["layer_names"] = [layer.encode() for layer, _ in layers]
                file.attrs["backend"], file.attrs["keras_version"] = b"tensorflow", b"2.18.0"
                for layer, weights in layers:
                    file.create_group(layer).attrs["weight_names"] = [weight.encode() for weight, _ in weights]
            for name, (legacy, path, full) in zip(names, kerascv_paths(layers, configs), strict=True):
                stored = keras_shape(name, shapes[name], len(full))
                file.create_dataset(path if keras3 else legacy, data=keras_value(name, shapes[name], stored, dtype))


def kerascv_paths(layers: list, configs: dict) -> Iterator[tuple[str, str, list[int]]]:
    """Where each variable lies in a file of Keras 2 and in one of Keras 3, which counts layers by class, and its shape at full size."""
    linear, counts = configs["unet"].get("use_linear_projection", False), {}
    for layer, weights in layers:
        kind = layer.rstrip("0123456789").rstrip("_")
        number = counts[kind] = counts.get(kind, -1) + 1
        inside = structure.keras3_paths(kind, linear)
        for i, (weight, full) in enumerate(weights):
            parent, index = inside[i].rpartition("/")[::2]
            path = "/".join(filter(None, ["layers", f"{kind}_{number}" if number else kind, parent, "vars", index]))
            yield f"{layer}/{weight}", path, full


def keras_shape(name: str, shape: tuple[int, ...], rank: int) -> list[int]:
    if name.endswith("embedding.weight"):
        return list(shape)
    turned = [*shape[2:], *shape[1::-1]] if len(shape) > 1 else list(shape)
    return [1] * (rank - len(turned)) + turned


def layers_file(part: str, family: str) -> str:
    shared = part in ("decoder", "image_encoder")
    return f"kerascv-legacy-{part if shared else f'{family}-{part}'}".replace("_", "-")


def fixture(name: str) -> dict:
    return json.loads((ROOT / "test" / "fixtures" / "names" / f"{name}.json").read_text())


def check_structure(family: str) -> None:
    """What will be written against what the libraries say of the real checkpoints. Raises on any difference."""
    configs = families.family(family)
    expected = {"text_encoder": f"transformers4-{family}-text-encoder", "unet": f"diffusers-{family}-unet", "vae": f"diffusers-{family}-vae"}
    for part, name in expected.items():
        real = {key: tuple(shape) for key, shape in fixture(name)["tensors"].items() if not key.endswith("position_ids")}
        assert structure.SHAPES[part](configs[part]) == real, name
    real = {key: tuple(shape) for key, shape in fixture(f"ldm-{family}")["tensors"].items() if not key.startswith("model_ema.diffusion")}
    found = {name: shape for name, shape, _, _ in ldm_entries(configs, DTYPES["f32"])}
    assert {**found, "model_ema.decay": (), "model_ema.num_updates": ()} == real, "ldm"
    shapes = {name: shape for part, make in structure.SHAPES.items() for name, shape in make(configs[part]).items()}
    for part, names in structure.kerascv_parts(configs).items():
        paths = list(kerascv_paths(fixture(layers_file(part, family))["layers"], configs))
        found = [keras_shape(name, shapes[name], len(full)) for name, (_, _, full) in zip(names, paths, strict=True)]
        assert found == [full for _, _, full in paths], part
        real = fixture(layers_file(part, family).replace("legacy", "keras3"))["tensors"]
        assert dict(zip((path for _, path, _ in paths), found)) == real, part


def clip_merges() -> list[str]:
    """CLIP's 48,894 merges, out of the PyPI package open-clip-torch (MIT)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "open-clip-torch==3.3.0", "-d", folder]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            packed = wheel.read("open_clip/bpe_simple_vocab_16e6.txt.gz")
    assert hashlib.sha256(packed).hexdigest() == MERGES_SHA_256
    return gzip.decompress(packed).decode("utf-8").split("\n")[1 : 49152 - 256 - 2 + 1]


def write_json(path: Path, content: dict, indent: int | None = 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", choices=["sd1", "sd2"], required=True)
    parser.add_argument("--format", choices=["diffusers", "ldm", "kerascv", "keras3"], required=True)
    parser.add_argument("--dtype", choices=list(DTYPES), default="f32")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tiny", action="store_true")
    given = parser.parse_args()
    start = time.monotonic()
    check_structure(given.family)
    configs, dtype = families.family(given.family, given.tiny), DTYPES[given.dtype]
    if given.format == "diffusers":
        write_diffusers(given.out, configs, dtype, clip_merges)
    elif given.format == "ldm":
        write_safetensors(given.out / "model.safetensors", sorted(ldm_entries(configs, dtype), key=lambda entry: entry[0]))
    else:
        write_kerascv(given.out, given.family, configs, dtype, given.format == "keras3")
    stored = sum(path.stat().st_size for path in given.out.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.out}: {stored / 1e6:.0f} MB in {time.monotonic() - start:.1f} s, at most {peak:.0f} MB of memory")


if __name__ == "__main__":
    main()
