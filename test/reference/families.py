"""The configurations of the published checkpoints, as the config.json files of their diffusers folders have them.

Widths, depths and heads are those of CompVis/stable-diffusion-v1-4 (`sd1`) and stabilityai/stable-diffusion-2-1 (`sd2`, which
predicts velocities at 768 pixels; 2-1-base predicts noise at 512). `tiny=True` gives the same structure at small widths.
"""

from copy import deepcopy

_LEVELS = {
    "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
    "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3,
}

_UNET = {
    "_class_name": "UNet2DConditionModel", "act_fn": "silu", "center_input_sample": False, "downsample_padding": 1,
    "flip_sin_to_cos": True, "freq_shift": 0, "in_channels": 4, "layers_per_block": 2, "mid_block_scale_factor": 1,
    "norm_eps": 1e-05, "norm_num_groups": 32, "out_channels": 4, "block_out_channels": [320, 640, 1280, 1280], **_LEVELS,
}

_VAE = {
    "_class_name": "AutoencoderKL", "act_fn": "silu", "block_out_channels": [128, 256, 512, 512],
    "down_block_types": ["DownEncoderBlock2D"] * 4, "up_block_types": ["UpDecoderBlock2D"] * 4, "in_channels": 3,
    "latent_channels": 4, "layers_per_block": 2, "norm_num_groups": 32, "out_channels": 3, "sample_size": 512,
}

_TEXT = {
    "architectures": ["CLIPTextModel"], "attention_dropout": 0.0, "bos_token_id": 0, "eos_token_id": 2, "pad_token_id": 1,
    "dropout": 0.0, "initializer_factor": 1.0, "initializer_range": 0.02, "layer_norm_eps": 1e-05,
    "max_position_embeddings": 77, "model_type": "clip_text_model", "vocab_size": 49408,
}

_SCHEDULER = {
    "beta_end": 0.012, "beta_schedule": "scaled_linear", "beta_start": 0.00085, "clip_sample": False,
    "num_train_timesteps": 1000, "set_alpha_to_one": False, "steps_offset": 1, "trained_betas": None,
}

SD1 = {
    "unet": {**_UNET, "attention_head_dim": 8, "cross_attention_dim": 768, "sample_size": 64},
    "vae": _VAE,
    "text_encoder": {
        **_TEXT, "hidden_act": "quick_gelu", "hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12,
        "num_hidden_layers": 12, "projection_dim": 768,
    },
    "scheduler": {"_class_name": "PNDMScheduler", **_SCHEDULER, "skip_prk_steps": True},
}

SD2 = {
    "unet": {
        **_UNET, "attention_head_dim": [5, 10, 20, 20], "cross_attention_dim": 1024, "dual_cross_attention": False,
        "num_class_embeds": None, "only_cross_attention": False, "sample_size": 96, "upcast_attention": True,
        "use_linear_projection": True,
    },
    "vae": {**_VAE, "sample_size": 768},
    "text_encoder": {
        **_TEXT, "hidden_act": "gelu", "hidden_size": 1024, "intermediate_size": 4096, "num_attention_heads": 16,
        "num_hidden_layers": 23, "projection_dim": 512,
    },
    "scheduler": {"_class_name": "DDIMScheduler", **_SCHEDULER, "prediction_type": "v_prediction", "skip_prk_steps": True},
}

# SD 1.5 inpainting: the UNet sees the latents, the mask and the masked picture's latents.
INPAINTING_UNET = {**SD1["unet"], "in_channels": 9}

# UNets distilled from these: BK-SDM (Kim et al., 2023; nota-ai's, and segmind's small-sd and tiny-sd) has a block less in each level
# (base), then no middle (small), then no coarsest level (tiny); SDXS (Song et al., 2024), of SD 2.1, no attention at the finest.
_BK_SDM = {**SD1["unet"], "layers_per_block": 1}
DISTILLED = {
    "bk-sdm-small": {**_BK_SDM, "mid_block_type": None},
    "bk-sdm-tiny": {
        **_BK_SDM, "mid_block_type": None, "block_out_channels": [320, 640, 1280],
        "down_block_types": ["CrossAttnDownBlock2D"] * 3, "up_block_types": ["CrossAttnUpBlock2D"] * 3,
    },
    "sdxs": {
        **SD2["unet"], "mid_block_type": None, "block_out_channels": [320, 640, 1280], "layers_per_block": [1, 2, 2], "sample_size": 64,
        "attention_head_dim": [5, 10, 20], "down_block_types": ["DownBlock2D"] + ["CrossAttnDownBlock2D"] * 2,
        "up_block_types": ["CrossAttnUpBlock2D"] * 2 + ["UpBlock2D"],
    },
}

# Nearly the least widths that 32 groups allow; blocks, layers and the vocabulary are as many as in the real ones.
_TINY_UNET = {"block_out_channels": [32, 64, 96, 96], "sample_size": 16}
_TINY_VAE = {"block_out_channels": [32, 64, 96, 96], "sample_size": 128}


def family(name: str, tiny: bool = False) -> dict:
    """The configs of `sd1` or `sd2`, by folder of a diffusers checkpoint."""
    configs = deepcopy({"sd1": SD1, "sd2": SD2}[name])
    if tiny:
        width, heads = {"sd1": (48, 4), "sd2": (64, 4)}[name]
        text = {"hidden_size": width, "intermediate_size": 4 * width, "num_attention_heads": heads}
        configs["text_encoder"].update(text, projection_dim=width)
        heads = {"sd1": 4, "sd2": [2, 4, 6, 6]}[name]
        configs["unet"].update(_TINY_UNET, attention_head_dim=heads, cross_attention_dim=width)
        configs["vae"].update(_TINY_VAE)
    return configs
