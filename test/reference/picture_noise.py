"""Writes test/fixtures/picture-noise.safetensors: the noise that KerasCV on TensorFlow starts a 128x128 picture of seed 7 with.

    python test/reference/picture_noise.py      # keras-cv's environment; independent of the weights
"""

import keras
import keras_cv
import tensorflow as tf

from fixtures import Fixture

SEED = 7

if __name__ == "__main__":
    versions = {"keras_cv": keras_cv.__version__, "keras": keras.__version__, "tensorflow": tf.__version__}
    fixture = Fixture("picture-noise", versions)
    model = keras_cv.models.StableDiffusion(128, 128, jit_compile=False)
    fixture.add("noise", model._get_initial_diffusion_noise(1, SEED), seed=SEED)
    fixture.save()
