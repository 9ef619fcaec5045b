"""CLIP's byte-pair encoding, reduced to the merges that a list of words needs.

The symbols and the merges keep CLIP's order, so every listed word is split exactly as CLIP splits it (for all of them: into
itself), and any other word falls into smaller pieces of the same alphabet.
"""

import gzip
import json
from pathlib import Path

from transformers import CLIPTokenizer

START, END = "<|startoftext|>", "<|endoftext|>"


def byte_symbols() -> list[str]:
    """GPT-2's printable stand-ins for the 256 bytes, in CLIP's order."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [b for b in range(256) if b not in plain]
    return [chr(b) for b in plain] + [chr(256 + i) for i in range(len(rest))]


def clip_merges(path: Path) -> list[tuple[str, str]]:
    lines = gzip.open(path).read().decode().split("\n")
    return [tuple(line.split()) for line in lines[1:49152 - 256 - 2 + 1]]


def merges_of(word: str, ranks: dict) -> list[tuple[str, str]]:
    """The merges that CLIP performs on a word."""
    parts, used = [*word[:-1], word[-1] + "</w>"], []
    while len(parts) > 1:
        best = min(zip(parts, parts[1:]), key=lambda pair: ranks.get(pair, 1 << 30))
        if best not in ranks:
            break
        used.append(best)
        joined, i = [], 0
        while i < len(parts):
            if tuple(parts[i:i + 2]) == best:
                joined.append(parts[i] + parts[i + 1])
                i += 2
            else:
                joined.append(parts[i])
                i += 1
        parts = joined
    return used


def reduced(all_merges, required, wanted, limit) -> list[tuple[str, str]]:
    """Merges for every required word, then for wanted ones while fewer than `limit`."""
    ranks = {pair: i for i, pair in enumerate(all_merges)}
    kept: set = set()
    for word in required:
        kept |= set(merges_of(word, ranks))
    for word in wanted:
        more = set(merges_of(word, ranks)) - kept
        if len(kept) + len(more) <= limit:
            kept |= more
    return sorted(kept, key=ranks.get)


def write(folder: Path, merges) -> None:
    symbols = byte_symbols()
    names = symbols + [s + "</w>" for s in symbols] + ["".join(pair) for pair in merges] + [START, END]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps({name: i for i, name in enumerate(names)}, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), encoding="utf-8")
    (folder / "special_tokens_map.json").write_text(json.dumps(
        {"bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END}, indent=2) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"add_prefix_space": False, "bos_token": START, "do_lower_case": True, "eos_token": END, "errors": "replace",
         "model_max_length": 77, "pad_token": END, "tokenizer_class": "CLIPTokenizer", "unk_token": END}, indent=2) + "\n")


def load(folder: Path) -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(folder)
