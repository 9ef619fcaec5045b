"""Goes on training the decoder alone; the encoder, and with it the denoiser's latents, stay as they are.

The decoder is fed what a denoiser gives it: latents with small errors, and with the higher contrast of strong guidance. With
--denoised, one batch in three has been noised and denoised again by the newest denoiser, so that the errors are its own.
usage: python decoder.py --minutes 40 [--denoised]   (run again to go on)
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F

import captions
import export
import scenes
import workers
from autoencoder import psnr, random_picture, reconstruction_loss
from common import Average, Run, save
from optim import Optimiser


class Redraw:
    """Noises latents and denoises them in a few guided steps, with the caption of their scene."""

    def __init__(self):
        self.unet, self.text, self.tokenizer = export.denoiser()
        self.alphas = export.models.schedule().alphas_cumprod

    @torch.no_grad()
    def __call__(self, z, chosen, rng: random.Random):
        ids = [self.tokenizer(t, padding="max_length", max_length=77)["input_ids"] for t in ["", *map(captions.plain_caption, chosen)]]
        context = self.text(input_ids=torch.tensor(ids)).last_hidden_state
        context = torch.cat([context[:1].expand(len(z), -1, -1), context[1:]])
        guidance, start = rng.uniform(1.5, 7.5), rng.uniform(50, 300)
        times = [round(start * i / 4) for i in (4, 3, 2, 1, 0)]
        signal = self.alphas[times[0]]
        x = signal ** .5 * z + (1 - signal) ** .5 * torch.randn_like(z)
        for i, t in enumerate(times):
            without, given = self.unet(torch.cat([x, x]), t, context).sample.float().chunk(2)
            v = without + guidance * (given - without)
            signal, after = self.alphas[t], self.alphas[times[i + 1]] if i + 1 < len(times) else torch.tensor(1.)
            clean, noise = signal ** .5 * x - (1 - signal) ** .5 * v, signal ** .5 * v + (1 - signal) ** .5 * x
            x = after ** .5 * clean + (1 - after) ** .5 * noise
        return x


def crowd(rng: random.Random) -> np.ndarray:
    """One large object, or four small ones of all kinds, on one background: much to learn from one picture."""
    background = scenes.BACKGROUNDS[rng.choice(list(scenes.BACKGROUNDS))]
    image = np.empty((scenes.SIZE, scenes.SIZE, 3), np.float32)
    image[:] = np.asarray(background) / 255
    spots = [(64, 64, 104)] if rng.random() < .4 else [(x, y, 55) for x in (33, 95) for y in (33, 95)]
    for x, y, size in spots:
        noun, tint = scenes.random_object(rng, .4)
        patch = scenes.glyph(scenes.OBJECTS[noun]["glyph"], tint, 2 * round((size + rng.uniform(-3, 5)) / 2))
        scenes.paste(image, patch, x + rng.uniform(-4, 4), y + rng.uniform(-4, 4))
    return image


class Trainer:
    """The decoder, its optimiser and one step of training."""

    def __init__(self, args):
        torch.set_num_threads(args.threads)
        self.args = args
        self.model = export.autoencoder().to(memory_format=torch.channels_last)
        named = [(n, p) for n, p in self.model.named_parameters() if export.trained(n)]
        self.model.encoder.requires_grad_(False)
        self.model.quant_conv.requires_grad_(False)
        self.parameters = [p for _, p in named]
        self.optimiser = Optimiser(named, lambda name: "conv_in" not in name and "conv_out" not in name and "quant" not in name)
        self.redraw = Redraw() if args.denoised else None

    def step(self, worker: int, step: int, rate: float) -> tuple[float, float]:
        args = self.args
        torch.manual_seed((args.seed * 1_000_003 + step) * 16 + worker)
        rng = random.Random(f"{args.seed}/{worker}/{step}")
        denoised = self.redraw is not None and step % 3 == 0
        if denoised:
            chosen = [scenes.random_scene(rng, held=rng.random() < .125) for _ in range(args.batch)]
            pictures = [scenes.draw(scene, rng) for scene in chosen]
        else:
            pictures = [random_picture(rng, others=.1) if rng.random() < .3 else crowd(rng) for _ in range(args.batch)]
        x = (torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2) * 2 - 1).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                z = self.model.encode(x).latent_dist.mean.float()
            if denoised:
                z = self.redraw(z.contiguous(), chosen, rng)
            stretch = 1 + args.contrast * torch.rand(len(z), 1, 1, 1) * (torch.rand(len(z), 1, 1, 1) < .5)
            z = z * stretch + args.noise * torch.rand(len(z), 1, 1, 1) * torch.randn_like(z)
            output = self.model.decode(z).sample
        output = output.float()
        loss = reconstruction_loss(output, x)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.)
        self.optimiser.step(rate)
        return loss.item(), F.mse_loss(output, x).item()


def begin(args) -> tuple[Trainer, dict | None]:
    trainer, kept = Trainer(args), Run(args.name, args.minutes).load()
    if kept:
        export.assign(trainer.parameters, kept["parameters"])
        trainer.optimiser.load_state_dict(kept["optimiser"])
    return trainer, kept


def work(me: int, parent: int, shared: workers.Shared, args) -> None:
    """What workers other than the first do."""
    workers.begin(parent)
    trainer, kept = begin(args)
    step = kept["run"]["step"] if kept else 0
    while workers.alive(parent):
        trainer.step(me, step, shared.rate.item())
        shared.samples[me] += args.batch
        step += 1
        if step % workers.EVERY == 0:
            shared.exchange(trainer.parameters, me)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=20, help="training time over all sittings")
    cli.add_argument("--batch", type=int, default=4)
    cli.add_argument("--rate", type=float, default=1e-3)
    cli.add_argument("--noise", type=float, default=.12, help="largest deviation of the errors put on latents")
    cli.add_argument("--contrast", type=float, default=.2, help="largest exaggeration of latents")
    cli.add_argument("--denoised", action="store_true", help="feed the errors of the newest denoiser")
    cli.add_argument("--workers", type=int, default=2, help="processes of --threads threads each")
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--seed", type=int, default=4)
    cli.add_argument("--name", default="decoder")
    args = cli.parse_args()
    trainer, kept = begin(args)
    average = Average(trainer.parameters, .998)
    run = Run(args.name, args.minutes)
    if kept:
        average.values = kept["average"]
        run.state = kept["run"]

    def keep():
        save(run.path, dict(parameters=[p.detach() for p in trainer.parameters], optimiser=trainer.optimiser.state_dict(),
                            average=average.values, run=run.state))

    shared = workers.Shared(trainer.parameters, args.workers)
    shared.rate[0] = run.rate(args.rate, 50, hold=.2)
    workers.start(work, shared, args.workers, args)
    recent, counted = [], 0
    run.heed_stop()
    while run.goes_on:
        rate = run.rate(args.rate, 50, hold=.2)
        shared.rate[0] = rate
        recent.append(trainer.step(0, run.state["step"], rate))
        others = shared.samples.sum().item()
        run.tick(args.batch + others - counted)
        counted = others
        if run.state["step"] % workers.EVERY == 0:
            shared.exchange(trainer.parameters, 0)
        average.update(run.state["step"])
        if run.state["step"] % 50 == 0:
            loss, square = np.mean(recent[-50:], 0)
            run.log(loss=loss, psnr=psnr(square), rate=rate)
        if run.due(120):
            keep()
    keep()


if __name__ == "__main__":
    main()
