"""Small KerasCV models of seeded weights, saved by Keras itself in every form of `.h5`; their values are taken out again.

    python test/reference/keras_h5.py keras3      # keras-cv's environment
    python test/reference/keras_h5.py legacy      # with tf_keras 2.18 (requirements-legacy.txt)

`test/fixtures/keras-h5/<name>.h5.gz` is the file with the bytes of its tensors zeroed. `<mode>.json` says which seeded tensor lies at
which byte, and the SHA-256 of the file as it was saved, so that test/support/keras-h5.ts restores it bit for bit.
"""

import gzip
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

MODE = sys.argv[1]
os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")
if MODE == "legacy":
    os.environ["TF_USE_LEGACY_KERAS"] = "1"

import h5py
import keras_cv
import numpy as np
import tensorflow as tf

import kerascv_names as names

if MODE == "legacy":
    import tf_keras
    from keras_cv.src.backend import ops
    from tf_keras.src.saving.legacy import hdf5_format

    tf_keras.ops = ops  # what keras-cv itself takes for keras.ops on Keras 2
    sys.modules["keras"] = tf_keras

import keras

import kerascv_models as models
import model_configs as configs

FOLDER = Path(__file__).parent.parent / "fixtures" / "keras-h5"
FLOATX = keras.config.set_floatx if MODE == "keras3" else keras.backend.set_floatx

TEXT = configs._text(32, 2, 2, "quick_gelu", vocabulary=50, length=9)
UNET_V1 = configs._unet([32, 64], 2, 24, [True, False], depth=1)
UNET_V2 = configs._unet([32, 32, 64], [1, 2, 2], 24, depth=1, use_linear_projection=True)
VAE = configs._vae([32, 64], depth=1)

PARTS = {
    "textEncoder": lambda config: models.text_encoder(config, config["max_position_embeddings"]),
    "diffusionModel": lambda config: models.diffusion_model(config, (4, 4), 5),
    "decoder": lambda config: models.decoder(config, (4, 4)),
    "imageEncoder": lambda config: models.image_encoder(config),
}

CASES = [("text-encoder", "textEncoder", TEXT), ("unet-v1", "diffusionModel", UNET_V1), ("unet-v2", "diffusionModel", UNET_V2)]
CASES += [("decoder", "decoder", VAE), ("image-encoder", "imageEncoder", VAE)]

assigned: list[tuple[str, object]] = []


def load(layer, listed: list[str]):
    """kerascv_names.load, for Keras 2 as well; and notes which variable has which name."""
    variables = [v for v in layer.variables if not v.name.startswith("seed_generator")]
    if len(variables) != len(listed):
        raise ValueError(f"{layer.name}: {len(variables)} variables, {len(listed)} names")
    assigned.clear()
    for variable, name in zip(variables, listed):
        shape = tuple(variable.shape)
        if len(shape) == 4:
            value = names.seeded(name, (shape[3], shape[2], shape[0], shape[1])).transpose(2, 3, 1, 0)
        elif len(shape) == 2 and not name.endswith("embedding.weight"):
            value = names.seeded(name, (shape[1], shape[0])).T
        else:
            value = names.seeded(name, shape)
        variable.assign(tf.cast(value, variable.dtype))
        assigned.append((name, variable))
    return layer


names.load = load


def tensors(file: h5py.File) -> dict[str, h5py.Dataset]:
    found = {}
    file.visititems(lambda path, item: found.update({path: item}) if isinstance(item, h5py.Dataset) else None)
    return found


def take_out(path: Path) -> tuple[bytes, dict]:
    """The file without its values, and where they were. A tensor is known by its bytes: no two of a model have the same."""
    raw = path.read_bytes()
    by_bytes = {np.asarray(variable).tobytes(): name for name, variable in assigned}
    if len(by_bytes) != len(assigned):
        raise ValueError("two tensors are the same")
    zeroed, places = bytearray(raw), []
    with h5py.File(path) as file:
        dtypes = set()
        for dataset in tensors(file).values():
            size, start = dataset.id.get_storage_size(), dataset.id.get_offset()
            name = by_bytes.pop(raw[start : start + size], None) if start is not None else None
            if name is None:
                continue  # the state of an optimizer
            dtypes.add(str(dataset.dtype))
            zeroed[start : start + size] = bytes(size)
            places.append([start, name])
    if by_bytes or len(dtypes) != 1:
        raise ValueError(f"{path}: {list(by_bytes.values())} not found, {dtypes}")
    about = {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest(), "dtype": dtypes.pop(), "places": places}
    return bytes(zeroed), about


def again(path: Path, to: Path, **options) -> None:
    """The same groups, datasets and attributes, written by h5py with other options."""
    with h5py.File(path) as old, h5py.File(to, "w", **options) as new:
        for key in old:
            old.copy(key, new)
        for key, value in old.attrs.items():
            new.attrs[key] = value


def save(name: str, part: str, config: dict, how, files: dict, compiled: bool = False) -> None:
    keras.backend.clear_session()
    model = PARTS[part](config)
    if compiled:
        model.compile(jit_compile=True)  # as KerasCV does: an optimizer's state is saved too
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("model.weights.h5" if MODE == "keras3" else "model.h5")
        path = how(model, path) or path
        zeroed, about = take_out(path)
    with open(FOLDER / f"{MODE}-{name}.h5.gz", "wb") as file:
        file.write(gzip.compress(zeroed, 9, mtime=0))
    files[f"{MODE}-{name}"] = {"part": part, "config": config, **about}
    print(f"{MODE}-{name}", about["bytes"], about["dtype"], (FOLDER / f"{MODE}-{name}.h5.gz").stat().st_size)


def weights(model, path: Path) -> None:
    model.save_weights(str(path))


def whole(model, path: Path) -> Path:
    path = path.with_name("whole.h5")
    model.save(str(path))
    return path


def modern(model, path: Path) -> Path:
    weights(model, path)
    again(path, path.with_name("modern.h5"), libver="latest")
    return path.with_name("modern.h5")


def split(model, path: Path) -> None:
    """Keras 2 cuts a list of names above 64 kB into several attributes; here above 100 bytes."""
    limit, hdf5_format.HDF5_OBJECT_HEADER_LIMIT = hdf5_format.HDF5_OBJECT_HEADER_LIMIT, 100
    weights(model, path)
    hdf5_format.HDF5_OBJECT_HEADER_LIMIT = limit


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    files: dict[str, dict] = {}
    for name, part, config in CASES:
        save(name, part, config, weights, files, compiled=name == "unet-v1")
    save("whole", "decoder", VAE, whole, files, compiled=True)
    save("modern", "decoder", VAE, modern, files)
    if MODE == "legacy":
        save("split", "decoder", VAE, split, files)
    else:
        for floatx in ("float16", "bfloat16", "float64"):
            FLOATX(floatx)
            keras.config.set_dtype_policy(floatx)
            save(floatx, "textEncoder", TEXT, weights, files)
    version = {"keras": keras.__version__} if MODE == "keras3" else {"tf_keras": tf_keras.__version__}
    versions = {"keras-cv": keras_cv.__version__, **version, "tensorflow": tf.__version__, "h5py": h5py.__version__}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in files.items()]
    text = ",\n".join(lines)
    (FOLDER / f"{MODE}.json").write_text(f'{{\n"versions": {json.dumps(versions)},\n"files": {{\n{text}\n}}\n}}\n')


if __name__ == "__main__":
    main()
