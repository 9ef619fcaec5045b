"""A Stable Diffusion of diffusers' own classes at tiny widths, with seeded weights and a tokenizer of a few merges, for adapters."""

import torch
from diffusers import EulerDiscreteScheduler, StableDiffusionPipeline
from transformers import CLIPTokenizer

from fixtures import Fixture
from layers_diffusers import VERSIONS, nhwc
from model_configs import _text, _unet
from models_diffusers import text_encoder, unet
from seeded import seeded_input

LENGTH = 16
MERGES = ["c a", "t o", "ca t</w>", "to y</w>", "d o", "do g</w>", "t h", "th e</w>", "o n</w>"]
SCHEDULE = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "prediction_type": "epsilon"}


def byte_symbols() -> list[str]:
    """The symbol of each byte, in the order of CLIP's vocabulary: what can be seen first, then the others, moved up."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    return [chr(b) for b in seen] + [chr(256 + i) for i in range(256 - len(seen))]


def vocabulary() -> dict[str, int]:
    symbols = byte_symbols()
    merged = [merge.replace(" ", "") for merge in MERGES]
    tokens = [*symbols, *(symbol + "</w>" for symbol in symbols), *merged, "<|startoftext|>", "<|endoftext|>"]
    return {token: i for i, token in enumerate(tokens)}


VOCABULARY = vocabulary()
TEXT = _text(24, 2, 2, "quick_gelu", len(VOCABULARY), LENGTH)
UNET = _unet([16, 32], 2, 24, [True, True], depth=1, norm_num_groups=8)
CONFIGS = {"text": TEXT, "unet": UNET, "merges": MERGES}


def pipeline() -> StableDiffusionPipeline:
    """Fresh each time, in float64, without an autoencoder."""
    merges = [tuple(merge.split(" ")) for merge in MERGES]
    pipe = StableDiffusionPipeline(
        vae=None, text_encoder=text_encoder(TEXT), tokenizer=CLIPTokenizer(VOCABULARY, merges, model_max_length=LENGTH),
        unet=unet(UNET), scheduler=EulerDiscreteScheduler(**SCHEDULE), safety_checker=None, feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def ids(pipe: StableDiffusionPipeline, prompt: str) -> list[int]:
    """The tokens that the pipeline makes of a prompt."""
    converted = pipe.maybe_convert_prompt(prompt, pipe.tokenizer)
    return pipe.tokenizer(converted, padding="max_length", max_length=LENGTH, truncation=False).input_ids


def measure(fixture: Fixture, name: str, pipe: StableDiffusionPipeline, prompt: str, draw: bool, **case) -> None:
    """The context of a prompt, the UNet's output under it and, where it is to draw, the latents after three guided steps."""
    specs = {"latents": {"shape": [1, 8, 8, 4]}}
    latents = torch.from_numpy(seeded_input("latents", specs["latents"])).double().permute(0, 3, 1, 2).contiguous()
    case = {**case, "prompt": prompt, "tokens": [ids(pipe, prompt)]}
    with torch.no_grad():
        context = pipe.text_encoder(torch.tensor(case["tokens"])).last_hidden_state
        fixture.add(f"{name} context", nhwc(context), of="context", **case)
        fixture.add(f"{name} unet", nhwc(pipe.unet(latents, 500, context).sample), of="unet", timestep=500, inputs=specs, **case)
        if not draw:
            return
        options = {"num_inference_steps": 3, "guidance_scale": 4, "height": 64, "width": 64, "output_type": "latent"}
        drawn = pipe(prompt, latents=latents, **options).images
        fixture.add(f"{name} latents", nhwc(drawn), of="latents", inputs=specs, steps=3, scale=4, **case)


__all__ = ["CONFIGS", "TEXT", "VERSIONS", "ids", "measure", "pipeline"]
