"""Files as torch.save writes them, small, and what is in them.

    python test/reference/torch_files.py            # diffusers' environment

Writes test/fixtures/torch/: <name>.<ending> and, with every value as float32, <name>.safetensors, for
    types       every type that a parameter may have, and views: turned, strided, shifted, shared, of one value and of none
    lightning   a training's state beside the state dict, as in CompVis' sd-v1-4.ckpt: steps, an optimizer, a callback, numpy's numbers
    inversion   a textual inversion of AUTOMATIC1111's web UI, whose string_to_param is a ParameterDict
    embeds      a textual inversion of diffusers (learned_embeds.bin)
and their forms: `zip`, today's; `legacy`, that of torch before 1.6; `protocol4`, with newer opcodes. `evil` calls os.system when Python reads it.
"""

import os
import sys
import types

import numpy as np
import torch
from safetensors.torch import save_file

from fixtures import FOLDER
from seeded import uniform

PLACE = FOLDER / "torch"
FORMS = {
    "zip": {},
    "legacy": {"_use_new_zipfile_serialization": False},
    "protocol4": {"pickle_protocol": 4},
}


def seeded(name: str, *shape: int) -> torch.Tensor:
    return torch.from_numpy(uniform(name, int(np.prod(shape)))).reshape(shape)


def all_types() -> dict[str, torch.Tensor]:
    base = seeded("base", 4, 6)
    filters = seeded("filters", 3, 2, 3, 3)
    return {
        "float32": base,
        "float64": base.double(),
        "float16": base.half(),
        "bfloat16": base.bfloat16(),
        "parameter": torch.nn.Parameter(base + 1),
        "turned": base.t(),
        "turned.half": base.half().t(),
        "strided": base[::2, 1::2],
        "shifted": base[1:3],
        "row": base[2],
        "channels_last": filters.to(memory_format=torch.channels_last),
        "alpha": torch.tensor(4),
        "one": torch.tensor(0.5),
        "none": torch.zeros(0, 3),
    }


def callback() -> type:
    module = types.ModuleType("pytorch_lightning.callbacks.model_checkpoint")
    module.ModelCheckpoint = type("ModelCheckpoint", (), {"__module__": module.__name__})
    for name in ("pytorch_lightning", "pytorch_lightning.callbacks"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules[module.__name__] = module
    return module.ModelCheckpoint


def lightning() -> dict:
    layer = torch.nn.Linear(3, 2)
    with torch.no_grad():
        layer.weight.copy_(seeded("weight", 2, 3))
        layer.bias.copy_(seeded("bias", 2))
    optimizer = torch.optim.AdamW(layer.parameters())
    layer(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    score = np.float64(0.25)
    return {
        "epoch": 3, "global_step": 470000, "pytorch-lightning_version": "1.4.2", "state_dict": layer.state_dict(),
        "callbacks": {callback(): {"best_model_score": score, "best_model_path": "", "current_score": torch.tensor(1.0)}},
        "optimizer_states": [optimizer.state_dict()], "lr_schedulers": [{"base_lrs": [1e-4], "last_epoch": -1, "verbose": False}],
        "hyper_parameters": None, "large": 2**70,
    }  # fmt: skip


def inversion() -> dict:
    vectors = torch.nn.ParameterDict({"*": torch.nn.Parameter(seeded("embedding.<web-ui>", 2, 32))})
    return {"string_to_token": {"*": 265}, "string_to_param": vectors, "name": "<web-ui>", "step": 100, "sd_checkpoint": None}


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/sd-ts-was-here",)


def save(name: str, content: object, ending: str, expected: dict[str, torch.Tensor], forms: tuple[str, ...]) -> None:
    for form in forms:
        torch.save(content, PLACE / f"{name}-{form}.{ending}", **FORMS[form])
    floats = {key: tensor.detach().float().contiguous().clone() for key, tensor in expected.items()}
    save_file(floats, PLACE / f"{name}.safetensors", {"versions": f'{{"torch": "{torch.__version__.split("+")[0]}"}}'})


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    found = all_types()
    save("types", found, "pt", found, ("zip", "legacy", "protocol4"))
    eights = {f"{kind}".removeprefix("torch."): seeded("eights", 8).to(kind) for kind in (torch.float8_e4m3fn, torch.float8_e5m2)}
    save("eights", eights, "pt", eights, ("zip",))
    state = lightning()
    save("lightning", state, "ckpt", state["state_dict"], ("zip", "legacy"))
    content = inversion()
    save("inversion", content, "pt", {"<web-ui>": content["string_to_param"]["*"]}, ("zip",))  # the old form has torch's own source in it
    embeds = {"<toy>": seeded("embedding.<toy>", 32)}
    save("embeds", embeds, "bin", embeds, ("zip",))
    for form in ("zip", "legacy"):
        torch.save({"weight": torch.zeros(1), "x": Evil()}, PLACE / f"evil-{form}.pt", **FORMS[form])


if __name__ == "__main__":
    main()
