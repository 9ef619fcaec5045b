"""KerasCV's networks: small ones assembled of its own blocks in its own topology, and its own classes at their real widths."""

import os

os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")

import keras
import keras_cv
import tensorflow as tf
from keras import ops
from keras_cv.models.stable_diffusion import Decoder, DiffusionModel, ImageEncoder, TextEncoder, TextEncoderV2
from keras_cv.src.models.stable_diffusion.attention_block import AttentionBlock
from keras_cv.src.models.stable_diffusion.diffusion_model import DiffusionModelV2, ResBlock, SpatialTransformer, Upsample
from keras_cv.src.models.stable_diffusion.padded_conv2d import PaddedConv2D
from keras_cv.src.models.stable_diffusion.resnet_block import ResnetBlock
from keras_cv.src.models.stable_diffusion.text_encoder import CLIPEmbedding, CLIPEncoderLayer, quick_gelu

import kerascv_names as names

VERSIONS = {"keras-cv": keras_cv.__version__, "keras": keras.__version__, "tensorflow": tf.__version__}
ACTIVATIONS = {"quick_gelu": quick_gelu, "gelu_new": ops.gelu}
Conv, Input = PaddedConv2D, keras.layers.Input
ASYMMETRIC = ((0, 1), (0, 1))


def text_encoder(config: dict, length: int, real: type | None = None):
    layers, width, positions = config["num_hidden_layers"], config["hidden_size"], config["max_position_embeddings"]
    if real in (TextEncoder, TextEncoderV2):
        model = real(length, config["vocab_size"], download_weights=False)
    else:
        inputs = [Input((length,), dtype="int32"), Input((length,), dtype="int32")]
        x = CLIPEmbedding(config["vocab_size"], width, positions)(inputs)
        for _ in range(layers):
            x = CLIPEncoderLayer(width, config["num_attention_heads"], ACTIVATIONS[config["hidden_act"]])(x)
        model = keras.Model(inputs, keras.layers.LayerNormalization(epsilon=1e-5)(x))
    return names.load(model, names.text_encoder(layers))


def diffusion_model(config: dict, size: tuple[int, int], length: int, real: type | None = None):
    height, width = size
    if real in (DiffusionModel, DiffusionModelV2):
        model = real(8 * height, 8 * width, length, download_weights=False)
    else:
        model = _small_unet(config, height, width, length)
    return names.load(model, names.diffusion_model(config))


def _small_unet(config: dict, height: int, width: int, length: int):
    widths, depth, heads = config["block_out_channels"], config["layers_per_block"], config["attention_head_dim"]
    heads = heads if isinstance(heads, list) else [heads] * len(widths)
    linear = config.get("use_linear_projection", False)
    attends = [kind.startswith("Cross") for kind in config["down_block_types"]]
    context = Input((length, config["cross_attention_dim"]), name="context")
    time_in = Input((widths[0],), name="timestep_embedding")
    latent = Input((height, width, config["in_channels"]), name="latent")
    t = keras.layers.Dense(4 * widths[0])(time_in)
    t = keras.layers.Dense(4 * widths[0])(keras.layers.Activation("swish")(t))

    def stage(x, level, attend):
        x = ResBlock(widths[level])([x, t])
        transformer = SpatialTransformer(heads[level], widths[level] // heads[level], fully_connected=linear)
        return transformer([x, context]) if attend else x

    x = Conv(widths[0], 3, padding=1)(latent)
    skips, last = [x], len(widths) - 1
    for level in range(last + 1):
        for _ in range(depth):
            x = stage(x, level, attends[level])
            skips.append(x)
        if level < last:
            x = Conv(widths[level], 3, strides=2, padding=1)(x)
            skips.append(x)
    x = stage(stage(x, last, True), last, False)
    for level in reversed(range(last + 1)):
        for _ in range(depth + 1):
            x = stage(keras.layers.Concatenate()([x, skips.pop()]), level, attends[level])
        if level > 0:
            x = Upsample(widths[level])(x)
    x = keras.layers.Activation("swish")(keras.layers.GroupNormalization(epsilon=1e-5)(x))
    return keras.Model([latent, time_in, context], Conv(config["out_channels"], 3, padding=1)(x))


def decoder(config: dict, size: tuple[int, int], real: bool = False):
    widths, depth, (height, width) = config["block_out_channels"], config["layers_per_block"], size
    if real:
        model = Decoder(8 * height, 8 * width, download_weights=False)
    else:
        deepest = widths[-1]
        layers = [Input((height, width, 4)), keras.layers.Rescaling(1 / config["scaling_factor"]), Conv(4, 1)]
        layers += [Conv(deepest, 3, padding=1), ResnetBlock(deepest), AttentionBlock(deepest), ResnetBlock(deepest)]
        for i, channels in enumerate(reversed(widths)):
            layers += [ResnetBlock(channels) for _ in range(depth + 1)]
            if i < len(widths) - 1:
                layers += [keras.layers.UpSampling2D(2), Conv(channels, 3, padding=1)]
        model = keras.Sequential(layers + _out(3))
    return names.load(model, names.decoder(widths, depth))


def image_encoder(config: dict, real: bool = False):
    widths, depth = config["block_out_channels"], config["layers_per_block"]
    if real:
        model = ImageEncoder(download_weights=False)
    else:
        deepest = widths[-1]
        layers = [Input((None, None, 3)), Conv(widths[0], 3, padding=1)]
        for i, channels in enumerate(widths):
            layers += [ResnetBlock(channels) for _ in range(depth)]
            if i < len(widths) - 1:
                layers += [Conv(channels, 3, padding=ASYMMETRIC, strides=2)]
        layers += [ResnetBlock(deepest), AttentionBlock(deepest), ResnetBlock(deepest), *_out(8), Conv(8, 1)]
        layers += [keras.layers.Lambda(lambda x: x[..., :4] * config["scaling_factor"])]
        model = keras.Sequential(layers)
    return names.load(model, names.image_encoder(widths, depth))


def _out(channels: int) -> list:
    return [keras.layers.GroupNormalization(epsilon=1e-5), keras.layers.Activation("swish"), Conv(channels, 3, padding=1)]
