"""LoRAs in the forms that people have, and what diffusers makes of a small pipeline with them.

Writes test/fixtures/lora.safetensors and the LoRAs themselves, lora-<form>.safetensors. One is trained by nobody but saved by peft and
diffusers as a training script saves it; the others are written here with the names of kohya's scripts, of LDM's UNet and of diffusers
before peft, and what counts is that diffusers loads each of their layers. The last has convolutions in three factors, which diffusers
refuses; LyCORIS, which saves such files, merges them itself. So it does LoHa and LoKr; what their layers do alone is in adapters.py.
DoRA is diffusers' own.
"""

import logging
import re
from importlib.metadata import version

import torch
from diffusers import StableDiffusionPipeline
from diffusers.training_utils import _collate_lora_metadata
from lycoris.modules.locon import LoConModule
from lycoris.modules.loha import LohaModule
from lycoris.modules.lokr import LokrModule
from peft import LoraConfig, get_peft_model_state_dict
from peft.tuners.lora import LoraLayer
from safetensors.torch import save_file

from fixtures import FOLDER, Fixture
from seeded import uniform
from small_pipeline import CONFIGS, VERSIONS, measure, pipeline

PROMPT = "a cat toy on the dog"
PARTS = ("unet", "text_encoder")
# By part and module: the factors down and up, and alpha.
Layers = dict[tuple[str, str], tuple[torch.Tensor, torch.Tensor, float]]


def path(form: str):
    return FOLDER / f"lora-{form}.safetensors"


def factor(name: str, shape: tuple[int, ...]) -> torch.Tensor:
    """Seeded halves of a size that changes what the network says, and does not drown it."""
    fan_in = torch.tensor(shape[1:]).prod().item()
    values = torch.from_numpy(uniform(name, torch.tensor(shape).prod().item())).reshape(shape)
    return (values * 0.8 * fan_in**-0.5).half()


def factors(part: str, pattern: str, rank: int) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
    """The down and up factors of each linear layer and convolution whose name matches."""
    made = {}
    for name, module in getattr(pipeline(), part).named_modules():
        if not isinstance(module, (torch.nn.Linear, torch.nn.Conv2d)) or re.search(pattern, name) is None:
            continue
        outputs, inputs, *spatial = module.weight.shape
        points = [1] * len(spatial)
        made[name] = (
            factor(f"{name}.down", (rank, inputs, *spatial)), factor(f"{name}.up", (outputs, rank, *points)),
        )
    return made


def write_peft() -> Layers:
    """As diffusers' training scripts do it, with ranks and alphas of some layers' own."""
    pipe = pipeline()
    own, narrow = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k", "up_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"
    pipe.unet.add_adapter(LoraConfig(
        r=3, lora_alpha=5, target_modules=["to_q", "to_k", "to_v", "to_out.0"], init_lora_weights=False,
        rank_pattern={own: 2, narrow: 1}, alpha_pattern={own: 0.5},
    ))
    pipe.text_encoder.add_adapter(LoraConfig(
        r=2, lora_alpha=3, target_modules=["q_proj", "k_proj", "v_proj", "out_proj", "fc1"], init_lora_weights=False,
    ))
    packed = {
        part: {name: factor(name, tuple(value.shape)) for name, value in get_peft_model_state_dict(getattr(pipe, part)).items()}
        for part in PARTS
    }
    StableDiffusionPipeline.save_lora_weights(
        FOLDER, unet_lora_layers=packed["unet"], text_encoder_lora_layers=packed["text_encoder"], weight_name=path("peft").name,
        **_collate_lora_metadata({part: getattr(pipe, part) for part in PARTS}),
    )
    alphas = {"unet": 5.0, "text_encoder": 3.0}
    return {
        (part, name.removesuffix(".lora_A.weight")): (value, held[name.replace("lora_A", "lora_B")], 0.5 if own in name else alphas[part])
        for part, held in packed.items() for name, value in held.items() if "lora_A" in name
    }


def write_kohya() -> Layers:
    """Linear layers and convolutions of both networks. Alphas are alike in each: diffusers loses track of them when they differ."""
    layers, tensors = {}, {}
    wanted = r"^(conv_in|conv_out|time_embedding\.linear_1)$|down_blocks\.1|downsamplers|mid_block.*(conv1|proj|ff)|up_blocks.1.*(conv2|shortcut|proj_out)"
    parts = [("lora_unet_", "unet", wanted, 1.5), ("lora_te_text_model_", "text_encoder", r"fc2|layers\.1.*(q|out)_proj", 0.5)]
    for prefix, part, pattern, alpha in parts:
        for name, (down, up) in factors(part, pattern, 2).items():
            key = prefix + name.replace(".", "_")
            tensors |= {f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up, f"{key}.alpha": torch.tensor(alpha).half()}
            layers[part, name] = (down, up, alpha)
    save_file(tensors, path("kohya"), {"ss_network_dim": "2", "ss_network_alpha": "1.5"})
    return layers


# LDM's names of some modules of a UNet with two levels of one block, by hand: each way of counting once.
LDM = {
    "down_blocks.0.resnets.0.conv1": "input_blocks_1_0_in_layers_2",
    "down_blocks.0.attentions.0.proj_in": "input_blocks_1_1_proj_in",
    "down_blocks.0.downsamplers.0.conv": "input_blocks_2_0_op",
    "down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q": "input_blocks_3_1_transformer_blocks_0_attn1_to_q",
    "mid_block.resnets.1.conv2": "middle_block_2_out_layers_3",
    "mid_block.attentions.0.transformer_blocks.0.attn2.to_out.0": "middle_block_1_transformer_blocks_0_attn2_to_out_0",
    "up_blocks.0.resnets.1.conv_shortcut": "output_blocks_1_0_skip_connection",
    "up_blocks.0.upsamplers.0.conv": "output_blocks_1_2_conv",
    "up_blocks.1.attentions.0.transformer_blocks.0.ff.net.0.proj": "output_blocks_2_1_transformer_blocks_0_ff_net_0_proj",
    "up_blocks.1.attentions.1.transformer_blocks.0.attn2.to_v": "output_blocks_3_1_transformer_blocks_0_attn2_to_v",
}


def write_ldm() -> Layers:
    layers, tensors = {}, {}
    pattern = "|".join(f"^{re.escape(name)}$" for name in LDM)
    for name, (down, up) in factors("unet", pattern, 3).items():
        key = f"lora_unet_{LDM[name]}"
        tensors |= {f"{key}.lora_down.weight": down, f"{key}.lora_up.weight": up, f"{key}.alpha": torch.tensor(2.0)}
        layers["unet", name] = (down, up, 2.0)
    save_file(tensors, path("ldm"))
    return layers


def write_old() -> Layers:
    """The names of attention processors, as diffusers wrote them before peft, without alphas."""
    layers, tensors = {}, {}
    for name, (down, up) in factors("unet", r"(down|up)_blocks\.1.*attn\d.*to_", 2).items():
        inner, last = re.fullmatch(r"(.*\.attn\d)\.(to_[a-z]+)(?:\.0)?", name).groups()
        tensors |= {f"unet.{inner}.processor.{last}_lora.{way}.weight": value for way, value in (("down", down), ("up", up))}
        layers["unet", name] = (down, up, 2.0)
    for name, (down, up) in factors("text_encoder", r"_proj", 1).items():
        key = re.sub(r"\.(q|k|v|out)_proj$", r".to_\1_lora", f"text_encoder.text_model.{name}")
        tensors |= {f"{key}.{way}.weight": value for way, value in (("down", down), ("up", up))}
        layers["text_encoder", name] = (down, up, 1.0)
    save_file(tensors, path("old"))
    return layers


KINDS = {"lycoris": LoConModule, "loha": LohaModule, "lokr": LokrModule}


def lycoris(pipe: StableDiffusionPipeline, form: str) -> dict[str, torch.nn.Module]:
    """Modules of LyCORIS around some layers of a pipeline, with seeded factors: Tucker's form for 3×3 convolutions."""
    made = {}
    for name, module in pipe.unet.named_modules():
        if re.search(r"^(mid_block.*(conv2|proj_in|ff\.net\.2)|down_blocks\.0.*(conv|to_k|shortcut))$", name) is None:
            continue
        made[name] = KINDS[form](f"lora_unet_{name.replace('.', '_')}", module, lora_dim=2, alpha=1.5, use_tucker=True)
        for key, parameter in made[name].named_parameters():
            if not key.startswith("org_module"):
                parameter.data.copy_(factor(f"{form}.{name}.{key}", tuple(parameter.shape)))
    return made


def write_lycoris(form: str) -> None:
    tensors = {}
    for module in lycoris(pipeline(), form).values():
        tensors |= {f"{module.lora_name}.{key}": value.detach().half().contiguous() for key, value in module.custom_state_dict().items()}
    if not any(re.search("lora_mid|hada_t1|lokr_t2", name) for name in tensors):
        raise SystemExit(f"{form}: no convolution in three factors")
    save_file(tensors, path(form))


def with_lycoris(form: str, scale: float) -> StableDiffusionPipeline:
    pipe = pipeline()
    with torch.no_grad():
        for module in lycoris(pipe, form).values():
            weight = module.org_module[0].weight
            made = module.double()
            # What LyCORIS' forward adds; its get_diff_weight multiplies the scale of LoHa and LoKr twice.
            change = made.get_diff_weight(1)[0] if form == "lycoris" else made.get_weight(weight.shape)
            weight.add_(scale * change.reshape(weight.shape))
    return pipe


def write_dora() -> None:
    """As diffusers saves it, of the UNet: with transformers 5 it loses a text encoder's magnitudes when it loads them."""
    unet = pipeline().unet
    unet.add_adapter(LoraConfig(r=2, lora_alpha=3, use_dora=True, target_modules=["to_q", "to_v", "proj_in", "conv2"], init_lora_weights=False))
    packed = {}
    for name, value in get_peft_model_state_dict(unet).items():
        spread = torch.from_numpy(uniform(name, value.numel())).reshape(value.shape)
        # Magnitudes of about what the layers have.
        packed[name] = (value * (1 + 0.3 * spread)).half() if "magnitude" in name else factor(f"dora.{name}", tuple(value.shape))
    StableDiffusionPipeline.save_lora_weights(
        FOLDER, unet_lora_layers=packed, weight_name=path("dora").name, **_collate_lora_metadata({"unet": unet}),
    )


def with_dora(scale: float) -> StableDiffusionPipeline:
    pipe = pipeline()
    pipe.load_lora_weights(FOLDER, weight_name=path("dora").name, adapter_name="dora")
    pipe.set_adapters(["dora"], [scale])
    pipe.unet.double()
    return pipe


def check(pipe: StableDiffusionPipeline, form: str, scale: float, layers: Layers) -> None:
    """Stops when diffusers holds other layers, factors or scales than were written."""
    found = {}
    for part in PARTS:
        for name, module in getattr(pipe, part).named_modules():
            if isinstance(module, LoraLayer) and form in module.lora_A:
                found[part, name] = module
    if found.keys() != layers.keys():
        raise SystemExit(f"{form}: {sorted(found.keys() ^ layers.keys())} are in one only")
    for key, (down, up, alpha) in layers.items():
        module = found[key]
        same = torch.equal(module.lora_A[form].weight, down.double()) and torch.equal(module.lora_B[form].weight, up.double())
        if not same or abs(module.scaling[form] - scale * alpha / len(down)) > 1e-12:
            raise SystemExit(f"{form}: {key} was loaded otherwise: scale {module.scaling[form]}, values {'alike' if same else 'differ'}")


def with_loras(scales: dict[str, float], written: dict[str, Layers]) -> StableDiffusionPipeline:
    """A pipeline with these LoRAs at these scales."""
    pipe = pipeline()
    for form in scales:
        more = {"unet_config": pipe.unet.config} if form == "ldm" else {}
        pipe.load_lora_weights(FOLDER, weight_name=path(form).name, adapter_name=form, **more)
    if scales:
        pipe.set_adapters(list(scales), list(scales.values()))
    pipe.unet.double()
    pipe.text_encoder.double()
    for form, scale in scales.items():
        check(pipe, form, scale, written[form])
    return pipe


CASES = [{}, {"peft": 1}, {"peft": 0.6}, {"kohya": 1}, {"ldm": 1}, {"old": 0.5}, {"peft": 0.7, "kohya": -0.4}, {"old": 1, "ldm": 0.5, "kohya": 0.3}]


def main() -> None:
    logging.getLogger("diffusers").setLevel(logging.ERROR)
    written = {"peft": write_peft(), "kohya": write_kohya(), "ldm": write_ldm(), "old": write_old()}
    fixture = Fixture("lora", {**VERSIONS, "peft": version("peft"), "lycoris": version("lycoris-lora")})
    for scales in CASES:
        name = " + ".join(f"{form} × {scale}" for form, scale in scales.items()) or "none"
        measure(fixture, name, with_loras(scales, written), PROMPT, len(scales) != 1, scales=scales, configs=CONFIGS)
    for form, draw in (("lycoris", False), ("loha", True), ("lokr", True)):
        write_lycoris(form)
        measure(fixture, f"{form} × 0.8", with_lycoris(form, 0.8), PROMPT, draw, scales={form: 0.8}, configs=CONFIGS)
    write_dora()
    for scale in (1, 0.6):
        measure(fixture, f"dora × {scale}", with_dora(scale), PROMPT, scale != 1, scales={"dora": scale}, configs=CONFIGS)
    fixture.save()


if __name__ == "__main__":
    main()
