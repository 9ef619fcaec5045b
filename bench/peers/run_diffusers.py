"""diffusers' StableDiffusionPipeline on PyTorch as a program to be timed (see protocol.py).

As its users make it fast on a processor: channels-last, fused attention (its default), all cores; bf16 is torch_dtype=bfloat16.
--checkpoint is a diffusers folder.
"""

import os
from argparse import Namespace

from protocol import SCALE, STEPS, TOKENS, arguments, filled, normal, serve


class Diffusers:
    def __init__(self, given: Namespace):
        import torch
        from diffusers import DDIMScheduler, StableDiffusionPipeline

        torch.set_num_threads(os.cpu_count() or 1)
        torch.set_grad_enabled(False)
        self.torch, self.batch = torch, given.batch
        self.dtype = torch.bfloat16 if given.precision == "bf16" else torch.float32
        self.pipe = StableDiffusionPipeline.from_pretrained(given.checkpoint, torch_dtype=self.dtype, safety_checker=None)
        self.scheduler = DDIMScheduler.from_config(self.pipe.scheduler.config)
        for part in (self.pipe.unet, self.pipe.vae):
            part.to(memory_format=torch.channels_last)
        self.start = self.channels_last(torch.from_numpy(normal(given.batch, 4, given.size // 8, given.size // 8)).to(self.dtype))
        self.latents, self.context, self.timesteps = self.start, None, iter(())

    def channels_last(self, x):
        return x.contiguous(memory_format=self.torch.channels_last)

    def encode(self):
        pad = self.pipe.tokenizer.pad_token_id
        texts = [self.pipe.text_encoder(self.torch.from_numpy(filled(ids, pad)))[0] for ids in ([], TOKENS)]
        return self.torch.cat([text.repeat(self.batch, 1, 1) for text in texts])

    def step(self) -> None:
        """The body of the pipeline's loop."""
        if self.context is None:
            self.context = self.encode()
        timestep = next(self.timesteps, None)
        if timestep is None:
            self.scheduler.set_timesteps(STEPS)
            self.timesteps, self.latents = iter(self.scheduler.timesteps), self.start
            timestep = next(self.timesteps)
        both = self.scheduler.scale_model_input(self.torch.cat([self.latents] * 2), timestep)
        noise = self.pipe.unet(self.channels_last(both), timestep, encoder_hidden_states=self.context, return_dict=False)[0]
        unconditional, conditional = noise.chunk(2)
        guided = unconditional + SCALE * (conditional - unconditional)
        self.latents = self.scheduler.step(guided, timestep, self.latents, return_dict=False)[0]

    def decode(self) -> None:
        self.pipe.vae.decode(self.start / self.pipe.vae.config.scaling_factor, return_dict=False)[0].float().numpy()


if __name__ == "__main__":
    os.environ["HF_HUB_OFFLINE"] = "1"
    given = arguments().parse_args()
    serve(lambda: Diffusers(given))
