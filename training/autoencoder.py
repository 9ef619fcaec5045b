"""Trains the autoencoder. usage: python autoencoder.py --minutes 40   (run again to go on where it stopped)"""

import argparse
import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import AutoencoderKL

import scenes
from common import Average, Run, save
from optim import Optimiser

CONFIG = dict(in_channels=3, out_channels=3, down_block_types=["DownEncoderBlock2D"] * 4, up_block_types=["UpDecoderBlock2D"] * 4,
              block_out_channels=[16, 32, 64, 64], layers_per_block=1, latent_channels=4, norm_num_groups=4, sample_size=128,
              scaling_factor=1.0)
EDGES = torch.tensor([[-1., -1, -1], [-1, 8, -1], [-1, -1, -1]])[None, None] / 8


def random_picture(rng: random.Random, others=.25) -> np.ndarray:
    """Mostly the scenes of the captions, else any glyph on any colour, so that the encoder takes foreign pictures too."""
    if rng.random() >= others:
        scene = scenes.random_scene(rng, held=rng.random() < .125)
        return scenes.draw(scene, rng)
    name = rng.choice(list(scenes.glyphs()[0]))
    colour = rng.choice(list(scenes.BACKGROUNDS.values())) if rng.random() < .5 else [rng.randrange(256) for _ in range(3)]
    return scenes.compose(name, None, colour, rng.choices(list(scenes.LAYOUTS), list(scenes.LAYOUTS.values()))[0], rng, 3)


def batch(seed: str, n: int, **options) -> torch.Tensor:
    rng = random.Random(seed)
    pictures = np.stack([random_picture(rng, **options) for _ in range(n)])
    return (torch.from_numpy(pictures).permute(0, 3, 1, 2) * 2 - 1).contiguous(memory_format=torch.channels_last)


def reconstruction_loss(output, target):
    difference = output - target
    edges = F.conv2d(difference.flatten(0, 1)[:, None], EDGES)
    return difference.abs().mean() + difference.square().mean() + .5 * edges.abs().mean() + .5 * F.avg_pool2d(difference, 4).abs().mean()


def psnr(mean_square: float) -> float:
    return 10 * math.log10(4 / mean_square)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=40, help="training time over all sittings")
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--rate", type=float, default=2e-3)
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--name", default="autoencoder")
    cli.add_argument("--optimiser", choices=["muon", "adam"], default="muon")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)

    model = AutoencoderKL(**CONFIG)
    with torch.no_grad():                      # start with little noise on the latents
        model.quant_conv.weight[4:] *= .1
        model.quant_conv.bias[4:] = -6.
    model = model.to(memory_format=torch.channels_last)
    parameters = list(model.parameters())
    matrix = lambda name: args.optimiser == "muon" and "conv_in" not in name and "decoder.conv_out" not in name and "quant" not in name
    optimiser = Optimiser(model.named_parameters(), matrix)
    average = Average(parameters, .995)
    run = Run(args.name, args.minutes)
    if kept := run.load():
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        average.values = kept["average"]
        run.state = kept["run"]

    def keep():
        save(run.path, dict(model=model.state_dict(), optimiser=optimiser.state_dict(), average=average.values, run=run.state, config=CONFIG))

    recent = []
    run.heed_stop()
    while run.goes_on:
        step = run.state["step"]
        torch.manual_seed(args.seed * 1_000_003 + step)
        x = batch(f"{args.seed}/{step}", args.batch)
        with torch.autocast("cpu", torch.bfloat16):
            latents = model.encode(x).latent_dist
            output = model.decode(latents.sample()).sample
        mean, logvar, output = latents.mean.float(), latents.logvar.float(), output.float()
        kl = .5 * (mean.square() + logvar.exp() - 1 - logvar).mean()
        loss = reconstruction_loss(output, x) + 5e-5 * kl
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.)
        rate = run.rate(args.rate, 100)
        optimiser.step(rate)
        run.tick(args.batch)
        average.update(run.state["step"])
        recent.append((loss.item(), kl.item(), F.mse_loss(output, x).item()))
        if run.state["step"] % 50 == 0:
            a = np.mean(recent[-50:], 0)
            run.log(loss=a[0], kl=a[1], psnr=psnr(a[2]), rate=rate)
        if run.due(120):
            keep()
    keep()


if __name__ == "__main__":
    main()
