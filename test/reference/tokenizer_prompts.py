"""The ids that transformers' CLIPTokenizer gives to awkward prompts with CLIP's own vocabulary, alone and with added tokens.

    python test/reference/tokenizer_prompts.py FOLDER       # with CLIP's vocab.json and merges.txt; diffusers' environment

Rewrites test/fixtures/transformers-tokens.json, whose prompts it keeps: `prompts` are encoded without added tokens, `addedPrompts` with
those of `added`: the first as training scripts of textual inversion add it, the second as a special token, which is found in its own case alone.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import transformers
from transformers import CLIPTokenizer

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "transformers-tokens.json"
# As published with SD 1.x: start of text is found in any case, end of text is not.
SPECIAL = {"bos_token": {"content": "<|startoftext|>", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False},
           "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "unk_token": "<|endoftext|>"}


def main() -> None:
    given = json.loads(FIXTURE.read_text())
    plain = CLIPTokenizer.from_pretrained(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        for name in ("vocab.json", "merges.txt"):
            shutil.copy(Path(sys.argv[1]) / name, place)
        (Path(place) / "special_tokens_map.json").write_text(json.dumps(SPECIAL))
        (Path(place) / "added_tokens.json").write_text(json.dumps({"<cat-toy>": 49408}))
        added = CLIPTokenizer.from_pretrained(place)
        added.add_tokens(["Mixed-Case"], special_tokens=True)
    rows = {
        "versions": {"transformers": transformers.__version__},
        "prompts": [[prompt, plain(prompt).input_ids] for prompt, _ in given["prompts"]],
        "added": added.get_added_vocab(),
        "addedPrompts": [[prompt, added(prompt).input_ids] for prompt, _ in given["addedPrompts"]],
    }
    FIXTURE.write_text(json.dumps(rows).replace('], ["', '],\n["') + "\n")


main()
