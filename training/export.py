"""Writes checkpoints/tiny: a diffusers folder in half precision, each file moved into place whole. usage: python export.py"""

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path

import torch
from diffusers import AutoencoderKL

import models
import vocabulary
from common import RUNS

INDEX = {"_class_name": "StableDiffusionPipeline", "_diffusers_version": "0.30.0", "feature_extractor": [None, None],
         "image_encoder": [None, None], "requires_safety_checker": False, "safety_checker": [None, None],
         "sd_ts": {"numSteps": 25, "unconditionalGuidanceScale": 3},
         "scheduler": ["diffusers", "DDIMScheduler"], "text_encoder": ["transformers", "CLIPTextModel"],
         "tokenizer": ["transformers", "CLIPTokenizer"], "unet": ["diffusers", "UNet2DConditionModel"],
         "vae": ["diffusers", "AutoencoderKL"]}


def autoencoder() -> AutoencoderKL:
    """The frozen encoder with the newest decoder."""
    frozen = torch.load(RUNS / "frozen.pt", weights_only=False)
    model = AutoencoderKL(**frozen["config"])
    model.load_state_dict(frozen["model"])
    if (RUNS / "decoder.pt").exists():
        kept = torch.load(RUNS / "decoder.pt", weights_only=False)
        assign([p for n, p in model.named_parameters() if trained(n)], kept["average"])
    return model


def denoiser():
    """The averaged denoiser and text encoder, and the tokenizer."""
    tokenizer = vocabulary.load(RUNS / "tokenizer")
    kept = torch.load(RUNS / "denoiser.pt", weights_only=False)
    unet, text = models.denoiser(), models.text_encoder(len(tokenizer))
    assign([*unet.parameters(), *text.parameters()], kept["average"])
    print(f"denoiser after {kept['run']['samples']:,} samples")
    return unet.eval(), text.eval(), tokenizer


def trained(name: str) -> bool:
    """Which parameters decoder.py trains."""
    return name.startswith(("decoder.", "post_quant_conv."))


def assign(parameters, values):
    with torch.no_grad():
        for parameter, value in zip(parameters, values, strict=True):
            parameter.copy_(value)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--to", type=Path, default=Path(__file__).parent.parent / "checkpoints" / "tiny")
    args = cli.parse_args()

    unet, text, _ = denoiser()
    args.to.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=args.to.parent, prefix=".export-"))
    try:
        unet.half().save_pretrained(work / "unet")
        text.half().save_pretrained(work / "text_encoder")
        config = json.loads((work / "text_encoder" / "config.json").read_text())
        config["dtype"] = "float32"     # what it runs in: transformers 5 would load it in halves beside a float32 denoiser
        (work / "text_encoder" / "config.json").write_text(json.dumps(config, indent=2) + "\n")
        autoencoder().half().save_pretrained(work / "vae")
        models.schedule().save_pretrained(work / "scheduler")
        shutil.copytree(RUNS / "tokenizer", work / "tokenizer")
        (work / "model_index.json").write_text(json.dumps(INDEX, indent=2) + "\n")
        for file in sorted(work.rglob("*")):
            if file.is_file():
                file.chmod(0o644)
                target = args.to / file.relative_to(work)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(file, target)
    finally:
        shutil.rmtree(work)
    size = sum(f.stat().st_size for f in args.to.rglob("*") if f.is_file())
    print(f"{args.to}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
