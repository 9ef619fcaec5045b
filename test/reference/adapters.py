"""Every kind of adapter on a linear layer, a 1×1 and a 3×3 convolution and a norm, as PEFT and LyCORIS apply them.

The weight that a layer has with an adapter is read off the library's own forward pass, by unit inputs: LyCORIS' `get_diff_weight`
multiplies the scale of LoHa and LoKr twice, which its forward does not. The names, shapes and alphas of the tensors are those of the
library's files; their values are seeded, so that none is committed.
"""

import json
import re
from importlib.metadata import version

import torch
from lycoris.modules.full import FullModule
from lycoris.modules.locon import LoConModule
from lycoris.modules.loha import LohaModule
from lycoris.modules.lokr import LokrModule
from lycoris.modules.norms import NormModule
from peft import LoHaConfig, LoKrConfig, LoraConfig, get_peft_model, get_peft_model_state_dict

from fixtures import Fixture
from seeded import seeded, seeded_input

# Layers of a UNet of widths 16 and 64, and a context of 24 (test/support/adapter-kinds.ts).
LAYERS = {
    "linear": "down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k",
    "conv 1×1": "down_blocks.1.attentions.0.proj_in",
    "conv 3×3": "down_blocks.1.resnets.0.conv1",
    "norm": "down_blocks.1.resnets.0.norm1",
}
MADE = {
    "linear": lambda: torch.nn.Linear(24, 64, bias=False),
    "conv 1×1": lambda: torch.nn.Conv2d(64, 64, 1),
    "conv 3×3": lambda: torch.nn.Conv2d(16, 64, 3),
    "norm": lambda: torch.nn.GroupNorm(4, 16),
}
SCALES = (1.0, 0.6)


def base(layer: str) -> torch.nn.Module:
    """The layer with its seeded weights."""
    module = MADE[layer]()
    for end, parameter in module.named_parameters():
        parameter.data = torch.from_numpy(seeded(f"{LAYERS[layer]}.{end}", tuple(parameter.shape)))
    return module.double()


def tree(layer: str) -> torch.nn.Module:
    """A model that has nothing but the layer, by its name."""
    *folders, last = LAYERS[layer].split(".")
    root = inner = torch.nn.Module()
    for name in folders:
        inner.add_module(name, torch.nn.Module())
        inner = getattr(inner, name)
    inner.add_module(last, base(layer))
    return root


def spec(name: str, value: torch.Tensor) -> dict:
    is_magnitude = "dora_scale" in name or "magnitude" in name
    return {"shape": list(value.shape), **({"scale": 0.2, "offset": 1} if is_magnitude else {"scale": 0.4})}


def fill(case: str, name: str, parameter: torch.Tensor) -> dict:
    """Seeds a parameter, and says how."""
    made = spec(name, parameter)
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(seeded_input(f"{case}.{name}", made)))
    return made


def weight(module: torch.nn.Module, shape: torch.Size) -> torch.Tensor:
    """The weight with which a linear layer or an unpadded convolution works: what it makes of unit inputs, less its bias."""
    outputs, inputs, *kernel = shape
    count = torch.Size([inputs, *kernel]).numel()
    with torch.no_grad():
        units = torch.eye(count, dtype=torch.float64).reshape(count, inputs, *kernel)
        at_zero = module(torch.zeros_like(units[:1])).reshape(1, outputs)
        return (module(units).reshape(count, outputs) - at_zero).T.reshape(shape)


def with_lycoris(fixture: Fixture, name: str, layer: str, kind: type, scales=SCALES, end="weight", **options) -> None:
    name = f"LyCORIS {name}, {layer}"
    module = kind(f"lora_unet_{LAYERS[layer].replace('.', '_')}", base(layer), **options).double()
    shapes = {"w_norm": module.w_norm, "b_norm": module.b_norm} if kind is NormModule else module.custom_state_dict()
    parameters = {"diff": "weight", "diff_b": "bias"} if kind is FullModule else {}
    tensors = {}
    for key, value in shapes.items():
        full = f"{module.lora_name}.{key}"
        if key == "alpha":
            tensors[full] = {"shape": [], "offset": float(value), "scale": 0}
        else:
            tensors[full] = fill(name, full, module.get_parameter(parameters.get(key, key)))
    for scale in scales:
        module.multiplier = scale
        if kind in (NormModule, FullModule):
            found = module.get_merged_weight(scale)[0 if end == "weight" else 1].detach()
        else:
            found = weight(module, module.org_module[0].weight.shape)
        fixture.add(
            f"{name} × {scale}", found.numpy(), layer=LAYERS[layer], end=end, scale=scale, tensors=tensors, seed=name,
        )


def with_peft(fixture: Fixture, name: str, layer: str, config, scales=SCALES, adapter=False) -> None:
    name = f"PEFT {name}, {layer}"
    model = get_peft_model(tree(layer), config).double().eval()
    module = model.base_model.model.get_submodule(LAYERS[layer])
    tensors = {}
    for key, value in get_peft_model_state_dict(model).items():
        parameter = dict(model.named_parameters())[next(k for k in dict(model.named_parameters()) if k.replace(".default", "") in (key, f"{key}.weight"))]
        full = next(k for k, v in model.named_parameters() if v is parameter) if adapter else key
        tensors[full] = fill(name, full, parameter)
    shape = module.get_base_layer().weight.shape
    settings = config.to_dict()
    settings = {key: settings[key] for key in ("peft_type", "r", "lora_alpha", "alpha", "use_rslora", "use_dora", "alpha_pattern", "rank_pattern") if key in settings}
    for scale in scales:
        module.set_scale("default", scale)
        fixture.add(
            f"{name} × {scale}", weight(module, shape).numpy(), layer=LAYERS[layer], end="weight", scale=scale,
            tensors=tensors, seed=name, config=json.loads(json.dumps(settings, default=str)),
        )


def main() -> None:
    torch.manual_seed(0)
    fixture = Fixture("adapters", {name: version(name) for name in ("torch", "peft", "lycoris-lora")}, keep=128)
    layers = ("linear", "conv 1×1", "conv 3×3")
    for layer in layers:
        ours = {"lora_dim": 3, "alpha": 2}
        with_lycoris(fixture, "LoCon", layer, LoConModule, **ours)
        with_lycoris(fixture, "LoHa", layer, LohaModule, **ours)
        with_lycoris(fixture, "LoKr", layer, LokrModule, **ours)
        with_lycoris(fixture, "LoKr of four factors", layer, LokrModule, lora_dim=1, alpha=0.7, decompose_both=True)
        with_lycoris(fixture, "LoKr of whole matrices", layer, LokrModule, full_matrix=True, factor=4, **ours)
        # At other scales than 1 LyCORIS blends in a way of its own.
        for name, kind in (("DoRA", LoConModule), ("LoHa with magnitudes", LohaModule), ("LoKr with magnitudes", LokrModule)):
            with_lycoris(fixture, name, layer, kind, scales=(1.0,), weight_decompose=True, **ours)
        with_lycoris(fixture, "DoRA of inputs", layer, LoConModule, scales=(1.0,), weight_decompose=True, wd_on_out=False, **ours)
        with_lycoris(fixture, "difference", layer, FullModule)
        theirs = {"target_modules": [LAYERS[layer]], "r": 3}
        with_peft(fixture, "LoRA", layer, LoraConfig(lora_alpha=2, **theirs), adapter=True)
        with_peft(fixture, "DoRA", layer, LoraConfig(lora_alpha=2, use_dora=True, **theirs))
        with_peft(fixture, "DoRA by the root of the rank", layer, LoraConfig(lora_alpha=2, use_dora=True, use_rslora=True, **theirs), scales=(0.6,), adapter=True)
        with_peft(fixture, "LoHa", layer, LoHaConfig(alpha=2, init_weights=False, **theirs))
        with_peft(fixture, "LoKr", layer, LoKrConfig(alpha=2, init_weights=False, **theirs))
        with_peft(fixture, "LoKr of whole matrices", layer, LoKrConfig(alpha=2, init_weights=False, **{**theirs, "r": 7}))
    for kind in (LoConModule, LohaModule, LokrModule):
        with_lycoris(fixture, f"{kind.__name__.removesuffix('Module')} in Tucker's form", "conv 3×3", kind, lora_dim=3, alpha=2, use_tucker=True)
    for config in (LoHaConfig, LoKrConfig):
        made = config(alpha=2, init_weights=False, use_effective_conv2d=True, target_modules=[LAYERS["conv 3×3"]], r=3)
        with_peft(fixture, f"{config.__name__.removesuffix('Config')} in Tucker's form", "conv 3×3", made)
    with_lycoris(fixture, "difference of a bias", "conv 1×1", FullModule, end="bias")
    for end in ("weight", "bias"):
        with_lycoris(fixture, f"norm's {end}", "norm", NormModule, end=end)
    if not any(re.search("lokr_t2", key) for case in fixture.cases for key in case["tensors"]):
        raise SystemExit("adapters: no LoKr in Tucker's form")
    fixture.save()


if __name__ == "__main__":
    main()
