"""Runs a checkpoint in diffusers or in KerasCV as users do, float32, and keeps what they make: context, latents and picture.

    python bench/compare_peers.py diffusers CHECKPOINT --out a.safetensors --sampler euler    # test/reference/requirements-diffusers.txt
    python bench/compare_peers.py kerascv CHECKPOINT --out b.safetensors                      # test/reference/requirements-kerascv.txt
    python bench/compare_peers.py compare a.safetensors c.safetensors                         # either

CHECKPOINT is what make_checkpoint.py writes: a diffusers folder, or a folder of KerasCV's .h5 or .weights.h5. The start noise is
seeded_input("latents") of test/reference/seeded.py unless --noise gives it (a safetensors file with `noise`, NHWC). --tokens are the ids
of the prompt without those of start and end; the negative prompt is empty. Both peers fill up to 77 as they do by themselves.

Writes `context` and `unconditional` [1, 77, width], `latents` [1, h/8, w/8, 4] in float32, `image` [h, w, 3] in uint8. The last line
printed is a JSON object: seconds to load and to draw, MB at most (VmHWM of the process), the timesteps. `compare` prints the largest
difference of latents and contexts, relative to the largest value of the first file, and of the pictures, in 1/255.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "test" / "reference"), str(ROOT / "bench" / "peers")]

from protocol import END, LENGTH, TOKENS, filled, peak_mb
from run_kerascv import loaded
from seeded import seeded_input


def noise_of(given: argparse.Namespace) -> np.ndarray:
    if given.noise:
        return load_file(given.noise)["noise"].astype(np.float32)
    factor = 1 << given.levels - 1
    return seeded_input("latents", {"shape": [1, given.size // factor, given.size // factor, 4]})


class Clock:
    def __init__(self):
        self.last = time.monotonic()

    def lap(self) -> float:
        before, self.last = self.last, time.monotonic()
        return round(self.last - before, 3)


def run_diffusers(given: argparse.Namespace) -> tuple[dict, dict]:
    os.environ["HF_HUB_OFFLINE"] = "1"
    import diffusers
    import torch
    import transformers

    torch.set_num_threads(given.threads)
    clock = Clock()
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(given.checkpoint, torch_dtype=torch.float32, safety_checker=None)
    pipe.set_progress_bar_config(disable=True)
    classes = {
        "ddim": diffusers.DDIMScheduler, "euler": diffusers.EulerDiscreteScheduler, "pndm": diffusers.PNDMScheduler,
        "dpm++2m": diffusers.DPMSolverMultistepScheduler,
    }
    pipe.scheduler = classes[given.sampler].from_config(pipe.scheduler.config)
    seconds = {"load": clock.lap()}
    with torch.no_grad():
        pad = pipe.tokenizer.pad_token_id
        context, unconditional = (pipe.text_encoder(torch.from_numpy(filled(ids, pad))).last_hidden_state for ids in (given.tokens, []))
        seconds["text"] = clock.lap()
        latents = pipe(
            prompt_embeds=context, negative_prompt_embeds=unconditional,
            latents=torch.from_numpy(noise_of(given)).permute(0, 3, 1, 2).contiguous(),
            num_inference_steps=given.steps, guidance_scale=given.scale, height=given.size, width=given.size, output_type="latent",
        ).images
        seconds["steps"] = clock.lap()
        image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
        pixels = pipe.image_processor.postprocess(image, output_type="np")[0]
        seconds["decode"] = clock.lap()
    found = {
        "context": context.numpy(), "unconditional": unconditional.numpy(), "latents": latents.permute(0, 2, 3, 1).numpy(),
        "image": (pixels * 255).round().astype(np.uint8),
    }
    versions = {library.__name__: library.__version__ for library in (diffusers, transformers, torch)}
    return found, {"versions": versions, "seconds": seconds, "timesteps": [float(t) for t in pipe.scheduler.timesteps]}


def run_kerascv(given: argparse.Namespace) -> tuple[dict, dict]:
    os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(given.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    import keras
    import keras_cv
    from keras_cv.models.stable_diffusion import Decoder, DiffusionModel, TextEncoder, TextEncoderV2
    from keras_cv.src.models.stable_diffusion.diffusion_model import DiffusionModelV2

    clock, folder = Clock(), Path(given.checkpoint)

    import h5py

    text_file = next(path for path in folder.glob("text_encoder*.h5"))
    with h5py.File(text_file) as file:
        layers = len(file["layers"] if "layers" in file else file)
    v2 = layers > 20  # V2's encoder has 23 layers, V1's 12
    base = keras_cv.models.StableDiffusionV2 if v2 else keras_cv.models.StableDiffusion

    class Recorded(base):
        """keras-cv's own class; what its decoder is given stays behind."""

        @property
        def decoder(self):
            return self

        def predict_on_batch(self, latents):
            seconds["steps"] = clock.lap()
            self.latents = np.asarray(latents)
            return self._decoder.predict_on_batch(latents)

    model = Recorded(given.size, given.size, jit_compile=False)
    model._text_encoder = loaded((TextEncoderV2 if v2 else TextEncoder)(LENGTH, download_weights=False), folder, "text_encoder")
    make = DiffusionModelV2 if v2 else DiffusionModel
    model._diffusion_model = loaded(make(given.size, given.size, LENGTH, download_weights=False), folder, "diffusion_model")
    model._decoder = loaded(Decoder(given.size, given.size, download_weights=False), folder, "decoder")
    seconds = {"load": clock.lap()}
    ids = {"tokens": filled(given.tokens, END).astype("int32"), "positions": model._get_pos_ids()}
    context = model.text_encoder.predict_on_batch(ids)
    seconds["text"] = clock.lap()
    options = {"num_steps": given.steps, "unconditional_guidance_scale": given.scale, "diffusion_noise": noise_of(given)}
    image = model.generate_image(context, **options)
    seconds["decode"] = clock.lap()
    found = {
        "context": np.asarray(context), "unconditional": np.asarray(model._get_unconditional_context()), "latents": model.latents,
        "image": np.ascontiguousarray(image[0]),
    }
    versions = {"keras-cv": keras_cv.__version__, "keras": keras.__version__, "tensorflow": tf.__version__}
    last = max(given.steps - 1, 1)
    return found, {"versions": versions, "seconds": seconds, "timesteps": [round(i * 999 / last) for i in reversed(range(given.steps))]}


def compare(first: str, second: str) -> dict:
    with safe_open(first, "np") as a, safe_open(second, "np") as b:
        found = {}
        for name in sorted(set(a.keys()) & set(b.keys())):
            x, y = a.get_tensor(name).astype(np.float64), b.get_tensor(name).astype(np.float64)
            difference = float(np.abs(x.reshape(-1) - y.reshape(-1)).max())
            found[name] = difference if name == "image" else difference / float(np.abs(x).max())
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["diffusers", "kerascv", "compare"])
    parser.add_argument("checkpoint")
    parser.add_argument("other", nargs="?", help="the second file to compare")
    parser.add_argument("--out")
    parser.add_argument("--sampler", choices=["ddim", "euler", "pndm", "dpm++2m"], default="euler", help="for diffusers; KerasCV has one")
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--levels", type=int, default=4, help="of the autoencoder, each of which but one halves the size")
    parser.add_argument("--scale", type=float, default=7.5)
    parser.add_argument("--tokens", type=lambda text: [int(id) for id in text.split(",")], default=TOKENS)
    parser.add_argument("--noise")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if given.mode == "compare":
        print(json.dumps(compare(given.checkpoint, given.other)))
        return
    found, report = (run_diffusers if given.mode == "diffusers" else run_kerascv)(given)
    report = {"peer": given.mode, "peakMB": round(peak_mb(), 1), **report, "steps": given.steps, "size": given.size, "scale": given.scale}
    if given.mode == "diffusers":
        report["sampler"] = given.sampler
    if given.out:
        save_file({name: np.ascontiguousarray(array) for name, array in found.items()}, given.out, {"report": json.dumps(report)})
    for name in ("context", "latents", "image"):
        array = found[name].astype(np.float64)
        print(f"{name} {list(array.shape)} largest {np.abs(array).max():.5g} std {array.std():.5g} finite {bool(np.isfinite(array).all())}")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
