"""What diffusers draws from pictures: image-to-image, and inpainting with UNets of four and of nine channels.

    python test/reference/from_a_picture.py            # diffusers' environment

The checkpoints are those of checkpoints.py (`sd1`, `inpainting`), in float64. The noise is given, and pictures are encoded as the mean of
their latents, in place of a sample, as KerasCV does it. Writes test/fixtures/from-a-picture.safetensors: latents and pictures.
"""

import json

import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline
from diffusers.pipelines.stable_diffusion import pipeline_stable_diffusion_img2img as of_image
from diffusers.pipelines.stable_diffusion import pipeline_stable_diffusion_inpaint as of_mask
from PIL import Image

from checkpoints import LATENTS, PROMPT, SAMPLERS, SCALE, SIZE, VERSIONS, nhwc, opened, pixels
from fixtures import FOLDER, Fixture
from seeded import seeded_input

STEPS = 5
CASES = {  # kind, sampler, strength, size of the picture
    "image ddim": ("image", "ddim", 0.6, [50, 38]),
    "image euler": ("image", "euler", 0.6, [50, 38]),
    "image dpm++2m": ("image", "dpm++2m", 0.6, [50, 38]),
    "image euler whole": ("image", "euler", 1.0, [SIZE, SIZE]),
    "mask ddim": ("mask", "ddim", 1.0, [SIZE, SIZE]),
    "mask euler": ("mask", "euler", 1.0, [50, 38]),
    "mask euler part": ("mask", "euler", 0.6, [SIZE, SIZE]),
    "mask dpm++2m": ("mask", "dpm++2m", 0.8, [50, 38]),
    "nine ddim": ("nine", "ddim", 0.7, [50, 38]),
    "nine euler": ("nine", "euler", 1.0, [SIZE, SIZE]),
    "nine dpm++2m": ("nine", "dpm++2m", 1.0, [50, 38]),
}
CLASSES = {"image": StableDiffusionImg2ImgPipeline, "mask": StableDiffusionInpaintPipeline, "nine": StableDiffusionInpaintPipeline}
CHECKPOINTS = {"image": "sd1", "mask": "sd1", "nine": "inpainting"}


def picture(width: int, height: int) -> Image.Image:
    """Stripes and ramps; test/support/from-a-picture.ts makes the same."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return Image.fromarray(((x * 7 + y * 5 * (c + 1) + x * y % 13 * 9) % 256).astype(np.uint8))


def mask(width: int, height: int) -> Image.Image:
    """A white corner with a grey edge, on both sides of the half."""
    y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    place = x / width + y / height
    return Image.fromarray(np.select([place > 1.1, place > 1, place > 0.9], [255, 140, 100], 0).astype(np.uint8))


def main() -> None:
    torch.set_num_threads(1)
    noise = torch.from_numpy(seeded_input("latents", LATENTS)).double().permute(0, 3, 1, 2).contiguous()
    for module in (of_image, of_mask):
        module.randn_tensor = lambda shape, **_: noise.clone()
        module.retrieve_latents = lambda encoded, *_, **__: encoded.latent_dist.mode()
    fixture = Fixture("from-a-picture", VERSIONS, keep=1024)
    pipes = {}
    for name, (kind, sampler, strength, size) in CASES.items():
        checkpoint = CHECKPOINTS[kind]
        if checkpoint not in pipes:
            described = json.loads((FOLDER / "checkpoints" / f"{checkpoint}.json").read_text())["folder"]
            described["files"]["model_index.json"]["_class_name"] = "StableDiffusionPipeline"
            pipes[checkpoint] = opened(described)
        plain = pipes[checkpoint]
        pipe = CLASSES[kind](**plain.components)
        pipe.set_progress_bar_config(disable=True)
        pipe.scheduler = SAMPLERS[sampler].from_config(plain.scheduler.config)
        given = {"image": picture(*size)} if kind == "image" else {
            "image": picture(*size), "mask_image": mask(*size), "height": SIZE, "width": SIZE}
        if kind == "image":  # it has no size of its own: the picture's
            given["image"] = pipe.image_processor.resize(given["image"], SIZE, SIZE)
        options = {"num_inference_steps": STEPS, "guidance_scale": SCALE, "strength": strength, "output_type": "latent"}
        with torch.no_grad():
            latents = pipe(PROMPT, **given, **options).images
            case = {"of": kind, "prompt": PROMPT, "sampler": sampler, "steps": STEPS, "scale": SCALE, "strength": strength,
                    "size": size, "side": SIZE, "noise": LATENTS}
            fixture.add(name, nhwc(latents), **case, result="latents")
            fixture.add(f"{name} picture", pixels(pipe, latents), **case, result="picture")
    fixture.save()


if __name__ == "__main__":
    main()
