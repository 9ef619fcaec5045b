"""Layer references from keras-cv's own classes on TensorFlow, in float64 so that they carry no rounding of their own."""

import os

os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")

import keras
import keras_cv
import numpy as np
import tensorflow as tf
from keras import ops
from keras_cv.src.models.stable_diffusion.attention_block import AttentionBlock
from keras_cv.src.models.stable_diffusion.diffusion_model import (
    GEGLU, BasicTransformerBlock, CrossAttention, ResBlock, SpatialTransformer, Upsample,
)
from keras_cv.src.models.stable_diffusion.padded_conv2d import PaddedConv2D
from keras_cv.src.models.stable_diffusion.resnet_block import ResnetBlock
from keras_cv.src.models.stable_diffusion.stable_diffusion import StableDiffusionBase
from keras_cv.src.models.stable_diffusion.text_encoder import CLIPAttention, CLIPEmbedding, CLIPEncoderLayer, quick_gelu

import kerascv_names as names
from cases import LAYERS
from fixtures import Fixture
from seeded import seeded_input

VERSIONS = {"keras-cv": keras_cv.__version__, "keras": keras.__version__, "tensorflow": tf.__version__}
ACTIVATIONS = {"quickGelu": quick_gelu, "geluTanh": ops.gelu}
PLAIN = ["weight", "bias"]

keras.config.set_floatx("float64")


def run(layer, variables, *inputs, **more):
    """Builds the layer on the inputs, gives it its seeded values, and runs it."""
    layer(*inputs, **more)
    return layer(*inputs, **more) if names.load(layer, variables) else None


def norm_only_32(o):
    return o["groups"] == 32


# Each takes (options, inputs) and gives the output, with the options KerasCV's numbers add; None: KerasCV has no such layer.
def conv2d(o, x, variables=PLAIN):
    padding = tuple(map(tuple, o["padding"])) if isinstance(o["padding"], list) else o["padding"]
    layer = PaddedConv2D(o["outChannels"], o["kernel"], padding=padding, strides=o["stride"])
    return run(layer, variables, x), {}


def downsample(o, x):
    return conv2d({"outChannels": o["channels"], "kernel": 3, "stride": 2, **o}, x, ["conv.weight", "conv.bias"])


def group_norm(o, x):
    return (run(keras.layers.GroupNormalization(epsilon=1e-5), PLAIN, x), {"eps": 1e-5}) if norm_only_32(o) else None


def attention(o, x, context=None):
    return run(CrossAttention(o["heads"], o["headDim"]), names.attention(), x, context=context), {}


def clip_layer(o, x):
    if o["activation"] not in ACTIVATIONS:
        return None
    return run(CLIPEncoderLayer(o["dim"], o["heads"], ACTIVATIONS[o["activation"]]), names.clip_layer(), x), {}


def clip_embeddings(o):
    tokens = tf.constant(o["tokens"])
    positions = tf.broadcast_to(tf.range(tokens.shape[1]), tokens.shape)
    layer = CLIPEmbedding(o["vocab"], o["dim"], o["positions"])
    return run(layer, ["token_embedding.weight", "position_embedding.weight"], [tokens, positions]), {}


def vae_attention(o, x):
    return run(AttentionBlock(o["channels"]), names.vae_attention(), x), {"eps": 1e-5}


def res_block(o, x, temb=None):
    if not norm_only_32(o):
        return None
    grows = o["inChannels"] != o["outChannels"]
    if temb is None:
        return run(ResnetBlock(o["outChannels"]), names.res_block(grows, time=False), x), {"eps": 1e-5}
    return run(ResBlock(o["outChannels"]), names.res_block(grows), [x, temb]), {"eps": 1e-5}


def geglu(o, x):
    return (run(GEGLU(o["inner"]), ["proj.weight", "proj.bias"], x), {}) if o["activation"] == "geluTanh" else None


def transformer_block(o, x, context):
    layer = BasicTransformerBlock(o["dim"], o["heads"], o["headDim"])
    return run(layer, names.transformer_block(), [x, context]), {"eps": 1e-5, "activation": "geluTanh"}


def spatial_transformer(o, x, context):
    layer = SpatialTransformer(o["heads"], o["headDim"], fully_connected=o["linear"])
    return run(layer, names.spatial_transformer(), [x, context]), {"eps": 1e-5, "activation": "geluTanh"}


def timestep_embedding(o):
    one = StableDiffusionBase._get_timestep_embedding
    return np.concatenate([one(None, t, 1, dim=o["dim"]) for t in o["timesteps"]]), {}


def timestep_mlp(o, x):
    layers = [keras.layers.Dense(o["outFeatures"]), keras.layers.Activation("swish"), keras.layers.Dense(o["outFeatures"])]
    return run(keras.Sequential(layers), ["linear_1.weight", "linear_1.bias", "linear_2.weight", "linear_2.bias"], x), {}


LAYER = {
    "linear": lambda o, x: (run(keras.layers.Dense(o["outFeatures"], use_bias=o["bias"]), PLAIN[: 1 + o["bias"]], x), {}),
    "conv2d": conv2d,
    "embedding": lambda o: (run(keras.layers.Embedding(o["vocab"], o["dim"]), ["weight"], tf.constant(o["tokens"])), {}),
    "groupNorm": group_norm,
    "layerNorm": lambda o, x: (run(keras.layers.LayerNormalization(epsilon=1e-5), PLAIN, x), {"eps": 1e-5}),
    "silu": lambda o, x: (keras.layers.Activation("swish")(x), {}),
    "gelu": lambda o, x: (ops.gelu(x, approximate=False), {}),
    "geluTanh": lambda o, x: (ops.gelu(x), {}),
    "quickGelu": lambda o, x: (quick_gelu(x), {}),
    "attention": attention,
    "clipAttention": lambda o, x: (run(CLIPAttention(o["dim"], o["heads"]), names.clip_attention(), x), {}),
    "clipLayer": clip_layer,
    "clipEmbeddings": clip_embeddings,
    "vaeAttention": vae_attention,
    "resBlock": res_block,
    "geglu": geglu,
    "transformerBlock": transformer_block,
    "spatialTransformer": spatial_transformer,
    "timestepEmbedding": timestep_embedding,
    "timestepMlp": timestep_mlp,
    "downsample": downsample,
    "upsample": lambda o, x: (run(Upsample(o["channels"]), ["conv.weight", "conv.bias"], x), {}),
}


def main() -> None:
    fixture = Fixture("layers-kerascv", VERSIONS)
    for name, kind, options, inputs in LAYERS:
        arrays = {key: tf.constant(seeded_input(key, spec), "float64") for key, spec in inputs.items()}
        found = LAYER[kind](options, **arrays)
        if found is not None:
            fixture.add(name, np.asarray(found[0]), kind=kind, options={**options, **found[1]}, inputs=inputs)
    fixture.save()


if __name__ == "__main__":
    main()
