"""Freezes the encoder and encodes the scenes that the denoiser is trained on.

The normalisation of the latents is folded into quant_conv and post_quant_conv, so that they have zero mean and unit variance in
every channel and the scaling factor is 1. The first part fixes that; more parts, each with scenes of its own, may follow at any time.
usage: python latents.py --count 10000 [--part 1]
"""

import argparse
import random
import time

import numpy as np
import torch
from diffusers import AutoencoderKL

import scenes
from autoencoder import psnr
from common import RUNS, save


def fold(model: AutoencoderKL, mean: torch.Tensor, deviation: torch.Tensor) -> None:
    with torch.no_grad():
        into, out = model.quant_conv, model.post_quant_conv
        into.weight[:4] /= deviation[:, None, None, None]
        into.bias[:4] = (into.bias[:4] - mean) / deviation
        into.bias[4:] -= 2 * deviation.log()
        out.bias += out.weight[:, :, 0, 0] @ mean
        out.weight *= deviation[None, :, None, None]


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--count", type=int, default=10000)
    cli.add_argument("--part", type=int, default=0)
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--seed", type=int, default=2)
    args = cli.parse_args()
    torch.set_num_threads(args.threads)

    kept = torch.load(RUNS / ("frozen.pt" if args.part else "autoencoder.pt"), weights_only=False)
    model = AutoencoderKL(**kept["config"])
    model.load_state_dict(kept["model"])
    if not args.part:
        with torch.no_grad():
            for parameter, value in zip(model.parameters(), kept["average"], strict=True):
                parameter.copy_(value)
    model = model.eval().to(memory_format=torch.channels_last)

    rng = random.Random(f"{args.seed}/{args.part}")
    meta = [scenes.random_scene(rng) for _ in range(args.count)]
    began, out, error = time.time(), [], []
    for i in range(0, args.count, 16):
        pictures = np.stack([scenes.draw(scene, rng) for scene in meta[i:i + 16]])
        x = (torch.from_numpy(pictures).permute(0, 3, 1, 2) * 2 - 1).contiguous(memory_format=torch.channels_last)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            z = model.encode(x).latent_dist.mean
            if i < 96:
                error.append((model.decode(z).sample.float().clamp(-1, 1) - x).square().mean().item())
        out.append(z.float())
        if i % 1600 == 0:
            print(f"{i} {(i + 16) / (time.time() - began):.0f}/s", flush=True)
    latents = torch.cat(out).contiguous()
    mean, deviation = latents.mean((0, 2, 3)), latents.std((0, 2, 3))
    if not args.part:
        fold(model, mean, deviation)
        latents = (latents - mean[:, None, None]) / deviation[:, None, None]
        save(RUNS / "frozen.pt", dict(model=model.state_dict(), config=kept["config"]))
    save(RUNS / f"latents-{args.part}.pt", dict(latents=latents.half(), scenes=meta))
    print(f"{args.count} latents, psnr {psnr(np.mean(error)):.2f} dB, mean {mean.tolist()}, deviation {deviation.tolist()}")


if __name__ == "__main__":
    main()
