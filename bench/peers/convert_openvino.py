"""Converts a diffusers folder to OpenVINO's IR, a file for each part, of any size and batch. Needs PyTorch and diffusers too.

    python bench/peers/convert_openvino.py CHECKPOINT OUT
"""

import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import openvino
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextModel


class Unet(torch.nn.Module):
    def __init__(self, unet: UNet2DConditionModel):
        super().__init__()
        self.unet = unet

    def forward(self, latents, timestep, context):
        return self.unet(latents, timestep, encoder_hidden_states=context, return_dict=False)[0]


class Text(torch.nn.Module):
    def __init__(self, text_encoder: CLIPTextModel):
        super().__init__()
        self.text_encoder = text_encoder

    def forward(self, ids):
        return self.text_encoder(ids, return_dict=False)[0]


class Decoder(torch.nn.Module):
    def __init__(self, vae: AutoencoderKL):
        super().__init__()
        self.vae = vae

    def forward(self, latents):
        return self.vae.decode(latents, return_dict=False)[0]


def main(checkpoint: Path, out: Path) -> None:
    parts = {
        "text": (Text, CLIPTextModel, "text_encoder", {"ids": torch.zeros(1, 77, dtype=torch.int64)}),
        "unet": (Unet, UNet2DConditionModel, "unet", {
            "latents": torch.zeros(2, 4, 64, 64), "timestep": torch.tensor(1.0), "context": torch.zeros(2, 77, 768),
        }),
        "decoder": (Decoder, AutoencoderKL, "vae", {"latents": torch.zeros(1, 4, 64, 64)}),
    }
    for name, (wrap, kind, folder, example) in parts.items():
        module = wrap(kind.from_pretrained(checkpoint / folder).eval())
        with torch.no_grad():
            model = openvino.convert_model(module, example_input=example)
        openvino.save_model(model, out / f"{name}.xml", compress_to_fp16=False)
        del module, model


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
