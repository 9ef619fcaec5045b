"""Names and shapes of the published diffusers checkpoints, from diffusers' and transformers' own classes, with no weights.

    python test/reference/names_diffusers.py        # diffusers' environment
"""

import diffusers
import torch
import transformers
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

import families
from names_files import shapes, write

VERSIONS = {library.__name__: library.__version__.split("+")[0] for library in (diffusers, transformers, torch)}


def main() -> None:
    with torch.device("meta"):
        for name, configs in (("sd1", families.SD1), ("sd2", families.SD2)):
            config = configs["text_encoder"]
            text = CLIPTextModel(CLIPTextConfig(**config))
            write(f"diffusers-{name}-text-encoder", VERSIONS, config=config, tensors=shapes(text.state_dict()))
            unet = UNet2DConditionModel.from_config(configs["unet"])
            write(f"diffusers-{name}-unet", VERSIONS, config=configs["unet"], tensors=shapes(unet.state_dict()))
            vae = AutoencoderKL.from_config(configs["vae"])
            write(f"diffusers-{name}-vae", VERSIONS, config=configs["vae"], tensors=shapes(vae.state_dict()))
        for name, config in families.DISTILLED.items():
            unet = UNet2DConditionModel.from_config(config)
            write(f"diffusers-{name}-unet", VERSIONS, config=config, tensors=shapes(unet.state_dict()))
        unet = UNet2DConditionModel.from_config(families.INPAINTING_UNET)
        write("diffusers-sd1-inpainting-unet", VERSIONS, config=families.INPAINTING_UNET, tensors=shapes(unet.state_dict()))


if __name__ == "__main__":
    main()
