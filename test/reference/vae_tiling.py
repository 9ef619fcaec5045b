"""Pictures in tiles from diffusers' AutoencoderKL with enable_tiling(), in float64, with seeded weights, and whole beside them."""

import torch
from diffusers import AutoencoderKL

from fixtures import Fixture
from layers_diffusers import VERSIONS, load, nchw, nhwc
from model_configs import SMALL, _vae
from seeded import seeded_input

TWO = _vae([32, 48], 1, norm_num_groups=16, scaling_factor=0.5)
CASES = [
    # tiles of 8 latents every 6; the last row and the last column are smaller than the overlap, or than a tile
    ("rows and columns", TWO, 16, {"shape": [1, 11, 14, 4]}),
    ("a batch, one row", TWO, 16, {"shape": [2, 8, 13, 4]}),
    ("one column", TWO, 8, {"shape": [1, 9, 3, 4]}),
    ("four levels", _vae(SMALL, 1), 32, {"shape": [1, 6, 5, 4]}),
    ("no more than a tile", TWO, 16, {"shape": [1, 8, 8, 4]}),
]


def main() -> None:
    fixture = Fixture("vae-tiling", VERSIONS)
    with torch.no_grad():
        for name, config, side, latents in CASES:
            model = load(AutoencoderKL(**config, sample_size=side))
            given = nchw(seeded_input("latents", latents)) / model.config.scaling_factor
            whole = nhwc(model.decode(given).sample)
            model.enable_tiling()
            tiled = nhwc(model.decode(given).sample)
            apart = float(abs(tiled - whole).max() / abs(whole).max())
            fixture.add(name, tiled, config=config, tile=side, latents=latents, fromWhole=apart)
    fixture.save()


if __name__ == "__main__":
    main()
