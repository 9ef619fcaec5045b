"""Every tensor of a Stable Diffusion from its diffusers configs: shapes under diffusers' names, and the names that LDM and KerasCV give.

test/fixtures/names has the same from the libraries themselves at full size; scripts/make_checkpoint.py compares before it writes.
"""

import re

import kerascv_names

Shapes = dict[str, tuple[int, ...]]


def _norm(name: str, width: int) -> Shapes:
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def _linear(name: str, outputs: int, inputs: int, bias: bool = True) -> Shapes:
    return {f"{name}.weight": (outputs, inputs), **({f"{name}.bias": (outputs,)} if bias else {})}


def _conv(name: str, outputs: int, inputs: int, kernel: int = 3) -> Shapes:
    return {f"{name}.weight": (outputs, inputs, kernel, kernel), f"{name}.bias": (outputs,)}


def _res_block(name: str, before: int, width: int, time: int | None) -> Shapes:
    return {
        **_norm(f"{name}.norm1", before), **_conv(f"{name}.conv1", width, before),
        **(_linear(f"{name}.time_emb_proj", width, time) if time else {}),
        **_norm(f"{name}.norm2", width), **_conv(f"{name}.conv2", width, width),
        **(_conv(f"{name}.conv_shortcut", width, before, 1) if before != width else {}),
    }


def _attention(name: str, width: int, context: int, bias: bool) -> Shapes:
    inner = [_linear(f"{name}.{part}", width, context if part != "to_q" else width, bias) for part in ("to_q", "to_k", "to_v")]
    return {**inner[0], **inner[1], **inner[2], **_linear(f"{name}.to_out.0", width, width)}


def _transformer(name: str, width: int, context: int, linear: bool) -> Shapes:
    def project(end: str) -> Shapes:
        return _linear(f"{name}.{end}", width, width) if linear else _conv(f"{name}.{end}", width, width, 1)

    block = f"{name}.transformer_blocks.0"
    return {
        **_norm(f"{name}.norm", width), **project("proj_in"),
        **_norm(f"{block}.norm1", width), **_attention(f"{block}.attn1", width, width, False),
        **_norm(f"{block}.norm2", width), **_attention(f"{block}.attn2", width, context, False),
        **_norm(f"{block}.norm3", width), **_linear(f"{block}.ff.net.0.proj", 8 * width, width),
        **_linear(f"{block}.ff.net.2", width, 4 * width), **project("proj_out"),
    }


def unet(config: dict) -> Shapes:
    widths, context = config["block_out_channels"], config["cross_attention_dim"]
    depths = config["layers_per_block"] if isinstance(config["layers_per_block"], list) else [config["layers_per_block"]] * len(widths)
    linear, time, last = config.get("use_linear_projection", False), 4 * widths[0], len(widths) - 1
    down, up = ([kind.startswith("Cross") for kind in config[key]] for key in ("down_block_types", "up_block_types"))
    found = {**_linear("time_embedding.linear_1", time, widths[0]), **_linear("time_embedding.linear_2", time, time)}
    if config.get("time_cond_proj_dim"):
        found |= _linear("time_embedding.cond_proj", widths[0], config["time_cond_proj_dim"], False)
    found |= _conv("conv_in", widths[0], config["in_channels"])
    skips, before = [widths[0]], widths[0]
    for i, width in enumerate(widths):
        for j in range(depths[i]):
            found |= _res_block(f"down_blocks.{i}.resnets.{j}", before, width, time)
            found |= _transformer(f"down_blocks.{i}.attentions.{j}", width, context, linear) if down[i] else {}
            skips.append(before := width)
        if i < last:
            found |= _conv(f"down_blocks.{i}.downsamplers.0.conv", width, width)
            skips.append(width)
    if config.get("mid_block_type", "UNetMidBlock2DCrossAttn") is not None:
        for j in range(2):
            found |= _res_block(f"mid_block.resnets.{j}", before, before, time)
        found |= _transformer("mid_block.attentions.0", before, context, linear)
    for i, width in enumerate(reversed(widths)):
        for j in range(depths[last - i] + 1):
            found |= _res_block(f"up_blocks.{i}.resnets.{j}", before + skips.pop(), width, time)
            found |= _transformer(f"up_blocks.{i}.attentions.{j}", width, context, linear) if up[i] else {}
            before = width
        found |= _conv(f"up_blocks.{i}.upsamplers.0.conv", width, width) if i < last else {}
    return found | _norm("conv_norm_out", widths[0]) | _conv("conv_out", config["out_channels"], widths[0])


def tiny_vae(config: dict) -> Shapes:
    """AutoencoderTiny (TAESD): the modules of each half are counted in one row, ReLUs and doublings too."""
    latents, found = config["latent_channels"], {}

    def blocks(half: str, at: int, width: int, count: int) -> int:
        for block in range(at, at + count):
            for i in (0, 2, 4):
                found.update(_conv(f"{half}.layers.{block}.conv.{i}", width, width))
        return at + count

    def plain(name: str, width: int) -> None:
        found[f"{name}.weight"] = (width, width, 3, 3)

    at = 0
    for i, (width, count) in enumerate(zip(config["encoder_block_out_channels"], config["num_encoder_blocks"])):
        if i == 0:
            found.update(_conv("encoder.layers.0", width, 3))
        else:
            plain(f"encoder.layers.{at}", width)
        at = blocks("encoder", at + 1, width, count)
    found.update(_conv(f"encoder.layers.{at}", latents, config["encoder_block_out_channels"][-1]))
    widths, at = config["decoder_block_out_channels"], 2
    found.update(_conv("decoder.layers.0", widths[0], latents))
    for i, (width, count) in enumerate(zip(widths, config["num_decoder_blocks"])):
        at = blocks("decoder", at, width, count)
        if i == len(widths) - 1:
            found.update(_conv(f"decoder.layers.{at}", 3, width))
        else:
            plain(f"decoder.layers.{at + 1}", width)
        at += 2
    return found


def vae(config: dict) -> Shapes:
    if config["_class_name"] == "AutoencoderTiny":
        return tiny_vae(config)
    widths, depth, latents = config["block_out_channels"], config["layers_per_block"], config["latent_channels"]
    found, deepest = {}, widths[-1]

    def ends(half: str, first: int, inputs: int, last: int, outputs: int) -> Shapes:
        middle = f"{half}.mid_block"
        inner = _norm(f"{middle}.attentions.0.group_norm", deepest) | _attention(f"{middle}.attentions.0", deepest, deepest, True)
        for j in range(2):
            inner |= _res_block(f"{middle}.resnets.{j}", deepest, deepest, None)
        outer = _conv(f"{half}.conv_in", first, inputs) | _norm(f"{half}.conv_norm_out", last)
        return inner | outer | _conv(f"{half}.conv_out", outputs, last)

    def levels(half: str, side: str, order: list[int], blocks: int, resample: str, before: int) -> Shapes:
        inner = {}
        for i, width in enumerate(order):
            for j in range(blocks):
                inner |= _res_block(f"{half}.{side}.{i}.resnets.{j}", before, width, None)
                before = width
            inner |= _conv(f"{half}.{side}.{i}.{resample}.0.conv", width, width) if i < len(order) - 1 else {}
        return inner

    found |= ends("encoder", widths[0], 3, deepest, 2 * latents) | ends("decoder", deepest, latents, widths[0], 3)
    found |= levels("encoder", "down_blocks", widths, depth, "downsamplers", widths[0])
    found |= levels("decoder", "up_blocks", widths[::-1], depth + 1, "upsamplers", deepest)
    return found | _conv("quant_conv", 2 * latents, 2 * latents, 1) | _conv("post_quant_conv", latents, latents, 1)


def text_encoder(config: dict) -> Shapes:
    """With the prefix of published files; transformers 5 saves the same without it."""
    width, hidden = config["hidden_size"], config["intermediate_size"]
    found = {"text_model.embeddings.token_embedding.weight": (config["vocab_size"], width)}
    found["text_model.embeddings.position_embedding.weight"] = (config["max_position_embeddings"], width)
    for i in range(config["num_hidden_layers"]):
        found |= text_layer(f"text_model.encoder.layers.{i}", width, hidden)
    return found | _norm("text_model.final_layer_norm", width)


def text_layer(name: str, width: int, hidden: int) -> Shapes:
    found = _norm(f"{name}.layer_norm1", width) | _norm(f"{name}.layer_norm2", width)
    for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
        found |= _linear(f"{name}.self_attn.{part}", width, width)
    return found | _linear(f"{name}.mlp.fc1", hidden, width) | _linear(f"{name}.mlp.fc2", width, hidden)


SHAPES = {"text_encoder": text_encoder, "unet": unet, "vae": vae}


# LDM's names (the parts' prefixes included), from diffusers'.
_RES_BLOCK = {
    "norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1", "norm2": "out_layers.0",
    "conv2": "out_layers.3", "conv_shortcut": "skip_connection",
}
_UNET_ENDS = {
    "time_embedding.linear_1": "time_embed.0", "time_embedding.linear_2": "time_embed.2", "conv_in": "input_blocks.0.0",
    "conv_norm_out": "out.0", "conv_out": "out.2",
}
_VAE_ATTENTION = {"group_norm": "norm", "to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "proj_out"}
_TEXT_LAYER = {
    "layer_norm1": "ln_1", "layer_norm2": "ln_2", "mlp.fc1": "mlp.c_fc", "mlp.fc2": "mlp.c_proj", "self_attn.out_proj": "attn.out_proj",
}
_TEXT_ENDS = {
    "text_model.embeddings.token_embedding.weight": "token_embedding.weight",
    "text_model.embeddings.position_embedding.weight": "positional_embedding",
    "text_model.final_layer_norm.weight": "ln_final.weight", "text_model.final_layer_norm.bias": "ln_final.bias",
}


def ldm_unet(name: str, config: dict) -> str:
    def place(side: str, level: int, block: int) -> int:
        return level * per_level + block + (1 if side == "down" else 0)

    def renamed(rest: str) -> str:
        part, end = rest.rsplit(".", 1)
        return f"{_RES_BLOCK.get(part, part)}.{end}"

    per_level = config["layers_per_block"] + 1
    blocks = {"down": "input_blocks", "up": "output_blocks"}
    stem, end = name.rsplit(".", 1)
    if stem in _UNET_ENDS:
        return f"model.diffusion_model.{_UNET_ENDS[stem]}.{end}"
    if found := re.fullmatch(r"mid_block\.(resnets|attentions)\.(\d)\.(.+)", name):
        kind, i, rest = found[1], int(found[2]), found[3]
        return f"model.diffusion_model.middle_block.{2 * i if kind == 'resnets' else 1}.{renamed(rest)}"
    found = re.fullmatch(r"(down|up)_blocks\.(\d+)\.(resnets|attentions|downsamplers|upsamplers)\.(\d+)\.(.+)", name)
    side, level, kind, i, rest = found[1], int(found[2]), found[3], int(found[4]), found[5]
    if kind == "downsamplers":
        inner = f"{place(side, level, per_level - 1)}.0.op.{end}"
    elif kind == "upsamplers":
        attends = config["up_block_types"][level].startswith("Cross")
        inner = f"{place(side, level, per_level - 1)}.{2 if attends else 1}.conv.{end}"
    else:
        inner = f"{place(side, level, i)}.{0 if kind == 'resnets' else 1}.{renamed(rest)}"
    return f"model.diffusion_model.{blocks[side]}.{inner}"


def ldm_vae(name: str, config: dict) -> str:
    last = len(config["block_out_channels"]) - 1
    name = re.sub(r"mid_block\.resnets\.(\d)", lambda m: f"mid.block_{int(m[1]) + 1}", name)
    name = re.sub(r"mid_block\.attentions\.0\.(.+)\.", lambda m: f"mid.attn_1.{_VAE_ATTENTION[m[1]]}.", name)
    name = re.sub(r"down_blocks\.(\d)\.resnets", r"down.\1.block", name)
    name = re.sub(r"up_blocks\.(\d)\.resnets", lambda m: f"up.{last - int(m[1])}.block", name)
    name = re.sub(r"down_blocks\.(\d)\.downsamplers\.0", r"down.\1.downsample", name)
    name = re.sub(r"up_blocks\.(\d)\.upsamplers\.0", lambda m: f"up.{last - int(m[1])}.upsample", name)
    return "first_stage_model." + name.replace("conv_shortcut", "nin_shortcut").replace("conv_norm_out", "norm_out")


def open_clip_text(name: str) -> str | None:
    """OpenCLIP's name; None for queries, keys and values, which it keeps in one tensor."""
    if name in _TEXT_ENDS:
        return f"cond_stage_model.model.{_TEXT_ENDS[name]}"
    layer, rest = re.fullmatch(r"text_model\.encoder\.layers\.(\d+)\.(.+)", name).groups()
    part, end = rest.rsplit(".", 1)
    return f"cond_stage_model.model.transformer.resblocks.{layer}.{_TEXT_LAYER[part]}.{end}" if part in _TEXT_LAYER else None


# KerasCV's variables are diffusers' names by position (kerascv_names.py); below, where Keras 3 keeps them inside a layer.
_ATTENTION = ["to_q/0", "to_k/0", "to_v/0", "out_proj/0", "out_proj/1"]


def _pairs(*paths: str) -> list[str]:
    return [f"{path}/{i}".lstrip("/") for path in paths for i in (0, 1)]


def _spatial_transformer(linear: bool) -> list[str]:
    conv, block = "" if linear else "/conv2d", "transformer_block/"
    first, second = ([f"{block}{name}/{path}" for path in _ATTENTION] for name in ("attn1", "attn2"))
    inner = [*_pairs(f"{block}norm1"), *first, *_pairs(f"{block}norm2"), *second]
    inner += _pairs(f"{block}norm3", f"{block}geglu/dense", f"{block}dense")
    return [*_pairs("norm", f"proj1{conv}"), *inner, *_pairs(f"proj2{conv}")]


def keras3_paths(kind: str, linear: bool) -> list[str]:
    """`<attributes>/<index>` of the variables of a layer of class `kind`, in KerasCV's order, residual projection included."""
    flows = ["entry_flow/group_normalization", "entry_flow/padded_conv2d/conv2d", "embedding_flow/dense"]
    flows += ["exit_flow/group_normalization", "exit_flow/padded_conv2d/conv2d", "residual_projection/conv2d"]
    clip = ["layer_norm1", *(f"clip_attn/{part}_proj" for part in ("q", "k", "v", "out")), "layer_norm2", "fc1", "fc2"]
    return {
        "clip_embedding": ["token_embedding/0", "position_embedding/0"],
        "clip_encoder_layer": _pairs(*clip),
        "spatial_transformer": _spatial_transformer(linear),
        "res_block": _pairs(*flows),
        "resnet_block": _pairs("norm1", "conv1/conv2d", "norm2", "conv2/conv2d", "residual_projection/conv2d"),
        "attention_block": _pairs("norm", "q/conv2d", "k/conv2d", "v/conv2d", "proj_out/conv2d"),
        "padded_conv2d": _pairs("conv2d"),
        "upsample": _pairs("conv/conv2d"),
    }.get(kind, _pairs(""))


def kerascv_parts(configs: dict) -> dict[str, list[str]]:
    """The diffusers names of each of KerasCV's files, in the order of its variables."""
    vae_config = configs["vae"]
    widths, depth = vae_config["block_out_channels"], vae_config["layers_per_block"]
    return {
        "text_encoder": kerascv_names.text_encoder(configs["text_encoder"]["num_hidden_layers"]),
        "diffusion_model": kerascv_names.diffusion_model(configs["unet"]),
        "decoder": kerascv_names.decoder(widths, depth),
        "image_encoder": kerascv_names.image_encoder(widths, depth),
    }
