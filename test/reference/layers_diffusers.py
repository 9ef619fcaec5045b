"""Layer references from torch, diffusers and transformers, evaluated in float64 so that they carry no rounding of their own."""

import diffusers
import numpy as np
import torch
import transformers
from diffusers.models.activations import GEGLU
from diffusers.models.attention import BasicTransformerBlock
from diffusers.models.attention_processor import Attention
from diffusers.models.downsampling import Downsample2D
from diffusers.models.embeddings import TimestepEmbedding, get_timestep_embedding
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from diffusers.models.upsampling import Upsample2D
from torch import nn
from transformers.activations import QuickGELUActivation
from transformers.models.clip.modeling_clip import CLIPAttention, CLIPEncoderLayer, CLIPTextConfig, CLIPTextEmbeddings

from cases import LAYERS
from fixtures import Fixture
from seeded import seeded, seeded_input

VERSIONS = {"torch": torch.__version__, "diffusers": diffusers.__version__, "transformers": transformers.__version__}
CLIP_ACTIVATIONS = {"quickGelu": "quick_gelu", "gelu": "gelu"}


def load(module: nn.Module) -> nn.Module:
    """Gives every parameter its seeded value, by its own name."""
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            parameter.copy_(torch.from_numpy(seeded(name, tuple(parameter.shape))))
    return module.double().eval()


def nchw(x: np.ndarray) -> torch.Tensor:
    x = torch.from_numpy(x).double()
    return x.permute(0, 3, 1, 2).contiguous() if x.ndim == 4 else x


def nhwc(x: torch.Tensor) -> np.ndarray:
    return (x.permute(0, 2, 3, 1) if x.ndim == 4 else x).numpy()


def clip_config(o: dict, activation: str = "quick_gelu") -> CLIPTextConfig:
    return CLIPTextConfig(
        hidden_size=o["dim"], intermediate_size=4 * o["dim"], num_attention_heads=o.get("heads", 1), hidden_act=activation,
        vocab_size=o.get("vocab", 49408), max_position_embeddings=o.get("positions", 77), attn_implementation="eager",
    )


def causal(length: int) -> torch.Tensor:
    return torch.full((length, length), float("-inf"), dtype=torch.float64).triu(1)[None, None]


# Each takes (options, inputs) and gives the output, with the options that diffusers' numbers add; None: not a diffusers layer.
def linear(o, x):
    return load(nn.Linear(o["inFeatures"], o["outFeatures"], bias=o["bias"]))(x), {}


def conv2d(o, x):
    asymmetric = isinstance(o["padding"], list)
    layer = nn.Conv2d(o["inChannels"], o["outChannels"], o["kernel"], o["stride"], 0 if asymmetric else o["padding"], bias=o["bias"])
    return load(layer)(nn.functional.pad(x, (0, 1, 0, 1)) if asymmetric else x), {}


def embedding(o):
    return load(nn.Embedding(o["vocab"], o["dim"]))(torch.tensor(o["tokens"])), {}


def group_norm(o, x, eps):
    return load(nn.GroupNorm(o["groups"], o["channels"], eps=eps))(x), {"eps": eps}


def attention(o, x, context=None):
    layer = Attention(o["queryDim"], o["contextDim"], heads=o["heads"], dim_head=o["headDim"], bias=False, out_bias=True)
    return load(layer)(x, context), {}


def clip_attention(o, x):
    return load(CLIPAttention(clip_config(o)))(x, attention_mask=causal(x.shape[1]))[0], {}


def clip_layer(o, x):
    if o["activation"] not in CLIP_ACTIVATIONS:
        return None
    layer = load(CLIPEncoderLayer(clip_config(o, CLIP_ACTIVATIONS[o["activation"]])))
    out = layer(x, attention_mask=causal(x.shape[1]))
    return (out[0] if isinstance(out, tuple) else out), {}


def vae_attention(o, x):
    c = o["channels"]
    layer = Attention(
        c, heads=1, dim_head=c, rescale_output_factor=1, eps=1e-6, norm_num_groups=o["groups"], residual_connection=True,
        bias=True, upcast_softmax=True, _from_deprecated_attn_block=True,
    )
    return load(layer)(x), {"eps": 1e-6}


def res_block(o, x, temb=None):
    eps = 1e-5 if o["timeChannels"] else 1e-6
    layer = ResnetBlock2D(
        in_channels=o["inChannels"], out_channels=o["outChannels"], temb_channels=o["timeChannels"], groups=o["groups"], eps=eps
    )
    return load(layer)(x, temb), {"eps": eps}


def geglu(o, x):
    return (load(GEGLU(o["dim"], o["inner"]))(x), {}) if o["activation"] == "gelu" else None


def transformer_block(o, x, context):
    layer = BasicTransformerBlock(o["dim"], o["heads"], o["headDim"], cross_attention_dim=o["contextDim"], activation_fn="geglu")
    return load(layer)(x, encoder_hidden_states=context), {"eps": 1e-5, "activation": "gelu"}


def spatial_transformer(o, x, context):
    layer = Transformer2DModel(
        o["heads"], o["headDim"], o["channels"], cross_attention_dim=o["contextDim"], norm_num_groups=o["groups"],
        use_linear_projection=o["linear"],
    )
    out = load(layer)(x, encoder_hidden_states=context, return_dict=False)[0]
    return out, {"eps": 1e-6, "activation": "gelu"}


def timestep_embedding(o):
    return get_timestep_embedding(torch.tensor(o["timesteps"]), o["dim"], flip_sin_to_cos=True, downscale_freq_shift=0), {}


def downsample(o, x):
    padding = 1 if o["padding"] == 1 else 0
    return load(Downsample2D(o["channels"], use_conv=True, padding=padding, name="op"))(x), {}


LAYER = {
    "linear": linear,
    "conv2d": conv2d,
    "embedding": embedding,
    "groupNorm": group_norm,
    "layerNorm": lambda o, x: (load(nn.LayerNorm(o["dim"], eps=1e-5))(x), {"eps": 1e-5}),
    "silu": lambda o, x: (nn.SiLU()(x), {}),
    "gelu": lambda o, x: (nn.GELU()(x), {}),
    "geluTanh": lambda o, x: (nn.GELU(approximate="tanh")(x), {}),
    "quickGelu": lambda o, x: (QuickGELUActivation()(x), {}),
    "attention": attention,
    "clipAttention": clip_attention,
    "clipLayer": clip_layer,
    "clipEmbeddings": lambda o: (load(CLIPTextEmbeddings(clip_config(o)))(torch.tensor(o["tokens"])), {}),
    "vaeAttention": vae_attention,
    "resBlock": res_block,
    "geglu": geglu,
    "transformerBlock": transformer_block,
    "spatialTransformer": spatial_transformer,
    "timestepEmbedding": timestep_embedding,
    "timestepMlp": lambda o, x: (load(TimestepEmbedding(o["inFeatures"], o["outFeatures"]))(x), {}),
    "downsample": downsample,
    "upsample": lambda o, x: (load(Upsample2D(o["channels"], use_conv=True))(x), {}),
}


def main() -> None:
    torch.manual_seed(0)
    fixture = Fixture("layers-diffusers", VERSIONS)
    for name, kind, options, inputs in LAYERS:
        arrays = {key: nchw(seeded_input(key, spec)) for key, spec in inputs.items()}
        for eps in (1e-5, 1e-6) if kind == "groupNorm" else (None,):
            with torch.no_grad():
                found = LAYER[kind](options, **arrays, **({"eps": eps} if eps else {}))
            if found is None:
                continue
            label = f"{name} eps 1e-6" if eps == 1e-6 else name
            fixture.add(label, nhwc(found[0]), kind=kind, options={**options, **found[1]}, inputs=inputs)
    fixture.save()


if __name__ == "__main__":
    main()
