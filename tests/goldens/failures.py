"""LayerNorm of rows that break floating point, computed with 200 digits.

Run with any Python 3:  python failures.py OUT_FILE
It needs nothing else. Every row is rounded to float32, which is what the lab is
given, and stated as such; γ is 1 and β is 0.
"""

import json
import pathlib
import struct
import sys
from decimal import Decimal, getcontext

# Enough for a row that holds both 1e38 and 1e-45, squared.
getcontext().prec = 200


def float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def plain(value):
    """A number for JSON, which has no infinities."""
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def case(name, row, eps=1e-5):
    row = [float32(x) for x in row]
    stated = {"name": name, "eps": eps, "input": [plain(x) for x in row]}
    if any(x in (float("inf"), float("-inf")) for x in row):
        return {**stated, "mean": "NaN", "variance": "NaN", "output": ["NaN"] * len(row)}
    # Decimal(x) is the very number that x is, not the digits it is printed with.
    exact = [Decimal(x) for x in row]
    mean = sum(exact) / len(exact)
    variance = sum((x - mean) ** 2 for x in exact) / len(exact)
    root = (variance + Decimal(eps)).sqrt()
    output = [float((x - mean) / root) if root else "NaN" for x in exact]
    return {**stated, "mean": float(mean), "variance": float(variance), "output": output}


def thousandths(mean):
    """A float32 sum of a float32 product, as the lab makes it."""
    return [mean + float32(i * float32(1e-3)) for i in range(16)]


def main(out):
    infinity = float("inf")
    cases = [
        case("40000 and up by ones", [40000, 40001, 40002, 40003]),
        case("about 2000", [2000.3, 1999.9, 2000.6, 2000.0]),
        case("100 and up by thousandths", thousandths(100)),
        case("1000 and up by thousandths", thousandths(1000)),
        case("10000 and up by thousandths", thousandths(10000)),
        case("256 times 1234", [1234] * 256),
        case("±1e20", [1e20, -1e20, 1e20, -1e20]),
        case("all zeros", [0] * 8),
        case("all zeros in float16", [0] * 8, eps=1e-12),
        case("one infinity", [1, 2, infinity, 4]),
        # No presets: what else the exact arithmetic must bear.
        case("no spread, no ε", [7, 7, 7], eps=0),
        case("one value", [3]),
        case("largest and smallest", [3.4028235e38, 1e-45, -3.4028235e38, 1]),
        case("tiny values", [i * 1e-44 for i in range(10)], eps=0),
        case("tiny ε", [i * 1e-20 for i in range(10)], eps=1e-40),
        case("large ε", [i * 0.1 for i in range(64)], eps=1e6),
        case("one outlier", [1] * 63 + [-1e30]),
    ]
    # One case a line, so that a change shows what it changes.
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    pathlib.Path(out).write_text('{"cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("failures.json"))
