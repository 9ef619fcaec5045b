"""Muon for matrices and convolutions, AdamW for everything else, under one learning rate."""

import torch


def orthogonal(g: torch.Tensor, steps=5) -> torch.Tensor:
    """The nearest orthogonal matrix, by the quintic Newton-Schulz iteration of Keller Jordan's Muon.

    Each step multiplies x by a polynomial of x xT. They commute, so that only their product, small and square, is iterated.
    """
    x = g / (g.norm() + 1e-7)
    flip = x.shape[0] > x.shape[1]
    if flip:
        x = x.T
    gram = x @ x.T
    total = torch.eye(len(gram))
    for _ in range(steps):
        factor = torch.addmm(gram, gram, gram, beta=-4.7750, alpha=2.0315)
        factor.diagonal().add_(3.4445)
        total = factor @ total
        gram = factor @ gram @ factor
    x = (total.bfloat16() @ x.bfloat16()).float()
    return x.T if flip else x


class Optimiser:
    """Parameters that `matrix` accepts get Muon, scaled to the size of an Adam step; the rest AdamW."""

    def __init__(self, named, matrix, betas=(.9, .99), momentum=.95, weight_decay=0.0):
        named = list(named)
        self.matrices = [p for n, p in named if p.ndim >= 2 and matrix(n)]
        chosen = {id(p) for p in self.matrices}
        self.others = [p for _, p in named if id(p) not in chosen]
        self.adam = torch.optim.AdamW(self.others, lr=1e-3, betas=betas, weight_decay=weight_decay)
        self.buffers = [torch.zeros_like(p) for p in self.matrices]
        self.momentum, self.weight_decay = momentum, weight_decay

    @torch.no_grad()
    def step(self, lr: float):
        for group in self.adam.param_groups:
            group["lr"] = lr
        self.adam.step()
        for p, buffer in zip(self.matrices, self.buffers):
            if p.grad is None:
                continue
            buffer.lerp_(p.grad, 1 - self.momentum)
            update = p.grad.lerp(buffer, self.momentum).reshape(p.shape[0], -1)
            scale = .2 * max(update.shape) ** .5
            p.mul_(1 - lr * self.weight_decay).add_(orthogonal(update).view(p.shape), alpha=-lr * scale)

    def zero_grad(self):
        for p in self.matrices + self.others:
            p.grad = None

    def state_dict(self):
        return {"adam": self.adam.state_dict(), "buffers": self.buffers}

    def load_state_dict(self, state):
        self.adam.load_state_dict(state["adam"])
        for mine, theirs in zip(self.buffers, state["buffers"]):
            mine.copy_(theirs)
