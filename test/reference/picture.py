"""What diffusers draws with checkpoints/tiny: latents after 25 steps of each sampler (5 of `ddim`), and two whole pictures.

    python test/reference/picture.py            # diffusers' environment; again after each change of the weights

All are StableDiffusionPipeline with the folder's scheduler config; `ddim` starts from the noise of KerasCV, the others from torch's.
Writes test/fixtures/picture.safetensors (latents) and picture-{ddim,euler}.png.
"""

import diffusers
import numpy as np
import torch
import transformers
from PIL import Image
from safetensors.numpy import load_file

from fixtures import FOLDER, Fixture

CHECKPOINT = FOLDER.parent.parent / "checkpoints" / "tiny"
PROMPT, SEED, SCALE = "a red heart on a blue background", 7, 7.5

KARRAS = {"use_karras_sigmas": True}
SCHEDULERS = {  # the class, and what is asked of it besides the folder's config
    "ddim": (diffusers.DDIMScheduler, {}),
    "euler": (diffusers.EulerDiscreteScheduler, {}),
    "euler_karras": (diffusers.EulerDiscreteScheduler, KARRAS),
    "euler_a": (diffusers.EulerAncestralDiscreteScheduler, {}),
    "dpm++2m": (diffusers.DPMSolverMultistepScheduler, {}),
    "dpm++2m_karras": (diffusers.DPMSolverMultistepScheduler, KARRAS),
    "pndm": (diffusers.PNDMScheduler, {"skip_prk_steps": True}),
}


def main() -> None:
    torch.set_num_threads(2)
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(CHECKPOINT, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    config = pipe.scheduler.config
    versions = {library.__name__: library.__version__ for library in (diffusers, transformers, torch)}
    fixture = Fixture("picture", versions, keep=10**6)

    def decode(latents: torch.Tensor, name: str) -> None:
        image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
        pixels = pipe.image_processor.postprocess(image, output_type="np")[0]
        Image.fromarray((pixels * 255).round().astype(np.uint8)).save(FOLDER / f"picture-{name}.png")

    def add(name: str, latents: torch.Tensor, rng: str, steps: int) -> None:
        common = {"prompt": PROMPT, "seed": SEED, "steps": steps, "scale": SCALE, "rng": rng}
        fixture.add(name, latents.permute(0, 2, 3, 1).numpy(), **common)

    with torch.no_grad():
        noise = torch.from_numpy(load_file(FOLDER / "picture-noise.safetensors")["noise"]).reshape(1, 16, 16, 4)
        noise = noise.permute(0, 3, 1, 2).contiguous()
        for name, (scheduler, asked) in SCHEDULERS.items():
            pipe.scheduler = scheduler.from_config(config, **asked)
            start = {"latents": noise} if name == "ddim" else {"generator": torch.Generator().manual_seed(SEED)}
            steps = 5 if name == "ddim" else 25  # the one that backends draw on which a step takes seconds
            options = {"num_inference_steps": steps, "guidance_scale": SCALE, "height": 128, "width": 128, **start}
            latents = pipe(PROMPT, **options, output_type="latent").images
            add(name, latents, "tensorflow" if name == "ddim" else "torch", steps)
            if name in ("ddim", "euler"):
                decode(latents, name)
    fixture.save()


if __name__ == "__main__":
    main()
