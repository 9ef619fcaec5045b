"""Writes test/fixtures/tiny-scenes.png: scenes as they should look, side by side, and tiny-scenes.json: what each shows.

The test of the judge reads them. usage: python fixture.py
"""

import json
import random
from pathlib import Path

import numpy as np
from PIL import Image

import scenes

FIXTURES = Path(__file__).parent.parent / "test" / "fixtures"
CASES = [("cat", None, "green", "big"), ("heart", "blue", "orange", "big"), ("dinosaur", "purple", "yellow", "big"), ("rocket", None, "black", "small"),
         ("whale", None, "pink", "top left"), ("pizza", None, "blue", "bottom right"), ("umbrella", "red", "gray", "right"),
         ("star", None, "purple", "two"), ("mushroom", None, "blue", "three"), ("panda", None, "red", "three")]
PAIRS = [("cat", "heart", "blue"), ("bus", "owl", "green")]


def main():
    rng = random.Random(8)
    chosen = [scenes.Scene(*case) for case in CASES] + [scenes.Scene(a, None, b, "pair", c) for a, c, b in PAIRS]
    sheet = np.concatenate([scenes.draw(scene, rng) for scene in chosen], 1)
    Image.fromarray((sheet * 255).round().astype(np.uint8)).quantize(64).save(FIXTURES / "tiny-scenes.png", optimize=True)
    rows = [{"things": [{"noun": s.noun, "tint": s.tint}] + ([{"noun": s.other, "tint": None}] if s.other else []),
             "background": s.background, "layout": s.layout} for s in chosen]
    (FIXTURES / "tiny-scenes.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
