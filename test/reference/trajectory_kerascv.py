"""What KerasCV's own `generate_image` draws with small seeded networks: latents after 25 steps, and the picture.

The class, its loop, its noise and its conversion to 8 bits are keras-cv's; only the three networks are small, and with them
the width of the timestep embedding. The prompt's ids are given, since the class would download its tokenizer.
"""

import kerascv_models as models
import keras
import numpy as np
from keras_cv.src.models.stable_diffusion.stable_diffusion import StableDiffusionBase

import model_configs as configs
from fixtures import Fixture

PROMPT, IDS = "a photo of a cat", [49406, 320, 1125, 539, 320, 2368, 49407]
TEXT = configs._text(48, 2, 4, "quick_gelu", 49408)
UNET, VAE = configs._unet([32, 32], 4, 48, [False, True], depth=1), configs._vae([32, 32, 32, 32], 1)
STEPS, SEED, SCALE = 25, 7, 7.5


class Small(StableDiffusionBase):
    def __init__(self):
        super().__init__(128, 128, jit_compile=False)
        self._text_encoder = models.text_encoder(TEXT, 77)
        self._text_encoder.compile(jit_compile=False)
        self._diffusion_model = models.diffusion_model(UNET, (16, 16), 77)
        self._diffusion_model.compile(jit_compile=False)
        self._decoder = models.decoder(VAE, (16, 16))
        self._decoder.compile(jit_compile=False)
        self.latents = None

    @property
    def text_encoder(self):
        return Ids(self._text_encoder)

    @property
    def diffusion_model(self):
        return ByPosition(self._diffusion_model, ["latent", "timestep_embedding", "context"])

    @property
    def decoder(self):
        return Recorder(self)

    def _get_timestep_embedding(self, timestep, batch_size, dim=UNET["block_out_channels"][0], max_period=10000):
        return super()._get_timestep_embedding(timestep, batch_size, dim, max_period)


class ByPosition:
    """Our small functional networks take a list; the class gives a dictionary."""

    def __init__(self, model, names):
        self.model, self.names = model, names

    def predict_on_batch(self, inputs):
        return self.model.predict_on_batch([inputs[name] for name in self.names])


class Ids(ByPosition):
    def __init__(self, model):
        super().__init__(model, ["tokens", "positions"])


class Recorder:
    """The decoder, which leaves what it was given behind."""

    def __init__(self, owner):
        self.owner = owner

    def predict_on_batch(self, latents):
        self.owner.latents = np.asarray(latents)
        return self.owner._decoder.predict_on_batch(latents)


def main() -> None:
    fixture = Fixture("trajectory-kerascv", models.VERSIONS, keep=4096)
    sd = Small()
    tokens = np.array([IDS + [49407] * (77 - len(IDS))], "int32")
    context = sd.text_encoder.predict_on_batch({"tokens": tokens, "positions": sd._get_pos_ids()})
    image = sd.generate_image(context, num_steps=STEPS, seed=SEED, unconditional_guidance_scale=SCALE)
    case = {"prompt": PROMPT, "steps": STEPS, "seed": SEED, "scale": SCALE, "text": TEXT, "unet": UNET, "vae": VAE}
    fixture.add("latents", sd.latents, **case)
    fixture.add("image", image, **case)

    noise = np.asarray(sd._get_initial_diffusion_noise(1, SEED))
    latents = sd.latents
    sd.generate_image(context, num_steps=STEPS, diffusion_noise=noise * (1 + 1e-6), unconditional_guidance_scale=SCALE)
    print("noise 1e-6 larger moves the latents by", np.abs(sd.latents - latents).max() / np.abs(latents).max())
    fixture.save()


if __name__ == "__main__":
    main()
