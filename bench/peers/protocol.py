"""The protocol of the programs here, so that bench/node.ts can drive each in turn with another.

A program is started with a checkpoint, a precision, a size and a batch size. It loads text encoder, UNet and decoder and prints
`{"loaded": seconds since the process began}`. Then, a line on stdin, a line of JSON on stdout:

    step      one denoising step: the UNet on both halves of guidance, guidance, the scheduler's update     {"seconds": …}
    decode    the VAE decoder on latents, its pixels in memory that the program can read                     {"seconds": …}
    quit      ends the program                                                                              {"peakMB": VmHWM}

What libraries print goes to stderr. Linux only.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np

START, END, LENGTH = 49406, 49407, 77
TOKENS = [320, 1125, 539, 320, 2368]  # "a photo of a cat"
STEPS, SCALE = 50, 7.5


class Peer(Protocol):
    def step(self) -> None: ...

    def decode(self) -> None: ...


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--precision", choices=["f32", "bf16"], default="f32")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--batch", type=int, default=1)
    return parser


def serve(load: Callable[[], Peer]) -> None:
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    peer = load()
    print(json.dumps({"loaded": seconds_since_start()}), file=out)
    work = {"step": peer.step, "decode": peer.decode}
    for line in map(str.strip, sys.stdin):
        if line == "quit":
            break
        start = time.perf_counter()
        work[line]()
        print(json.dumps({"seconds": time.perf_counter() - start}), file=out)
    print(json.dumps({"peakMB": peak_mb()}), file=out)
    out.flush()
    os._exit(0)  # frameworks take their time to take themselves apart


def seconds_since_start() -> float:
    ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def filled(tokens: list[int], pad: int) -> np.ndarray:
    """Token ids between those of start and end, filled up: `[1, 77]`."""
    ids = [START, *tokens, END]
    return np.array([ids + [pad] * (LENGTH - len(ids))])


def normal(*shape: int) -> np.ndarray:
    """Standard normal numbers in float32, the same each time."""
    return np.random.default_rng(0).standard_normal(shape, dtype=np.float32)
