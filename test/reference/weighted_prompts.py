"""Weighted prompts of any length: how AUTOMATIC1111's web UI reads them, computed from its rules over transformers' CLIP, and compel's
reading of long prompts, with which those rules agree where nothing is weighted and there is no comma.

Writes test/fixtures/weighted-prompts.safetensors: the chunks of each prompt and their contexts. Run it after textual_inversion.py.
"""

import re
from importlib.metadata import version

import torch
from compel import Compel
from transformers import CLIPTokenizer

from fixtures import FOLDER, Fixture
from layers_diffusers import VERSIONS, nhwc
from model_configs import _text
from models_diffusers import text_encoder
from safetensors.torch import load_file
from small_pipeline import MERGES, VOCABULARY

LENGTH, ROOM, BACK = 77, 75, 20
LEARNED = ["<cat-toy>", "<cat-toy>_1", "<cat-toy>_2"]
TEXT = _text(24, 2, 2, "quick_gelu", len(VOCABULARY), LENGTH)
NUMBER = re.compile(r":\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*\)")
PROMPTS = [
    ("plain", "a cat on the dog"),
    ("empty", ""),
    ("weights", "a (cat:1.3), ((toy)) [dog] on (the:.5) [[(cat: 2 )]]"),
    ("escapes", r"a \(cat\) \[toy\] (dog\):1.5) \\ (on \\:0.7) \a"),
    ("not closed", "a (cat [toy ((dog"),
    ("across each other", "(a [cat) toy] dog) on] :1.3) (: cat:) (toy:1.2.3)"),
    ("signs", "(cat:-0.5) (toy:0) (dog:+1.5)"),
    ("breaks", "BREAK a cat BREAK BREAK the dog, (on BREAK toy:1.2), aBREAK"),
    ("long", "the cat on " * 40),
    ("commas", "the cat on the dog, " * 20),
    ("comma 20 back", "cat " * 55 + ", " + "dog (toy:1.2) " * 12),
    ("comma 21 back", "cat " * 54 + ", " + "dog (toy:1.2) " * 12),
    ("comma at the end", "cat " * 74 + ", dog, toy"),
    ("comma behind the end", "cat " * 75 + ", dog, toy"),
    ("learned", "a (<cat-toy>:1.4) on the dog"),
    ("learned at the end", "cat " * 73 + "<cat-toy> dog"),
]


def characters(prompt: str) -> list[tuple[str, float]]:
    """Each character that is text with its weight, and a None for each BREAK: brackets apply to what they enclose."""
    found, spans, opened = [], [], {"(": [], "[": []}
    at = 0
    while at < len(prompt):
        c, number = prompt[at], NUMBER.match(prompt, at)
        if c == "\\":
            escaped = at + 1 < len(prompt) and prompt[at + 1] in "()[]\\"
            found += [prompt[at + 1]] if escaped else []
            at += 1 + escaped
            continue
        if c in opened:
            opened[c].append(len(found))
        elif number and opened["("]:
            spans.append((opened["("].pop(), len(found), float(number[1])))
            at = number.end() - 1
        elif c in ")]" and opened["(" if c == ")" else "["]:
            spans.append((opened["(" if c == ")" else "["].pop(), len(found), 1.1 if c == ")" else 1 / 1.1))
        else:
            found.append(c)
        at += 1
    spans += [(start, len(found), 1.1) for start in opened["("]] + [(start, len(found), 1 / 1.1) for start in opened["["]]
    weights = [1.0] * len(found)
    for start, end, factor in spans:
        for i in range(start, end):
            weights[i] *= factor
    return list(zip(found, weights))


def sections(prompt: str) -> list[list[tuple[str, float]]]:
    """Runs of characters of one weight, between BREAKs."""
    marked = characters(prompt)
    text = "".join(c for c, _ in marked)
    result, start = [], 0
    for match in [*re.finditer(r"\s*\bBREAK\b\s*", text), None]:
        end = match.start() if match else len(text)
        runs: list[tuple[str, float]] = []
        for c, weight in marked[start:end]:
            if runs and abs(runs[-1][1] - weight) < 1e-9:
                runs[-1] = (runs[-1][0] + c, weight)
            else:
                runs.append((c, weight))
        result.append(runs)
        start = match.end() if match else end
    return result


def chunks(tokenizer: CLIPTokenizer, prompt: str) -> tuple[list[list[int]], list[list[float]]]:
    start, end, comma = tokenizer.bos_token_id, tokenizer.eos_token_id, VOCABULARY[",</w>"]
    first, *rest = tokenizer.convert_tokens_to_ids(LEARNED)
    done: list[list[tuple[int, float]]] = []
    for section in sections(prompt):
        row: list[tuple[int, float]] = []
        ids = [(i, w) for text, w in section for i in tokenizer(text.replace(LEARNED[0], " ".join(LEARNED)), add_special_tokens=False).input_ids]
        at = 0
        while at < len(ids):
            group = ids[at : at + 1 + len(rest)] if ids[at][0] == first else ids[at : at + 1]
            if len(row) == ROOM and group[0][0] != comma:
                commas = [i for i, (token, _) in enumerate(row) if token == comma]
                keep = commas[-1] + 1 if commas and ROOM - commas[-1] <= BACK else ROOM
                done.append(row[:keep])
                row = row[keep:]
            if len(row) + len(group) > ROOM:
                done.append(row)
                row = []
            row += group
            at += len(group)
        done.append(row)
    if not done[-1] and len(done) > 1:
        done.pop()
    tokens = [[start, *(i for i, _ in row), end, *[end] * (ROOM - len(row))] for row in done]
    weights = [[1.0, *(w for _, w in row), 1.0, *[1.0] * (ROOM - len(row))] for row in done]
    return tokens, weights


def main() -> None:
    merges = [tuple(merge.split(" ")) for merge in MERGES]
    tokenizer = CLIPTokenizer(VOCABULARY, merges, model_max_length=LENGTH)
    encoder = text_encoder(TEXT)
    tokenizer.add_tokens(LEARNED)
    table = encoder.get_input_embeddings().weight.data
    learned = load_file(FOLDER / "embedding-several.safetensors")[LEARNED[0]].double()
    encoder.resize_token_embeddings(len(tokenizer), mean_resizing=False)
    encoder.get_input_embeddings().weight.data[: len(table)] = table
    encoder.get_input_embeddings().weight.data[len(table) :] = learned

    fixture = Fixture("weighted-prompts", {**VERSIONS, "compel": version("compel")}, keep=600)
    with torch.no_grad():
        for name, prompt in PROMPTS:
            tokens, weights = chunks(tokenizer, prompt)
            context = []
            for row, weight in zip(tokens, weights):
                hidden = encoder(torch.tensor([row])).last_hidden_state[0]
                weighted = hidden * torch.tensor(weight, dtype=hidden.dtype)[:, None]
                context.append(weighted * (hidden.mean() / weighted.mean()))
            fixture.add(name, torch.cat(context)[None].numpy(), text=TEXT, merges=MERGES, prompt=prompt, tokens=tokens, weights=weights)
        prompt = "the cat on " * 40
        long = Compel(tokenizer=tokenizer, text_encoder=encoder, truncate_long_prompts=False)(prompt)
        fixture.add("compel, long", long.numpy(), text=TEXT, merges=MERGES, prompt=prompt)
    fixture.save()


if __name__ == "__main__":
    main()
