//! What programs print, with everything around it, and how they write numbers.

use layernorm_lab::share::matrix_text::read;

/// The rows of a text with a single reading.
fn rows(text: &str) -> Vec<Vec<f32>> {
    let readings = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(!readings.is_ambiguous(), "{text}: {readings:?}");
    let matrix = readings.first.matrix.matrix();
    (0..matrix.rows())
        .map(|row| matrix.row(row).to_vec())
        .collect()
}

#[test]
fn printouts_of_other_programs_are_read() {
    for text in [
        // MATLAB and Julia.
        "[1 2; 3 4]",
        "A = [1, 2; 3, 4];",
        "[1 2;\n 3 4]",
        "1 2; 3 4",
        "1, 2; 3, 4",
        "1 2;\n3 4;",
        "[1, 2\n 3, 4]",
        "2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0",
        "julia> [1 2; 3 4]\n2×2 Matrix{Int64}:\n 1  2\n 3  4",
        // R.
        "     [,1] [,2]\n[1,]    1    2\n[2,]    3    4",
        "> m\n     [,1] [,2]\n[1,]    1    2\n[2,]    3    4",
        "  x y\na 1 2\nb 3 4",
        // Python.
        "[1,2]\n[3,4]",
        "[1, 2],\n[3, 4],",
        "[1, 2], [3, 4]",
        "((1, 2), (3, 4))",
        "x = ((1, 2), (3, 4))",
        "(1, 2)\n(3, 4)",
        "np.array(((1, 2), (3, 4)))",
        "[tensor([1., 2.]), tensor([3., 4.])]",
        "[np.array([1, 2], dtype=np.float32), np.array([3, 4], dtype=np.float32)]",
        "Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True)",
        "tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)",
        "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
        ">>> x\ntensor([[1., 2.],\n        [3., 4.]])",
        ">>> x = torch.tensor([[1, 2],\n...                   [3, 4]])",
        "In [2]: x\nOut[2]: \narray([[1, 2],\n       [3, 4]])",
        "Out[3]: [[1, 2], [3, 4]]",
        "```python\n[[1, 2], [3, 4]]\n```",
    ] {
        assert_eq!(rows(text), [[1.0, 2.0], [3.0, 4.0]], "{text}");
    }
    // R wraps a vector.
    assert_eq!(rows("[1] 1 2 3\n[4] 4 5"), [[1.0, 2.0, 3.0, 4.0, 5.0]]);
    assert_eq!(rows("[1; 2; 3]"), [[1.0], [2.0], [3.0]]);
}

#[test]
fn numbers_are_read_in_every_notation() {
    for (text, expected) in [
        ("1.5×10⁻³\t−2×10³", [1.5e-3, -2000.0]),
        ("[1.5×10⁻³, 2×10^4]", [1.5e-3, 2e4]),
        ("1.234,5\t2,5", [1234.5, 2.5]),
        ("\"1,234.5\",\"2.5\"", [1234.5, 2.5]),
        ("1,234.5\t2.5", [1234.5, 2.5]),
        ("1.234.567,5;0,5", [1_234_567.5, 0.5]),
        ("１２\t３．５", [12.0, 3.5]),
        ("10\u{202f}000\t1", [1e4, 1.0]),
    ] {
        assert_eq!(rows(text), [expected], "{text}");
    }
}
