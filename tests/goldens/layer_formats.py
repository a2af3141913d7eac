"""The layer and its relatives in float16 and bfloat16, computed by PyTorch on a CPU.

Run with PyTorch 2.15:  python layer_formats.py OUT_FILE

For each state and each format the script writes

- layer_norm: torch.nn.functional.layer_norm of tensors of the format;
- stepwise: the same formula written with tensors of the format, so that every step rounds;
- relatives, of some states: the functions of the other layers, with γ = 1 and β = 0.

The inputs, γ and β are float32 numbers: rounding them to the format is part of the test.
Each result is the shortest decimal that rounds to it.
The last list holds chains of station 1 with LayerNorm after every step, in the formats and
sizes that growth.json lacks.
"""

import json
import math
import pathlib
import random
import sys

import torch
import torch.nn.functional as F

FORMATS = {"float16": torch.float16, "bfloat16": torch.bfloat16}


def shortest(value, dtype):
    """The decimal with the fewest digits that rounds to this value of the format."""
    for digits in range(1, 17):
        short = float(f"{value:.{digits}g}")
        if torch.tensor(short, dtype=dtype).item() == value:
            return int(short) if value and short == int(short) and abs(short) < 1e5 else short
    return value


def numbers(tensor):
    """A tensor as nested lists, with strings for what JSON cannot represent."""

    def plain(value):
        if isinstance(value, list):
            return [plain(v) for v in value]
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return shortest(value, tensor.dtype)

    return plain(tensor.tolist())


def stepwise(A, dims, weight, bias, eps):
    eps = torch.tensor(eps, dtype=A.dtype)
    d = A - A.mean(dims, keepdim=True)
    v = (d * d).mean(dims, keepdim=True)
    return d / (v + eps).sqrt() * weight + bias


def relatives(A, eps, groups):
    rows, features = A.shape
    float32 = {"weight": torch.ones(features), "bias": torch.zeros(features)}
    return {
        "layer_norm_row": numbers(F.layer_norm(A, (features,), eps=eps)),
        "layer_norm_whole": numbers(F.layer_norm(A, (rows, features), eps=eps)),
        "rms_norm": numbers(F.rms_norm(A, (features,), eps=eps)),
        # PyTorch refuses a single row.
        "batch_norm": None
        if rows == 1
        else numbers(F.batch_norm(A, None, None, **float32, training=True, eps=eps)),
        "group_norm": numbers(F.group_norm(A, groups, eps=eps)),
    }


def case(name, rows, eps=1e-5, weight=1.0, bias=0.0, whole=False, groups=None):
    inputs = torch.tensor(rows, dtype=torch.float32)
    shape = tuple(inputs.shape) if whole else (inputs.shape[1],)
    parameter = lambda value: torch.tensor(value, dtype=torch.float32).expand(shape)
    results = {}
    for format, dtype in FORMATS.items():
        A = inputs.to(dtype)
        gamma, beta = [parameter(value).contiguous().to(dtype) for value in (weight, bias)]
        dims = (0, 1) if whole else -1
        results[format] = {
            "layer_norm": numbers(F.layer_norm(A, shape, gamma, beta, eps)),
            "stepwise": numbers(stepwise(A, dims, gamma, beta, eps)),
        }
        if groups is not None:
            results[format]["relatives"] = relatives(A, eps, groups)
    return {
        "name": name,
        "whole": whole,
        "eps": eps,
        "groups": groups,
        "weight": weight,
        "bias": bias,
        "input": rows,
        **results,
    }


def chains(seed, size, scale, steps, product, dtype):
    """The lecture's loop with LayerNorm after every step; the schema of growth.json."""
    torch.manual_seed(seed)
    chain = {name: torch.randn(size, size).to(dtype) for name in ("small", "large")}
    steps_of = {"small": [], "large": []}
    for _ in range(steps):
        for name, factor in (("small", 1 / scale), ("large", scale)):
            noise = (torch.randn(size, size) * factor).to(dtype)
            matrix = chain[name] * noise if product == "hadamard" else chain[name] @ noise
            matrix = chain[name] = F.layer_norm(matrix, (size,))
            steps_of[name].append(
                {
                    "norm": numbers(torch.linalg.vector_norm(matrix.double())),
                    "zeros": int((matrix == 0).sum()),
                    "non_finite": int((~torch.isfinite(matrix)).sum()),
                }
            )
    return {
        "seed": seed,
        "size": size,
        "scale": scale,
        "steps": steps,
        "product": product,
        "layernorm": True,
        "dtype": str(dtype).removeprefix("torch."),
        **steps_of,
    }


def drawn(seed, rows, features, std, mean, digits=3):
    """Normal numbers with few digits, which keep the file small."""
    source = random.Random(seed)
    draw = lambda: round(source.gauss(mean, std), digits)
    return [[draw() for _ in range(features)] for _ in range(rows)]


def entries(seed, features):
    """Values of γ or β of both signs."""
    source = random.Random(seed)
    return [round(source.gauss(0, 2), 2) for _ in range(features)]


def states():
    thousand = [1000.0, -1000.0] * 5
    # Ordinary rows.
    yield case("lecture", drawn(0, 3, 10, 2, 3), groups=2)
    yield case("lecture, γ = 3, β = 5", drawn(1, 3, 10, 2, 3), weight=3.0, bias=5.0)
    yield case("lecture, γ and β by feature", drawn(2, 3, 10, 2, 3), weight=entries(3, 10), bias=entries(4, 10))
    yield case("negative γ", drawn(5, 2, 6, 1, 0), weight=-1.5, bias=0.25)
    yield case("γ = 0", drawn(6, 2, 4, 1, 0), weight=0.0, bias=-2.5)
    yield case("γ and β that no format holds", drawn(7, 2, 5, 1, 0), weight=0.1, bias=0.3)
    yield case("64 features", drawn(8, 2, 64, 1, 0))
    yield case("33 features", drawn(9, 1, 33, 4, -1))
    yield case("128 features", drawn(10, 1, 128, 1, 0, digits=2), weight=1.25)
    yield case("many rows", drawn(11, 12, 4, 3, 1), groups=4)
    yield case("small spread", drawn(12, 2, 8, 0.01, 0, digits=5), groups=2)
    yield case("small spread around 1", drawn(13, 2, 8, 0.01, 1, digits=5), groups=2)
    yield case("large spread", drawn(14, 2, 8, 300, 100, digits=1), groups=2)
    # The whole matrix.
    yield case("whole", drawn(15, 3, 5, 2, 3), whole=True)
    yield case("whole, γ = 3, β = 5", drawn(16, 2, 6, 2, 3), whole=True, weight=3.0, bias=5.0)
    yield case(
        "whole, γ and β by cell",
        drawn(17, 2, 4, 1, 0),
        whole=True,
        weight=[entries(18, 4), entries(19, 4)],
        bias=[entries(20, 4), entries(21, 4)],
    )
    yield case("whole, rows of different size", [[1.0, 2.0, 3.0], [100.0, 300.0, 200.0]], whole=True, groups=3)
    yield case("whole, one large value", drawn(22, 4, 8, 1, 0)[:3] + [[5000.0] + [0.5] * 7], whole=True)
    # Few values.
    yield case("one value", [[3.0]])
    yield case("one feature", [[3.0], [-8.0]], weight=2.0, bias=0.5)
    yield case("two features", drawn(23, 3, 2, 1, 0), groups=1)
    yield case("one row of three", [[1.0, 0.0, 0.0]], eps=0.0, groups=1)
    # Constant rows and ε.
    yield case("constant", [[1234.0] * 6, [0.1] * 6], bias=0.5, groups=2)
    yield case("constant, ε = 0", [[4.0] * 4, [1.0, 2.0, 3.0, 4.0]], eps=0.0)
    yield case("zeros", [[0.0] * 8])
    yield case("zeros, ε = 1e-12", [[0.0] * 8], eps=1e-12)
    yield case("zeros, ε = 0", [[0.0] * 8], eps=0.0)
    yield case("ε = 1", drawn(24, 2, 5, 1, 0), eps=1.0)
    yield case("ε below float16's normal numbers", drawn(25, 2, 5, 0.001, 0, digits=6), eps=1e-6)
    yield case("ε beyond float16", drawn(26, 2, 5, 500, 0, digits=1), eps=1e6)
    yield case("ε against a small variance", drawn(27, 2, 6, 0.003, 0, digits=6))
    # Large numbers.
    yield case("±1000", [thousand], groups=5)
    yield case("±1000, γ = 3, β = 5", [thousand], weight=3.0, bias=5.0)
    yield case("the squares overflow in one row", [[300.0, -300.0, 0.0, 10.0], [1.0, 2.0, 3.0, 5.0]])
    yield case("the sum overflows float16", [[60000.0, 60000.0, 50000.0, 40000.0]], groups=2)
    yield case("the largest float16", [[65504.0, -65504.0, 0.0, 1.0]])
    yield case("infinite in float16", [[1e5, 1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0]], groups=2)
    yield case("the squares overflow bfloat16", [[1e20, -1e20, 1e20, -1e20]], groups=2)
    yield case("squares far beyond float32", [[1.6e38, -1.6e38, 1.0, 0.0]])
    yield case("γ overflows float16", drawn(28, 1, 4, 1, 0), weight=1e6)
    yield case("β overflows float16", drawn(29, 1, 4, 1, 0), bias=-1e6)
    yield case("the result overflows float16", drawn(30, 1, 6, 1, 0), weight=60000.0)
    # Small numbers.
    yield case("subnormal in float16", [[1e-6, -2e-6, 5e-6, 3e-7]], eps=1e-12, groups=2)
    yield case("0 in float16", [[1e-8, -2e-8, 3e-8, 0.0]], eps=0.0)
    yield case("subnormal in bfloat16", [[1e-39, -2e-39, 3e-39, 0.0]])
    yield case("γ is 0 in float16", drawn(31, 1, 4, 1, 0), weight=1e-8)
    yield case("the result is subnormal in float16", drawn(32, 1, 6, 1, 0), weight=1e-5)
    # A large offset: rounding the input removes most of the spread.
    yield case("about 2000", [[2000.3, 1999.9, 2000.6, 2000.0]], groups=2)
    yield case("40000 and up by ones", [[40000.0, 40001.0, 40002.0, 40003.0]])
    yield case("100 and up by thousandths", [[round(100 + i / 1000, 3) for i in range(16)]])


def main(out):
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    cases = list(states())
    growth = [
        chains(0, 30, 1.5, 8, "hadamard", torch.float16),
        chains(1, 8, 3.0, 8, "matmul", torch.float16),
        chains(0, 30, 1.5, 8, "hadamard", torch.bfloat16),
        chains(1, 8, 3.0, 8, "matmul", torch.bfloat16),
        chains(2, 2, 1.5, 8, "hadamard", torch.float32),
        chains(3, 5, 2.0, 8, "matmul", torch.float32),
        chains(4, 64, 0.5, 8, "hadamard", torch.float32),
    ]
    # One case per line, so that a diff shows which case has changed.
    lines = lambda cases: ",\n".join(
        json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases
    )
    version = torch.__version__.split("+")[0]
    pathlib.Path(out).write_text(
        f'{{"torch":"{version}","cases":[\n{lines(cases)}\n],"chains":[\n{lines(growth)}\n]}}\n'
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("layer_formats.json"))
