"""Words for a scene, said in many ways, with words in between that mean nothing to the picture."""

import random
from functools import lru_cache

import scenes
from scenes import CORNERS, DATA, IRREGULAR, LAYOUTS, OBJECTS, SIDES, TINTED, Scene

ARTICLES = ("a", "an", "the")
OPENINGS = ["a picture of", "an emoji of", "an image of", "a drawing of", "a photo of", "an icon of", "a painting of", "clip art of",
            "a cartoon of", "a photograph of", "an illustration of", "a flat icon of", "draw", "show me"]
FILLERS = ["cute", "nice", "beautiful", "funny", "shiny", "simple", "pretty", "lovely", "happy", "cool", "flat", "bright", "cartoon", "clean",
           "modern", "colourful", "colorful", "sweet", "glossy", "vector", "detailed", "realistic", "round", "old", "new", "wonderful"]
ENDINGS = ["digital art", "vector art", "high quality", "emoji", "icon", "flat design", "cartoon", "highly detailed", "4k", "masterpiece",
           "trending", "minimal", "illustration", "clip art", "sticker", "logo"]
BACKGROUND_WORDS = {"gray": ["gray", "gray", "grey"]}


def plural(noun: str) -> str:
    return IRREGULAR.get(noun) or (noun if noun.endswith("s") else noun + "s")


def article(words: str) -> str:
    return ("an " if words[0] in "aeiou" else "a ") + words


@lru_cache(maxsize=1)
def foreign_words() -> list[str]:
    """Words of emoji labels that name nothing the model is taught."""
    mine = set(" ".join([*OBJECTS, *(w for o in OBJECTS.values() for w in o[2]), *scenes.BACKGROUNDS, *scenes.TINTS, *CORNERS, *SIDES,
                         "brown grey small tiny little big large huge two three pair corner side center centre middle background backdrop up down "
                         "one four five six and on the at in with no"]).split())
    mine |= {plural(w) for w in mine}
    words = (DATA / "words.txt").read_text().split()
    return [w for w in words if w not in mine and len(w) > 2][:1500]


def core(scene: Scene, plain=False, rng: random.Random | None = None) -> str:
    """The object with its colour, size, count and place."""
    pick = (lambda *options: options[0]) if plain else (lambda *options: rng.choice(options))
    chance = (lambda p: False) if plain else (lambda p: rng.random() < p)
    noun, own = scene.noun, OBJECTS[scene.noun][1]
    others = OBJECTS[noun][2]
    name = rng.choice(others) if others and chance(.2) else noun
    if chance(.02):
        name = rng.choice(foreign_words())
    colour = scene.tint or (own if own and chance(.45 if noun in TINTED else .2) else "")
    adjective = rng.choice(FILLERS if chance(.6) else foreign_words()) if chance(.08) else ""
    head = " ".join(w for w in (adjective, colour) if w)
    one, many = f"{head} {name}".strip(), f"{head} {plural(name)}".strip()
    layout = scene.layout
    if layout == "big":
        if chance(.12):
            return article(f"{pick('big', 'large', 'huge')} {one}")
        return one if chance(.15) else f"the {one}" if chance(.04) else article(one)
    if layout in ("two", "three"):
        if chance(.12):
            return f"{2 if layout == 'two' else 3} {many}"
        return f"a pair of {many}" if layout == "two" and chance(.08) else f"{layout} {many}"
    size = pick("small", "small", "tiny", "little")
    if layout == "small":
        return article(f"{size} {one}") + (pick(" in the middle", " in the center", " in the centre") if chance(.12) else "")
    small = one if chance(.35) else f"{size} {one}"
    if layout in CORNERS:
        place = pick(f" at the {layout}", f" at the {layout}", f" in the {layout} corner", f" in the {layout}", f", {layout}")
    else:
        place = pick(f" on the {layout}", f" on the {layout}", f" on the {layout} side", f" at the {layout}")
    return article(small) + place


def plain_caption(scene: Scene) -> str:
    return f"{core(scene, plain=True)} on {article(scene.background)} background"


def caption(scene: Scene, rng: random.Random) -> str:
    text = core(scene, rng=rng)
    if rng.random() < .1:
        text = f"{rng.choice(OPENINGS)} {text}"
    colour = rng.choice(BACKGROUND_WORDS.get(scene.background, [scene.background]))
    if scene.background == "white" and rng.random() < .55:
        pass
    elif rng.random() < .05:
        text = f"{colour} background, {text}"
    else:
        text += rng.choice([f" on {article(colour)} background"] * 10 + [f", {colour} background"] * 2 + [f" on {colour}"] * 2 + [
            f" against {article(colour)} background", f" with {article(colour)} background", f" in front of {article(colour)} background",
            f" on a plain {colour} background"])
    if rng.random() < .06:
        text += ", " + rng.choice(ENDINGS if rng.random() < .6 else foreign_words())
    return text


def every_word() -> set[str]:
    """All words that captions are made of, for the vocabulary."""
    texts = [*OPENINGS, *FILLERS, *ENDINGS, *scenes.BACKGROUNDS, *scenes.TINTS, *LAYOUTS, "brown grey gray a an the of and with at in on to "
             "small tiny little big large huge two three one four five pair corner side center centre middle left right top bottom background "
             "backdrop against front plain show draw many some no not very"]
    for noun, (_, _, others) in OBJECTS.items():
        texts += [noun, plural(noun), *others, *map(plural, others)]
    return set(" ".join(texts).split())
