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

# noun -> (Fluent Emoji glyph, the colour it has anyway or None, other words for it)
OBJECTS = {
    "heart": ("red-heart", "red", ["love heart"]),
    "star": ("star", "yellow", []),
    "sun": ("sun", "yellow", ["sunshine"]),
    "moon": ("crescent-moon", "yellow", ["crescent moon", "crescent"]),
    "cloud": ("cloud", "white", []),
    "cat": ("cat-face", "orange", ["kitty", "kitten", "cat face"]),
    "dog": ("dog-face", "brown", ["puppy", "doggy", "dog face"]),
    "rabbit": ("rabbit-face", "gray", ["bunny", "hare"]),
    "fox": ("fox", "orange", ["fox face"]),
    "panda": ("panda", None, ["panda bear"]),
    "frog": ("frog", "green", ["toad"]),
    "pig": ("pig-face", "pink", ["piglet", "piggy"]),
    "penguin": ("penguin", None, []),
    "fish": ("tropical-fish", "blue", ["tropical fish"]),
    "octopus": ("octopus", "orange", ["squid"]),
    "butterfly": ("butterfly", "orange", []),
    "turtle": ("turtle", "green", ["tortoise"]),
    "apple": ("red-apple", "red", []),
    "banana": ("banana", "yellow", []),
    "strawberry": ("strawberry", "red", ["berry"]),
    "watermelon": ("watermelon", None, ["melon"]),
    "pizza": ("pizza", None, ["slice of pizza"]),
    "burger": ("hamburger", None, ["hamburger", "cheeseburger"]),
    "doughnut": ("doughnut", None, ["donut"]),
    "tree": ("deciduous-tree", "green", ["oak"]),
    "flower": ("cherry-blossom", "pink", ["blossom", "cherry blossom"]),
    "sunflower": ("sunflower", "yellow", []),
    "cactus": ("cactus", "green", []),
    "mushroom": ("mushroom", "red", ["toadstool"]),
    "rocket": ("rocket", None, ["spaceship", "space rocket"]),
    "car": ("automobile", "red", ["automobile", "auto"]),
    "boat": ("sailboat", None, ["sailboat", "ship"]),
    "house": ("house", None, ["home", "cottage"]),
    "ghost": ("ghost", "white", ["spook"]),
    "robot": ("robot", None, ["android"]),
    "snowman": ("snowman-without-snow", "white", []),
    "crown": ("crown", None, ["tiara"]),
    "balloon": ("balloon", "red", []),
    "smiley": ("smiling-face-with-smiling-eyes", "yellow", ["smiley face", "smile", "happy face"]),
}
NOUNS = list(OBJECTS)
IRREGULAR = {"strawberry": "strawberries", "butterfly": "butterflies", "fish": "fish", "octopus": "octopuses",
             "fox": "foxes", "cactus": "cacti", "berry": "berries", "puppy": "puppies", "kitty": "kitties",
             "tropical fish": "tropical fish", "bunny": "bunnies", "slice of pizza": "slices of pizza",
             "piggy": "piggies", "doggy": "doggies"}

BACKGROUNDS = {"red": (198, 36, 48), "orange": (243, 146, 51), "yellow": (252, 226, 112), "green": (76, 168, 84),
               "blue": (56, 126, 222), "purple": (130, 82, 200), "pink": (250, 178, 206), "white": (255, 255, 255),
               "gray": (150, 150, 154), "black": (22, 22, 26)}

# Colours an object can be given. Hearts and apples have glyphs of their own; the rest turn the hue of their main colour.
TINTS = {"red": (248, 49, 47), "orange": (255, 132, 36), "yellow": (252, 213, 63), "green": (40, 190, 90),
         "blue": (0, 116, 210), "purple": (140, 88, 205), "pink": (255, 120, 196)}
TINTED = {"heart": [*TINTS, "black", "white", "brown"], "apple": ["red", "green", "yellow"], "star": list(TINTS),
          "car": list(TINTS), "balloon": list(TINTS), "flower": list(TINTS), "butterfly": list(TINTS)}

CORNERS = {"top left": (33, 33), "top right": (95, 33), "bottom left": (33, 95), "bottom right": (95, 95)}
SIDES = {"left": (33, 64), "right": (95, 64)}
LAYOUTS = {"big": .50, "small": .06, **dict.fromkeys(CORNERS, .05), **dict.fromkeys(SIDES, .04), "two": .09, "three": .07}


@dataclass(frozen=True)
class Scene:
    noun: str
    tint: str | None        # None: the glyph as it is
    background: str
    layout: str


def held_out(noun: str, background: str) -> bool:
    """About one noun x background pair in eight is never trained on. White is the background of captions without one."""
    return background != "white" and zlib.crc32(f"{noun}|{background}".encode()) % 8 == 0


def visible(noun: str, tint: str | None, background: str) -> bool:
    return (tint or OBJECTS[noun][1]) != background or tint is None and noun not in TINTED


def random_scene(rng: random.Random, held=False, layout=None) -> Scene:
    while True:
        noun, background = rng.choice(NOUNS), rng.choice(list(BACKGROUNDS))
        tint = rng.choice(TINTED[noun]) if noun in TINTED and rng.random() < .6 else None
        if tint == OBJECTS[noun][1]:
            tint = None
        if held_out(noun, background) == held and visible(noun, tint, background):
            return Scene(noun, tint, background, layout or rng.choices(list(LAYOUTS), list(LAYOUTS.values()))[0])


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
    if layout == "two":
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


def compose(name, tint, colour, layout, rng=None, jitter=1.0) -> np.ndarray:
    """[128,128,3] in 0..1. Without a random source: the exact layout."""
    image = np.empty((SIZE, SIZE, 3), np.float32)
    image[:] = np.asarray(colour) / 255
    for x, y, size in spots(layout, rng, jitter):
        paste(image, glyph(name, tint, 2 * round(size / 2)), x, y)
    return image


def draw(scene: Scene, rng=None) -> np.ndarray:
    return compose(OBJECTS[scene.noun][0], scene.tint, BACKGROUNDS[scene.background], scene.layout, rng)
