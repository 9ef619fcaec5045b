"""The tokenizer folders of diffusers checkpoints in both forms, and the ids that transformers gives with them.

    python test/reference/tokenizer_files.py        # diffusers' environment, and again in that of requirements-ldm.txt

Writes test/fixtures/checkpoints/tokenizers-transformers{5,4}.json. `folders` by padding token: `published` is vocab.json with merges.txt,
`saved` what this release of transformers saves of it, with a tokenizer.json (release 4 writes a merge as text, 5 as a pair). Both give
the same ids: `ids` as encoded, `padded` to 77 as a pipeline asks. `clip` has padded ids with CLIP's own vocabulary and SD 2.x's `!`.
"""

import json
import sys
import tempfile
from pathlib import Path

import tokenizers
import transformers

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "scripts"))

import make_checkpoint

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "checkpoints"
MAJOR = transformers.__version__.split(".")[0]
# Release 4 has two: the fast one is the one that writes tokenizer.json.
Tokenizer = transformers.CLIPTokenizer if MAJOR == "5" else transformers.CLIPTokenizerFast
MERGES = ["c a", "t o", "ca t</w>", "to y</w>", "d o", "do g</w>", "t h", "th e</w>", "o n</w>"]
TEXTS = ["a cat toy on the dog", "", "The CAT, the dog!", "cats  don't 12 café 🐱", "<|startoftext|>cat<|endoftext|>"]


def files(folder: Path) -> dict:
    found = {}
    for file in sorted(folder.iterdir()):
        text = file.read_text(encoding="utf-8")
        found[file.name] = json.loads(text) if file.suffix == ".json" else text
        if isinstance(found[file.name], dict):
            found[file.name].pop("name_or_path", None)
    return found


def cases(tokenizer, texts: list[str]) -> list[dict]:
    padded = lambda text: tokenizer(text, padding="max_length", max_length=77, truncation=True).input_ids
    return [{"text": text, "ids": tokenizer(text).input_ids, "padded": padded(text)} for text in texts]


def main() -> None:
    folders = {}
    with tempfile.TemporaryDirectory() as place:
        for pad in ("<|endoftext|>", "!"):
            published, saved = Path(place) / f"published{len(folders)}", Path(place) / f"saved{len(folders)}"
            make_checkpoint.write_tokenizer(published, MERGES, pad)
            tokenizer = Tokenizer.from_pretrained(published)
            tokenizer.save_pretrained(saved)
            if MAJOR == "4":  # it saves the old files beside the new one; what is asked here is the new one alone
                (saved / "vocab.json").unlink()
                (saved / "merges.txt").unlink()
            found = cases(tokenizer, TEXTS)
            assert cases(Tokenizer.from_pretrained(saved), TEXTS) == found
            folders[pad] = {"published": files(published), "saved": files(saved), "cases": found}
        clip = Path(place) / "clip"
        make_checkpoint.write_tokenizer(clip, make_checkpoint.clip_merges(), "!")
        whole = cases(Tokenizer.from_pretrained(clip), TEXTS[:4])
    versions = {"transformers": transformers.__version__, "tokenizers": tokenizers.__version__}
    path = FOLDER / f"tokenizers-transformers{MAJOR}.json"
    parts = {"versions": versions, "folders": folders, "clip": whole}
    text = ",\n".join(f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in parts.items())
    path.write_text("{\n" + text + "\n}\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
