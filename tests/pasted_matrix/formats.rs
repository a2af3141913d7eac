//! One matrix in every supported format.

use layernorm_lab::{
    share::matrix_text::read,
    words::custom_matrix::{MatrixFormat, ReadingNote},
};

/// The rows and the detected format of a valid text.
fn parse_valid(text: &str) -> (Vec<Vec<f32>>, MatrixFormat) {
    let readings = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(!readings.is_ambiguous(), "{text}: {readings:?}");
    let reading = readings.first;
    let matrix = reading.matrix.matrix();
    let rows = (0..matrix.rows()).map(|row| matrix.row(row).to_vec());
    (rows.collect(), reading.format)
}

#[test]
fn every_format_is_parsed() {
    let expected = [vec![1.0, -2.5, 300.0], vec![0.25, 4.0, -0.001]];
    for (text, form) in [
        ("1,-2.5,300\n0.25,4,-0.001", MatrixFormat::Commas),
        ("1, -2.5, 300,\r\n0.25, 4, -1e-3,\r\n", MatrixFormat::Commas),
        (
            "\u{feff}\"1\",\"-2.5\",\"300\"\n\"0.25\",\"4\",\"-.001\"\n",
            MatrixFormat::Commas,
        ),
        (
            "a,b,c\n1,\u{2212}2.5,300\n\n0.25,4,-0.001",
            MatrixFormat::Commas,
        ),
        (
            "\"1,0\",\"-2,5\",\"300\"\n\"0,25\",\"4\",\"-0,001\"",
            MatrixFormat::Commas,
        ),
        ("1\t-2.5\t300\n0.25\t4\t-0.001", MatrixFormat::Tabs),
        ("1\t-2,5\t3e2\n0,25\t4\t-0,001", MatrixFormat::Tabs),
        ("1;-2,5;300\n0,25;4;-0,001", MatrixFormat::Semicolons),
        ("1;-2.5;300\n0.25;4;-0.001\n", MatrixFormat::Semicolons),
        ("1 -2.5 300\n  0.25   4 -0.001", MatrixFormat::Spaces),
        ("1,0 -2,5 300\n0,25 4 -0,001", MatrixFormat::Spaces),
        (
            "# savetxt\n1.000e+00 -2.5e+00 3e2\n2.5e-1 4 -1e-3",
            MatrixFormat::Spaces,
        ),
        (
            "[[1, -2.5, 300], [0.25, 4, -0.001]]",
            MatrixFormat::Brackets,
        ),
        (
            "x = [\n  [1, -2.5, 300,],\n  [.25, 4., -0.001],\n]",
            MatrixFormat::Brackets,
        ),
        (
            "[[ 1.0e+00 -2.5e+00\n   3.0e+02]\n [ 2.5e-01  4.0e+00 -1.0e-03]]",
            MatrixFormat::Brackets,
        ),
        (
            "array([[ 1.   , -2.5  , 300. ],\n       [ 0.25 ,  4.   , -0.001]], dtype=float32)",
            MatrixFormat::Brackets,
        ),
        (
            "tensor([[ 1.0000e+00, -2.5000e+00,  3.0000e+02],\n        [ 2.5000e-01,  4.0000e+00, -1.0000e-03]],\n       device='cuda:0', dtype=torch.float64, grad_fn=<AddBackward0>)",
            MatrixFormat::Brackets,
        ),
        (
            "a = torch.tensor([[1, -2.5, 300], [0.25, 4, -0.001]], requires_grad=True).tolist()",
            MatrixFormat::Brackets,
        ),
        (
            "[[np.float32(1.0), np.float64(-2.5), tensor(300.)], [0.25, 4, -0.001]]",
            MatrixFormat::Brackets,
        ),
    ] {
        assert_eq!(parse_valid(text), (expected.to_vec(), form), "{text}");
    }
    assert_eq!(parse_valid("[1, 2]").0, [[1.0, 2.0]]);
    assert_eq!(parse_valid("my_x2 = [1, 2]").0, [[1.0, 2.0]]);
    assert_eq!(
        parse_valid("tensor([[1., 2.]], size=(1, 2))").0,
        [[1.0, 2.0]]
    );
    // A number of thousands does not start with 0.
    assert_eq!(parse_valid("0,123\t0,456").0, [[0.123, 0.456]]);
    assert_eq!(parse_valid("7").0, [[7.0]]);
    assert_eq!(parse_valid("1\n2\n3").0, [[1.0], [2.0], [3.0]]);
    let notes = |text| read(text).unwrap().first.notes;
    assert_eq!(notes("a,b\n1,2"), [ReadingNote::HeaderSkipped]);
    assert_eq!(notes("1,2\n3,4"), []);
}

#[test]
fn r_mathematica_and_tables_with_classes_are_parsed() {
    let expected = [vec![1.0, 2.5, 3.0], vec![4.0, 5.0, -6.0]];
    for (text, form) in [
        ("rbind(c(1, 2.5, 3), c(4, 5, -6))", MatrixFormat::R),
        ("x <- cbind(c(1, 4), c(2.5, 5), c(3, -6))", MatrixFormat::R),
        ("matrix(c(1, 4, 2.5, 5, 3, -6), nrow = 2)", MatrixFormat::R),
        ("matrix(c(1, 4, 2.5, 5, 3, -6), 2, 3)", MatrixFormat::R),
        (
            "matrix(data = c(1, 2.5, 3,\n  4, 5, -6), ncol = 3, byrow = TRUE)",
            MatrixFormat::R,
        ),
        ("{{1, 2.5, 3}, {4, 5, -6}}", MatrixFormat::Brackets),
        ("a = {{1, 2.5, 3},\n {4, 5, -6}};", MatrixFormat::Brackets),
        ("1,2.5,3,cat\n4,5,-6,dog", MatrixFormat::Commas),
        ("a,b,c,class\n1,2.5,3,cat\n4,5,-6,dog", MatrixFormat::Commas),
        ("1 2.5 3 cat\n4 5 -6 dog", MatrixFormat::Spaces),
    ] {
        let (rows, format) = parse_valid(text);
        assert_eq!((&rows[..], format), (&expected[..], form), "{text}");
    }
    let notes = read("1,2,cat\n3,4,dog").unwrap().first.notes;
    assert_eq!(notes, [ReadingNote::ClassesLeftOut]);
    // Seven values do not fill two rows, and a range is no vector of numbers.
    for text in [
        "matrix(c(1, 2, 3, 4, 5, 6, 7), nrow = 2)",
        "matrix(1:6, 2)",
        "rbind(c(1, a))",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}
