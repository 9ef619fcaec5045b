"""Writes test/fixtures/samplers.json: what more of diffusers' schedulers, and k-diffusion's where there is none, make of a small "network".

    python test/reference/samplers.py     # needs torch, diffusers and k-diffusion

Network, start and order of axes are those of schedulers.py; every draw of noise is `torch.randn` by one generator. Of each run the last
latents are kept.
"""

import base64
import json
import math
import os
import sys
import types

import numpy as np
import torch
import diffusers

SHAPE, SEED = (1, 2, 3, 4), 42  # NHWC
SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
SDE = {"algorithm_type": "sde-dpmsolver++"}
classes = {
    "heun": (diffusers.HeunDiscreteScheduler, {}),
    "dpm2": (diffusers.KDPM2DiscreteScheduler, {}),
    "dpm2_a": (diffusers.KDPM2AncestralDiscreteScheduler, {}),
    "dpm++sde": (diffusers.DPMSolverSDEScheduler, {}),
    "dpm++2m_sde": (diffusers.DPMSolverMultistepScheduler, SDE),
    "unipc": (diffusers.UniPCMultistepScheduler, {}),
    "lms": (diffusers.LMSDiscreteScheduler, {}),
    "lcm": (diffusers.LCMScheduler, {}),
    "tcd": (diffusers.TCDScheduler, {}),
}


def encode(values):
    return base64.b64encode(np.ascontiguousarray(values.permute(0, 2, 3, 1).numpy(), "<f4").tobytes()).decode()


def network(x, t):
    return 0.9 * torch.tanh(1.3 * x + math.cos(0.01 * float(t)))


def draws():
    b, h, w, c = SHAPE
    generator = torch.Generator("cpu").manual_seed(SEED)
    return generator, lambda *_: torch.randn((b, c, h, w), generator=generator)


def run(name, kind, steps):
    cls, options = classes[name]
    scheduler = cls(**SD, prediction_type=kind, **options)
    scheduler.set_timesteps(steps)
    generator, draw = draws()
    x = draw() * scheduler.init_noise_sigma
    if name == "dpm++sde":
        scheduler.noise_sampler = draw  # in place of a Brownian tree
    more = {"generator": generator} if name in ("dpm2_a", "dpm++2m_sde", "lcm", "tcd") else {}
    for t in scheduler.timesteps:
        x = scheduler.step(network(scheduler.scale_model_input(x, t), t), t, x, **more).prev_sample
    return {"sampler": name, "prediction": kind, "steps": steps, "latents": encode(x),
            "timesteps": [round(float(t), 3) for t in scheduler.timesteps] if steps == 5 else None}


def k_diffusion(name, kind, steps):
    """`sample_dpmpp_2s_ancestral` on the sigmas of diffusers' Euler."""
    path = [p for p in sys.path if os.path.exists(os.path.join(p, "k_diffusion", "sampling.py"))][0]
    package = types.ModuleType("k_diffusion")
    package.__path__ = [os.path.join(path, "k_diffusion")]
    package.utils = sys.modules["k_diffusion.utils"] = types.ModuleType("k_diffusion.utils")
    package.utils.append_dims = lambda x, dims: x[(...,) + (None,) * (dims - x.ndim)]
    sys.modules["k_diffusion"] = package
    from k_diffusion import sampling

    euler = diffusers.EulerDiscreteScheduler(**SD, prediction_type=kind)
    log_sigmas = (((1 - euler.alphas_cumprod) / euler.alphas_cumprod) ** 0.5).log().numpy()
    euler.set_timesteps(steps)
    _, draw = draws()

    def model(x, sigma):
        sigma = float(sigma[0])
        t = euler._sigma_to_t(np.array([sigma]), log_sigmas)[0]
        near = torch.argmin((euler.sigmas - sigma).abs()[:-1])
        if path_of_start[0]:  # on the path, where the timestep is given
            t = float(euler.timesteps[near])
        path_of_start[0] = not path_of_start[0]
        output = network(x / (sigma**2 + 1) ** 0.5, t)
        if kind == "epsilon":
            return x - sigma * output
        return x / (sigma**2 + 1) - output * sigma / (sigma**2 + 1) ** 0.5

    path_of_start = [True]
    x = sampling.sample_dpmpp_2s_ancestral(model, draw() * euler.init_noise_sigma, euler.sigmas, disable=True, noise_sampler=draw)
    return {"sampler": name, "prediction": kind, "steps": steps, "latents": encode(x), "timesteps": None}


cases = [run(name, kind, steps) for name in classes for kind in ("epsilon", "v_prediction") for steps in (5, 25)]
cases += [k_diffusion("dpm++2s_a", kind, steps) for kind in ("epsilon", "v_prediction") for steps in (5, 25)]
versions = {"diffusers": diffusers.__version__, "torch": torch.__version__.split("+")[0], "k-diffusion": "0.1.1.post1"}
path = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "fixtures", "samplers.json"))
with open(path, "w") as file:
    json.dump({"versions": versions, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
print(path, os.path.getsize(path), "bytes", versions)
