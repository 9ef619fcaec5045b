"""Trains the classifier that judges pictures: which object is drawn, from a crop of 64x64 pixels.

Crops are glyphs on the backgrounds of the scenes, in every tint, at the sizes of the scenes and off centre, with blur, noise and
colour errors like those of the autoencoder; a crop may show a piece of a neighbour. It is no part of the model and learns nothing from it.
usage: python classifier.py --minutes 12   (run again to go on); writes bench/tiny/classifier.safetensors
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image, ImageFilter
from safetensors.torch import save_file

import scenes
from common import RUNS, Run, save

SIDE = 64
COLOURS = [*scenes.TINTS, "black", "white", "brown"]
OUT = Path(__file__).parent.parent / "scripts" / "tiny" / "classifier.safetensors"


class Classifier(nn.Module):
    """Convolutions of 3x3 with ReLU, each but the first halving the picture; a linear layer for the object, one for its colour."""

    WIDTHS = (24, 48, 64, 96, 96)

    def __init__(self, classes: int):
        super().__init__()
        inputs = [3, *self.WIDTHS]
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, stride=1 if i == 0 else 2, padding=1) for i, (a, b) in enumerate(zip(inputs, self.WIDTHS)))
        self.object = nn.Linear(self.WIDTHS[-1] * 16, classes)
        self.colour = nn.Linear(self.WIDTHS[-1] * 16, len(COLOURS))

    def forward(self, x):
        for conv in self.convs:
            x = F.relu(conv(x))
        x = x.permute(0, 2, 3, 1).flatten(1)      # NHWC, as TensorFlow flattens
        return self.object(x), self.colour(x)


def crop(rng: random.Random, noun: str, clean=False) -> tuple[np.ndarray, int]:
    """[64,64,3] in 0..1: an object fills the crop but for a small margin, as the judge cuts it out. Its colour, or -1 if it takes no tint."""
    o, background = scenes.OBJECTS[noun], rng.choice(list(scenes.BACKGROUNDS))
    tint = rng.choice([None, *o["tints"]]) if o["tints"] and rng.random() < .6 else None
    if not scenes.visible(noun, tint, background):
        return crop(rng, noun, clean)
    glyph = scenes.glyph(o["glyph"], tint, rng.choice([54, 56, 56, 104, 104]))
    alpha = glyph[..., 3] > .5
    ys, xs = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    box = np.array([xs[0], ys[0], xs[-1] + 1, ys[-1] + 1], float)
    if not clean:
        box += np.array([rng.uniform(-.05, .05) * glyph.shape[0] for _ in range(4)])
    side = max(box[2] - box[0], box[3] - box[1]) * (1.08 if clean else rng.uniform(1.02, 1.16))
    x, y = (box[0] + box[2] - side) / 2, (box[1] + box[3] - side) / 2
    colour = np.asarray(scenes.BACKGROUNDS[background], np.float32) / 255
    picture = glyph[..., :3] + (1 - glyph[..., 3:]) * colour
    pad = 40
    canvas = np.empty((glyph.shape[0] + 2 * pad,) * 2 + (3,), np.float32)
    canvas[:] = colour
    canvas[pad:-pad, pad:-pad] = picture
    image = Image.fromarray((canvas * 255).round().astype(np.uint8))
    if not clean and rng.random() < .7:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(.2, 1.8) * glyph.shape[0] / 80))
    image = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, (pad + x, pad + y, pad + x + side, pad + y + side))
    out = np.asarray(image, np.float32) / 255
    label = COLOURS.index(tint or o["colour"]) if o["tints"] and (tint or o["colour"]) else -1
    if clean:
        return out, label
    noise = np.random.default_rng(rng.getrandbits(32))
    out = out * rng.uniform(.92, 1.08) + noise.normal(0, rng.uniform(0, .05), 3).astype(np.float32)
    if rng.random() < .6:
        out = out + noise.normal(0, rng.uniform(0, .08), out.shape).astype(np.float32)
    if rng.random() < .4:                                   # stains, as a denoiser leaves them
        coarse = noise.normal(0, rng.uniform(0, .12), (8, 8, 3)).astype(np.float32)
        out = out + F.interpolate(torch.from_numpy(coarse).permute(2, 0, 1)[None], size=(SIDE, SIDE), mode="bilinear")[0].permute(1, 2, 0).numpy()
    return np.clip(out, 0, 1).astype(np.float32), label


def batch(seed: str, size: int, clean=False):
    rng = random.Random(seed)
    labels = [rng.randrange(len(scenes.NOUNS)) for _ in range(size)]
    pictures, colours = zip(*[crop(rng, scenes.NOUNS[i], clean) for i in labels])
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2) * 2 - 1, torch.tensor(labels), torch.tensor(colours)


@torch.no_grad()
def accuracy(model, seed: str, count: int, clean: bool) -> tuple[float, float, list[str]]:
    """The shares of objects and of colours that are right, and the confusions of objects."""
    wrong, coloured, right = [], 0, 0
    for i in range(0, count, 200):
        x, y, colours = batch(f"{seed}/{i}", 200, clean)
        found, hues = (part.argmax(1) for part in model(x))
        wrong += [f"{scenes.NOUNS[a]} taken for {scenes.NOUNS[b]}" for a, b in zip(y, found) if a != b]
        coloured += (colours >= 0).sum().item()
        right += (hues == colours).sum().item()
    return 1 - len(wrong) / count, right / coloured, wrong


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=12)
    cli.add_argument("--batch", type=int, default=64)
    cli.add_argument("--rate", type=float, default=2e-3)
    cli.add_argument("--seed", type=int, default=21)
    cli.add_argument("--threads", type=int, default=1)
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    model = Classifier(len(scenes.NOUNS))
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=.02)
    run = Run("classifier", args.minutes)
    if kept := run.load():
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        run.state = kept["run"]
    recent = []
    run.heed_stop()
    while run.goes_on:
        x, y, colours = batch(f"{args.seed}/{run.state['step']}", args.batch)
        objects, hues = model(x)
        loss = F.cross_entropy(objects, y, label_smoothing=.05) + F.cross_entropy(hues, colours, ignore_index=-1)
        for group in optimiser.param_groups:
            group["lr"] = rate = run.rate(args.rate, 100, hold=.3)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        run.tick(args.batch)
        recent.append(loss.item())
        if run.state["step"] % 50 == 0:
            run.log(loss=np.mean(recent[-50:]), rate=rate)
        if run.due(60):
            save(run.path, dict(model=model.state_dict(), optimiser=optimiser.state_dict(), run=run.state))
    save(run.path, dict(model=model.state_dict(), optimiser=optimiser.state_dict(), run=run.state))
    model.half().float()            # what is written is what is measured
    clean, clean_colour, confusions = accuracy(model, "clean", 4000, True)
    blurred, blurred_colour, _ = accuracy(model, "blurred", 4000, False)
    print(f"clean: objects {clean:.4f}, colours {clean_colour:.4f}; blurred and noisy: {blurred:.4f}, {blurred_colour:.4f}; {confusions}")
    OUT.parent.mkdir(exist_ok=True)
    figures = dict(clean=clean, cleanColour=clean_colour, blurred=blurred, blurredColour=blurred_colour)
    save_file({n: p.contiguous().half() for n, p in model.state_dict().items()}, OUT,
              metadata={"accuracy": json.dumps({k: round(v, 4) for k, v in figures.items()}), "samples": str(run.state["samples"])})
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
