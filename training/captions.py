"""Words for a scene, said in many ways, with words in between that mean nothing to the picture."""

import random
from functools import lru_cache

import scenes
from scenes import CORNERS, DATA, LAYOUTS, OBJECTS, SIDES, TINTED, Scene

ARTICLES = ("a", "an", "the")
OPENINGS = ["a picture of", "an emoji of", "an image of", "a drawing of", "a photo of", "an icon of", "a painting of", "clip art of",
            "a cartoon of", "a photograph of", "an illustration of", "a flat icon of", "draw", "show me"]
FILLERS = ["cute", "nice", "beautiful", "funny", "shiny", "simple", "pretty", "lovely", "happy", "cool", "flat", "bright", "cartoon", "clean",
           "modern", "colourful", "colorful", "sweet", "glossy", "vector", "detailed", "realistic", "round", "old", "new", "wonderful"]
ENDINGS = ["digital art", "vector art", "high quality", "emoji", "icon", "flat design", "cartoon", "highly detailed", "4k", "masterpiece",
           "trending", "minimal", "illustration", "clip art", "sticker", "logo"]
BACKGROUND_WORDS = {"gray": ["gray", "gray", "grey"]}


JOINS = ["and"] * 8 + ["next to", "beside", "with"]


def plural(words: str) -> str:
    """Of a noun or of its synonyms; the irregular ones are in scenes.json."""
    if words in OBJECTS:
        return OBJECTS[words]["plural"] or words
    irregular, (*before, last) = scenes.TABLES["plurals"], words.split(" ")
    if words in irregular or last in irregular:
        return irregular[words] if words in irregular else " ".join([*before, irregular[last]])
    if words.endswith(("s", "x", "ch", "sh")):
        return words + "es"
    if words.endswith("y") and words[-2] not in "aeiou":
        return words[:-1] + "ies"
    return words + "s"


def article(words: str) -> str:
    return ("an " if words[0] in "aeiou" and not words.startswith(("uni", "ufo")) else "a ") + words


def single(noun: str, words: str) -> str:
    """`words`, which name one `noun`, with an article where the noun takes one."""
    return article(words) if OBJECTS[noun]["plural"] else words


@lru_cache(maxsize=1)
def foreign_words() -> list[str]:
    """Words of emoji labels that name nothing the model is taught."""
    mine = set(" ".join([*OBJECTS, *(w for o in OBJECTS.values() for w in o["synonyms"]), *scenes.BACKGROUNDS, *scenes.TINTS, *CORNERS, *SIDES,
                         "brown grey small tiny little big large huge two three pair corner side center centre middle background backdrop up down "
                         "one four five six and on the at in with no"]).split())
    mine |= {plural(w) for w in mine} | {plural(w) for o in OBJECTS.values() for w in o["synonyms"]}
    words = (DATA / "words.txt").read_text().split()
    return [w for w in words if w not in mine and len(w) > 2][:1500]


def head(noun: str, tint: str | None, rng: random.Random | None, many=False) -> str:
    """Colour and name of an object; with a random source a synonym, a filler or a word of no meaning at times."""
    chance = (lambda p: rng.random() < p) if rng else (lambda p: False)
    own, others = OBJECTS[noun]["colour"], OBJECTS[noun]["synonyms"]
    name = rng.choice(others) if others and chance(.25) else noun
    if chance(.02):
        name = rng.choice(foreign_words())
    colour = tint or (own if own and chance(.45 if noun in TINTED else .15) else "")
    adjective = rng.choice(FILLERS if chance(.6) else foreign_words()) if chance(.07) else ""
    return " ".join(w for w in (adjective, colour, plural(name) if many else name) if w)


def core(scene: Scene, rng: random.Random | None = None) -> str:
    """The object or the objects with colour, size, count and place; plain without a random source."""
    pick = (lambda *options: rng.choice(options)) if rng else (lambda *options: options[0])
    chance = (lambda p: rng.random() < p) if rng else (lambda p: False)
    noun, layout = scene.noun, scene.layout
    if layout == "pair":
        left, right = single(noun, head(noun, scene.tint, rng)), single(scene.other, head(scene.other, scene.other_tint, rng))
        if chance(.08):
            return f"{left} on the left and {right} on the right"
        return f"{left} {pick(*JOINS)} {right}"
    if layout in ("two", "three"):
        many = head(noun, scene.tint, rng, many=True)
        if chance(.12):
            return f"{2 if layout == 'two' else 3} {many}"
        return f"a pair of {many}" if layout == "two" and chance(.08) else f"{layout} {many}"
    one = head(noun, scene.tint, rng)
    if layout == "big":
        if chance(.1):
            return single(noun, f"{pick('big', 'large', 'huge')} {one}")
        return one if chance(.18) else f"the {one}" if chance(.04) else single(noun, one)
    size = pick("small", "small", "tiny", "little")
    if layout == "small":
        return single(noun, f"{size} {one}") + (pick(" in the middle", " in the center", " in the centre") if chance(.12) else "")
    small = one if chance(.5) else f"{size} {one}"
    if layout in CORNERS:
        place = pick(f" at the {layout}", f" at the {layout}", f" in the {layout} corner", f" in the {layout}", f", {layout}")
    else:
        place = pick(f" on the {layout}", f" on the {layout}", f" on the {layout} side", f" at the {layout}")
    return single(noun, small) + place


def plain_caption(scene: Scene) -> str:
    return f"{core(scene)} on {article(scene.background)} background"


def caption(scene: Scene, rng: random.Random) -> str:
    text = core(scene, rng)
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
             "backdrop against front plain show draw next beside many some no not very"]
    for noun, o in OBJECTS.items():
        texts += [noun, plural(noun), *o["synonyms"], *map(plural, o["synonyms"])]
    return set(" ".join(texts).split())
