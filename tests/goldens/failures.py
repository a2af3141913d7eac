"""LayerNorm of rows that break floating point, computed with 200 digits.

Run with any Python 3:  python failures.py OUT_FILE
It needs no packages. The script rounds every row to float32, because the lab computes with
float32, and writes the rounded row. γ is 1 and β is 0.
"""

import json
import pathlib
import struct
import sys
from decimal import Decimal, getcontext

# Enough digits for the squares of a row that holds both 1e38 and 1e-45.
getcontext().prec = 200


def float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def json_number(value):
    """The number, or a string for an infinity, which JSON cannot represent."""
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def case(name, row, eps=1e-5):
    row = [float32(x) for x in row]
    inputs = {"name": name, "eps": eps, "input": [json_number(x) for x in row]}
    if any(x in (float("inf"), float("-inf")) for x in row):
        return {**inputs, "mean": "NaN", "variance": "NaN", "output": ["NaN"] * len(row)}
    # Decimal(x) converts x exactly; Decimal(str(x)) would not.
    exact = [Decimal(x) for x in row]
    mean = sum(exact) / len(exact)
    variance = sum((x - mean) ** 2 for x in exact) / len(exact)
    root = (variance + Decimal(eps)).sqrt()
    output = [float((x - mean) / root) if root else "NaN" for x in exact]
    return {**inputs, "mean": float(mean), "variance": float(variance), "output": output}


def thousandths(mean):
    """mean + i·0.001 with both operations rounded to float32, as in the lab."""
    return [mean + float32(i * float32(1e-3)) for i in range(16)]


def main(out):
    infinity = float("inf")
    cases = [
        case("40000 to 40003", [40000, 40001, 40002, 40003]),
        case("near 2000", [2000.3, 1999.9, 2000.6, 2000.0]),
        case("100, in steps of 0.001", thousandths(100)),
        case("1000, in steps of 0.001", thousandths(1000)),
        case("10000, in steps of 0.001", thousandths(10000)),
        case("256 copies of 1234", [1234] * 256),
        case("±10²⁰", [1e20, -1e20, 1e20, -1e20]),
        case("all zeros", [0] * 8),
        case("all zeros in float16", [0] * 8, eps=1e-12),
        case("one infinity", [1, 2, infinity, 4]),
        # Not presets: further tests of the exact arithmetic.
        case("no spread, no ε", [7, 7, 7], eps=0),
        case("one value", [3]),
        case("largest and smallest", [3.4028235e38, 1e-45, -3.4028235e38, 1]),
        case("tiny values", [i * 1e-44 for i in range(10)], eps=0),
        case("tiny ε", [i * 1e-20 for i in range(10)], eps=1e-40),
        case("large ε", [i * 0.1 for i in range(64)], eps=1e6),
        case("one outlier", [1] * 63 + [-1e30]),
    ]
    # One case per line, so that a diff shows which case has changed.
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    pathlib.Path(out).write_text('{"cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("failures.json"))
