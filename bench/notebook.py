"""The lecture's first experiment as a notebook runs it: two chains and two charts."""

import io
import json
import statistics
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import torch

STEPS, SIZE = 20, 30


def chain(factor):
    matrix = torch.randn(SIZE, SIZE)
    norms = []
    for _ in range(STEPS):
        matrix = matrix * (torch.randn(SIZE, SIZE) * factor)
        norms.append(torch.norm(matrix).item())
    return norms


def cells(scale):
    torch.manual_seed(0)
    figure, axes = plt.subplots(1, 2, figsize=(12, 4))
    for axis, factor, marker in zip(axes, (1 / scale, scale), "so"):
        axis.plot(range(1, STEPS + 1), chain(factor), "k" + marker, markerfacecolor=(0.9, 0.7, 0.7))
        axis.set(xlabel="Multiplication step", ylabel="Matrix norm", title=f"Scale {factor:.2f}")
    plt.tight_layout()
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)


spent = []
for change in range(13):
    start = time.perf_counter()
    cells(1.2 + change / 20)
    spent.append((time.perf_counter() - start) * 1000)
# The first ones fill caches.
print(
    json.dumps(
        {
            "milliseconds": statistics.median(spent[3:]),
            "torch": torch.__version__,
            "matplotlib": matplotlib.__version__,
        }
    )
)
