"""Writes test/fixtures/samplers.json: what more of diffusers' schedulers, and k-diffusion's where there is none, make of a small "network".

    python test/reference/samplers.py     # needs torch, diffusers and k-diffusion

Network, start and order of axes are those of schedulers.py; every draw of noise is `torch.randn` by one generator. Of each run the last
latents are kept. Every rule of sigmas is run as in diffusers, where the class has it, or else on a list of sigmas that numpy makes;
`ipndm` is written out here in numpy. Of the beta distribution some quantiles are kept, from scipy.
"""

import base64
import json
import math
import os
import sys
import types

import numpy as np
import scipy.stats
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
    "deis": (diffusers.DEISMultistepScheduler, {}),
    "lms": (diffusers.LMSDiscreteScheduler, {}),
    "lcm": (diffusers.LCMScheduler, {}),
    "tcd": (diffusers.TCDScheduler, {}),
    "ddim": (diffusers.DDIMScheduler, {"clip_sample": False, "steps_offset": 0}),
    "euler": (diffusers.EulerDiscreteScheduler, {}),
    "dpm++2m": (diffusers.DPMSolverMultistepScheduler, {}),
}
RULES = ["karras", "exponential", "beta"]
RULED = ["euler", "heun", "dpm2", "dpm2_a", "dpm++sde", "dpm++2m", "dpm++2m_sde", "unipc", "deis", "lms"]


def encode(values):
    return base64.b64encode(np.ascontiguousarray(values.permute(0, 2, 3, 1).numpy(), "<f4").tobytes()).decode()


def network(x, t):
    return 0.9 * torch.tanh(1.3 * x + math.cos(0.01 * float(t)))


def draws():
    b, h, w, c = SHAPE
    generator = torch.Generator("cpu").manual_seed(SEED)
    return generator, lambda *_: torch.randn((b, c, h, w), generator=generator)


def run(name, kind, steps, rule=None, eta=None, **config):
    cls, options = classes[name]
    if rule in RULES:
        config = {f"use_{rule}_sigmas": True}
    scheduler = cls(**SD, prediction_type=kind, **options, **config)
    if rule is None or rule in RULES:
        scheduler.set_timesteps(steps)
    else:
        scheduler.set_timesteps(sigmas=sigmas_of(rule, steps, scheduler))
    generator, draw = draws()
    x = draw() * scheduler.init_noise_sigma
    if name == "dpm++sde":
        scheduler.noise_sampler = draw  # in place of a Brownian tree
    more = {"generator": generator} if name in ("dpm2_a", "dpm++2m_sde", "lcm", "tcd", "ddim") else {}
    if eta is not None:
        more["eta"] = eta
    for t in scheduler.timesteps:
        x = scheduler.step(network(scheduler.scale_model_input(x, t), t), t, x, **more).prev_sample
    return {"sampler": name, "prediction": kind, "steps": steps, "sigmas": rule, "eta": eta, "config": config, "latents": encode(x),
            "timesteps": [round(float(t), 3) for t in scheduler.timesteps] if steps == 5 else None}


def sigmas_of(rule, steps, scheduler):
    """For `EulerDiscreteScheduler.set_timesteps(sigmas=...)`: what diffusers has no option for."""
    if rule == "align_your_steps":
        from diffusers.schedulers import AysSchedules

        table = AysSchedules["StableDiffusionSigmas"]
        if steps == 10:
            return table
        table = table[:-1] + [0.029]  # the last of the authors' list, for the spacing in log sigma that they advise
        places = np.linspace(0, 10, steps + 1)
        return [*np.exp(np.interp(places, np.arange(11), np.log(table)))[:-1], 0.0]
    log_sigmas = np.log(((1 - scheduler.alphas_cumprod) / scheduler.alphas_cumprod).numpy().astype("f8") ** 0.5)
    timesteps = np.linspace(999, 0, steps + 1)[:-1]  # ComfyUI's sgm_uniform
    return [*np.exp(np.interp(timesteps, np.arange(1000), log_sigmas)), 0.0]


def model_of(kind, scheduler, on_path):
    """k-diffusion's denoiser on the sigmas of a diffusers scheduler. `on_path` says which calls have the timesteps of the path."""
    log_sigmas = (((1 - scheduler.alphas_cumprod) / scheduler.alphas_cumprod) ** 0.5).log().numpy()
    calls = iter(range(1000))

    def model(x, sigma):
        sigma = float(sigma[0])
        near = torch.argmin((scheduler.sigmas - sigma).abs()[:-1])
        t = scheduler.timesteps[near] if on_path(next(calls)) else scheduler._sigma_to_t(np.array([sigma]), log_sigmas)[0]
        output = network(x / (sigma**2 + 1) ** 0.5, t)
        if kind == "epsilon":
            return x - sigma * output
        return x / (sigma**2 + 1) - output * sigma / (sigma**2 + 1) ** 0.5

    return model


def sampling():
    """k-diffusion's module of samplers, without what the rest of the package needs."""
    path = [p for p in sys.path if os.path.exists(os.path.join(p, "k_diffusion", "sampling.py"))][0]
    package = types.ModuleType("k_diffusion")
    package.__path__ = [os.path.join(path, "k_diffusion")]
    package.utils = sys.modules["k_diffusion.utils"] = types.ModuleType("k_diffusion.utils")
    package.utils.append_dims = lambda x, dims: x[(...,) + (None,) * (dims - x.ndim)]
    sys.modules["k_diffusion"] = package
    from k_diffusion import sampling

    return sampling


def k_diffusion(name, kind, steps, rule=None):
    """k-diffusion's samplers on the sigmas of diffusers' Euler, or of its DPM-Solver."""
    config = {f"use_{rule}_sigmas": True} if rule else {}
    cls = diffusers.DPMSolverMultistepScheduler if name == "dpm++3m_sde" else diffusers.EulerDiscreteScheduler
    scheduler = cls(**SD, prediction_type=kind, **config)
    scheduler.set_timesteps(steps)
    _, draw = draws()
    sampler = {"dpm++2s_a": "dpmpp_2s_ancestral", "dpm++3m_sde": "dpmpp_3m_sde", "euler_a": "euler_ancestral"}[name]
    model = model_of(kind, scheduler, lambda i: name != "dpm++2s_a" or i % 2 == 0)
    start = draw() * (scheduler.sigmas[0] ** 2 + (name == "dpm++3m_sde")) ** 0.5
    x = getattr(sampling(), f"sample_{sampler}")(model, start, scheduler.sigmas, disable=True, noise_sampler=draw)
    return {"sampler": name, "prediction": kind, "steps": steps, "sigmas": rule, "eta": None, "config": {}, "latents": encode(x),
            "timesteps": None}


def ipndm(kind, steps):
    scheduler = diffusers.EulerDiscreteScheduler(**SD, prediction_type=kind)
    scheduler.set_timesteps(steps)
    model = model_of(kind, scheduler, lambda _: True)
    _, draw = draws()
    sigmas = scheduler.sigmas.numpy().astype("f8")
    x, slopes = draw().numpy().astype("f8") * sigmas[0], []
    rows = [[1], [1.5, -0.5], [23 / 12, -16 / 12, 5 / 12], [55 / 24, -59 / 24, 37 / 24, -9 / 24]]
    for sigma, to in zip(sigmas, sigmas[1:]):
        clean = model(torch.tensor(x), [sigma]).numpy()
        slopes = [(x - clean) / sigma, *slopes][:4]
        x = clean if to == 0 else x + (to - sigma) * sum(w * d for w, d in zip(rows[len(slopes) - 1], slopes))
    return {"sampler": "ipndm", "prediction": kind, "steps": steps, "sigmas": None, "eta": None, "config": {},
            "latents": encode(torch.tensor(x)), "timesteps": None}


plain = [name for name in classes if name not in ("ddim", "euler", "dpm++2m")]  # those are in schedulers.py
cases = [run(name, kind, steps) for name in plain for kind in ("epsilon", "v_prediction") for steps in (5, 25)]
cases += [k_diffusion(name, kind, steps) for name in ("dpm++2s_a", "dpm++3m_sde") for kind in ("epsilon", "v_prediction")
          for steps in (5, 25)]
cases += [ipndm(kind, steps) for kind in ("epsilon", "v_prediction") for steps in (5, 25)]
cases += [run(name, "epsilon", steps, rule) for name in RULED for rule in RULES for steps in (5, 20)]
cases += [run("euler", "epsilon", steps, rule) for rule in ("sgm_uniform", "align_your_steps") for steps in (5, 10, 20)]
cases += [k_diffusion(name, "epsilon", 20, "karras") for name in ("dpm++2s_a", "dpm++3m_sde", "euler_a")]
cases += [run(name, kind, steps, eta=eta) for name in ("ddim", "tcd") for kind in ("epsilon", "v_prediction") for steps in (5, 25)
          for eta in (0.0, 0.5, 1.0)]
cases += [run(name, "epsilon", 5, original_inference_steps=40) for name in ("lcm", "tcd")]
cases += [run("lcm", "epsilon", 5, timestep_scaling=0.5)]
quantiles = [[p, float(scipy.stats.beta.ppf(p, 0.6, 0.6))] for p in (0, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.7, 0.95, 0.9999, 1)]
versions = {"diffusers": diffusers.__version__, "torch": torch.__version__.split("+")[0], "k-diffusion": "0.1.1.post1"}
path = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "fixtures", "samplers.json"))
with open(path, "w") as file:
    json.dump({"versions": versions, "betaQuantiles": quantiles, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
print(path, os.path.getsize(path), "bytes", versions)
