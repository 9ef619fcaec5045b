"""Draws captions with checkpoints/tiny and judges the pictures. usage: python evaluate.py --count 400

Sampling is KerasCV's DDIM: timesteps round(i * 999 / (steps - 1)), the last step to a signal of 1. A picture's background is the
palette colour nearest to the median of its border; object, colour and layout are those of the nearest rendered scene at 32x32
(every object and colour, every layout, shifted by up to 3 pixels) on the background that was drawn.
"""

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from PIL import Image
from transformers import CLIPTextModel, CLIPTokenizer

import captions
import scenes
from common import RUNS
from models import SCHEDULE

HERE = Path(__file__).parent


class Sampler:
    def __init__(self, folder: Path):
        self.tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
        self.text = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=torch.float32).eval()
        self.unet = UNet2DConditionModel.from_pretrained(folder / "unet", torch_dtype=torch.float32).eval()
        self.vae = AutoencoderKL.from_pretrained(folder / "vae", torch_dtype=torch.float32).eval()
        betas = torch.linspace(SCHEDULE["beta_start"] ** .5, SCHEDULE["beta_end"] ** .5, 1000, dtype=torch.float64) ** 2
        self.alphas = torch.cumprod(1 - betas, 0)

    def encode(self, prompts):
        ids = self.tokenizer(prompts, padding="max_length", max_length=77, truncation=True, return_tensors="pt")["input_ids"]
        return self.text(input_ids=ids).last_hidden_state

    @torch.no_grad()
    def latents(self, prompts, seed=0, guidance=7.5, steps=25):
        x = torch.randn(len(prompts), 4, 16, 16, generator=torch.Generator().manual_seed(seed))
        context = torch.cat([self.encode([""] * len(prompts)), self.encode(prompts)])
        times = [round(i * 999 / (steps - 1)) for i in range(steps)][::-1]
        for i, t in enumerate(times):
            with torch.autocast("cpu", torch.bfloat16):
                without, given = self.unet(torch.cat([x, x]), t, context).sample.float().chunk(2)
            v = without + guidance * (given - without)
            signal = self.alphas[t].item()
            after = self.alphas[times[i + 1]].item() if i + 1 < steps else 1.
            clean = signal ** .5 * x - (1 - signal) ** .5 * v
            noise = signal ** .5 * v + (1 - signal) ** .5 * x
            x = after ** .5 * clean + (1 - after) ** .5 * noise
        return x

    @torch.no_grad()
    def decode(self, latents) -> np.ndarray:
        return ((self.vae.decode(latents).sample.clamp(-1, 1) + 1) / 2).permute(0, 2, 3, 1).numpy()

    def draw(self, prompts, seed=0, size=32, **settings) -> np.ndarray:
        parts = [self.decode(self.latents(prompts[i:i + size], seed + i, **settings)) for i in range(0, len(prompts), size)]
        return np.concatenate(parts)


class Judge:
    SIDE = 32

    def __init__(self):
        colours, covers, self.labels = [], [], []
        for noun, (glyph, own, _) in scenes.OBJECTS.items():
            for tint in [None, *(t for t in scenes.TINTED.get(noun, []) if t != own)]:
                for layout in scenes.LAYOUTS:
                    black, white = (scenes.compose(glyph, tint, (c, c, c), layout) for c in (0, 255))
                    for dy in (-3, 0, 3):
                        for dx in (-3, 0, 3):
                            a, b = (self.shrink(np.roll(p, (dy, dx), (0, 1))) for p in (black, white))
                            colours.append(a)
                            covers.append(1 - (b - a).mean(-1, keepdims=True))
                            self.labels.append((noun, tint, layout))
        # A prototype on a background b is c + t b; its squared distance to a picture x expands into products with x.
        self.colours = [np.stack([c[..., k].ravel() for c in colours]).astype(np.float32) for k in range(3)]
        self.clear = np.stack([1 - c.ravel() for c in covers]).astype(np.float32)
        self.squares = [((c * c).sum(1), 2 * (c * self.clear).sum(1), (self.clear ** 2).sum(1)) for c in self.colours]

    def shrink(self, picture):
        k = scenes.SIZE // self.SIDE
        return picture.reshape(self.SIDE, k, self.SIDE, k, 3).mean((1, 3))

    def __call__(self, picture):
        border = np.median(np.concatenate([picture[:3].reshape(-1, 3), picture[-3:].reshape(-1, 3), picture[:, :3].reshape(-1, 3), picture[:, -3:].reshape(-1, 3)]), 0)
        background = min(scenes.BACKGROUNDS, key=lambda k: ((np.asarray(scenes.BACKGROUNDS[k]) / 255 - border) ** 2).sum())
        small, distance = self.shrink(picture).astype(np.float32), 0
        for k, b in enumerate(border.astype(np.float32)):
            x, (cc, ct, tt) = small[..., k].ravel(), self.squares[k]
            distance = distance + cc + b * ct + b * b * tt - 2 * (self.colours[k] @ x + b * (self.clear @ x)) + x @ x
        distance = distance / (3 * self.SIDE ** 2)
        return background, *self.labels[int(distance.argmin())], float(distance.min())


def sheet(pictures, columns, path, scale=1):
    rows = [np.concatenate(list(pictures[i:i + columns]), 1) for i in range(0, len(pictures) // columns * columns, columns)]
    image = Image.fromarray((np.concatenate(rows) * 255).round().astype(np.uint8))
    image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST).save(path)


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--folder", type=Path, default=HERE.parent / "checkpoints" / "tiny")
    cli.add_argument("--count", type=int, default=400, help="captions, half of them of held-out pairs")
    cli.add_argument("--guidance", type=float, default=7.5)
    cli.add_argument("--steps", type=int, default=25)
    cli.add_argument("--seed", type=int, default=11)
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--tag", default="")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    sampler, judge = Sampler(args.folder), Judge()

    report = {"guidance": args.guidance, "steps": args.steps, "seed": args.seed}
    wrong = defaultdict(list)
    for held in (False, True):
        rng = random.Random(f"{args.seed}/{held}")
        cases = [scenes.random_scene(rng, held) for _ in range(args.count // 2)]
        pictures = sampler.draw([captions.plain_caption(c) for c in cases], args.seed, guidance=args.guidance, steps=args.steps)
        rows = defaultdict(list)
        for case, picture in zip(cases, pictures):
            background, noun, tint, layout, distance = judge(picture)
            rows["background"].append(background == case.background)
            rows["object"].append(noun == case.noun)
            rows["layout"].append(layout == case.layout)
            if case.tint:
                rows["tint"].append(tint == case.tint and noun == case.noun)
            kind = {"big": "big", "small": "small", "two": "two", "three": "three"}.get(case.layout, "corner" if case.layout in scenes.CORNERS else "side")
            rows[f"object, {kind}"].append(noun == case.noun)
            rows[f"layout, {kind}"].append(layout == case.layout)
            rows["all"].append((background, noun, tint, layout) == (case.background, case.noun, case.tint, case.layout))
            rows["distance"].append(distance)
            wrong[case.noun].append(noun != case.noun)
        name = "held out" if held else "seen"
        report[name] = {k: round(float(np.mean(v)), 4) for k, v in sorted(rows.items())} | {"count": len(cases)}
        sheet(pictures[:48], 8, RUNS / f"sheet{args.tag}-{name.replace(' ', '-')}.png")
        (RUNS / f"sheet{args.tag}-{name.replace(' ', '-')}.txt").write_text("\n".join(captions.plain_caption(c) for c in cases[:48]) + "\n")
    report["worst"] = {n: f"{sum(w)}/{len(w)}" for n, w in sorted(wrong.items(), key=lambda i: -np.mean(i[1]))[:10] if sum(w)}
    (RUNS / f"evaluation{args.tag}.json").write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
