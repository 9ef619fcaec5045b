"""Writes test/fixtures/tokenizer.json: what KerasCV's SimpleTokenizer, OpenAI CLIP's and Python itself answer.

    pip install keras-cv==0.9.0 keras==3.3.3 tensorflow-cpu regex ftfy    # KerasCV's own
    pip download --no-deps open-clip-torch && unzip open_clip_torch-*.whl -d wheel    # OpenAI's, and its merges
    python test/reference/tokenizer.py wheel/open_clip

OpenAI's tokenizer is the one in open-clip-torch, whose special tokens are named otherwise and whose file is loaded alone
(with a stand-in for torch where that is absent: no line that runs here touches it). Where the two differ, the fixture
holds both, and sd-ts equals KerasCV's.
"""

import gzip
import html
import html.entities
import importlib.metadata
import importlib.util
import json
import pathlib
import platform
import random
import sys
import types
import unicodedata

import ftfy
import regex
from keras_cv.models.stable_diffusion import SimpleTokenizer

FIXTURE = pathlib.Path(__file__).parent.parent / "fixtures" / "tokenizer.json"
HANDMADE = {
    "plain": ["", "a", "a photo of a cat", "A Photo Of A CAT", "photograph of an astronaut riding a horse", "o'clock",
              "supercalifragilisticexpialidocious", "hello,world!", "x" * 300, "aaaaaaa bbbbbb", "the-quick_brown/fox",
              "trending on artstation, 8k, octane render, (masterpiece:1.2), [blurry]", "C:\\path\\file.txt", "a|b||c"],
    "accents": ["café", "cafe\u0301", "naïve coöperation", "ÀÉÎÕÜ", "Łódź", "straße STRASSE ẞ", "İstanbul ıstakoz",
                "ΟΔΥΣΣΕΥΣ ὈΔΥΣΣΕΎΣ Σ", "Σ ΑΣ. ΑΣΑ", "ﬁne ﬀ", "a\u0345b", "!\u0345?", "\u0345", "ᾼ ᾳ", "Ǆ ǅ ǆ", "K Å"],
    "emoji": ["😀", "🚀 to the 🌙", "👩‍👩‍👧‍👦 family", "🏳️‍🌈", "👍🏽", "🇩🇪🇫🇷", "❤️❤", "1️⃣ #️⃣", "🙂!🙂?", "x😀y", "🫠🪿"],
    "entities": ["&amp;", "&amp;amp;", "&amp;amp;amp;", "&lt;b&gt;", "&notit;", "&notin;", "&copy2024", "&AMP", "&amp",
                 "&Amp;", "&eacute &eacute; &Eacute", "&nbsp;x&nbsp;", "&#65;&#x42;&#X43;", "&#65 &#x42", "&#0;", "&#x80;",
                 "&#150;", "&#129;", "&#13;x", "&#x0d;", "&#1;a&#11;b", "&#x7f;", "&#xfffe;x", "&#x1ffff;", "&#xfdd0;",
                 "&#xd800;", "&#x110000;", "&#99999999999999999999;", "&#;", "&#x;", "&;", "&", "& amp;", "&unknown;",
                 "&NotEqualTilde;", "&CounterClockwiseContourIntegral;", "&hearts;&spades;", "&quot;it&#39;s&quot;",
                 "&gt&lt", "&ampamp;lt;", "&#38;#38;lt;", "&#x26;eacute;", "&frac12;", "&thinsp;", "&ZeroWidthSpace;"],
    "cjk": ["一只猫", "東京タワー", "ひらがな カタカナ", "한국어 텍스트", "猫cat猫", "ﾊﾝｶｸ", "全角ＡＢＣ１２３", "สวัสดี", "नमस्ते", "مرحبا"],
    "digits": ["1234567890", "3.14", "v2.1", "a1b2c3", "٣٤٥", "Ⅷ ⅷ", "½ ²³", "①②", "1,000,000", "10k", "𝟘𝟙", "〇一二"],
    "contractions": ["it's", "IT'S", "don't won't", "I'm you're we've they'll he'd", "'s 's'", "'sun", "'reckless",
                     "it\u2019s", "'ſ", "'ſx", "'LL", "rock'n'roll", "''s", "d'd'd", "'t't't"],
    "whitespace": [" ", "\t\n\r", "  a   b  ", "a\tb\nc\r\nd", "a\u00a0b", "a\u0085b", "\u0085a\u0085", "a\u3000b", "a\u2028b\u2029",
                   "\ufeffa\ufeffb", "\u200ba\u200b", "\x1ca\x1c", "a\x1cb", " \x1c a \x1f ", "\x1c", "a\x0bb\x0cc", "a\u180eb", "\u1680a\u2000"],
    "controls": ["a\x00b", "\x00", "\x01\x02\x03", "a\x7fb", "\x80\x9f", "a\u200db", "a\u200eb", "\ufffd", "\uffff", "\U0010ffff", "\ue000", "a\x1bb"],
    "special": ["<|startoftext|>", "<|endoftext|>", "<|startoftext|> x <|ENDOFTEXT|>", "a<|endoftext|>b", "!<|endoftext|>",
                "<|endoftext|>!", "<|endoftext|><|endoftext|>", "<|endoftext", "<|ſtartoftext|>", "<| endoftext |>",
                "&lt;|endoftext|&gt;", "</w>", "a</w>", "Ġ", "Ã©", "<start_of_text>"],
    "long": [" ".join(["cat"] * n) for n in (74, 75, 76, 200)] + ["an astronaut, " * 40],
}
ADDED = [
    {"tokens": ["<cat-toy>", "<cat-toy>", "<my_style>"], "texts": ["a <cat-toy> in <MY_STYLE>", "a<cat-toy>b", "!<cat-toy>", "<cat-toy><cat-toy>", "<cat toy>"]},
    {"tokens": ["<Cat>", "DOG", "zorblax"], "texts": ["a <cat> <Cat>", "a dog DOG dogs", "zorblax Zorblaxes zorblax's"]},
    {"tokens": ["cat", "cat</w>", "<|endoftext|>", "!"], "texts": ["cat !", "<|endoftext|>"]},
    {"tokens": ["<é>", "<日>", "two words", " lead"], "texts": ["<é> é", "<日>", "two words", "two  words lead", "a lead"]},
    {"tokens": ["<KING>", "<kİng>", "<dıng>", "<Åſ>"], "texts": ["<king> <kıng>", "<ding> <dıng>", "<ås> <å\u017f>"]},
    {"tokens": ["a.c", "x|y", "(z)", "[q]", "$^", "\\d", "{2}", "a/b"], "texts": ["a.c abc", "x|y x y", "(z) z [q] q", "$^ \\d 5 {2}", "a/b"]},
    {"tokens": ["ab", "abc"], "texts": ["ab abc abcd", "zab"]},
    {"tokens": "sks", "texts": ["a photo of sks dog", "SKS", "asks sksy"]},
]
MERGES = ["a b", "b c</w>", "ab c</w>", "a bc</w>", "a a", "aa a", "a a</w>"]
MERGED = ["abc", "bc", "ab", "aaaa", "aaa aa a", "aabc", "xyz", "é"]


def open_clip(folder):
    """The tokenizer module of open-clip-torch, without its package."""
    try:
        import torch  # noqa: F401
    except ImportError:
        sys.modules["torch"] = types.SimpleNamespace(Tensor=object, LongTensor=object)
    spec = importlib.util.spec_from_file_location("open_clip_tokenizer", pathlib.Path(folder) / "tokenizer.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tokenizer = module.SimpleTokenizer()

    def encode(text, repair=True):
        module.ftfy = ftfy if repair else types.SimpleNamespace(fix_text=lambda text: text)
        return [tokenizer.sot_token_id, *tokenizer.encode(text), tokenizer.eot_token_id]

    return encode


def generated(count):
    """Texts of mixed scripts, words, entities and punctuation, from a seed."""
    rng = random.Random(20240607)
    words = "a photo of the Cat riding BLUE heart emoji background don't it's they'll artstation 8k 1920x1080 Ünïcode".split()
    names = sorted(html.entities.html5)
    ranges = [(0x20, 0x7e)] * 6 + [(0xa0, 0x17f), (0x370, 0x3ff), (0x400, 0x44f), (0x3040, 0x30ff), (0x4e00, 0x9fa0),
              (0xac00, 0xd7a3), (0x1f300, 0x1f64f), (0x2000, 0x206f), (0x2190, 0x22ff), (0x600, 0x6ff), (0x00, 0x1f), (0x7f, 0xa0),
              (0x300, 0x36f), (0x900, 0x97f), (0x1e00, 0x1fff), (0x2460, 0x24ff)]

    def part():
        kind = rng.random()
        if kind < 0.35:
            return rng.choice(words)
        if kind < 0.5:
            return "&" + rng.choice(names)[: rng.choice([99, 99, 3, 4])] + rng.choice(["", "", ";", "x"])
        if kind < 0.56:
            return rng.choice(["&#%d", "&#x%x", "&#%d;", "&#X%X;"]) % rng.choice([rng.randrange(300), rng.randrange(0x11FFFF)])
        if kind < 0.6:
            return rng.choice(["<|endoftext|>", "<|StartOfText|>", "'s", "'RE", "'ll"])
        low, high = rng.choice(ranges)
        return "".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 6)))

    def text():
        return "".join(part() + rng.choice([" ", " ", "", "  ", ","]) for _ in range(rng.randint(1, 4)))

    return [text() for _ in range(count)]


def is_stable(text):
    """Whether every character was assigned by Unicode 14, so that later versions of Unicode agree about it."""
    return all(unicodedata.category(c) not in ("Cn", "Cs") or c in "\uffff\U0010ffff" for c in html.unescape(html.unescape(text)))


def spans(test):
    """The code points that pass, as alternating lengths of runs: outside, inside, outside, ..."""
    runs, state = [0], False
    for code in range(0x110000):
        if test(chr(code)) != state:
            state = not state
            runs.append(0)
        runs[-1] += 1
    return runs


def decoded(tokenizer):
    rng = random.Random(5)
    lists = [[], [0], [49406, 320, 1125, 539, 320, 2368, 49407], [49407] * 3, [127], [188], [255, 255], [171, 119, 123],
             [171, 119], tokenizer.encode("\ufeffbom")[1:-1], tokenizer.encode("日本 🚀")[1:-1], [27, 14, 86, 29]]
    lists += [[rng.randrange(49408) for _ in range(rng.randint(1, 12))] for _ in range(150)]
    lists += [[rng.randrange(512) for _ in range(rng.randint(1, 12))] for _ in range(150)]
    return [{"ids": ids, "text": tokenizer.decode(ids)} for ids in lists]


def added(merges, case):
    tokenizer = SimpleTokenizer(merges)
    count = tokenizer.add_tokens(case["tokens"])
    again = tokenizer.add_tokens(case["tokens"])
    rows = [{"text": text, "ids": tokenizer.encode(text)} for text in case["texts"]]
    texts = []
    for row in rows:
        try:
            texts.append(tokenizer.decode(row["ids"]))
        except KeyError:
            texts.append(None)  # KerasCV cannot decode an added token outside of its byte symbols
    return {"tokens": case["tokens"], "count": count, "again": again, "size": len(tokenizer.vocab),
            "texts": [{**row, "decoded": text} for row, text in zip(rows, texts)]}


def small():
    """KerasCV's class over a list of merges of our own, whose ids follow the same construction."""
    path = FIXTURE.with_suffix(".gz")
    try:
        path.write_bytes(gzip.compress(("#version\n" + "\n".join(MERGES)).encode()))
        tokenizer = SimpleTokenizer(str(path))
    finally:
        path.unlink()
    return {"merges": MERGES, "size": len(tokenizer.vocab),
            "texts": [{"text": text, "ids": tokenizer.encode(text)} for text in MERGED]}


def main(folder):
    merges = str(pathlib.Path(folder) / "bpe_simple_vocab_16e6.txt.gz")
    keras, clip = SimpleTokenizer(merges), open_clip(folder)

    def row(text):
        ids, theirs = keras.encode(text), clip(text)
        return {"text": text, "ids": ids, **({"openai": theirs} if theirs != ids else {})}

    texts = [text for text in generated(2400) if is_stable(text)]
    rows = [[text, keras.encode(text)] for text in texts]
    plain = [(text, ids) for text, ids in rows if "<|" not in text and not regex.search("[\\x1c-\\x1f]", html.unescape(html.unescape(text)))]
    agreement = {
        "texts": len(rows),
        "equal": sum(clip(text) == ids for text, ids in rows),
        "withoutSpecialTokensAndSeparators": len(plain),
        "ofTheseEqualWithoutFtfy": sum(clip(text, repair=False) == ids for text, ids in plain),
    }
    version = importlib.metadata.version
    fixture = {
        "versions": {**{name: version(name) for name in ("keras-cv", "keras", "regex", "ftfy")}, "python": platform.python_version(),
                     "unicode": unicodedata.unidata_version, "open-clip-torch": pathlib.Path(folder).parent.glob("open_clip_torch-*.dist-info").__next__().name[16:-10]},
        "handmade": {kind: [row(text) for text in texts] for kind, texts in HANDMADE.items()},
        "openai": agreement,
        "generated": rows,
        "added": [added(merges, case) for case in ADDED],
        "decoded": decoded(keras),
        "small": small(),
        "entities": html.entities.html5,
        "numbers": "".join(html.unescape(f"&#{n};") + "|" for n in [*range(300), 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x10FFFF, 0x110000]),
        "assigned": spans(lambda c: unicodedata.category(c) != "Cn"),
        "letters": spans(lambda c: regex.match(r"\p{L}", c) is not None),
        "numerals": spans(lambda c: regex.match(r"\p{N}", c) is not None),
        "spaces": spans(lambda c: regex.match(r"\s", c) is not None),
        "stripped": spans(str.isspace),
        "lower": "".join(f"{chr(c)}{chr(c).lower()} " for c in range(0x110000) if chr(c).lower() != chr(c)),
        "final": [[text, text.lower()] for text in ("ΑΣ", "ΑΣΑ", "Σ", "ΑΣ.", "ΑΣ.Α", "Α\u0345Σ", "Α\u00adΣ", "ΣΣ ΣΣ", "1Σ", "ΑΣ1", "AΣ", "İΣ")],
    }
    FIXTURE.write_text(json.dumps(fixture, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(FIXTURE.stat().st_size, "bytes;", agreement)


if __name__ == "__main__":
    main(*sys.argv[1:])
