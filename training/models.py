"""The denoiser, the text encoder and the noise schedule of checkpoints/tiny."""

from diffusers import DDIMScheduler, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from transformers import CLIPTextConfig, CLIPTextModel

WIDTH = 128
SCHEDULE = dict(num_train_timesteps=1000, beta_start=.00085, beta_end=.012, beta_schedule="scaled_linear",
                prediction_type="v_prediction", clip_sample=False, set_alpha_to_one=False, steps_offset=1,
                timestep_spacing="leading")


def denoiser() -> UNet2DConditionModel:
    # Attention only at 8x8: at 16x16 it takes half of the time of a step.
    model = UNet2DConditionModel(
        sample_size=16, in_channels=4, out_channels=4, block_out_channels=(64, 96), layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH, attention_head_dim=4, norm_num_groups=16)
    model.set_attn_processor(AttnProcessor())       # on a CPU the fused attention's backward is slower
    return model


def text_encoder(tokens: int) -> CLIPTextModel:
    """`tokens` is the size of the vocabulary; its last two are start and end of text."""
    config = CLIPTextConfig(
        vocab_size=tokens, hidden_size=WIDTH, intermediate_size=4 * WIDTH, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=77, projection_dim=WIDTH, hidden_act="quick_gelu",
        bos_token_id=tokens - 2, eos_token_id=tokens - 1, pad_token_id=tokens - 1)
    return CLIPTextModel._from_config(config, attn_implementation="eager")


def schedule() -> DDIMScheduler:
    return DDIMScheduler(**SCHEDULE)
