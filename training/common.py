"""What every training command needs: a run that can stop and go on, a moving average, a log."""

import json
import os
import signal
import time
from pathlib import Path

import torch

RUNS = Path(__file__).parent / "runs"


def save(path: Path, state) -> None:
    """Whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


class Average:
    """An exponential moving average of parameters, quick at first."""

    def __init__(self, parameters, decay):
        self.parameters = list(parameters)
        self.values = [p.detach().clone() for p in self.parameters]
        self.decay = decay

    @torch.no_grad()
    def update(self, step):
        weight = 1 - min(self.decay, (step + 1) / (step + 15))
        torch._foreach_lerp_(self.values, [p.detach() for p in self.parameters], weight)

    @torch.no_grad()
    def swap(self):
        """Exchanges the averages and the parameters."""
        for value, p in zip(self.values, self.parameters):
            keep = p.detach().clone()
            p.copy_(value)
            value.copy_(keep)


class Run:
    """Seconds, steps and samples over all sittings; the share of the planned minutes that is spent; a JSON-lines log."""

    def __init__(self, name: str, minutes: float):
        self.name, self.minutes = name, minutes
        self.state = {"seconds": 0.0, "step": 0, "samples": 0}
        self.path = RUNS / f"{name}.pt"
        self.log_path = RUNS / f"{name}.log.jsonl"
        self.last = self.saved = time.time()
        self.stopped = False
        RUNS.mkdir(exist_ok=True)

    def heed_stop(self):
        """From now on SIGTERM ends the run after a step, when its state is saved."""
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopped", True))

    def load(self):
        return torch.load(self.path, weights_only=False) if self.path.exists() else None

    def tick(self, samples: int):
        now = time.time()
        self.state["seconds"] += now - self.last
        self.last = now
        self.state["step"] += 1
        self.state["samples"] += samples

    @property
    def goes_on(self) -> bool:
        return self.progress < 1 and not self.stopped

    @property
    def progress(self) -> float:
        return self.state["seconds"] / (self.minutes * 60)

    def rate(self, peak: float, warmup: int, hold=.0) -> float:
        """Warm-up, then level until `hold` of the time is spent, then falling in a straight line to 2 % of the peak."""
        fall = 1 - max(0.0, self.progress - hold) / (1 - hold)
        return peak * min(1, (self.state["step"] + 1) / warmup) * max(.02, fall)

    def due(self, seconds: float) -> bool:
        if time.time() - self.saved < seconds:
            return False
        self.saved = time.time()
        return True

    def log(self, **figures):
        row = {**{k: round(v, 1) for k, v in self.state.items()}, **{k: float(f"{v:.5g}") for k, v in figures.items()}}
        with self.log_path.open("a") as file:
            file.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)
