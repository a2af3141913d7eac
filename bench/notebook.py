"""The lecture's cells as its notebook runs them: the two chains, and a matrix through the layer.

The notebook asks for SVG, and a notebook crops its figures (`bbox_inches="tight"`),
so each figure here is drawn so too.
"""

import contextlib
import io
import json
import statistics
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import torch

STEPS, SIZE = 20, 30
ROWS, FEATURES = 3, 10


def show(figure):
    figure.canvas.print_figure(io.BytesIO(), format="svg", bbox_inches="tight")
    plt.close(figure)


def chain(factor):
    matrix = torch.randn(SIZE, SIZE)
    norms = []
    for _ in range(STEPS):
        matrix = matrix * (torch.randn(SIZE, SIZE) * factor)
        norms.append(torch.norm(matrix).item())
    return norms


def chains(change):
    """Both chains and their charts, for another scale factor."""
    scale = 1.2 + change / 20
    torch.manual_seed(0)
    figure, axes = plt.subplots(1, 2, figsize=(12, 4))
    for axis, factor, marker in zip(axes, (1 / scale, scale), "so"):
        axis.plot(range(1, STEPS + 1), chain(factor), "k" + marker, markersize=9, markerfacecolor=(0.9, 0.7, 0.7))
        axis.set(
            xticks=range(1, STEPS + 1, 2),
            xlabel="Multiplication step",
            ylabel="Matrix norm",
            title=f"Scale {factor:.2f}",
        )
    plt.tight_layout()
    show(figure)


def layer(change):
    """The matrix, the layer, the scatter and the statistics, for another mean."""
    torch.manual_seed(0)
    before = torch.randn(ROWS, FEATURES) * 2 + 3 + change / 20
    after = torch.nn.LayerNorm(FEATURES)(before).detach()
    print(torch.round(before), torch.round(after))
    r = torch.corrcoef(torch.stack([before.flatten(), after.flatten()]))[0, 1]
    figure, axis = plt.subplots(figsize=(6, 5))
    axis.plot(before.flatten(), after.flatten(), "ko", markerfacecolor=(0.7, 0.9, 0.7))
    axis.set(xlabel="Original", ylabel="Layer norm", title=f"r = {r:.2f}")
    show(figure)
    for matrix in (before, after):
        for axis in (0, 1):
            print(torch.mean(matrix, axis), torch.std(matrix, axis))


def cost(cells):
    """Milliseconds of a run after a change, the median of ten."""
    spent = []
    for change in range(13):
        start = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            cells(change)
        spent.append((time.perf_counter() - start) * 1000)
    # The first ones fill caches.
    return statistics.median(spent[3:])


print(
    json.dumps(
        {
            "chains": cost(chains),
            "layer": cost(layer),
            "torch": torch.__version__,
            "matplotlib": matplotlib.__version__,
        }
    )
)
