"""Trains the denoiser and the text encoder together. usage: python denoiser.py --minutes 60   (run again to go on)"""

import argparse
import random
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F

import models
import vocabulary
from captions import caption
from common import RUNS, Average, Run, save
from optim import Optimiser


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=60, help="training time over all sittings")
    cli.add_argument("--batch", type=int, default=32)
    cli.add_argument("--rate", type=float, default=2e-3)
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--seed", type=int, default=3)
    cli.add_argument("--name", default="denoiser")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)

    parts = [torch.load(path, weights_only=False) for path in sorted(RUNS.glob("latents-*.pt"))]
    latents = torch.cat([part["latents"] for part in parts]).float()
    scenes = [scene for part in parts for scene in part["scenes"]]
    tokenizer = vocabulary.load(RUNS / "tokenizer")

    @lru_cache(maxsize=100_000)
    def tokens(text: str) -> torch.Tensor:
        return torch.tensor(tokenizer(text, padding="max_length", max_length=77, truncation=True)["input_ids"])

    unet, text = models.denoiser(), models.text_encoder(len(tokenizer))
    schedule = models.schedule()
    named = [(f"unet.{n}", p) for n, p in unet.named_parameters()] + [(f"text.{n}", p) for n, p in text.named_parameters()]
    parameters = [p for _, p in named]
    optimiser = Optimiser(named, lambda name: not any(s in name for s in ("conv_in", "conv_out", "embedding")), betas=(.9, .98), weight_decay=.01)
    average = Average(parameters, .998)
    run = Run(args.name, args.minutes)
    if kept := run.load():
        unet.load_state_dict(kept["unet"])
        text.load_state_dict(kept["text"])
        optimiser.load_state_dict(kept["optimiser"])
        average.values = kept["average"]
        run.state = kept["run"]
    print(f"{len(latents)} latents, parameters: unet {sum(p.numel() for p in unet.parameters()):,}, text {sum(p.numel() for p in text.parameters()):,}")

    def keep():
        save(run.path, dict(unet=unet.state_dict(), text=text.state_dict(), optimiser=optimiser.state_dict(), average=average.values, run=run.state))

    recent = []
    while run.progress < 1:
        step = run.state["step"]
        torch.manual_seed(args.seed * 1_000_003 + step)
        rng = random.Random(f"{args.seed}/{step}")
        chosen = [rng.randrange(len(latents)) for _ in range(args.batch)]
        x = latents[chosen]
        # one timestep from each of `batch` equal slices
        timesteps = ((torch.arange(args.batch) + torch.rand(args.batch)) / args.batch * 1000).long().clamp(0, 999)
        # No caption in one of ten; in three of ten where the picture is nearly done, so that there strong guidance has nothing to amplify.
        silent = [rng.random() < (.1 if t > 400 else .3) for t in timesteps.tolist()]
        ids = torch.stack([tokens("" if no else caption(scenes[i], rng)) for i, no in zip(chosen, silent)])
        noise = torch.randn_like(x)
        noisy, target = schedule.add_noise(x, noise, timesteps), schedule.get_velocity(x, noise, timesteps)
        with torch.autocast("cpu", torch.bfloat16):
            context = text(input_ids=ids).last_hidden_state
            output = unet(noisy, timesteps, context).sample
        loss = F.mse_loss(output.float(), target)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.)
        rate = run.rate(args.rate, 150, hold=.3)
        optimiser.step(rate)
        run.tick(args.batch)
        average.update(run.state["step"])
        recent.append(loss.item())
        if run.state["step"] % 50 == 0:
            run.log(loss=np.mean(recent[-50:]), rate=rate)
        if run.due(120):
            keep()
    keep()


if __name__ == "__main__":
    main()
