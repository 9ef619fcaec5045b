"""Writes test/fixtures/schedulers-{kerascv,diffusers}.json: what the real samplers make of a small analytic "network".

    python test/reference/schedulers.py kerascv     # needs keras-cv 0.9, keras 3.3, tensorflow 2.18
    python test/reference/schedulers.py diffusers   # needs torch and diffusers

The network is `0.9 tanh(1.3 x + cos(0.01 t))`, whatever it is said to predict. Latents are base64 float32 in NHWC order, after every
step, in the space the library works in ('vp': unit variance, 've': x0 + sigma noise), started from the library's own noise for a seed.
Cases with a `config` are what `X.from_config(pipe.scheduler.config)` draws for a pipeline with that scheduler_config.json; of them only
the last latents are kept.
"""

import base64
import json
import math
import os
import sys

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SHAPE = (1, 2, 3, 4)  # NHWC
SEED = 42
STEPS = [1, 2, 5, 25]
SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}


def encode(values):
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


def grid(offset, step, channels):
    """Smooth test values that both sides can make: [1, 2, 3, channels]."""
    return np.sin(offset + step * np.arange(6 * channels, dtype=np.float64)).reshape(1, 2, 3, channels)


def kerascv():
    import keras
    import keras_cv
    import tensorflow as tf
    from keras_cv.models import stable_diffusion as parts
    from keras_cv.src.models.stable_diffusion.constants import _ALPHAS_CUMPROD

    class Recorded(keras_cv.models.StableDiffusion):
        """KerasCV's own loop around the analytic network; the decoder only passes the latents on."""

        def __init__(self):
            super().__init__(128, 128, jit_compile=False)
            self.img_height, self.img_width = 8 * SHAPE[1], 8 * SHAPE[2]
            self.trace, self.timesteps = [], []
            self._diffusion_model = self._decoder = self

        def _get_unconditional_context(self):
            return np.zeros((1, 77, 8), np.float32)

        def _get_timestep_embedding(self, timestep, batch_size, **_):
            self.timesteps.append(int(timestep))

        def predict_on_batch(self, inputs):
            if not isinstance(inputs, dict):
                self.trace.append(np.array(inputs))
                return np.zeros(1)
            if not np.array(inputs["context"]).any():  # the unconditional pass comes first in a step
                self.trace.append(np.array(inputs["latent"]))
            return np.asarray(0.9 * np.tanh(1.3 * np.array(inputs["latent"]) + math.cos(0.01 * self.timesteps[-1])), "f4")

    cases = []
    for steps in STEPS:
        model = Recorded()
        model.generate_image(np.ones((77, 8), np.float32), num_steps=steps, seed=SEED)
        latents = [encode(x) for x in model.trace[1:]]
        cases.append({"sampler": "ddim", "prediction": "epsilon", "steps": steps, "rng": "tensorflow", "space": "vp",
                      "timesteps": model.timesteps, "start": encode(model.trace[0]), "latents": latents})

    ddpm = []
    sample, noise = grid(0, 0.7, 4).astype("f4"), grid(1, 2.1, 4).astype("f4")
    for variance in ["fixed_small", "fixed_large"]:
        for epsilon in [True, False]:
            scheduler = parts.NoiseScheduler(variance_type=variance, clip_sample=False, **SD)
            for t in [999, 500, 100, 1, 0]:  # in this order: each step draws the next noise of SeedGenerator(42)
                output = scheduler.step(tf.constant(grid(2, 1.3, 4).astype("f4")), t, tf.constant(sample), epsilon)
                ddpm.append({"variance": variance, "epsilon": epsilon, "timestep": t, "output": encode(output)})
    linear, scaled = parts.NoiseScheduler(), parts.NoiseScheduler(**SD)
    batch = [0, 10, 400, 999]
    added = scaled.add_noise(tf.constant(np.repeat(sample, 4, 0)), tf.constant(np.repeat(noise, 4, 0)), batch)
    return {
        "versions": {"keras_cv": keras_cv.__version__, "keras": keras.__version__, "tensorflow": tf.__version__},
        "alphasCumprod": encode(_ALPHAS_CUMPROD),
        "trajectories": cases,
        "noiseScheduler": {
            "length": len(linear),
            "betas": {"linear": encode(linear.betas[::37]), "scaled_linear": encode(scaled.betas[::37])},
            "alphasCumprod": {"linear": encode(linear.alphas_cumprod[::37]), "scaled_linear": encode(scaled.alphas_cumprod[::37])},
            "steps": ddpm,
            "addNoise": {"timesteps": batch, "output": encode(added)},
        },
    }


def diffusers():
    import diffusers as library
    import torch
    from diffusers.schedulers import scheduling_ddpm

    b, h, w, c = SHAPE
    karras = {"use_karras_sigmas": True}
    classes = {  # the class, what makes it the sampler, and its space
        "ddim": (library.DDIMScheduler, {}, "vp"),
        "pndm": (library.PNDMScheduler, {}, "vp"),
        "euler": (library.EulerDiscreteScheduler, {"use_karras_sigmas": False}, "ve"),
        "euler_karras": (library.EulerDiscreteScheduler, karras, "ve"),
        "euler_a": (library.EulerAncestralDiscreteScheduler, {}, "ve"),
        "dpm++2m": (library.DPMSolverMultistepScheduler, {"use_karras_sigmas": False}, "vp"),
        "dpm++2m_karras": (library.DPMSolverMultistepScheduler, karras, "vp"),
    }
    without_sample = ["euler_a", "pndm"]  # diffusers has no prediction type 'sample' there

    def run(name, scheduler, steps):
        space = classes[name][2]
        top = scheduler.alphas_cumprod[-1]
        scheduler.set_timesteps(steps)
        if steps == 1 and space == "ve" and scheduler.config.timestep_spacing == "linspace":
            # diffusers would start at timestep 0: we start at the top, as k-diffusion does
            scheduler.sigmas = torch.stack([((1 - top) / top) ** 0.5, torch.zeros(())])
            scheduler.timesteps = torch.tensor([len(scheduler) - 1.0])
        generator = torch.Generator("cpu").manual_seed(SEED)
        x = torch.randn((b, c, h, w), generator=generator) * scheduler.init_noise_sigma
        nhwc = lambda x: encode(x.permute(0, 2, 3, 1).numpy())
        start, latents = nhwc(x), []
        for t in scheduler.timesteps:
            output = 0.9 * torch.tanh(1.3 * scheduler.scale_model_input(x, t) + math.cos(0.01 * float(t)))
            more = {"generator": generator} if name == "euler_a" else {}
            x = scheduler.step(output, t, x, **more).prev_sample
            latents.append(nhwc(x))
        # PNDM takes its first step twice: once more at its end, which is the second timestep
        timesteps = [float(t) for i, t in enumerate(scheduler.timesteps) if name != "pndm" or i != 2]
        return {"sampler": name, "prediction": scheduler.config.prediction_type, "steps": steps, "rng": "torch", "space": space,
                "timesteps": timesteps, "start": start, "latents": latents}

    def plain(name, kind, steps):
        scheduler = classes[name][0](**SD, prediction_type=kind, **classes[name][1])
        case = run(name, scheduler, steps)
        return {**case, "sigmas": [float(s) for s in scheduler.sigmas]}

    names = [name for name in classes if name not in ("ddim", "pndm")]
    cases = [plain(name, "epsilon", steps) for name in names for steps in STEPS]
    cases += [plain(name, "v_prediction", 5) for name in names]
    cases += [plain(name, "sample", 5) for name in names if name not in without_sample]

    def configured(name, config, steps):
        """In a pipeline, which has its say on the file's own scheduler; any other is made from what that then says of itself."""
        own = getattr(library, config["_class_name"]).from_config(config)
        parts = ("vae", "text_encoder", "tokenizer", "unet", "safety_checker", "feature_extractor")
        own = library.StableDiffusionPipeline(**dict.fromkeys(parts), scheduler=own, requires_safety_checker=False).scheduler
        cls, options, _ = classes[name]
        case = run(name, own if type(own) is cls and not options else cls.from_config(own.config, **options), steps)
        case = {**case, "latents": case["latents"][-1:], "timesteps": [round(t, 4) for t in case["timesteps"]]}
        return {key: case[key] for key in ("sampler", "prediction", "steps", "timesteps", "latents")}

    common = {**SD, "num_train_timesteps": 1000, "clip_sample": False, "skip_prk_steps": True, "trained_betas": None}
    v1 = {**common, "_class_name": "PNDMScheduler", "set_alpha_to_one": False, "steps_offset": 1}  # SD 1.x's own
    turbo = {**v1, "_class_name": "EulerDiscreteScheduler", "interpolation_type": "linear", "prediction_type": "epsilon",
             "sigma_max": None, "sigma_min": None, "timestep_type": "discrete", "use_karras_sigmas": False}
    pure = {**v1, "prediction_type": "v_prediction", "timestep_spacing": "trailing", "rescale_betas_zero_snr": True}
    table = [0.01 * 1.2**i for i in range(20)]
    kinds = {"epsilon": [1, 4, 7, 25], "v_prediction": [1, 4, 7], "sample": [7]}
    configs = [({**turbo, "timestep_spacing": spacing, "prediction_type": kind}, steps, list(classes))
               for spacing in ("leading", "trailing", "linspace") for kind, steps in kinds.items()]
    cosine = [name for name in classes if name != "dpm++2m_karras"]  # where diffusers loses its way among equal timesteps
    configs += [
        (v1, [7], list(classes)),
        ({**v1, "_class_name": "DDIMScheduler", "prediction_type": "v_prediction"}, [4], list(classes)),  # SD 2.1
        ({**turbo, "set_alpha_to_one": True, "timestep_spacing": "leading"}, [4], ["ddim", "pndm"]),
        ({**v1, "clip_sample": True, "steps_offset": 0}, [4], ["ddim", "pndm"]),  # the pipeline sets both right
        ({**common, "_class_name": "PNDMScheduler"}, [4], ["pndm"]),
        ({**SD, "_class_name": "DDIMScheduler"}, [4], ["ddim"]),
        ({**pure, "_class_name": "DDIMScheduler"}, [1, 7], [name for name in classes if name != "pndm"]),
        ({**v1, "beta_schedule": "squaredcos_cap_v2"}, [7], cosine),
        ({**v1, "beta_schedule": "linear"}, [7], ["ddim", "euler"]),
        ({**v1, "trained_betas": table, "num_train_timesteps": len(table)}, [4], ["ddim", "euler"]),
    ]
    from_config = [
        {"config": config, "cases": [configured(name, config, n) for name in samplers for n in steps
                                     if config.get("prediction_type") != "sample" or name not in without_sample]}
        for config, steps, samplers in configs
    ]

    # DDPM in float64, with given noise: diffusers' own float32 loses half the digits of 1 - alphas_cumprod at small timesteps.
    nchw = lambda x: torch.from_numpy(x.transpose(0, 3, 1, 2).copy())
    sample, noise = nchw(grid(0, 0.7, 4)), nchw(grid(1, 2.1, 4))
    scheduling_ddpm.randn_tensor = lambda *_, **__: noise
    ddpm = []
    for variance in ["fixed_small", "fixed_small_log", "fixed_large", "fixed_large_log", "learned", "learned_range"]:
        learned = variance.startswith("learned")
        output = grid(2, 1.3, 8 if learned else 4)
        if variance == "learned":
            output[..., 4:] = 0.01 * (output[..., 4:] + 1.001)  # a variance is positive
        for clip in [True, False]:
            for epsilon in [True, False]:
                # 'fixed_large_log' takes the root of a negative number in diffusers; it stands for the same variance as 'fixed_large'.
                kind = "fixed_large" if variance == "fixed_large_log" else variance
                s = library.DDPMScheduler(**SD, variance_type=kind, clip_sample=clip, prediction_type="epsilon" if epsilon else "sample")
                s.betas = torch.linspace(SD["beta_start"] ** 0.5, SD["beta_end"] ** 0.5, 1000, dtype=torch.float64) ** 2
                s.alphas = 1 - s.betas
                s.alphas_cumprod, s.one = torch.cumprod(s.alphas, 0), torch.tensor(1.0, dtype=torch.float64)
                for t in [999, 500, 1, 0]:
                    x = s.step(nchw(output), t, sample).prev_sample
                    ddpm.append({"variance": variance, "clip": clip, "epsilon": epsilon, "timestep": t,
                                 "output": encode(x.permute(0, 2, 3, 1).numpy())})
    return {
        "versions": {"diffusers": library.__version__, "torch": torch.__version__.split("+")[0]},
        "trajectories": cases,
        "fromConfig": from_config,
        "noiseScheduler": {"steps": ddpm},
    }


def main(name):
    result = {"kerascv": kerascv, "diffusers": diffusers}[name]()
    result["versions"]["numpy"] = np.__version__
    path = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "fixtures", f"schedulers-{name}.json"))
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"))
        file.write("\n")
    print(path, os.path.getsize(path), "bytes", result["versions"])


main(sys.argv[1])
