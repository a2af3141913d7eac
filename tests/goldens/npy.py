"""Arrays as numpy saves them, and their values as float32, as JSON.

Run with numpy 2:  python npy.py OUT_FILE
Each case has the file in hexadecimal, and the values row by row as numpy's astype("float32")
gives them, as the bits of the float32.
"""

import io
import json
import pathlib
import sys

import numpy
from numpy.lib import format as npy

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float16", "float32", "float64"]


def file_of(array, version):
    file = io.BytesIO()
    npy.write_array(file, array, version=version)
    return file.getvalue()


def case(name, array, version=(1, 0)):
    rows = numpy.atleast_2d(array).astype("float32")
    return {
        "name": name,
        "file": file_of(array, version).hex(),
        "rows": [row.view("uint32").tolist() for row in rows],
        "is_exact": bool((rows.astype(object) == numpy.atleast_2d(array).astype(object)).all()),
    }


def integers(dtype):
    """The limits of the type, and numbers around the largest that float32 holds exactly."""
    limits = numpy.iinfo(dtype)
    around = [0, 1, 2**24 - 1, 2**24 + 1, 2**53 + 2**29 + 1, limits.min, limits.max - 1, limits.max]
    return numpy.array([x for x in around if limits.min <= x <= limits.max] * 2, dtype).reshape(2, -1)


def floats(dtype):
    smallest = numpy.finfo(dtype).smallest_subnormal
    return numpy.array([[0.1, -0.0, 1 / 3, 1], [-2.5, 300, 65504, smallest]], dtype)


def main(out):
    cases = [case(dtype, integers(dtype)) for dtype in INTEGERS]
    cases += [case(dtype, floats(dtype)) for dtype in FLOATS]
    cases += [
        case(f"{dtype}, big-endian", make(dtype).astype(numpy.dtype(dtype).newbyteorder(">")))
        for make, types in [(integers, INTEGERS[1:4] + INTEGERS[5:]), (floats, FLOATS)]
        for dtype in types
    ]
    cases += [
        case("bool", numpy.array([[True, False, True], [False, False, True]])),
        case("Fortran order", numpy.asfortranarray(numpy.arange(12.0).reshape(3, 4))),
        case("Fortran order of int16", numpy.asfortranarray(numpy.arange(6, dtype="int16").reshape(3, 2))),
        case("one dimension", numpy.array([1.5, -2, 0.25], "float32")),
        case("one value", numpy.array([[7]], "int64")),
        case("version 2", numpy.arange(6.0).reshape(2, 3), (2, 0)),
        case("version 3", numpy.arange(6.0).reshape(2, 3), (3, 0)),
    ]
    # One case per line, so that a diff shows which case has changed.
    lines = ",\n".join(json.dumps(case) for case in cases)
    pathlib.Path(out).write_text('{"cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("npy.json"))
