"""Stable Diffusion in OpenVINO as a program to be timed (see protocol.py), with the scheduler in NumPy.

--checkpoint is a folder of IR files that convert_openvino.py writes. The precision is OpenVINO's hint for inference.
"""

import os
from argparse import Namespace

import numpy as np

from protocol import END, LENGTH, SCALE, STEPS, TOKENS, arguments, filled, normal, serve


class OpenVINO:
    def __init__(self, given: Namespace):
        import openvino

        core = openvino.Core()
        hints = {"INFERENCE_PRECISION_HINT": given.precision, "INFERENCE_NUM_THREADS": os.cpu_count() or 1, "PERFORMANCE_HINT": "LATENCY"}

        def compiled(name: str, **shapes: list[int]):
            model = core.read_model(given.checkpoint / f"{name}.xml")
            model.reshape(shapes)
            return core.compile_model(model, "CPU", hints)

        latents = [given.batch, 4, given.size // 8, given.size // 8]
        context = [2 * given.batch, LENGTH, 768]
        self.text = compiled("text", ids=[1, LENGTH])
        self.unet = compiled("unet", latents=[2 * given.batch, *latents[1:]], timestep=[], context=context)
        self.decoder = compiled("decoder", latents=latents)
        self.start, self.batch = normal(*latents), given.batch
        self.latents, self.context, self.index = self.start, None, 0
        betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
        self.alphas = np.cumprod(1 - betas)

    def encode(self) -> np.ndarray:
        return np.concatenate([np.repeat(self.text(filled(ids, END))[0], self.batch, axis=0) for ids in ([], TOKENS)])

    def step(self) -> None:
        """Guidance and DDIM (Song et al., 2020, eq. 12, with no noise added)."""
        if self.context is None:
            self.context = self.encode()
        self.index = (self.index or STEPS) - 1
        if self.index == STEPS - 1:
            self.latents = self.start
        timestep = self.index * (1000 // STEPS)
        inputs = {"latents": np.concatenate([self.latents] * 2), "timestep": np.float32(timestep), "context": self.context}
        unconditional, conditional = np.split(self.unet(inputs)[0], 2)
        noise = unconditional + SCALE * (conditional - unconditional)
        now, after = self.alphas[timestep], self.alphas[max(0, timestep - 1000 // STEPS)]
        denoised = (self.latents - (1 - now) ** 0.5 * noise) / now**0.5
        self.latents = (after**0.5 * denoised + (1 - after) ** 0.5 * noise).astype(np.float32)

    def decode(self) -> None:
        self.decoder({"latents": self.start / np.float32(0.18215)})


if __name__ == "__main__":
    given = arguments().parse_args()
    serve(lambda: OpenVINO(given))
