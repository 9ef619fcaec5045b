"""The layer cases, for both families: kind, options, inputs (NHWC). Real Stable Diffusion shapes first, awkward ones after."""


def _x(*shape, **more):
    return {"x": {"shape": list(shape), **more}}


def _xc(x, context=None):
    inputs = {"x": {"shape": list(x)}}
    if context:
        inputs["context"] = {"shape": list(context)}
    return inputs


def _xt(x, time):
    return {"x": {"shape": list(x)}, "temb": {"shape": list(time)}} if time else {"x": {"shape": list(x)}}


def _conv(name, x, out, kernel, stride=1, padding=0, bias=True):
    return (name, "conv2d", {"inChannels": x[-1], "outChannels": out, "kernel": kernel, "stride": stride, "padding": padding, "bias": bias}, _x(*x))


def _linear(name, x, out, bias=True):
    return (name, "linear", {"inFeatures": x[-1], "outFeatures": out, "bias": bias}, _x(*x))


def _attention(name, x, heads, head_dim, context=None):
    options = {"queryDim": x[-1], "contextDim": context[-1] if context else None, "heads": heads, "headDim": head_dim}
    return (name, "attention", options, _xc(x, context))


def _res(name, x, out, time, groups=32):
    options = {"inChannels": x[-1], "outChannels": out, "timeChannels": time[-1] if time else None, "groups": groups}
    return (name, "resBlock", options, _xt(x, time))


def _block(name, x, heads, head_dim, context):
    return (name, "transformerBlock", {"dim": x[-1], "heads": heads, "headDim": head_dim, "contextDim": context[-1]}, _xc(x, context))


def _spatial(name, x, heads, head_dim, context, linear, groups=32):
    options = {"channels": x[-1], "heads": heads, "headDim": head_dim, "contextDim": context[-1], "linear": linear, "groups": groups}
    return (name, "spatialTransformer", options, _xc(x, context))


def _group(name, x, groups=32, **more):
    return (name, "groupNorm", {"channels": x[-1], "groups": groups}, _x(*x, **more))


LAYERS = [
    _linear("linear", (2, 77, 768), 320),
    _linear("linear no bias", (1, 256, 320), 1280, bias=False),
    _linear("linear odd", (3, 5, 7), 11),
    _linear("linear rank 2", (1, 320), 1280),
    _conv("conv 3x3", (1, 16, 16, 320), 320, 3, padding=1),
    _conv("conv 3x3 stem", (2, 32, 32, 4), 320, 3, padding=1),
    _conv("conv 3x3 odd", (3, 7, 5, 33), 17, 3, padding=1),
    _conv("conv 3x3 one pixel", (1, 1, 1, 64), 32, 3, padding=1),
    _conv("conv 1x1", (2, 16, 16, 640), 320, 1),
    _conv("conv 1x1 odd", (3, 1, 5, 6), 10, 1),
    _conv("conv 3x3 rgb out", (1, 32, 48, 128), 3, 3, padding=1),
    _conv("conv stride 2", (1, 32, 32, 320), 320, 3, stride=2, padding=1),
    _conv("conv stride 2 odd", (3, 7, 5, 24), 12, 3, stride=2, padding=1),
    _conv("conv stride 2 one pixel", (1, 1, 1, 32), 32, 3, stride=2, padding=1),
    _conv("conv stride 2 asymmetric", (1, 32, 32, 128), 128, 3, stride=2, padding=[[0, 1], [0, 1]]),
    _conv("conv stride 2 asymmetric odd", (2, 9, 6, 20), 12, 3, stride=2, padding=[[0, 1], [0, 1]]),
    ("embedding", "embedding", {"vocab": 1000, "dim": 48, "tokens": [[0, 999, 7, 7], [500, 1, 2, 998]]}, {}),
    (
        "clip embeddings",
        "clipEmbeddings",
        {"vocab": 1000, "dim": 64, "positions": 77, "tokens": [[0, 999, 7, 7, 5], [500, 1, 2, 998, 3]]},
        {},
    ),
    _group("group norm", (2, 32, 32, 320)),
    _group("group norm deep", (1, 8, 8, 1280)),
    _group("group norm odd", (3, 5, 7, 96)),
    _group("group norm 16 groups", (1, 8, 8, 48), groups=16),
    _group("group norm one pixel", (2, 1, 1, 64)),
    _group("group norm far mean", (1, 6, 6, 64), scale=2, offset=50),
    _group("group norm faint", (1, 8, 8, 64), scale=0.002),
    ("layer norm", "layerNorm", {"dim": 768}, _x(2, 77, 768)),
    ("layer norm tokens", "layerNorm", {"dim": 320}, _x(1, 1024, 320)),
    ("layer norm odd", "layerNorm", {"dim": 7}, _x(3, 5, 7)),
    ("layer norm far mean", "layerNorm", {"dim": 64}, _x(1, 9, 64, scale=2, offset=50)),
    ("silu", "silu", {}, _x(3, 7, 5, 20, scale=6)),
    ("gelu erf", "gelu", {}, _x(3, 7, 100, scale=6)),
    ("gelu tanh", "geluTanh", {}, _x(3, 7, 100, scale=6)),
    ("gelu quick", "quickGelu", {}, _x(3, 7, 100, scale=6)),
    _attention("attention self", (2, 256, 320), 8, 40),
    _attention("attention self 1024", (1, 1024, 320), 8, 40),
    _attention("attention self 5 heads", (1, 256, 320), 5, 64),
    _attention("attention self odd", (3, 7, 48), 3, 16),
    _attention("attention one token", (1, 1, 64), 2, 32),
    _attention("attention cross", (2, 144, 640), 8, 80, (2, 77, 768)),
    _attention("attention cross deep", (2, 16, 1280), 8, 160, (2, 77, 768)),
    _attention("attention cross v2", (2, 64, 640), 10, 64, (2, 77, 1024)),
    _attention("attention cross odd", (3, 7, 48), 3, 16, (3, 5, 20)),
    ("clip attention", "clipAttention", {"dim": 768, "heads": 12}, _x(2, 77, 768)),
    ("clip attention v2", "clipAttention", {"dim": 1024, "heads": 16}, _x(1, 77, 1024)),
    ("clip attention odd", "clipAttention", {"dim": 36, "heads": 3}, _x(3, 9, 36)),
    ("clip layer quick", "clipLayer", {"dim": 256, "heads": 4, "activation": "quickGelu"}, _x(2, 77, 256)),
    ("clip layer tanh", "clipLayer", {"dim": 256, "heads": 4, "activation": "geluTanh"}, _x(1, 77, 256)),
    ("clip layer erf", "clipLayer", {"dim": 64, "heads": 4, "activation": "gelu"}, _x(3, 9, 64)),
    ("vae attention", "vaeAttention", {"channels": 512, "groups": 32}, _x(1, 16, 16, 512)),
    ("vae attention odd", "vaeAttention", {"channels": 64, "groups": 32}, _x(2, 5, 3, 64)),
    ("vae attention one pixel", "vaeAttention", {"channels": 32, "groups": 32}, _x(3, 1, 1, 32)),
    _res("res block", (2, 12, 12, 320), 320, (2, 1280)),
    _res("res block grows", (1, 9, 7, 320), 640, (1, 1280)),
    _res("res block after skip", (1, 4, 4, 1920), 640, (1, 1280)),
    _res("res block one pixel", (3, 1, 1, 64), 64, (3, 128)),
    _res("res block 16 groups", (3, 5, 3, 48), 64, (3, 96), groups=16),
    _res("res block vae", (1, 8, 8, 512), 512, None),
    _res("res block vae shrinks", (1, 16, 16, 256), 128, None),
    _res("res block vae odd", (3, 7, 5, 32), 64, None),
    ("geglu erf", "geglu", {"dim": 320, "inner": 1280, "activation": "gelu"}, _x(1, 256, 320)),
    ("geglu tanh", "geglu", {"dim": 320, "inner": 1280, "activation": "geluTanh"}, _x(1, 256, 320)),
    ("geglu erf odd", "geglu", {"dim": 12, "inner": 20, "activation": "gelu"}, _x(3, 5, 12)),
    ("geglu tanh odd", "geglu", {"dim": 12, "inner": 20, "activation": "geluTanh"}, _x(3, 5, 12)),
    _block("transformer block", (2, 64, 320), 8, 40, (2, 77, 768)),
    _block("transformer block odd", (3, 7, 48), 3, 16, (3, 5, 20)),
    _spatial("spatial transformer", (1, 12, 8, 320), 8, 40, (1, 77, 768), False),
    _spatial("spatial transformer linear", (1, 8, 8, 640), 10, 64, (1, 77, 1024), True),
    _spatial("spatial transformer odd", (3, 5, 7, 64), 2, 32, (3, 77, 24), False),
    _spatial("spatial transformer linear odd", (3, 3, 1, 64), 4, 16, (3, 5, 24), True),
    _spatial("spatial transformer one pixel", (2, 1, 1, 32), 4, 8, (2, 77, 16), False),
    ("timestep embedding", "timestepEmbedding", {"dim": 320, "timesteps": [0, 1, 20, 500, 999]}, {}),
    ("timestep embedding small", "timestepEmbedding", {"dim": 64, "timesteps": [0, 13, 981]}, {}),
    ("timestep mlp", "timestepMlp", {"inFeatures": 320, "outFeatures": 1280}, _x(2, 320)),
    ("downsample", "downsample", {"channels": 320, "padding": 1}, _x(1, 16, 16, 320)),
    ("downsample odd", "downsample", {"channels": 48, "padding": 1}, _x(3, 5, 7, 48)),
    ("downsample asymmetric", "downsample", {"channels": 128, "padding": [[0, 1], [0, 1]]}, _x(1, 16, 16, 128)),
    ("upsample", "upsample", {"channels": 320}, _x(1, 8, 8, 320)),
    ("upsample odd", "upsample", {"channels": 24}, _x(3, 3, 5, 24)),
    ("upsample one pixel", "upsample", {"channels": 32}, _x(2, 1, 1, 32)),
]
