"""Draws the curves of the runs into docs/training.png and keeps the logs. usage: python plot.py

The logs with `39` in their names are those of the earlier run, of 39 objects, whose weights the present one started from.
"""

import json
import shutil
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from common import RUNS

HERE = Path(__file__).parent
PANELS = [("autoencoder", "psnr", "Autoencoder: PSNR, dB"), ("denoiser", "loss", "Denoiser: v loss"),
          ("decoder", "psnr", "Decoder alone, disturbed latents: PSNR, dB")]


def main():
    logs = HERE / "logs"
    logs.mkdir(exist_ok=True)
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.2), layout="constrained")
    for axis, (name, key, title) in zip(axes, PANELS):
        if (RUNS / f"{name}.log.jsonl").exists():
            shutil.copy(RUNS / f"{name}.log.jsonl", logs / f"{name}.jsonl")
        for path, label in ((logs / f"{name}-39.jsonl", "39 objects"), (logs / f"{name}.jsonl", "158 objects, from there on")):
            if not path.exists():
                continue
            rows = [json.loads(line) for line in path.read_text().splitlines()]
            label = "before both" if name == "autoencoder" else label
            axis.plot([r["samples"] / 1000 for r in rows], [r[key] for r in rows], linewidth=1, label=f"{label} ({rows[-1]['seconds'] / 60:.0f} min)")
        axis.set(title=title, xlabel="thousand samples")
        axis.legend(fontsize=8)
        if key == "loss":
            axis.set_yscale("log")
        axis.grid(alpha=.3)
    out = HERE.parent / "docs" / "training.png"
    out.parent.mkdir(exist_ok=True)
    figure.savefig(out, dpi=80)
    print(out)


if __name__ == "__main__":
    main()
