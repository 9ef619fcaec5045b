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
from autoencoder import batch, psnr, reconstruction_loss
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


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=20, help="training time over all sittings")
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--rate", type=float, default=1e-3)
    cli.add_argument("--noise", type=float, default=.12, help="largest deviation of the errors put on latents")
    cli.add_argument("--contrast", type=float, default=.2, help="largest exaggeration of latents")
    cli.add_argument("--denoised", action="store_true", help="feed the errors of the newest denoiser")
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--seed", type=int, default=4)
    cli.add_argument("--name", default="decoder")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)

    run = Run(args.name, args.minutes)
    kept = run.load()
    model = export.autoencoder().to(memory_format=torch.channels_last)
    named = [(n, p) for n, p in model.named_parameters() if export.trained(n)]
    model.encoder.requires_grad_(False)
    model.quant_conv.requires_grad_(False)
    parameters = [p for _, p in named]
    optimiser = Optimiser(named, lambda name: "conv_in" not in name and "conv_out" not in name and "quant" not in name)
    average = Average(parameters, .998)
    if kept:
        export.assign(parameters, kept["parameters"])
        optimiser.load_state_dict(kept["optimiser"])
        average.values = kept["average"]
        run.state = kept["run"]

    def keep():
        save(run.path, dict(parameters=[p.detach() for p in parameters], optimiser=optimiser.state_dict(), average=average.values, run=run.state))

    redraw = Redraw() if args.denoised else None
    recent = []
    while run.progress < 1:
        step = run.state["step"]
        torch.manual_seed(args.seed * 1_000_003 + step)
        rng = random.Random(f"{args.seed}/{step}")
        if redraw:
            chosen = [scenes.random_scene(rng, held=rng.random() < .125) for _ in range(args.batch)]
            pictures = np.stack([scenes.draw(scene, rng) for scene in chosen])
            x = (torch.from_numpy(pictures).permute(0, 3, 1, 2) * 2 - 1).contiguous(memory_format=torch.channels_last)
        else:
            x = batch(f"{args.seed}/{step}", args.batch, others=.1)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                z = model.encode(x).latent_dist.mean.float()
            if redraw and step % 3 == 0:
                z = redraw(z.contiguous(), chosen, rng)
            stretch = 1 + args.contrast * torch.rand(len(z), 1, 1, 1) * (torch.rand(len(z), 1, 1, 1) < .5)
            z = z * stretch + args.noise * torch.rand(len(z), 1, 1, 1) * torch.randn_like(z)
            output = model.decode(z).sample
        output = output.float()
        loss = reconstruction_loss(output, x)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.)
        rate = run.rate(args.rate, 50, hold=.2)
        optimiser.step(rate)
        run.tick(args.batch)
        average.update(run.state["step"])
        recent.append((loss.item(), F.mse_loss(output, x).item()))
        if run.state["step"] % 50 == 0:
            a = np.mean(recent[-50:], 0)
            run.log(loss=a[0], psnr=psnr(a[1]), rate=rate)
        if run.due(120):
            keep()
    keep()


if __name__ == "__main__":
    main()
