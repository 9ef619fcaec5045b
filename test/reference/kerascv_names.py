"""diffusers' names for KerasCV's variables, in KerasCV's order, and the seeded values in KerasCV's axes.

Keras lists a layer's variables in the order its sublayers were tracked; the names are auto-numbered and say nothing. So the
names below are given by position, as KerasCV itself loads its weight files, and `load` checks every shape.
"""

from seeded import seeded

LEAVES = {"kernel": "weight", "gamma": "weight", "embeddings": "weight", "bias": "bias", "beta": "bias"}


def _both(*names: str) -> list[str]:
    return [f"{name}.{part}" for name in names for part in ("weight", "bias")]


def _under(prefix: str, names: list[str]) -> list[str]:
    return [f"{prefix}.{name}" for name in names]


def attention() -> list[str]:
    return ["to_q.weight", "to_k.weight", "to_v.weight", *_both("to_out.0")]


def transformer_block() -> list[str]:
    first, second = _under("attn1", attention()), _under("attn2", attention())
    return [*_both("norm1"), *first, *_both("norm2"), *second, *_both("norm3", "ff.net.0.proj", "ff.net.2")]


def spatial_transformer() -> list[str]:
    return [*_both("norm", "proj_in"), *_under("transformer_blocks.0", transformer_block()), *_both("proj_out")]


def res_block(grows: bool, time: bool = True) -> list[str]:
    parts = ["norm1", "conv1", *(["time_emb_proj"] if time else []), "norm2", "conv2", *(["conv_shortcut"] if grows else [])]
    return _both(*parts)


def vae_attention() -> list[str]:
    return _both("group_norm", "to_q", "to_k", "to_v", "to_out.0")


def clip_attention() -> list[str]:
    return _both("q_proj", "k_proj", "v_proj", "out_proj")


def clip_layer() -> list[str]:
    return [*_both("layer_norm1"), *_under("self_attn", clip_attention()), *_both("layer_norm2", "mlp.fc1", "mlp.fc2")]


def text_encoder(layers: int) -> list[str]:
    names = ["embeddings.token_embedding.weight", "embeddings.position_embedding.weight"]
    for i in range(layers):
        names += _under(f"encoder.layers.{i}", clip_layer())
    return _under("text_model", [*names, *_both("final_layer_norm")])


def diffusion_model(config: dict) -> list[str]:
    """In the order of the functional graph: conv_in stands between the two dense layers of the time embedding."""
    channels, depth = config["block_out_channels"], config["layers_per_block"]
    down = [kind.startswith("Cross") for kind in config["down_block_types"]]
    up = [kind.startswith("Cross") for kind in config["up_block_types"]]
    names = _both("time_embedding.linear_1", "conv_in", "time_embedding.linear_2")
    skips, before = [channels[0]], channels[0]
    for i, width in enumerate(channels):
        for j in range(depth):
            names += _under(f"down_blocks.{i}.resnets.{j}", res_block(before != width))
            if down[i]:
                names += _under(f"down_blocks.{i}.attentions.{j}", spatial_transformer())
            before = width
            skips.append(width)
        if i < len(channels) - 1:
            names += _both(f"down_blocks.{i}.downsamplers.0.conv")
            skips.append(width)
    for part, inner in (("resnets.0", res_block(False)), ("attentions.0", spatial_transformer()), ("resnets.1", res_block(False))):
        names += _under(f"mid_block.{part}", inner)
    for i, width in enumerate(reversed(channels)):
        for j in range(depth + 1):
            names += _under(f"up_blocks.{i}.resnets.{j}", res_block(before + skips.pop() != width))
            if up[i]:
                names += _under(f"up_blocks.{i}.attentions.{j}", spatial_transformer())
            before = width
        if i < len(channels) - 1:
            names += _both(f"up_blocks.{i}.upsamplers.0.conv")
    return [*names, *_both("conv_norm_out", "conv_out")]


def decoder(channels: list[int], depth: int) -> list[str]:
    names = _vae_middle("decoder", ["post_quant_conv", "decoder.conv_in"])
    before = channels[-1]
    for i, width in enumerate(reversed(channels)):
        for j in range(depth + 1):
            names += _under(f"decoder.up_blocks.{i}.resnets.{j}", res_block(before != width, time=False))
            before = width
        if i < len(channels) - 1:
            names += _both(f"decoder.up_blocks.{i}.upsamplers.0.conv")
    return [*names, *_both("decoder.conv_norm_out", "decoder.conv_out")]


def image_encoder(channels: list[int], depth: int) -> list[str]:
    names, before = _both("encoder.conv_in"), channels[0]
    for i, width in enumerate(channels):
        for j in range(depth):
            names += _under(f"encoder.down_blocks.{i}.resnets.{j}", res_block(before != width, time=False))
            before = width
        if i < len(channels) - 1:
            names += _both(f"encoder.down_blocks.{i}.downsamplers.0.conv")
    return [*names, *_vae_middle("encoder", []), *_both("encoder.conv_norm_out", "encoder.conv_out", "quant_conv")]


def _vae_middle(part: str, before: list[str]) -> list[str]:
    names, middle = _both(*before), f"{part}.mid_block"
    names += _under(f"{middle}.resnets.0", res_block(False, time=False))
    names += _under(f"{middle}.attentions.0", vae_attention())
    return names + _under(f"{middle}.resnets.1", res_block(False, time=False))


def load(layer, names: list[str]):
    """Gives a built Keras layer or model its seeded values. VAE attentions are 1x1 convolutions here and linear in diffusers."""
    variables = [v for v in layer.variables if not v.path.startswith("seed_generator")]
    if len(variables) != len(names):
        raise ValueError(f"{layer.name}: {len(variables)} variables, {len(names)} names")
    for variable, name in zip(variables, names):
        shape = tuple(variable.shape)
        leaf = variable.path.split("/")[-1]
        if not name.endswith(LEAVES[leaf]):
            raise ValueError(f"{layer.name}: {variable.path} {shape} cannot be {name}")
        if len(shape) == 4:
            value = seeded(name, (shape[3], shape[2], shape[0], shape[1])).transpose(2, 3, 1, 0)
        elif len(shape) == 2 and leaf == "kernel":
            value = seeded(name, (shape[1], shape[0])).T
        else:
            value = seeded(name, shape)
        variable.assign(value)
    return layer
