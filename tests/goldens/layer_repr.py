"""How PyTorch prints nn.LayerNorm, as JSON.

Run with PyTorch 2.15:  python layer_repr.py OUT_FILE
"""

import json
import pathlib
import sys

from torch import nn

SHAPES = [[10], [1], [3, 10], [64, 1024]]
EPSILONS = [1e-5, 0.0, 5e-324, 1e-12, 1.5e-7, 9.999e-5, 1e-4, 0.001, 0.1, 1.0, 123456.789, 1e6]


def main(out):
    cases = [
        {"shape": shape, "eps": eps, "repr": repr(nn.LayerNorm(shape, eps=eps))}
        for shape in SHAPES
        for eps in EPSILONS
    ]
    # One case per line, so that a diff shows which case has changed.
    lines = ",\n".join(json.dumps(case) for case in cases)
    pathlib.Path(out).write_text('{"cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("layer_repr.json"))
