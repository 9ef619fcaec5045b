"""Small checkpoints of every family as people have them, and what diffusers draws with them.

    python test/reference/checkpoints.py            # diffusers' environment

Writes test/fixtures/checkpoints/<name>.json (descriptions of files, see checkpoint_files.py) and <name>.safetensors (contexts,
latents and pictures), for
    sd1          predicts noise, quick GELU; the folder has the names of the published ones: transformers 4's text encoder with
                 position_ids, the autoencoder's old attention; scheduler PNDM. `ldm`: the same weights as LDM's single file
    sd2v         predicts velocities, linear projections, heads per level, GELU, padded with `!`; today's names. `ldm`: with OpenCLIP's
    turbo        as SD-Turbo: one Euler step, trailing, no guidance
    inpainting   nine channels: the UNet's output alone; folder and `ldm`
    distilled    `bkTiny`, `sdxs`: UNets without a middle, of other blocks for each level; `sdxs` with an AutoencoderTiny, as published,
                 whose latents of a picture and one step without guidance are there too
    lcm          as LCM's Dreamshaper v7: told the guidance scale, with LCM's scheduler
    variants     sd1 as diffusers and transformers save it today: `fp16`, `sharded`, `shardedFp16`
Each was read by diffusers itself before it was described here: from_pretrained for folders, from_single_file for single files.
"""

import tempfile
from pathlib import Path

import diffusers
import numpy as np
import torch
import transformers
from diffusers import (
    DDIMScheduler, DiffusionPipeline, DPMSolverMultistepScheduler, EulerDiscreteScheduler, PNDMScheduler, StableDiffusionPipeline,
)
from diffusers.schedulers import scheduling_lcm
from diffusers.loaders.single_file_utils import convert_ldm_unet_checkpoint

import checkpoint_files
import families
import make_checkpoint
import structure
from fixtures import FOLDER, Fixture
from seeded import seeded_input

VERSIONS = {library.__name__: library.__version__.split("+")[0] for library in (diffusers, transformers, torch)}
PROMPT, SCALE, STEPS, SIZE = "a cat toy on the dog", 7.5, 4, 32
LATENTS, PIXELS = {"shape": [1, 8, 8, 4]}, {"shape": [1, SIZE, SIZE, 3]}
MERGES = ["c a", "t o", "ca t</w>", "to y</w>", "d o", "do g</w>", "t h", "th e</w>", "o n</w>"]
SAMPLERS = {"euler": EulerDiscreteScheduler, "ddim": DDIMScheduler, "dpm++2m": DPMSolverMultistepScheduler, "pndm": PNDMScheduler}
TURBO = {
    "_class_name": "EulerDiscreteScheduler", "_diffusers_version": "0.24.0.dev0", "beta_end": 0.012, "beta_schedule": "scaled_linear",
    "beta_start": 0.00085, "clip_sample": False, "interpolation_type": "linear", "num_train_timesteps": 1000,
    "prediction_type": "epsilon", "sample_max_value": 1.0, "set_alpha_to_one": False, "sigma_max": None, "sigma_min": None,
    "skip_prk_steps": True, "steps_offset": 1, "timestep_spacing": "trailing", "timestep_type": "discrete", "trained_betas": None,
    "use_karras_sigmas": False,
}
LCM = {
    "_class_name": "LCMScheduler", "_diffusers_version": "0.22.0.dev0", "beta_end": 0.012, "beta_schedule": "scaled_linear",
    "beta_start": 0.00085, "clip_sample": False, "clip_sample_range": 1.0, "dynamic_thresholding_ratio": 0.995,
    "num_train_timesteps": 1000, "original_inference_steps": 50, "prediction_type": "epsilon", "rescale_betas_zero_snr": False,
    "sample_max_value": 1.0, "set_alpha_to_one": True, "steps_offset": 0, "thresholding": False, "timestep_scaling": 10.0,
    "timestep_spacing": "leading", "trained_betas": None,
}
TINY_VAE = {
    "_class_name": "AutoencoderTiny", "_diffusers_version": "0.27.0.dev0", "act_fn": "relu", "block_out_channels": [16] * 3,
    "decoder_block_out_channels": [16] * 3, "encoder_block_out_channels": [16] * 3, "force_upcast": False, "in_channels": 3,
    "latent_channels": 4, "latent_magnitude": 3, "latent_shift": 0.5, "num_decoder_blocks": [3, 3, 1], "num_encoder_blocks": [1, 3, 3],
    "out_channels": 3, "scaling_factor": 1.0, "upsample_fn": "nearest", "upsampling_scaling_factor": 2,
}
OLD_ATTENTION = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


def small(family: str) -> dict:
    """Three levels, the coarsest without attention, and a text encoder of two layers."""
    configs = families.family(family)
    levels = {"down_block_types": ["CrossAttnDownBlock2D"] * 2 + ["DownBlock2D"], "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 2}
    heads = {"sd1": 4, "sd2": [2, 4, 4]}[family]
    unet = {"block_out_channels": [32, 64, 64], "layers_per_block": 1, "sample_size": 8, "cross_attention_dim": 32}
    configs["unet"].update(unet, attention_head_dim=heads, **levels)
    vae = {"block_out_channels": [32, 32, 64], "layers_per_block": 1, "sample_size": SIZE}
    sides = {"down_block_types": ["DownEncoderBlock2D"] * 3, "up_block_types": ["UpDecoderBlock2D"] * 3}
    configs["vae"].update(vae, **sides)
    text = {"hidden_size": 32, "intermediate_size": 128, "num_attention_heads": 4, "num_hidden_layers": 2, "projection_dim": 32}
    configs["text_encoder"].update(text, vocab_size=512 + len(MERGES) + 2)
    return configs


def tensors(shapes: structure.Shapes, renamed=lambda name: name) -> dict:
    """Tensors by their stored names; the seeds keep diffusers'."""
    found = {}
    for name, shape in sorted(shapes.items(), key=lambda item: renamed(item[0])):
        found[renamed(name)] = [list(shape)] if renamed(name) == name else [list(shape), {"from": [name]}]
    return found


def old_attention(name: str) -> str:
    for new, old in OLD_ATTENTION.items() if ".attentions." in name else ():
        name = name.replace(f".{new}.", f".{old}.")
    return name


def folder(configs: dict, old: bool) -> dict:
    """A diffusers folder; `old`: with the names of the first published ones."""
    with tempfile.TemporaryDirectory() as place:
        make_checkpoint.write_diffusers(Path(place), configs, np.dtype("<f4"), lambda: MERGES)
        (files := checkpoint_files.describe(Path(place))["files"])
    text = tensors(structure.text_encoder(configs["text_encoder"]), (lambda n: n) if old else (lambda n: n.removeprefix("text_model.")))
    if old:
        text["text_model.embeddings.position_ids"] = [[1, 77], {"dtype": "I64", "fill": "range"}]
    vae = tensors(structure.vae(configs["vae"]), old_attention if old else lambda n: n)
    return {"files": files, "weights": {
        "text_encoder/model.safetensors": text,
        "unet/diffusion_pytorch_model.safetensors": tensors(structure.unet(configs["unet"])),
        "vae/diffusion_pytorch_model.safetensors": vae,
    }}


def ldm(configs: dict) -> dict:
    """The single file; its extra entries are filled with anything."""
    parts, found = {name: make(configs[name]) for name, make in structure.SHAPES.items()}, {}
    seeds = {structure.ldm_unet(name, configs["unet"]): name for name in parts["unet"]}
    seeds |= {structure.ldm_vae(name, configs["vae"]): name for name in parts["vae"]}
    unused = structure.text_layer(f"text_model.encoder.layers.{configs['text_encoder']['num_hidden_layers']}", 32, 128)
    for name in parts["text_encoder"] | unused:
        seeds[f"cond_stage_model.transformer.{name}"] = name
        seeds[structure.open_clip_text(name) or ""] = name
    for name, shape, dtype, _ in sorted(make_checkpoint.ldm_entries(configs, np.dtype("<f4")), key=lambda entry: entry[0]):
        options = {}
        if name in seeds:
            options["from"] = [seeds[name]]
        elif ".in_proj_" in name:
            layer, end = name.split(".")[4], name.rpartition("_")[2]
            options["from"] = [f"text_model.encoder.layers.{layer}.self_attn.{part}_proj.{end}" for part in "qkv"]
        elif name.endswith("text_projection"):
            options["from"] = ["text_projection"]
        else:
            code = make_checkpoint.CODES[dtype.str]
            options |= {"fill": "range" if name.endswith("position_ids") else "zeros"} | ({"dtype": code} if code != "F32" else {})
        found[name] = [list(shape), options]
    return {"files": {}, "weights": {"model.safetensors": found}}


def double(pipe: StableDiffusionPipeline) -> StableDiffusionPipeline:
    for part in (pipe.text_encoder, pipe.unet, pipe.vae):
        part.double().eval()
    pipe.set_progress_bar_config(disable=True)
    return pipe


def opened(description: dict, single: dict | None = None, **options) -> StableDiffusionPipeline:
    """The pipeline that diffusers makes of a folder, or of a single file with the folder's configs."""
    with tempfile.TemporaryDirectory() as place:
        path = checkpoint_files.write(Path(place) / "folder", description)
        if single is None:
            return double(DiffusionPipeline.from_pretrained(path, **options))
        file = checkpoint_files.write(Path(place) / "single", single) / "model.safetensors"
        return double(StableDiffusionPipeline.from_single_file(str(file), config=str(path), local_files_only=True))


def nhwc(x: torch.Tensor) -> np.ndarray:
    return x.permute(0, 2, 3, 1).numpy()


def keras_loop(pipe, context: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, list[int]]:
    """KerasCV's generate_image around diffusers' networks, a velocity turned into noise first; see picture.py."""
    alphas, timesteps = pipe.scheduler.alphas_cumprod.double(), [round(i * 999 / (STEPS - 1)) for i in range(STEPS)]
    for i in reversed(range(STEPS)):
        t, a = timesteps[i], alphas[timesteps[i]].item()
        previous = alphas[timesteps[i - 1]].item() if i > 0 else 1.0
        u, c = pipe.unet(torch.cat([x, x]), t, context).sample.chunk(2)
        output = u + SCALE * (c - u)
        if pipe.scheduler.config.prediction_type == "v_prediction":
            output = a**0.5 * output + (1 - a) ** 0.5 * x
        x0 = (x - (1 - a) ** 0.5 * output) / a**0.5
        x = output * (1 - previous) ** 0.5 + previous**0.5 * x0
    return x, timesteps[::-1]


def pixels(pipe, latents: torch.Tensor) -> np.ndarray:
    image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
    return (pipe.image_processor.postprocess(image, output_type="np") * 255).round()


def measure(name: str, pipe, samplers: list[str], steps: list[int], scale: float) -> dict[str, np.ndarray]:
    """Contexts, latents of each sampler with the scheduler config of the folder, and the picture of the last."""
    fixture, found = Fixture(f"checkpoints/{name}", VERSIONS, keep=4096), {}
    start = torch.from_numpy(seeded_input("latents", LATENTS)).double().permute(0, 3, 1, 2).contiguous()
    config, given = pipe.scheduler.config, {"prompt": PROMPT, "scale": scale, "inputs": {"latents": LATENTS}}

    def add(case: str, output: np.ndarray, **more) -> None:
        found[case] = output
        fixture.add(case, output, **more)

    with torch.no_grad():
        for case, text in (("context", PROMPT), ("unconditional", "")):
            ids = pipe.tokenizer(text, padding="max_length", max_length=77, truncation=True).input_ids
            add(case, pipe.text_encoder(torch.tensor([ids])).last_hidden_state.numpy(), of="context", prompt=text, tokens=[ids])
        for sampler in samplers:
            for n in steps:
                pipe.scheduler = SAMPLERS[sampler].from_config(config)
                options = {"num_inference_steps": n, "guidance_scale": scale, "height": SIZE, "width": SIZE, "output_type": "latent"}
                latents = pipe(PROMPT, latents=start, **options).images
                timesteps = [float(t) for t in pipe.scheduler.timesteps]
                more = {**given, "sampler": sampler, "steps": n, "timesteps": timesteps}
                label = sampler if len(steps) == 1 else f"{sampler} {n}"
                add(label, nhwc(latents), of="latents", **more)
                add(f"{label} image", pixels(pipe, latents), of="image", **more)
        if scale > 1:
            context = torch.cat([torch.from_numpy(found[case]) for case in ("unconditional", "context")])
            latents, timesteps = keras_loop(pipe, context, start)
            more = {**given, "sampler": "ddim of KerasCV", "steps": STEPS, "timesteps": timesteps}
            add("ddim of KerasCV", nhwc(latents), of="latents", **more)
            add("ddim of KerasCV image", pixels(pipe, latents), of="image", **more)
    fixture.path.parent.mkdir(exist_ok=True)
    fixture.save()
    return found


def draw(pipe) -> np.ndarray:
    start = torch.from_numpy(seeded_input("latents", LATENTS)).double().permute(0, 3, 1, 2).contiguous()
    options = {"num_inference_steps": STEPS, "guidance_scale": SCALE, "height": SIZE, "width": SIZE, "output_type": "latent"}
    pipe.scheduler = EulerDiscreteScheduler.from_config(pipe.scheduler.config)
    with torch.no_grad():
        return nhwc(pipe(PROMPT, latents=start, **options).images)


def complete(name: str, configs: dict, old: bool) -> None:
    """A family with all its samplers, as a folder and as a single file, which must draw the same."""
    as_folder, as_file = folder(configs, old), ldm(configs)
    found = measure(name, opened(as_folder), list(SAMPLERS), [STEPS], SCALE)
    single = draw(opened(as_folder, as_file))
    assert np.array_equal(single, found["euler"]), np.abs(single - found["euler"]).max()
    checkpoint_files.save(FOLDER / "checkpoints" / f"{name}.json", VERSIONS, folder=as_folder, ldm=as_file)


def turbo() -> None:
    configs = small("sd2")
    configs["scheduler"] = TURBO
    description = folder(configs, old=False)
    measure("turbo", opened(description), ["euler"], [1, 2], 1.0)
    checkpoint_files.save(FOLDER / "checkpoints" / "turbo.json", VERSIONS, folder=description)


def inpainting() -> None:
    configs = small("sd1")
    configs["unet"]["in_channels"] = 9
    as_folder, as_file = folder(configs, old=True), ldm(configs)
    as_folder["files"]["model_index.json"]["_class_name"] = "StableDiffusionInpaintPipeline"
    fixture = Fixture("checkpoints/inpainting", VERSIONS, keep=4096)
    specs = {"latents": {"shape": [2, 8, 8, 9]}, "context": {"shape": [2, 77, 32]}}
    x = torch.from_numpy(seeded_input("latents", specs["latents"])).double().permute(0, 3, 1, 2)
    context = torch.from_numpy(seeded_input("context", specs["context"])).double()
    unet = opened(as_folder).unet
    stored = {name: torch.from_numpy(checkpoint_files.values(name, *entry, *([] if len(entry) > 1 else [{}])))
              for name, entry in as_file["weights"]["model.safetensors"].items()}
    converted = convert_ldm_unet_checkpoint(stored, dict(unet.config))
    assert all(torch.equal(converted[name].double(), value) for name, value in unet.state_dict().items())
    with torch.no_grad():
        fixture.add("unet", nhwc(unet(x, 500, context).sample), of="unet", timestep=500, inputs=specs)
    fixture.save()
    checkpoint_files.save(FOLDER / "checkpoints" / "inpainting.json", VERSIONS, folder=as_folder, ldm=as_file)


def distilled() -> None:
    """BK-SDM-Tiny's and SDXS' shapes, small."""
    fixture, found = Fixture("checkpoints/distilled", VERSIONS, keep=4096), {}
    three = {"block_out_channels": [32, 64, 64], "mid_block_type": None}
    attends = {"down_block_types": ["CrossAttnDownBlock2D"] * 3, "up_block_types": ["CrossAttnUpBlock2D"] * 3}
    outer = {"down_block_types": ["DownBlock2D"] + ["CrossAttnDownBlock2D"] * 2, "up_block_types": ["CrossAttnUpBlock2D"] * 2 + ["UpBlock2D"]}
    for form, base, changes in (("bkTiny", "sd1", {**three, **attends}), ("sdxs", "sd2", {**three, **outer, "layers_per_block": [1, 2, 2]})):
        configs = small(base)
        configs["unet"].update(changes)
        if form == "sdxs":
            configs["vae"] = TINY_VAE
        found[form] = folder(configs, old=base == "sd1")
        pipe = opened(found[form])
        latents = draw(pipe)
        given = {"prompt": PROMPT, "scale": SCALE, "steps": STEPS, "sampler": "euler", "inputs": {"latents": LATENTS}}
        given["timesteps"] = [float(t) for t in pipe.scheduler.timesteps]
        fixture.add(form, latents, of="latents", **given)
        with torch.no_grad():
            image = pixels(pipe, torch.from_numpy(latents).permute(0, 3, 1, 2))
        fixture.add(f"{form} image", image, of="image", **given)
        if form == "sdxs":
            one_step(fixture, form, pipe)
    fixture.save()
    checkpoint_files.save(FOLDER / "checkpoints" / "distilled.json", VERSIONS, **found)


def one_step(fixture: Fixture, form: str, pipe) -> None:
    """As SDXS is drawn with, and the latents that image-to-image begins with."""
    start = torch.from_numpy(seeded_input("latents", LATENTS)).double().permute(0, 3, 1, 2).contiguous()
    pixel_values = torch.from_numpy(seeded_input("pixels", PIXELS)).double().permute(0, 3, 1, 2).contiguous().clamp(-1, 1)
    pipe.scheduler = DPMSolverMultistepScheduler.from_config(pipe.scheduler.config)
    options = {"num_inference_steps": 1, "guidance_scale": 1.0, "height": SIZE, "width": SIZE, "output_type": "latent"}
    with torch.no_grad():
        latents = pipe(PROMPT, latents=start, **options).images
        given = {"prompt": PROMPT, "scale": 1.0, "steps": 1, "sampler": "dpm++2m", "inputs": {"latents": LATENTS}}
        given["timesteps"] = [float(t) for t in pipe.scheduler.timesteps]
        fixture.add(f"{form} once", nhwc(latents), of="latents", **given)
        fixture.add(f"{form} once image", pixels(pipe, latents), of="image", **given)
        encoded = pipe.vae.config.scaling_factor * pipe.vae.encode(pixel_values).latents
        fixture.add(f"{form} encoded", nhwc(encoded), of="encoded", inputs={"pixels": PIXELS})


def lcm() -> None:
    """Noise is drawn as float32, as with the published pipeline, though the networks compute in float64."""
    configs, fixture = small("sd1"), Fixture("checkpoints/lcm", VERSIONS, keep=4096)
    configs["unet"]["time_cond_proj_dim"], configs["scheduler"] = 64, LCM
    description = folder(configs, old=False)
    description["files"]["model_index.json"]["_class_name"] = "LatentConsistencyModelPipeline"
    scheduling_lcm.randn_tensor = lambda shape, generator, **_: torch.randn(tuple(shape), generator=generator).double()
    pipe = opened(description)
    assert type(pipe).__name__ == "LatentConsistencyModelPipeline"
    for scale in (8.5, 2.0, 1.0):
        generator = torch.Generator().manual_seed(7)
        start = torch.randn((1, 4, 8, 8), generator=generator).double()
        options = {"num_inference_steps": STEPS, "guidance_scale": scale, "height": SIZE, "width": SIZE, "output_type": "latent"}
        with torch.no_grad():
            latents = pipe(PROMPT, latents=start, generator=generator, **options).images
            given = {"prompt": PROMPT, "scale": scale, "steps": STEPS, "sampler": "lcm", "seed": 7}
            given["timesteps"] = [float(t) for t in pipe.scheduler.timesteps]
            fixture.add(f"lcm {scale}", nhwc(latents), of="latents", **given)
            fixture.add(f"lcm {scale} image", pixels(pipe, latents), of="image", **given)
    fixture.save()
    checkpoint_files.save(FOLDER / "checkpoints" / "lcm.json", VERSIONS, folder=description)


def variants() -> None:
    """sd1, saved by diffusers and transformers themselves as halves, in shards, and both, then read again by them."""
    forms = {
        "fp16": {"variant": "fp16"}, "sharded": {"max_shard_size": "2500KB"},
        "shardedFp16": {"variant": "fp16", "max_shard_size": "1250KB"},
    }
    base, found = folder(small("sd1"), old=True), {}
    fixture = Fixture("checkpoints/variants", VERSIONS, keep=4096)
    seed_of = lambda path, name: name if not path.startswith("text_encoder") or name.startswith("text_model.") else f"text_model.{name}"
    for form, options in forms.items():
        half = "variant" in options
        with tempfile.TemporaryDirectory() as place:
            source = checkpoint_files.write(Path(place) / "source", base)
            pipe = StableDiffusionPipeline.from_pretrained(source, torch_dtype=torch.float16 if half else torch.float32)
            pipe.save_pretrained(Path(place) / "saved", **options)
            if "max_shard_size" in options:  # the text encoder is small
                for file in (Path(place) / "saved" / "text_encoder").glob("*.safetensors"):
                    file.unlink()
                pipe.text_encoder.save_pretrained(Path(place) / "saved" / "text_encoder", **{**options, "max_shard_size": "50KB"})
            found[form] = checkpoint_files.describe(Path(place) / "saved", seed_of)
        again = opened(found[form], torch_dtype=torch.float16 if half else torch.float32, **({"variant": "fp16"} if half else {}))
        drawn = draw(again)
        timesteps = [float(t) for t in again.scheduler.timesteps]
        more = {"prompt": PROMPT, "scale": SCALE, "steps": STEPS, "sampler": "euler", "timesteps": timesteps, "inputs": {"latents": LATENTS}}
        fixture.add(form, drawn, of="latents", **more)
    fixture.save()
    checkpoint_files.save(FOLDER / "checkpoints" / "variants.json", VERSIONS, **found)


def main() -> None:
    torch.set_num_threads(1)
    complete("sd1", small("sd1"), old=True)
    complete("sd2v", small("sd2"), old=False)
    turbo()
    inpainting()
    distilled()
    lcm()
    variants()


if __name__ == "__main__":
    main()
