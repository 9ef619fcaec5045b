"""Textual inversions in both of their forms, and what diffusers makes of a small pipeline with them.

Writes test/fixtures/textual-inversion.safetensors and the embeddings themselves, embedding-<form>.safetensors. Tokens of several vectors
are lower case here: diffusers with transformers 5 finds those with capitals, but then uses only their first vector.
"""

import logging

import torch
from safetensors.torch import save_file

from fixtures import FOLDER, Fixture
from seeded import uniform
from small_pipeline import CONFIGS, TEXT, VERSIONS, ids, measure, pipeline

WIDTH = TEXT["hidden_size"]
# By form: the name of the tensor, its shape, and the token that is asked for where the file does not name it.
EMBEDDINGS = {
    "several": ("<cat-toy>", (3, WIDTH), None),
    "one": ("<My-Style>", (WIDTH,), None),
    "nameless": ("emb_params", (2, WIDTH), "zorblax"),
}
PROMPTS = [
    ("several", "a <cat-toy> on the dog"),
    ("one, found in any case", "A toy, <My-Style>. A <my-style>"),
    ("inside words", "zorblax!<cat-toy>dog the<My-Style>"),
    ("single vectors", "the <cat-toy>_2 zorblax_1 cat"),
    ("repeated", "<cat-toy> <cat-toy> zorblax"),
    ("not there", "a cat toy < cat-toy > on the dog"),
]


def main() -> None:
    logging.getLogger("diffusers").setLevel(logging.ERROR)
    pipe = pipeline()
    for form, (name, shape, token) in EMBEDDINGS.items():
        file = f"embedding-{form}.safetensors"
        values = torch.from_numpy(uniform(f"embedding.{name}", torch.tensor(shape).prod().item())).reshape(shape)
        save_file({name: values.half() if form == "nameless" else values}, FOLDER / file)
        pipe.load_textual_inversion(FOLDER, weight_name=file, token=token)
    fixture = Fixture("textual-inversion", VERSIONS)
    for name, prompt in PROMPTS:
        print(prompt, ids(pipe, prompt))
        measure(fixture, name, pipe, prompt, name == "several", configs=CONFIGS)
    fixture.save()


if __name__ == "__main__":
    main()
