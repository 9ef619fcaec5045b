"""KerasCV's StableDiffusion as a program to be timed (see protocol.py).

Its parts run as a plain TensorFlow graph, which is faster on a processor than XLA, its default, and `--xla` gives that. bf16 is
Keras' mixed_bfloat16. --checkpoint is a folder of KerasCV's .h5 files, one a part (make_checkpoint.py writes such).
"""

import math
import os
from argparse import Namespace
from pathlib import Path

import numpy as np

from protocol import END, LENGTH, SCALE, STEPS, TOKENS, arguments, filled, normal, serve


def loaded(model, folder: Path, name: str, xla: bool = False):
    """`model` with the weights of that part, compiled."""
    model.load_weights(str(next(path for path in (folder / f"{name}.h5", folder / f"{name}.weights.h5") if path.exists())))
    model.compile(jit_compile=xla)  # said either way: Keras 3 would choose XLA by itself
    return model


class KerasCV:
    def __init__(self, given: Namespace):
        import keras
        import keras_cv
        from keras_cv.models.stable_diffusion import Decoder, DiffusionModel, TextEncoder

        if given.precision == "bf16":
            keras.mixed_precision.set_global_policy("mixed_bfloat16")
        size, folder, xla = given.size, given.checkpoint, given.xla
        model = keras_cv.models.StableDiffusion(size, size, jit_compile=xla)
        model._text_encoder = loaded(TextEncoder(LENGTH, download_weights=False), folder, "text_encoder", xla)
        model._diffusion_model = loaded(DiffusionModel(size, size, LENGTH, download_weights=False), folder, "diffusion_model", xla)
        model._decoder = loaded(Decoder(size, size, download_weights=False), folder, "decoder", xla)
        self.model, self.batch = model, given.batch
        self.start = normal(given.batch, size // 8, size // 8, 4)
        self.latent, self.contexts, self.index = self.start, None, 0
        self.timesteps = (np.arange(STEPS) * 999 / (STEPS - 1)).round().astype(np.int64)
        self.alphas, self.alphas_prev = model._get_initial_alphas(self.timesteps)

    def encode(self):
        ids = {"tokens": filled(TOKENS, END).astype("int32"), "positions": self.model._get_pos_ids()}
        context = self.model.text_encoder.predict_on_batch(ids)
        both = (self.model._get_unconditional_context(), context)
        return [np.repeat(np.asarray(context), self.batch, axis=0) for context in both]

    def step(self) -> None:
        """The body of generate_image's loop in keras-cv 0.9."""
        from keras import ops

        self.contexts = self.contexts or self.encode()
        self.index = (self.index or STEPS) - 1
        if self.index == STEPS - 1:
            self.latent = ops.convert_to_tensor(self.start)
        t_emb = self.model._get_timestep_embedding(self.timesteps[self.index], self.batch)
        unconditional, conditional = (
            self.model.diffusion_model.predict_on_batch({"latent": self.latent, "timestep_embedding": t_emb, "context": context})
            for context in self.contexts
        )
        noise = ops.cast(ops.array(unconditional + SCALE * (conditional - unconditional)), self.latent.dtype)
        a_t, a_prev = self.alphas[self.index], self.alphas_prev[self.index]
        pred_x0 = (self.latent - math.sqrt(1 - a_t) * noise) / math.sqrt(a_t)
        self.latent = noise * math.sqrt(1.0 - a_prev) + math.sqrt(a_prev) * pred_x0
        np.asarray(self.latent)

    def decode(self) -> None:
        self.model.decoder.predict_on_batch(self.start)


if __name__ == "__main__":
    os.environ.update(KERAS_BACKEND="tensorflow", CUDA_VISIBLE_DEVICES="", TF_CPP_MIN_LOG_LEVEL="3")
    parser = arguments()
    parser.add_argument("--xla", action="store_true")
    given = parser.parse_args()
    serve(lambda: KerasCV(given))
