"""Pictures and masks as Pillow and diffusers' VaeImageProcessor resize, blur, cut and paste them, and make tensors of them."""

import base64
import io
import json
from pathlib import Path

import diffusers
import numpy as np
import PIL
import torch
from diffusers.image_processor import VaeImageProcessor
from PIL import Image, ImageFilter, ImageOps

random = np.random.default_rng(7)
processor = VaeImageProcessor(vae_scale_factor=8)
mask_processor = VaeImageProcessor(
    vae_scale_factor=8, do_normalize=False, do_binarize=True, do_convert_grayscale=True
)


def picture(width: int, height: int, mode: str) -> Image.Image:
    """Smooth on the left, noise on the right, with hard edges."""
    channels = len(mode)
    y, x = np.mgrid[0:height, 0:width]
    waves = np.stack([127 + 127 * np.sin(x / (3 + c) + y / (5 - c)) for c in range(channels)], axis=-1)
    noise = random.integers(0, 256, (height, width, channels))
    pixels = np.where((x < width // 2)[..., None], waves, noise).astype(np.uint8)
    pixels[: height // 4, : width // 4] = 255
    if mode == "RGBA":
        pixels[height // 2 :, width // 3 :, 3] = 0
    return Image.fromarray(pixels[..., 0] if mode == "L" else pixels, mode)


def spots(width: int, height: int, boxes: list[list[int]]) -> Image.Image:
    pixels = np.zeros((height, width), np.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = random.integers(1, 256, (bottom - top, right - left))
    return Image.fromarray(pixels, "L")


SOURCES: dict[str, dict] = {}


def source(name: str, image: Image.Image) -> str:
    SOURCES[name] = stored(image)
    return name


def stored(image: Image.Image) -> dict:
    data = base64.b64encode(image.tobytes()).decode()
    return {"width": image.width, "height": image.height, "mode": image.mode, "data": data}


def resizes() -> list[dict]:
    cases = []
    for mode in ["RGB", "RGBA", "L"]:
        image = picture(31, 22, mode)
        name = source(mode, image)
        for width, height in [(48, 36), (15, 24), (31, 7), (64, 22), (1, 1), (9, 48)]:
            to = image.resize((width, height), resample=Image.Resampling.LANCZOS)
            cases.append({"resize": "stretch", "from": name, "to": stored(to)})
    name = source("photo", image := picture(31, 22, "RGB"))
    for width, height in [(24, 24), (48, 12), (8, 30), (31, 21), (27, 22)]:
        for ours, theirs in [("cover", "crop"), ("contain", "fill")]:
            to = processor.resize(image, height, width, resize_mode=theirs)
            cases.append({"resize": ours, "from": name, "to": stored(to)})
    return cases


def blurs() -> list[dict]:
    masks = {"mask": picture(37, 26, "L"), "thin": spots(3, 9, [[1, 4, 2, 5]])}
    return [
        {"radius": radius, "from": source(name, image), "to": stored(image.filter(ImageFilter.GaussianBlur(radius)))}
        for name, image in masks.items()
        for radius in [0, 0.3, 0.5, 1, 2, 4, 7.3, 20]
    ]


def regions() -> list[dict]:
    cases = []
    for boxes in [[[10, 8, 14, 20]], [[0, 0, 1, 1]], [[50, 30, 60, 40]], [[3, 2, 9, 4], [40, 30, 44, 33]], [[0, 5, 60, 6]]]:
        mask = spots(60, 40, boxes)
        for width, height in [(64, 64), (128, 64), (64, 192)]:
            for padding in [0, 3, 32]:
                box = VaeImageProcessor.get_crop_region(mask, width, height, pad=padding)
                cases.append({"mask": boxes, "width": width, "height": height, "padding": padding, "box": list(box)})
    return cases


def overlay() -> dict:
    base, part = picture(24, 18, "RGB"), picture(10, 8, "RGB")
    mask = spots(24, 18, [[6, 5, 14, 11]])
    left, top = 5, 4
    result = processor.apply_overlay(mask, base, part, (left, top, left + 10, top + 8))
    return {"base": stored(base), "part": stored(part), "mask": stored(mask), "left": left, "top": top, "to": stored(result)}


def tensors() -> dict:
    image, mask = picture(16, 24, "RGB"), picture(16, 24, "RGB")
    pixels = processor.preprocess(image).permute(0, 2, 3, 1)
    whole = mask_processor.preprocess(mask)
    latent = torch.nn.functional.interpolate(whole, size=(3, 2))  # as prepare_mask_latents
    return {
        "image": stored(image), "pixels": [round(value, 7) for value in pixels.flatten().tolist()], "mask": stored(mask),
        "gray": stored(mask.convert("L")), "whole": whole.int().flatten().tolist(), "latent": latent.int().flatten().tolist(),
    }


def scene(mode: str) -> Image.Image:
    """Smooth enough that decoders agree on it, and none of whose turns is like another."""
    y, x = np.mgrid[0:14, 0:20]
    channels = [x * 12, y * 18, 120 + 6 * x - 6 * y, 255 - 9 * np.maximum(0, x - 9)]
    pixels = np.stack(channels, axis=-1).astype(np.uint8)
    return Image.fromarray(pixels[..., 0] if mode == "L" else pixels[..., : len(mode)], mode)


def comment(text: str, prefix: bytes, encoding: str, orientation: int | None = None) -> Image.Exif:
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9286] = prefix + text.encode(encoding)
    return exif


def files() -> list[dict]:
    text = "a fox, 狐 🦊\nSteps: 3, Seed: 7"
    unicode = comment(text, b"UNICODE\0", "utf-16-be")
    cases = [
        ("JPEG", "RGB", "JPEG", {"quality": 95}, None),
        ("progressive JPEG without subsampling", "RGB", "JPEG", {"quality": 95, "progressive": True, "subsampling": 0}, None),
        ("gray JPEG", "L", "JPEG", {"quality": 95}, None),
        *[(f"JPEG, orientation {n}", "RGB", "JPEG", {"quality": 95, "exif": comment(text, b"ASCII\0\0\0", "utf-8", n)}, text) for n in range(1, 9)],
        ("JPEG with a comment in UTF-16", "RGB", "JPEG", {"quality": 95, "exif": unicode}, text),
        ("JPEG with one in the other order", "RGB", "JPEG", {"quality": 95, "exif": comment(text, b"UNICODE\0", "utf-16-le")}, text),
        ("WebP", "RGB", "WEBP", {"quality": 95}, None),
        ("WebP without loss", "RGBA", "WEBP", {"lossless": True, "exact": True}, None),
        ("WebP with alpha and a comment", "RGBA", "WEBP", {"quality": 95, "exif": unicode}, text),
        ("AVIF", "RGB", "AVIF", {"quality": 95, "subsampling": "4:4:4"}, None),
        ("AVIF with alpha", "RGBA", "AVIF", {"quality": 95, "subsampling": "4:4:4"}, None),
    ]
    found = []
    for name, mode, format, options, parameters in cases:
        file = io.BytesIO()
        scene(mode).save(file, format, **options)
        pixels = ImageOps.exif_transpose(Image.open(file)).convert("RGBA")
        data = base64.b64encode(file.getvalue()).decode()
        found.append({"name": name, "file": data, "parameters": parameters, "pixels": stored(pixels)})
    return found


def main() -> None:
    fixture = {
        "versions": {"pillow": PIL.__version__, "diffusers": diffusers.__version__, "torch": torch.__version__},
        "sources": SOURCES, "resizes": resizes(), "blurs": blurs(), "regions": regions(), "overlay": overlay(), "tensors": tensors(), "files": files(),
    }
    path = Path(__file__).parents[1] / "fixtures" / "pictures.json"
    path.write_text(json.dumps(fixture) + "\n")


if __name__ == "__main__":
    main()
