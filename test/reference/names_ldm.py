"""Names and shapes of single-file checkpoints, from the code of LDM itself (requirements-ldm.txt), with no weights.

    python test/reference/names_ldm.py

The configurations are those of v1-inference.yaml, v1-inpainting-inference.yaml and v2-inference.yaml. `use_ema` is on, so that
the list holds what a full file does: the model's averages (`model_ema.*`) and the tables of the noise schedule are extras there.
Also written here, since today's releases no longer have them: the names of old diffusers (the autoencoder's attention) and of
transformers 4 (the text encoder's prefix and position_ids), which is what the published folders hold.
"""

import sys
import types
from importlib.metadata import version

import torch
import transformers

# LDM asks pytorch-lightning for a base class with nn.Module's parameters and two decorators; it does not run on PyTorch 2.
lightning, utilities = types.ModuleType("pytorch_lightning"), types.ModuleType("pytorch_lightning.utilities.distributed")
lightning.LightningModule = torch.nn.Module
utilities.rank_zero_only = lambda function: function
sys.modules.update({
    "pytorch_lightning": lightning, "pytorch_lightning.utilities": types.ModuleType("pytorch_lightning.utilities"),
    "pytorch_lightning.utilities.distributed": utilities,
})

import diffusers
import ldm.modules.encoders.modules as encoders
import open_clip
from ldm.models.diffusion import ddpm
from omegaconf import OmegaConf

import families
from names_files import odd_types, shapes, write

_UNET = {
    "image_size": 32, "in_channels": 4, "out_channels": 4, "model_channels": 320, "attention_resolutions": [4, 2, 1],
    "num_res_blocks": 2, "channel_mult": [1, 2, 4, 4], "use_spatial_transformer": True, "transformer_depth": 1, "legacy": False,
    "use_checkpoint": True,
}
_VAE = {
    "double_z": True, "z_channels": 4, "resolution": 256, "in_channels": 3, "out_ch": 3, "ch": 128, "ch_mult": [1, 2, 4, 4],
    "num_res_blocks": 2, "attn_resolutions": [], "dropout": 0.0,
}
_V1 = {**_UNET, "num_heads": 8, "context_dim": 768}
_V2 = {**_UNET, "num_head_channels": 64, "use_linear_in_transformer": True, "context_dim": 1024}
_V1_TEXT = {"target": "ldm.modules.encoders.modules.FrozenCLIPEmbedder"}
_V2_TEXT = {"target": "ldm.modules.encoders.modules.FrozenOpenCLIPEmbedder", "params": {"freeze": True, "layer": "penultimate"}}

FILES = {
    "ldm-sd1": (_V1, _V1_TEXT, "crossattn", "eps"),
    "ldm-sd1-inpainting": ({**_V1, "in_channels": 9}, _V1_TEXT, "hybrid", "eps"),
    "ldm-sd2": (_V2, _V2_TEXT, "crossattn", "v"),
}


def keep_offline() -> None:
    """The text encoders fetch their configuration or weights by name; here they are built from it, without weights."""
    config = transformers.CLIPTextConfig(**families.SD1["text_encoder"])
    encoders.CLIPTokenizer = types.SimpleNamespace(from_pretrained=lambda _: None)
    encoders.CLIPTextModel = types.SimpleNamespace(from_pretrained=lambda _: transformers.CLIPTextModel(config))
    create, instantiate = open_clip.create_model, ddpm.instantiate_from_config
    encoders.open_clip = types.SimpleNamespace(
        create_model_and_transforms=lambda arch, device, pretrained: (create(arch, device="meta"), None, None), tokenize=None
    )

    def without_memory(config):
        with torch.device("meta"):
            return instantiate(config)

    ddpm.instantiate_from_config = without_memory  # the tables of the schedule stay: LDM computes them in NumPy


def latent_diffusion(unet: dict, text: dict, conditioning: str, prediction: str) -> torch.nn.Module:
    config = OmegaConf.create({
        "linear_start": 0.00085, "linear_end": 0.012, "num_timesteps_cond": 1, "timesteps": 1000, "image_size": 64, "channels": 4,
        "cond_stage_trainable": False, "scale_factor": 0.18215, "use_ema": True, "parameterization": prediction,
        "conditioning_key": conditioning,
        "unet_config": {"target": "ldm.modules.diffusionmodules.openaimodel.UNetModel", "params": unet},
        "first_stage_config": {
            "target": "ldm.models.autoencoder.AutoencoderKL",
            "params": {"embed_dim": 4, "ddconfig": _VAE, "lossconfig": {"target": "torch.nn.Identity"}},
        },
        "cond_stage_config": text,
    })
    return ddpm.LatentDiffusion(**config)


def main() -> None:
    keep_offline()
    packages = ("stable-diffusion-sdkit", "open-clip-torch", "transformers", "torch")
    versions = {name: version(name).split("+")[0] for name in packages}
    for name, (unet, text, conditioning, prediction) in FILES.items():
        state = latent_diffusion(unet, text, conditioning, prediction).state_dict()
        write(name, versions, tensors=shapes(state), types=odd_types(state))

    versions = {"transformers": transformers.__version__, "torch": versions["torch"]}
    with torch.device("meta"):
        for name, configs in (("sd1", families.SD1), ("sd2", families.SD2)):
            model = transformers.CLIPTextModel(transformers.CLIPTextConfig(**configs["text_encoder"]))
            state = model.state_dict()
            write(f"transformers4-{name}-text-encoder", versions, tensors=shapes(state), types=odd_types(state))
        vae = diffusers.AutoencoderKL.from_config(families.SD1["vae"])
    write("diffusers-old-vae", {"diffusers": diffusers.__version__}, tensors=shapes(vae.state_dict()))


if __name__ == "__main__":
    main()
