"""Makes the data: renders the glyphs, reduces CLIP's vocabulary. usage: python data.py"""

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import captions
import vocabulary
from common import RUNS

HERE = Path(__file__).parent
MERGES = RUNS / "data" / "bpe_simple_vocab_16e6.txt.gz"


def fetch_merges():
    """CLIP's merges lie inside the PyPI package open-clip-torch (MIT)."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "open-clip-torch==3.3.0", "-d", folder], check=True)
        wheel = zipfile.ZipFile(io.BytesIO(next(Path(folder).glob("*.whl")).read_bytes()))
        MERGES.write_bytes(wheel.read("open_clip/bpe_simple_vocab_16e6.txt.gz"))


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--merges", type=int, default=2600, help="merges kept, at most")
    args = cli.parse_args()
    if not (HERE / "node_modules").exists():
        subprocess.run(["npm", "ci"], cwd=HERE, check=True)
    subprocess.run(["node", "render.mjs", str(RUNS / "data")], cwd=HERE, check=True)
    if not MERGES.exists():
        fetch_merges()
    words = (RUNS / "data" / "words.txt").read_text().split()
    merges = vocabulary.reduced(vocabulary.clip_merges(MERGES), sorted(captions.every_word()), words, args.merges)
    vocabulary.write(RUNS / "tokenizer", merges)
    tokenizer = vocabulary.load(RUNS / "tokenizer")
    whole = sum(len(tokenizer(word)["input_ids"]) == 3 for word in words)
    print(f"{len(merges)} merges, {len(tokenizer)} tokens, {whole} of {len(words)} words of emoji labels are one token")


if __name__ == "__main__":
    main()
