"""Model references from keras-cv: small models in float64, its own classes at their real widths in float32, as they run."""

import gc

import kerascv_models as models
import keras
import numpy as np
import tensorflow as tf
from keras_cv.src.models.stable_diffusion.stable_diffusion import StableDiffusionBase

import model_configs as configs
from fixtures import Fixture
from seeded import seeded_input

REAL_TEXT = [
    ("TextEncoder", configs.TEXT_V1, models.TextEncoder, configs.tokens(1, 77, 49408)),
    ("TextEncoderV2", configs.TEXT_V2, models.TextEncoderV2, configs.tokens(1, 77, 49408)),
]
REAL_UNETS = [
    ("DiffusionModel", configs.UNET_V1, models.DiffusionModel, 981, configs._in([1, 8, 8, 4], [1, 77, 768])),
    ("DiffusionModelV2", configs.UNET_V2, models.DiffusionModelV2, 500, configs._in([1, 8, 8, 4], [1, 77, 1024])),
]
REAL_IMAGE = configs._image([1, 8, 8, 4], [1, 64, 64, 3])


def timestep_embedding(timestep: int, batch: int, width: int):
    return StableDiffusionBase._get_timestep_embedding(None, timestep, batch, dim=width)


def run(fixture: Fixture, real: bool) -> None:
    def given(specs: dict) -> dict:
        return {key: tf.constant(seeded_input(key, spec), keras.config.floatx()) for key, spec in specs.items()}

    def add(name, out, **case):
        fixture.add(name, np.asarray(out), **case)
        keras.backend.clear_session()
        gc.collect()

    texts = REAL_TEXT if real else [(name, config, None, tokens) for name, config, tokens in configs.KERAS_TEXT_ENCODERS]
    for name, config, kind, tokens in texts:
        ids = tf.constant(tokens)
        positions = tf.broadcast_to(tf.range(ids.shape[1]), ids.shape)
        out = models.text_encoder(config, ids.shape[1], kind)([ids, positions])
        add(name, out, part="textEncoder", config=config, tokens=tokens)
    unets = REAL_UNETS if real else [(name, config, None, t, specs) for name, config, t, specs in configs.KERAS_UNETS]
    for name, config, kind, timestep, specs in unets:
        x = given(specs)
        batch, height, width, _ = x["latents"].shape
        time = tf.cast(timestep_embedding(timestep, batch, config["block_out_channels"][0]), keras.config.floatx())
        model = models.diffusion_model(config, (height, width), x["context"].shape[1], kind)
        out = model([x["latents"], time, x["context"]])
        del model
        add(name, out, part="diffusionModel", config=config, timestep=timestep, inputs=specs)
    vaes = [("", configs.VAE, REAL_IMAGE)] if real else configs.KERAS_VAES
    for name, config, specs in vaes:
        x = given(specs)
        out = models.decoder(config, x["latents"].shape[1:3], real)(x["latents"])
        add("Decoder" if real else f"{name} decoder", out, part="decoder", config=config, inputs={"latents": specs["latents"]})
        out = models.image_encoder(config, real)(x["pixels"])
        add("ImageEncoder" if real else f"{name} encoder", out, part="imageEncoder", config=config, inputs={"pixels": specs["pixels"]})


def main() -> None:
    keras.config.set_floatx("float64")
    small = Fixture("models-kerascv", models.VERSIONS, keep=4096)
    run(small, real=False)
    small.save()
    keras.config.set_floatx("float32")
    wide = Fixture("models-kerascv-real", models.VERSIONS, keep=4096)
    run(wide, real=True)
    wide.save()


if __name__ == "__main__":
    main()
