"""Files that h5py can write and Keras does not: variations of two of keras_h5.py's files, with zeros for values.

    python test/reference/keras_h5_odd.py      # keras-cv's environment; after keras_h5.py

Writes `test/fixtures/keras-h5/odd-<name>.h5.gz`; test/weights/keras-h5.test.ts says what must become of each.
"""

import gzip
import io
import tempfile
from pathlib import Path

import h5py
import numpy as np

FOLDER = Path(__file__).parent.parent / "fixtures" / "keras-h5"
LAYER = "layers/clip_encoder_layer/fc1/vars"
ONE, SHAPE = f"{LAYER}/0", (32, 128)
FIRST = "clip_embedding"


def base(name: str) -> bytes:
    return gzip.decompress((FOLDER / f"{name}-text-encoder.h5.gz").read_bytes())


def dataset(**options):
    """The kernel of fc1 written with other options."""

    def change(file: h5py.File) -> None:
        del file[ONE]
        file.create_dataset(ONE, **{"shape": SHAPE, "dtype": "f4", **options})

    return change


def link(target):
    def change(file: h5py.File) -> None:
        del file[ONE]
        file[ONE] = target(file)

    return change


def virtual(file: h5py.File) -> None:
    del file[ONE]
    layout = h5py.VirtualLayout(shape=SHAPE, dtype="f4")
    layout[:] = h5py.VirtualSource("other.h5", "x", shape=SHAPE)
    file.create_virtual_dataset(ONE, layout)


def compact(file: h5py.File) -> None:
    del file[f"{LAYER}/1"]
    options = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    options.set_layout(h5py.h5d.COMPACT)
    options.set_obj_track_times(False)
    space = h5py.h5s.create_simple((128,))
    made = h5py.h5d.create(file[LAYER].id, b"1", h5py.h5t.IEEE_F32LE, space, dcpl=options)
    made.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(128, dtype="f4"))


def shared_type(file: h5py.File) -> None:
    file["type"] = np.dtype("f4")
    dataset(dtype=file["type"])(file)


def rename(new: list[bytes], kind=None):
    def change(file: h5py.File) -> None:
        file[FIRST].attrs["weight_names"] = new if kind is None else np.array([name.decode() for name in new], dtype=kind)

    return change


def fixed_texts(file: h5py.File) -> None:
    """Names of one length, in the attribute itself."""

    for item in (file, file[FIRST]):
        for key in ("layer_names", "weight_names"):
            if key in item.attrs:
                item.attrs[key] = np.array([str(name).encode() for name in item.attrs[key]])


TOKENS = b"clip_embedding/embedding/embeddings:0"
POSITIONS = b"clip_embedding/embedding_1/embeddings:0"

KERAS3 = {
    "compressed": dataset(data=np.zeros(SHAPE, "f4"), compression="gzip"),
    "chunked": dataset(data=np.zeros(SHAPE, "f4"), chunks=(16, 16)),
    "bomb": dataset(shape=(2**20, 2**20), compression="gzip"),
    "enormous": dataset(shape=(2**15, 2**15)),
    "virtual": virtual,
    "outside": dataset(external=[("outside.bin", 0, 4 * 32 * 128)]),
    "external-link": link(lambda file: h5py.ExternalLink("other.h5", "/x")),
    "soft-link": link(lambda file: h5py.SoftLink(f"/{LAYER}/1")),
    "hard-link": link(lambda file: file["layers/clip_encoder_layer_1/fc1/vars/0"]),
    "circle": link(lambda file: file["layers"]),
    "big-endian": dataset(data=np.zeros(SHAPE), dtype=">f4"),
    "integers": dataset(data=np.zeros(SHAPE), dtype="i4"),
    "text": dataset(data=np.zeros(SHAPE, "S4"), dtype="S4"),
    "without-values": dataset(),
    "empty": link(lambda file: h5py.Empty("f4")),
    "shared-type": shared_type,
    "compact": compact,
    "missing": lambda file: file.__delitem__(ONE),
    "one-too-many": lambda file: file.create_dataset(f"{LAYER}/2", data=np.zeros(3, "f4")),
    "layer-too-many": lambda file: file.create_dataset("layers/dense/vars/0", data=np.zeros((2, 2), "f4")),
    "layer-too-few": lambda file: file.__delitem__("layers/clip_encoder_layer_1"),
    "no-layers": lambda file: file.move("layers", "strata"),
}
LEGACY = {
    "legacy-fixed-texts": fixed_texts,
    "legacy-not-there": rename([TOKENS, b"clip_embedding/embedding_9/embeddings:0"]),
    "legacy-twice": rename([TOKENS, TOKENS]),
    "legacy-too-few": rename([TOKENS]),
    "legacy-no-names": lambda file: file[FIRST].attrs.__delitem__("weight_names"),
    "legacy-numbers": lambda file: file[FIRST].attrs.create("weight_names", np.arange(3)),
    "legacy-layer-gone": lambda file: file.__delitem__(FIRST),
    "legacy-renamed": lambda file: (
        file.move(f"{FIRST}/{TOKENS.decode()}", f"{FIRST}/clip_embedding/embedding_7/embeddings:0"),
        rename([b"clip_embedding/embedding_7/embeddings:0", POSITIONS])(file),
    ),
}


def write(name: str, data: bytes) -> None:
    (FOLDER / f"odd-{name}.h5.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def main() -> None:
    for layout, changes in (("keras3", KERAS3), ("legacy", LEGACY)):
        for name, change in changes.items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "odd.h5"
                path.write_bytes(base(layout))
                with h5py.File(path, "a") as file:
                    change(file)
                write(name, path.read_bytes())
    for name, options in {"user-block": {"userblock_size": 512}, "modern": {"libver": "latest"}}.items():
        data = io.BytesIO()
        with h5py.File(io.BytesIO(base("keras3"))) as old, h5py.File(data, "w", **options) as new:
            for key in old:
                old.copy(key, new)
            for i in range(20 if name == "modern" else 0):  # more than a header takes: they move to a heap
                new["layers"].attrs[f"note {i}"] = [f"text {i}".encode(), b"more"]
        write(name, data.getvalue())
    for libver in ("earliest", "latest"):
        data = io.BytesIO()
        with h5py.File(data, "w", libver=libver) as file:
            for i in range(700):  # indices and heaps of several levels
                file.create_group(f"many/a_group_{i}")
            for i in range(60):
                file.attrs[f"note {i}"] = [f"text {i}".encode(), b"more"]
        write(f"many-{libver}", data.getvalue())


if __name__ == "__main__":
    main()
