"""Writes test/fixtures/random-{tensorflow,torch,jax}.json: the normal numbers of the real generators.

    python test/reference/random_numbers.py tensorflow   # needs keras 3.3 and tensorflow 2.18
    python test/reference/random_numbers.py torch        # needs torch
    python test/reference/random_numbers.py jax          # needs jax

Each case is a shape [batch, height, width, channels], a seed and three successive draws. Values are base64 of little-endian
float32 in NHWC order: all of them up to 256, else the first and last 64 and float64 sums over all. (The file is not called
random.py: that name would hide Python's own `random` from every script beside it.)
"""

import base64
import json
import os
import sys

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SEEDS = [0, 1, 42, 123, 2**31, 2**32 + 5]
SHAPES = [(1, 1, 1, 3), (1, 3, 5, 1), (1, 2, 2, 4), (1, 1, 17, 1), (1, 4, 2, 2), (1, 8, 8, 4), (2, 16, 16, 4)]
LARGE = ((1, 64, 64, 4), [0, 42])
DRAWS = 3


def to_nhwc(values):
    return np.ascontiguousarray(np.transpose(values, (0, 2, 3, 1)))


def tensorflow_draws(shape, seed):
    """keras.random.normal(shape, seed) is stateless_normal with the pair [seed, 0]; later draws count in the second word."""
    import keras
    import tensorflow as tf

    first = keras.random.normal(shape, seed=seed).numpy()
    low = np.array(seed % 2**32, np.uint32).astype(np.int32)  # what Keras' two casts leave of a seed
    draws = [tf.random.stateless_normal(shape, tf.constant([low, k], tf.int32)).numpy() for k in range(DRAWS)]
    assert np.array_equal(first, draws[0]), "Keras no longer draws with the pair [seed, 0]"
    return draws, {"keras": keras.__version__, "tensorflow": tf.__version__}


def torch_draws(shape, seed):
    """diffusers' randn_tensor: NCHW, one generator for every draw."""
    import torch

    generator = torch.Generator("cpu").manual_seed(seed)
    b, h, w, c = shape
    draws = [to_nhwc(torch.randn((b, c, h, w), generator=generator).numpy()) for _ in range(DRAWS)]
    return draws, {"torch": torch.__version__.split("+")[0], "cpu": torch.backends.cpu.get_cpu_capability()}


def jax_draws(shape, seed):
    """NCHW as in Flax diffusers; the first draw with the key itself, later ones by `key, use = split(key)`."""
    import jax

    key = jax.random.PRNGKey(seed)
    b, h, w, c = shape
    draws = [to_nhwc(np.asarray(jax.random.normal(key, (b, c, h, w))))]
    while len(draws) < DRAWS:
        key, use = jax.random.split(key)
        draws.append(to_nhwc(np.asarray(jax.random.normal(use, (b, c, h, w)))))
    return draws, {"jax": jax.__version__}


def encode(values):
    flat = values.astype("<f4").ravel()
    text = lambda part: base64.b64encode(part.tobytes()).decode()
    if flat.size <= 256:
        return {"all": text(flat)}
    wide = flat.astype(np.float64)
    return {"head": text(flat[:64]), "tail": text(flat[-64:]), "sum": wide.sum(), "squares": (wide**2).sum()}


def main(name):
    draw = {"tensorflow": tensorflow_draws, "torch": torch_draws, "jax": jax_draws}[name]
    cases, versions = [], {}
    for shape, seeds in [(shape, SEEDS) for shape in SHAPES] + [LARGE]:
        for seed in seeds:
            draws, versions = draw(shape, seed)
            cases.append({"shape": shape, "seed": seed, "draws": [encode(d) for d in draws]})
    path = os.path.join(os.path.dirname(__file__), "..", "fixtures", f"random-{name}.json")
    versions["numpy"] = np.__version__
    with open(path, "w") as file:
        lines = ",\n".join(json.dumps(case) for case in cases)
        file.write(f'{{"versions": {json.dumps(versions)}, "cases": [\n{lines}\n]}}\n')
    print(os.path.normpath(path), os.path.getsize(path), "bytes", versions)


main(sys.argv[1])
