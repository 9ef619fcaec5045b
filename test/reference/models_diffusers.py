"""Model references from diffusers and transformers at small widths, in float64 so that they carry no rounding of their own."""

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel

from fixtures import Fixture
from layers_diffusers import VERSIONS, load, nchw, nhwc
from model_configs import TEXT_ENCODERS, UNETS, VAES
from seeded import seeded, seeded_input


def text_encoder(config: dict) -> nn.Module:
    """A CLIPTextModel; its seeds use the names of published checkpoints, which begin with `text_model.`"""
    model = CLIPTextModel(CLIPTextConfig(**config, bos_token_id=0, eos_token_id=1, pad_token_id=1, attn_implementation="eager"))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            name = name if name.startswith("text_model.") else f"text_model.{name}"
            parameter.copy_(torch.from_numpy(seeded(name, tuple(parameter.shape))))
    return model.double().eval()


def unet(config: dict) -> nn.Module:
    return load(UNet2DConditionModel(**config))


def vae(config: dict) -> nn.Module:
    return load(AutoencoderKL(**config))


def main() -> None:
    fixture = Fixture("models-diffusers", VERSIONS, keep=4096)

    def inputs(specs: dict) -> dict:
        return {key: nchw(seeded_input(key, spec)) for key, spec in specs.items()}

    with torch.no_grad():
        for name, config, tokens in TEXT_ENCODERS:
            out = text_encoder(config)(input_ids=torch.tensor(tokens)).last_hidden_state
            fixture.add(name, nhwc(out), part="textEncoder", config=config, tokens=tokens)
        for name, config, timestep, specs in UNETS:
            given = inputs(specs)
            out = unet(config)(given["latents"], timestep, given["context"]).sample
            fixture.add(name, nhwc(out), part="diffusionModel", config=config, timestep=timestep, inputs=specs)
        for name, config, specs in VAES:
            given, model = inputs(specs), vae(config)
            scale = model.config.scaling_factor
            out = model.decode(given["latents"] / scale).sample
            fixture.add(f"{name} decoder", nhwc(out), part="decoder", config=config, inputs={"latents": specs["latents"]})
            out = model.encode(given["pixels"]).latent_dist.mean * scale
            fixture.add(f"{name} encoder", nhwc(out), part="imageEncoder", config=config, inputs={"pixels": specs["pixels"]})
    fixture.save()


if __name__ == "__main__":
    main()
