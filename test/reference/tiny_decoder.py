"""The tiny decoder (TAESD) from diffusers' AutoencoderTiny, in float64, with seeded weights: pixels of seeded latents."""

import torch
from diffusers import AutoencoderTiny

from fixtures import Fixture
from layers_diffusers import VERSIONS, load, nchw, nhwc
from seeded import seeded_input


def config(width: int, blocks: list[int], **more) -> dict:
    widths = [width] * len(blocks)
    return {
        "decoder_block_out_channels": widths, "num_decoder_blocks": blocks,
        "encoder_block_out_channels": widths, "num_encoder_blocks": blocks[::-1], **more,
    }


CASES = [
    ("as published", config(64, [3, 3, 3, 1]), {"shape": [1, 3, 5, 4]}),
    ("small", config(8, [2, 1, 1], scaling_factor=0.5), {"shape": [2, 4, 6, 4], "scale": 2}),
    ("sixteen channels, far latents", config(12, [1, 2], latent_channels=16), {"shape": [1, 7, 2, 16], "scale": 5}),
]


def main() -> None:
    fixture = Fixture("tiny-decoder", VERSIONS)
    with torch.no_grad():
        for name, options, latents in CASES:
            model = load(AutoencoderTiny(**options))
            # as StableDiffusionPipeline has it
            out = model.decode(nchw(seeded_input("latents", latents)) / model.config.scaling_factor).sample
            names = {key: list(value.shape) for key, value in model.state_dict().items()}
            fixture.add(name, nhwc(out), config=dict(model.config), latents=latents, names=names)
    fixture.save()


if __name__ == "__main__":
    main()
