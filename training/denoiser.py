"""Trains the denoiser and the text encoder together. usage: python denoiser.py --minutes 60   (run again to go on)

Where warm.py has left weights of an earlier run, it begins with those. Every start takes in the latents that are there by then.
"""

import argparse
import itertools
import json
import random
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F

import models
import vocabulary
import workers
from captions import caption
from common import RUNS, Average, Run, save
from optim import Optimiser
from scenes import held_out_scene


def weigh():
    """How often a scene is drawn: as runs/weights.json says of its nouns, and of "tinted" scenes (1 where it says nothing)."""
    path = RUNS / "weights.json"
    weights = json.loads(path.read_text()) if path.exists() else {}

    def weight(scene):
        tinted = weights.get("tinted", 1.) if scene.tint or scene.other_tint else 1.
        return tinted * max(weights.get(noun, 1.) for noun in (scene.noun, scene.other or scene.noun))

    return weight


class Trainer:
    """The networks, their optimiser and one step of training."""

    def __init__(self, args):
        torch.set_num_threads(args.threads)
        torch.manual_seed(args.seed)
        self.args = args
        parts = [torch.load(path, weights_only=False) for path in sorted(RUNS.glob("latents-*.pt"))]
        kept = [[i for i, scene in enumerate(part["scenes"]) if not held_out_scene(scene)] for part in parts]
        self.latents = torch.cat([part["latents"][chosen] for part, chosen in zip(parts, kept)]).float()
        self.scenes = [part["scenes"][i] for part, chosen in zip(parts, kept) for i in chosen]
        self.weights = list(itertools.accumulate(map(weigh(), self.scenes)))
        tokenizer = vocabulary.load(RUNS / "tokenizer")
        self.tokens = lru_cache(maxsize=100_000)(
            lambda text: torch.tensor(tokenizer(text, padding="max_length", max_length=77, truncation=True)["input_ids"]))
        self.unet, self.text = models.denoiser(), models.text_encoder(len(tokenizer))
        self.schedule = models.schedule()
        named = [(f"unet.{n}", p) for n, p in self.unet.named_parameters()] + [(f"text.{n}", p) for n, p in self.text.named_parameters()]
        self.parameters = [p for _, p in named]
        self.optimiser = Optimiser(named, lambda name: not any(s in name for s in ("conv_in", "conv_out", "embedding")), betas=(.9, .98), weight_decay=.01)

    def load(self, kept):
        self.unet.load_state_dict(kept["unet"])
        self.text.load_state_dict(kept["text"])
        if "optimiser" in kept:
            self.optimiser.load_state_dict(kept["optimiser"])

    def step(self, worker: int, step: int, rate: float, progress: float) -> float:
        batch = self.args.batch
        torch.manual_seed((self.args.seed * 1_000_003 + step) * 16 + worker)
        rng = random.Random(f"{self.args.seed}/{worker}/{step}")
        chosen = rng.choices(range(len(self.latents)), cum_weights=self.weights, k=batch)
        x = self.latents[chosen]
        # One timestep from each of `batch` slices, which are narrower where there is more noise: what is drawn is decided there.
        even = (torch.arange(batch) + torch.rand(batch)) / batch
        timesteps = (even ** (.65 if progress < .8 else .9) * 1000).long().clamp(0, 999)
        # No caption in one of ten; in one of four where the picture is nearly done, so that there strong guidance has nothing to amplify.
        silent = [rng.random() < (.1 if t > 400 else .25) for t in timesteps.tolist()]
        ids = torch.stack([self.tokens("" if no else caption(self.scenes[i], rng)) for i, no in zip(chosen, silent)])
        noise = torch.randn_like(x)
        noisy, target = self.schedule.add_noise(x, noise, timesteps), self.schedule.get_velocity(x, noise, timesteps)
        with torch.autocast("cpu", torch.bfloat16):
            context = self.text(input_ids=ids).last_hidden_state
            output = self.unet(noisy, timesteps, context).sample
        loss = F.mse_loss(output.float(), target)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.)
        self.optimiser.step(rate)
        return loss.item()


def begin(args) -> tuple[Trainer, dict | None]:
    trainer, run = Trainer(args), Run(args.name, args.minutes)
    kept = run.load()
    if kept is None and (RUNS / "warm.pt").exists():
        trainer.load(torch.load(RUNS / "warm.pt", weights_only=False))
    elif kept is not None:
        trainer.load(kept)
    return trainer, kept


def work(me: int, parent: int, shared: workers.Shared, args) -> None:
    """What workers other than the first do."""
    workers.begin(parent)
    trainer, kept = begin(args)
    step = kept["run"]["step"] if kept else 0
    while workers.alive(parent):
        trainer.step(me, step, shared.rate.item(), shared.progress.item())
        shared.samples[me] += args.batch
        step += 1
        if step % workers.EVERY == 0:
            shared.exchange(trainer.parameters, me)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=60, help="training time over all sittings")
    cli.add_argument("--batch", type=int, default=24)
    cli.add_argument("--rate", type=float, default=2e-3)
    cli.add_argument("--workers", type=int, default=2, help="processes of --threads threads each")
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--seed", type=int, default=3)
    cli.add_argument("--name", default="denoiser")
    args = cli.parse_args()
    trainer, kept = begin(args)
    average = Average(trainer.parameters, .998)
    run = Run(args.name, args.minutes)
    if kept:
        average.values = kept["average"]
        run.state = kept["run"]
    sizes = [sum(p.numel() for p in part.parameters()) for part in (trainer.unet, trainer.text)]
    print(f"{len(trainer.latents)} latents, parameters: unet {sizes[0]:,}, text {sizes[1]:,}", flush=True)

    def keep():
        save(run.path, dict(unet=trainer.unet.state_dict(), text=trainer.text.state_dict(), optimiser=trainer.optimiser.state_dict(),
                            average=average.values, run=run.state))

    shared = workers.Shared(trainer.parameters, args.workers)
    shared.rate[0], shared.progress[0] = run.rate(args.rate, 60, hold=.3), run.progress
    workers.start(work, shared, args.workers, args)
    recent, counted = [], 0
    run.heed_stop()
    while run.goes_on:
        rate = run.rate(args.rate, 60, hold=.3)
        shared.rate[0], shared.progress[0] = rate, run.progress
        recent.append(trainer.step(0, run.state["step"], rate, run.progress))
        others = shared.samples.sum().item()
        run.tick(args.batch + others - counted)
        counted = others
        if run.state["step"] % workers.EVERY == 0:
            shared.exchange(trainer.parameters, 0)
        average.update(run.state["step"])
        if run.state["step"] % 50 == 0:
            run.log(loss=np.mean(recent[-50:]), rate=rate)
        if run.due(120):
            keep()
    keep()


if __name__ == "__main__":
    main()
