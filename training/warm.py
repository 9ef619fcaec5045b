"""Starts a denoiser from the weights of an earlier run whose vocabulary was another one.

The UNet and the text encoder are taken as they are, but for the token table: its rows go to the tokens of the same spelling, and
tokens that the earlier vocabulary lacked keep their random rows, scaled to the size of the trained ones. Optimisers start afresh.
usage: python warm.py EARLIER_RUNS_FOLDER
"""

import json
import sys
from pathlib import Path

import torch

import models
from common import RUNS, save

TABLE = "embeddings.token_embedding.weight"


def vocabulary(folder: Path) -> dict[str, int]:
    return json.loads((folder / "tokenizer" / "vocab.json").read_text())


def main():
    earlier = Path(sys.argv[1])
    theirs, mine = vocabulary(earlier), vocabulary(RUNS)
    kept = torch.load(earlier / "denoiser.pt", weights_only=False)
    torch.manual_seed(5)
    unet, text = models.denoiser(), models.text_encoder(len(mine))
    names = [f"unet.{n}" for n, _ in unet.named_parameters()] + [f"text.{n}" for n, _ in text.named_parameters()]
    old = dict(zip(names, kept["average"], strict=True))
    with torch.no_grad():
        table = next(n for n in names if n.endswith(TABLE))
        for name, p in [*((f"unet.{n}", p) for n, p in unet.named_parameters()), *((f"text.{n}", p) for n, p in text.named_parameters())]:
            if name != table:
                p.copy_(old[name])
                continue
            shared = [token for token in mine if token in theirs]
            rows = old[name][[theirs[token] for token in shared]]
            p.mul_(rows.std() / p.std())
            p[[mine[token] for token in shared]] = rows
    save(RUNS / "warm.pt", dict(unet=unet.state_dict(), text=text.state_dict()))
    print(f"{len(shared)} of {len(mine)} tokens kept their rows, deviation {rows.std():.3f}; {RUNS / 'warm.pt'}")


if __name__ == "__main__":
    main()
