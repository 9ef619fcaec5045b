"""Model cases: configurations in diffusers' words (KerasCV's too), small ones first, then Stable Diffusion's own widths."""


def tokens(batch: int, length: int, vocabulary: int) -> list[list[int]]:
    """Ids that look like nothing in particular and reach both ends of the vocabulary."""
    return [[(7919 * i * i + 104729 * i + 31 * b - 1) % vocabulary for i in range(length)] for b in range(batch)]


def _text(width, layers, heads, activation, vocabulary=1000, length=77):
    return {
        "vocab_size": vocabulary, "hidden_size": width, "intermediate_size": 4 * width, "num_hidden_layers": layers,
        "num_attention_heads": heads, "hidden_act": activation, "max_position_embeddings": length,
    }


def _unet(widths, heads, context, attention=None, depth=2, **more):
    """`attention`: which levels attend; by default all but the coarsest. `heads`: diffusers calls their number a dim."""
    attention = attention or [True] * (len(widths) - 1) + [False]
    down = ["CrossAttnDownBlock2D" if attends else "DownBlock2D" for attends in attention]
    up = ["CrossAttnUpBlock2D" if attends else "UpBlock2D" for attends in reversed(attention)]
    return {
        "in_channels": 4, "out_channels": 4, "block_out_channels": widths, "layers_per_block": depth,
        "down_block_types": down, "up_block_types": up, "cross_attention_dim": context, "attention_head_dim": heads,
        "norm_num_groups": 32, **more,
    }


def _vae(widths, depth=2, **more):
    n = len(widths)
    return {
        "block_out_channels": widths, "layers_per_block": depth, "latent_channels": 4, "norm_num_groups": 32,
        "down_block_types": ["DownEncoderBlock2D"] * n, "up_block_types": ["UpDecoderBlock2D"] * n,
        "scaling_factor": 0.18215, **more,
    }


def _in(latents, context):
    return {"latents": {"shape": latents}, "context": {"shape": context}}


def _image(latents, pixels):
    return {"latents": {"shape": latents}, "pixels": {"shape": pixels}}


SMALL = [32, 64, 96, 96]
SMALL_V1 = _unet(SMALL, 8, 48)
SMALL_V2 = _unet(SMALL, [2, 4, 6, 6], 64, use_linear_projection=True)
TINY = _unet([64, 96], 4, 128, [True, True], depth=1, norm_num_groups=16)

TEXT_ENCODERS = [
    ("text quick", _text(96, 3, 4, "quick_gelu"), tokens(2, 77, 1000)),
    ("text erf", _text(64, 2, 2, "gelu"), tokens(3, 11, 1000)),
    ("text one token", _text(64, 2, 2, "quick_gelu"), tokens(1, 1, 1000)),
]
UNETS = [
    ("unet v1", SMALL_V1, 981, _in([2, 16, 16, 4], [2, 77, 48])),
    ("unet v1 wide", SMALL_V1, 1, _in([1, 8, 24, 4], [1, 77, 48])),
    ("unet v1 one pixel deep", SMALL_V1, 0, _in([3, 8, 8, 4], [3, 5, 48])),
    ("unet v2", SMALL_V2, 500, _in([2, 16, 16, 4], [2, 77, 64])),
    ("unet two levels", TINY, 999, _in([2, 16, 16, 4], [2, 77, 128])),
    ("unet inpainting", {**TINY, "in_channels": 9}, 20, _in([1, 6, 10, 9], [1, 77, 128])),
    ("unet deep transformers", {**TINY, "transformer_layers_per_block": 2}, 20, _in([1, 6, 10, 4], [1, 7, 128])),
]
VAES = [
    ("vae", _vae(SMALL), _image([2, 4, 6, 4], [1, 48, 32, 3])),
    ("vae 16 groups", _vae([32, 48], 1, norm_num_groups=16, scaling_factor=0.5), _image([1, 5, 7, 4], [3, 14, 10, 3])),
]

# KerasCV: the same small networks out of its blocks (all of 32 groups), then its own classes at their real widths.
KERAS_TEXT_ENCODERS = [
    ("text v1 small", _text(96, 3, 4, "quick_gelu"), tokens(2, 77, 1000)),
    ("text v2 small", _text(64, 2, 4, "gelu_new"), tokens(3, 11, 1000)),
]
KERAS_UNETS = [
    ("unet v1 small", SMALL_V1, 981, _in([2, 16, 16, 4], [2, 77, 48])),
    ("unet v1 small one pixel deep", SMALL_V1, 0, _in([3, 8, 8, 4], [3, 77, 48])),
    ("unet v2 small", SMALL_V2, 500, _in([1, 8, 24, 4], [1, 77, 64])),
]
KERAS_VAES = [("vae small", _vae(SMALL), _image([2, 4, 6, 4], [1, 48, 32, 3]))]

TEXT_V1 = _text(768, 12, 12, "quick_gelu", 49408)
TEXT_V2 = _text(1024, 23, 16, "gelu_new", 49408)
UNET_V1 = _unet([320, 640, 1280, 1280], 8, 768)
UNET_V2 = _unet([320, 640, 1280, 1280], [5, 10, 20, 20], 1024, use_linear_projection=True)
VAE = _vae([128, 256, 512, 512])
