"""Exports what bench/wasm-ort.ts and bench/webgpu/step.ts run on both sides: `python bench/wasm/export.py OUT [CASE…]`.

For each case it writes OUT/CASE.onnx, the graph that onnxruntime-web runs, and OUT/CASE.safetensors with the inputs `input.NAME`,
diffusers' own answer `output` (images in NHWC, as sd-ts has them) and, for single layers, the weights under diffusers' names.
The embedded model's weights are those in checkpoints/tiny; single layers have PyTorch's own initial weights of a fixed seed.
Needs requirements.txt here and test/reference/requirements-diffusers.txt.
"""

import argparse
import warnings
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.models.downsampling import Downsample2D
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from safetensors.torch import save_file
from transformers import CLIPTextModel

TINY = Path(__file__).resolve().parents[2] / "checkpoints/tiny"
OPSET = 18
UNET, DECODER = "down_blocks.0.", "decoder.mid_block."


class Call(torch.nn.Module):
    """A module whose forward is one of another's, with positional inputs and one output."""

    def __init__(self, module, call):
        super().__init__()
        self.module = module
        self.call = call

    def forward(self, *inputs):
        return self.call(self.module, *inputs)


def tiny_unet():
    unet = UNet2DConditionModel.from_pretrained(TINY / "unet", torch_dtype=torch.float32)
    inputs = {"latents": torch.randn(2, 4, 16, 16), "timestep": torch.tensor([681.0]), "context": torch.randn(2, 77, 128)}
    return Call(unet, lambda m, x, t, c: m(x, t, c, return_dict=False)[0]), inputs, None


def tiny_decoder():
    vae = AutoencoderKL.from_pretrained(TINY / "vae", torch_dtype=torch.float32)
    return Call(vae, lambda m, x: m.decode(x, return_dict=False)[0]), {"latents": torch.randn(1, 4, 16, 16)}, None


def tiny_text():
    text = CLIPTextModel.from_pretrained(TINY / "text_encoder", dtype=torch.float32)
    tokens = torch.full((2, 77), 3313)
    tokens[:, 0] = 3312
    tokens[1, 1:6] = torch.tensor([320, 700, 1001, 2002, 3003])
    return Call(text, lambda m, ids: m(ids, return_dict=False)[0]), {"tokens": tokens}, None


def res_block(inputs, outputs, size, batch=2, time=1280):
    def make():
        epsilon, prefix = (1e-5, UNET) if time else (1e-6, DECODER)
        block = ResnetBlock2D(in_channels=inputs, out_channels=outputs, temb_channels=time, groups=32, eps=epsilon)
        given = {"x": torch.randn(batch, inputs, size, size)}
        if time is None:
            return Call(block, lambda m, x: m(x, None)), given, f"{prefix}resnets.0."
        given["time"] = torch.randn(batch, time)
        return Call(block, lambda m, x, t: m(x, t)), given, f"{prefix}resnets.0."

    return make


def spatial_transformer(channels, size, batch=2):
    def make():
        block = Transformer2DModel(8, channels // 8, channels, norm_num_groups=32, cross_attention_dim=768)
        inputs = {"x": torch.randn(batch, channels, size, size), "context": torch.randn(batch, 77, 768)}
        return Call(block, lambda m, x, c: m(x, c, return_dict=False)[0]), inputs, f"{UNET}attentions.0."

    return make


def downsample(channels, size, batch=2):
    def make():
        layer = Downsample2D(channels, use_conv=True, padding=1, name="op")
        return Call(layer, lambda m, x: m(x)), {"x": torch.randn(batch, channels, size, size)}, f"{UNET}downsamplers.0."

    return make


CASES = {
    "tiny-unet": tiny_unet,
    "tiny-decoder": tiny_decoder,
    "tiny-text": tiny_text,
    "res-320-64": res_block(320, 320, 64),
    "res-640-32": res_block(640, 640, 32),
    "res-1280-16": res_block(1280, 1280, 16),
    "res-1920-640-32": res_block(1920, 640, 32),
    "decoder-res-512-64": res_block(512, 512, 64, batch=1, time=None),
    "transformer-320-64": spatial_transformer(320, 64),
    "transformer-640-32": spatial_transformer(640, 32),
    "transformer-1280-16": spatial_transformer(1280, 16),
}

# For adapters that compute on the CPU (bench/figures/webgpu.ts), which take seconds for these and minutes for the rest.
SHORT_CASES = {
    "res-1280-8": res_block(1280, 1280, 8),
    "transformer-1280-8": spatial_transformer(1280, 8),
    "down-320-64": downsample(320, 64),
}


def nhwc(x):
    return (x.permute(0, 2, 3, 1) if x.dim() == 4 else x).contiguous()


def export(name, out):
    torch.manual_seed(7)
    module, inputs, prefix = (CASES | SHORT_CASES)[name]()
    module.eval()
    with torch.no_grad():
        output = module(*inputs.values())
        program = torch.onnx.export(module, tuple(inputs.values()), dynamo=True, opset_version=OPSET,
                                    input_names=list(inputs), output_names=["output"], optimize=True, verbose=False)
    program.save(str(out / f"{name}.onnx"), external_data=False)
    tensors = {f"input.{key}": nhwc(value).float() for key, value in inputs.items()}
    tensors["output"] = nhwc(output)
    if prefix is not None:
        tensors |= {prefix + key: value.contiguous() for key, value in module.module.state_dict().items()}
    save_file(tensors, str(out / f"{name}.safetensors"), metadata={"prefix": prefix or ""})
    print(name, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("cases", nargs="*", default=list(CASES))
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.cases:
        export(name, arguments.out)


main()
