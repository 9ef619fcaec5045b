"""Parameters and inputs that Python and TypeScript (test/support/seeded.ts) make alike, bit for bit, so that none is committed.

Value i of a tensor is a hash of its index and its name: 24 bits, exact in float32, uniform in [-1, 1). What becomes of it
depends on the tensor's role. Indices run over PyTorch's order ([out, in], OIHW); names are diffusers' and transformers'.
"""

import math

import numpy as np

GOLDEN = np.uint32(0x9E3779B1)


def fnv1a(name: str) -> int:
    h = 0x811C9DC5
    for byte in name.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def uniform(name: str, count: int) -> np.ndarray:
    """`count` float32 values in [-1, 1): murmur3's finaliser over index * odd + FNV-1a(name)."""
    out = np.empty(count, np.float32)
    strip = 1 << 16  # stays in cache
    first = np.arange(min(strip, count), dtype=np.uint32) * GOLDEN
    with np.errstate(over="ignore"):
        for start in range(0, count, strip):
            x = first[: count - start] + (np.uint32(start & 0xFFFFFFFF) * GOLDEN + np.uint32(fnv1a(name)))
            x ^= x >> np.uint32(16)
            x *= np.uint32(0x85EBCA6B)
            x ^= x >> np.uint32(13)
            x *= np.uint32(0xC2B2AE35)
            x ^= x >> np.uint32(16)
            x >>= np.uint32(8)
            out[start : start + strip] = x
    out *= np.float32(2.0**-23)
    out -= np.float32(1)
    return out


def role(name: str, shape: tuple[int, ...]) -> tuple[float, float]:
    """(base, amplitude): value = base + amplitude * uniform. They keep activations near 1 through the deepest model."""
    if name.startswith("input."):
        return 0.0, math.sqrt(3)
    if len(shape) == 1:
        return (1.0, 0.1) if name.endswith("weight") else (0.0, 0.1)
    if name.endswith("embedding.weight"):
        return 0.0, 1.0
    return 0.0, math.sqrt(3 / math.prod(shape[1:]))


def seeded(name: str, shape: tuple[int, ...]) -> np.ndarray:
    """The tensor of that diffusers name and PyTorch shape."""
    base, amplitude = role(name, tuple(shape))
    out = uniform(name, math.prod(shape))
    out *= np.float32(amplitude)
    if base:
        out += np.float32(base)
    return out.reshape(shape)


def seeded_input(name: str, spec: dict) -> np.ndarray:
    """An input: seeded, then times `scale`, plus `offset`, where the case asks for them."""
    out = seeded(f"input.{name}", tuple(spec["shape"]))
    return out * np.float32(spec.get("scale", 1)) + np.float32(spec.get("offset", 0))
