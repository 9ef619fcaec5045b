"""Names and shapes of KerasCV's weight files at full size, as keras-cv's own classes save them.

    python test/reference/names_kerascv.py keras3      # keras-cv's environment: `.weights.h5`
    python test/reference/names_kerascv.py legacy      # with tf_keras 2.18 (requirements-legacy.txt): `.h5` of Keras 2

Keras 3: `tensors` has every data set's path and shape, `empty` the groups with nothing in them. Keras 2: `layers` lists layers in
file order, those without weights too, each `[name, [[weight name, shape], …]]`; a data set lies at `<layer>/<weight name>`. Keras 2
loads by position in the model, so the numbers in its names mean nothing and differ from file to file.
"""

import gc
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
import tensorflow as tf
from keras_cv.models.stable_diffusion import Decoder, DiffusionModel, ImageEncoder, TextEncoder, TextEncoderV2
from keras_cv.src.backend import keras
from keras_cv.src.models.stable_diffusion.diffusion_model import DiffusionModelV2

from names_files import write

PARTS = {
    "sd1-text-encoder": lambda: TextEncoder(77, download_weights=False),
    "sd2-text-encoder": lambda: TextEncoderV2(77, download_weights=False),
    "sd1-diffusion-model": lambda: DiffusionModel(512, 512, 77, download_weights=False),
    "sd2-diffusion-model": lambda: DiffusionModelV2(512, 512, 77, download_weights=False),
    "decoder": lambda: Decoder(512, 512, download_weights=False),
    "image-encoder": lambda: ImageEncoder(download_weights=False),
}


def keras3(file: h5py.File) -> dict:
    tensors, empty = {}, []

    def visit(path: str, item) -> None:
        if isinstance(item, h5py.Dataset):
            tensors[path] = list(item.shape)
        elif len(item) == 0:
            empty.append(path)

    file.visititems(visit)
    return {"tensors": tensors, "empty": empty}


def legacy(file: h5py.File) -> dict:
    def text(value) -> str:
        return value.decode() if isinstance(value, bytes) else str(value)

    layers = []
    for layer in map(text, file.attrs["layer_names"]):
        weights = [text(name) for name in file[layer].attrs["weight_names"]]
        layers.append([layer, [[name, list(file[layer][name].shape)] for name in weights]])
    return {"attributes": {key: text(file.attrs[key]) for key in ("backend", "keras_version")}, "layers": layers}


def main() -> None:
    version = keras.__version__ if MODE == "keras3" else __import__("tf_keras").__version__
    versions = {"keras-cv": keras_cv.__version__, "keras" if MODE == "keras3" else "tf_keras": version, "tensorflow": tf.__version__}
    versions["h5py"] = h5py.__version__
    for name, make in PARTS.items():
        keras.backend.clear_session()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("model.weights.h5" if MODE == "keras3" else "model.h5")
            model = make()
            model.save_weights(path if MODE == "keras3" else str(path))
            del model
            gc.collect()
            with h5py.File(path) as file:
                write(f"kerascv-{MODE}-{name}", versions, **{"keras3": keras3, "legacy": legacy}[MODE](file))


if __name__ == "__main__":
    main()
