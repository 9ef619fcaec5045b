"""What diffusers draws with checkpoints/tiny: latents after 25 steps of each sampler, and two whole pictures.

    python test/reference/picture.py            # diffusers' environment; again after each change of the weights

`ddim` is KerasCV's loop around diffusers' networks, from KerasCV's noise; the others are StableDiffusionPipeline with diffusers'
schedulers from torch's noise. Writes test/fixtures/picture.safetensors (latents) and picture-{ddim,euler}.png.
"""

import diffusers
import numpy as np
import torch
import transformers
from PIL import Image
from safetensors.numpy import load_file

from fixtures import FOLDER, Fixture

CHECKPOINT = FOLDER.parent.parent / "checkpoints" / "tiny"
PROMPT, SEED, STEPS, SCALE = "a red heart on a blue background", 7, 25, 7.5

SCHEDULERS = {
    "euler": lambda sd: diffusers.EulerDiscreteScheduler(**sd),
    "euler_karras": lambda sd: diffusers.EulerDiscreteScheduler(**sd, use_karras_sigmas=True),
    "euler_a": lambda sd: diffusers.EulerAncestralDiscreteScheduler(**sd),
    "dpm++2m": lambda sd: diffusers.DPMSolverMultistepScheduler(**sd),
    "dpm++2m_karras": lambda sd: diffusers.DPMSolverMultistepScheduler(**sd, use_karras_sigmas=True),
}


def keras_loop(pipe, noise: torch.Tensor) -> torch.Tensor:
    """KerasCV's generate_image (0.9.0), two calls of the network a step; a predicted velocity is turned into noise first."""
    conditional, unconditional = pipe.encode_prompt(PROMPT, "cpu", 1, True, "")
    alphas = pipe.scheduler.alphas_cumprod.double()
    timesteps = [round(i * 999 / (STEPS - 1)) for i in range(STEPS)]
    x = noise
    for i in reversed(range(STEPS)):
        t, a = timesteps[i], alphas[timesteps[i]].item()
        previous = alphas[timesteps[i - 1]].item() if i > 0 else 1.0
        u, c = (pipe.unet(x, t, context).sample for context in (unconditional, conditional))
        output = u + SCALE * (c - u)
        if pipe.scheduler.config.prediction_type == "v_prediction":
            output = a**0.5 * output + (1 - a) ** 0.5 * x
        x0 = (x - (1 - a) ** 0.5 * output) / a**0.5
        x = output * (1 - previous) ** 0.5 + previous**0.5 * x0
    return x


def main() -> None:
    torch.set_num_threads(2)
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(CHECKPOINT, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    config = pipe.scheduler.config
    sd = {key: config[key] for key in ("beta_start", "beta_end", "beta_schedule", "prediction_type")}
    versions = {library.__name__: library.__version__ for library in (diffusers, transformers, torch)}
    fixture = Fixture("picture", versions, keep=10**6)

    def decode(latents: torch.Tensor, name: str) -> None:
        image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
        pixels = pipe.image_processor.postprocess(image, output_type="np")[0]
        Image.fromarray((pixels * 255).round().astype(np.uint8)).save(FOLDER / f"picture-{name}.png")

    def add(name: str, latents: torch.Tensor, rng: str) -> None:
        common = {"prompt": PROMPT, "seed": SEED, "steps": STEPS, "scale": SCALE, "rng": rng}
        fixture.add(name, latents.permute(0, 2, 3, 1).numpy(), **common)

    with torch.no_grad():
        noise = torch.from_numpy(load_file(FOLDER / "picture-noise.safetensors")["noise"]).reshape(1, 16, 16, 4)
        latents = keras_loop(pipe, noise.permute(0, 3, 1, 2).contiguous())
        add("ddim", latents, "tensorflow")
        decode(latents, "ddim")
        for name, scheduler in SCHEDULERS.items():
            pipe.scheduler = scheduler(sd)
            generator = torch.Generator().manual_seed(SEED)
            options = {"num_inference_steps": STEPS, "guidance_scale": SCALE, "generator": generator, "height": 128, "width": 128}
            latents = pipe(PROMPT, **options, output_type="latent").images
            add(name, latents, "torch")
            if name == "euler":
                decode(latents, name)
    fixture.save()


if __name__ == "__main__":
    main()
