"""What the model is taught to draw: objects, colours, layouts, and how a scene becomes pixels."""

import colorsys
import json
import random
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

SIZE = 128
DATA = Path(__file__).parent / "runs" / "data"

TABLES = json.loads((Path(__file__).parent / "scenes.json").read_text())
OBJECTS = {o["noun"]: o for o in TABLES["objects"]}
NOUNS = list(OBJECTS)
BACKGROUNDS = {name: tuple(rgb) for name, rgb in TABLES["backgrounds"].items()}

# Colours an object can be given. Hearts, apples and books have glyphs of their own; the rest turn the hue of their main colour.
TINTS = {name: tuple(rgb) for name, rgb in TABLES["tints"].items()}
TINTED = {noun: o["tints"] for noun, o in OBJECTS.items() if o["tints"]}

CORNERS = {"top left": (33, 33), "top right": (95, 33), "bottom left": (33, 95), "bottom right": (95, 95)}
SIDES = {"left": (33, 64), "right": (95, 64)}
LAYOUTS = TABLES["layouts"]


@dataclass(frozen=True)
class Scene:
    noun: str
    tint: str | None        # None: the glyph as it is
    background: str
    layout: str
    other: str | None = None        # the right-hand object of a pair
    other_tint: str | None = None


def held_out(noun: str, background: str) -> bool:
    """Whether a noun is never trained on a background; scenes.json says by which rule."""
    return background in OBJECTS[noun]["heldOut"]


def held_out_pair(noun: str, other: str) -> bool:
    """About one pair of different nouns in eight is never trained on, in neither order."""
    return zlib.crc32("|".join(sorted((noun, other))).encode()) % TABLES["heldOut"]["oneIn"] == 0


def held_out_scene(scene: Scene) -> bool:
    """Whether any combination in the scene is held out."""
    if scene.other is None:
        return held_out(scene.noun, scene.background)
    return held_out_pair(scene.noun, scene.other) or held_out(scene.noun, scene.background) or held_out(scene.other, scene.background)


def visible(noun: str, tint: str | None, background: str) -> bool:
    return (tint or OBJECTS[noun]["colour"]) != background or tint is None and noun not in TINTED


def random_object(rng: random.Random, tinted: float) -> tuple[str, str | None]:
    noun = rng.choice(NOUNS)
    tint = rng.choice(TINTED[noun]) if noun in TINTED and rng.random() < tinted else None
    return noun, None if tint == OBJECTS[noun]["colour"] else tint


def random_scene(rng: random.Random, held=False, layout=None) -> Scene:
    """One to draw at random; without an explicit layout also pairs. White, where a caption may be a bare noun, comes twice as often."""
    while True:
        background = rng.choice([*BACKGROUNDS, "white"])
        chosen = layout or rng.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
        noun, tint = random_object(rng, .6)
        other, other_tint = random_object(rng, .3) if chosen == "pair" else (None, None)
        if chosen in ("two", "three") and OBJECTS[noun]["plural"] is None or other == noun:
            continue
        scene = Scene(noun, tint, background, chosen, other, other_tint)
        if held_out_scene(scene) == held and visible(noun, tint, background) and (other is None or visible(other, other_tint, background)):
            return scene


@lru_cache(maxsize=1)
def glyphs():
    meta = json.loads((DATA / "glyphs.json").read_text())
    shape = (len(meta["names"]), meta["size"], meta["size"], 4)
    return {name: i for i, name in enumerate(meta["names"])}, np.memmap(DATA / "glyphs.rgba", np.uint8, "r", shape=shape)


def recolour(pixels: np.ndarray, colour) -> np.ndarray:
    """Turns the main hue of a premultiplied RGBA glyph into `colour`, keeping its shades."""
    alpha = pixels[..., 3:] / 255
    rgb = np.clip(pixels[..., :3] / 255 / np.maximum(alpha, 1e-3), 0, 1)
    hsv = np.asarray(Image.fromarray((rgb * 255).astype(np.uint8)).convert("HSV")) / 255
    strong = (hsv[..., 1] > .35) & (hsv[..., 2] > .6) & (alpha[..., 0] > .5)
    counts, edges = np.histogram(hsv[..., 0][strong], 24, (0, 1))
    main = edges[counts.argmax()] + 1 / 48
    off = (hsv[..., 0] - main + .5) % 1 - .5
    part = (hsv[..., 1] > .2) & (np.abs(off) < .11)
    base = [np.median(hsv[..., c][part & strong]) for c in (1, 2)]
    h, s, v = colorsys.rgb_to_hsv(*(c / 255 for c in colour))
    new = np.stack([(h + off * .4) % 1, np.clip(hsv[..., 1] * s / base[0], 0, 1), np.clip(hsv[..., 2] * v / base[1], 0, 1)], -1)
    out = np.asarray(Image.fromarray((new * 255).astype(np.uint8), "HSV").convert("RGB")) / 255
    rgb = np.where(part[..., None], out, rgb)
    return np.concatenate([rgb * alpha, alpha], -1) * 255


@lru_cache(maxsize=8000)
def glyph(name: str, tint: str | None, pixels: int) -> np.ndarray:
    index, rgba = glyphs()
    if tint and f"{tint}-{name.split('-')[-1]}" in index:
        name, tint = f"{tint}-{name.split('-')[-1]}", None
    image = rgba[index[name]].astype(np.float32)
    if tint:
        image = recolour(image, TINTS[tint])
    channels = [Image.fromarray(image[..., c].astype(np.float32)).resize((pixels, pixels), Image.Resampling.LANCZOS) for c in range(4)]
    return np.clip(np.stack([np.asarray(c) for c in channels], -1) / 255, 0, 1).astype(np.float32)


def spots(layout: str, rng: random.Random | None, jitter=1.0):
    """Centres and sizes of the objects in a layout."""
    r = (lambda a: rng.uniform(-a, a) * jitter) if rng else (lambda a: 0)
    if layout == "big":
        return [(64 + r(3), 64 + r(3), 104 + r(6))]
    if layout == "small":
        return [(64 + r(4), 64 + r(4), 54 + r(3))]
    if layout in CORNERS or layout in SIDES:
        x, y = {**CORNERS, **SIDES}[layout]
        return [(x + r(2), y + r(2), 54 + r(3))]
    if layout in ("two", "pair"):
        size, y = 56 + r(2), 64 + r(2)
        return [(33 + r(1), y, size), (95 + r(1), y, size)]
    size = 54 + r(2)
    return [(64 + r(1), 35 + r(1), size), (34 + r(1), 94 + r(1), size), (94 + r(1), 94 + r(1), size)]


def paste(image, patch, cx, cy):
    side = patch.shape[0]
    y, x = round(cy - side / 2), round(cx - side / 2)
    y0, x0, y1, x1 = max(0, y), max(0, x), min(SIZE, y + side), min(SIZE, x + side)
    patch = patch[y0 - y:y1 - y, x0 - x:x1 - x]
    image[y0:y1, x0:x1] = image[y0:y1, x0:x1] * (1 - patch[..., 3:]) + patch[..., :3]


def compose(name, tint, colour, layout, rng=None, jitter=1.0, other=None) -> np.ndarray:
    """[128,128,3] in 0..1. Without a random source: the exact layout. `other`: glyph and tint of a pair's second object."""
    image = np.empty((SIZE, SIZE, 3), np.float32)
    image[:] = np.asarray(colour) / 255
    for i, (x, y, size) in enumerate(spots(layout, rng, jitter)):
        paste(image, glyph(*(other if other and i == 1 else (name, tint)), 2 * round(size / 2)), x, y)
    return image


def draw(scene: Scene, rng=None) -> np.ndarray:
    other = (OBJECTS[scene.other]["glyph"], scene.other_tint) if scene.other else None
    return compose(OBJECTS[scene.noun]["glyph"], scene.tint, BACKGROUNDS[scene.background], scene.layout, rng, other=other)
