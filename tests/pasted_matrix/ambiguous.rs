//! Texts that only their author can read: every reading is offered.

use layernorm_lab::{share::matrix_text::read, words::custom_matrix::ReadingNote as Note};

/// The matrices and the decisions of all readings.
fn readings(text: &str) -> Vec<(Vec<Vec<f32>>, Vec<Note>)> {
    let readings = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    readings
        .iter()
        .map(|reading| {
            let matrix = reading.matrix.matrix();
            let rows = (0..matrix.rows()).map(|row| matrix.row(row).to_vec());
            (rows.collect(), reading.notes.clone())
        })
        .collect()
}

#[test]
fn semicolons_and_commas_may_separate_rows_or_digits() {
    assert_eq!(
        readings("1,2;3,4"),
        [
            (
                vec![vec![1.0, 2.0], vec![3.0, 4.0]],
                vec![Note::RowsAtSemicolons]
            ),
            (
                vec![vec![1.2, 3.4]],
                vec![Note::OneRow, Note::DecimalCommas]
            ),
        ]
    );
    assert_eq!(
        readings("1,234;2,345"),
        [
            (
                vec![vec![1.0, 234.0], vec![2.0, 345.0]],
                vec![Note::RowsAtSemicolons]
            ),
            (
                vec![vec![1.234, 2.345]],
                vec![Note::OneRow, Note::DecimalCommas]
            ),
            (
                vec![vec![1234.0, 2345.0]],
                vec![Note::OneRow, Note::CommaThousands]
            ),
        ]
    );
    assert_eq!(
        readings("1,5;\n2,5;"),
        [
            (
                vec![vec![1.0, 5.0], vec![2.0, 5.0]],
                vec![Note::RowsAtSemicolons]
            ),
            (vec![vec![1.5], vec![2.5]], vec![Note::DecimalCommas]),
        ]
    );
    assert_eq!(
        readings("1;2;3"),
        [
            (vec![vec![1.0, 2.0, 3.0]], vec![Note::OneRow]),
            (
                vec![vec![1.0], vec![2.0], vec![3.0]],
                vec![Note::RowsAtSemicolons]
            ),
        ]
    );
}

#[test]
fn a_comma_before_three_digits_may_separate_thousands() {
    let values = |text: &str| -> Vec<Vec<Vec<f32>>> {
        readings(text).into_iter().map(|(rows, _)| rows).collect()
    };
    assert_eq!(
        values("1\t1,234\n2\t5,678"),
        [[[1.0, 1.234], [2.0, 5.678]], [[1.0, 1234.0], [2.0, 5678.0]],]
    );
    assert_eq!(
        values("7,234.5\n2,345.6"),
        [
            vec![vec![7.0, 234.5], vec![2.0, 345.6]],
            vec![vec![7234.5], vec![2345.6]],
        ]
    );
    // Three digits in one cell, but not in the other.
    assert_eq!(values("1\t1,234\n2\t5,67"), [[[1.0, 1.234], [2.0, 5.67]]]);
}

#[test]
fn a_bracket_over_several_lines_may_be_a_wrapped_row() {
    assert_eq!(
        readings("[1 2\n 3 4]"),
        [
            (
                vec![vec![1.0, 2.0], vec![3.0, 4.0]],
                vec![Note::RowsAtLines]
            ),
            (vec![vec![1.0, 2.0, 3.0, 4.0]], vec![Note::OneRow]),
        ]
    );
    // numpy prints a long row in lines of unequal length.
    assert_eq!(
        readings("[1 2\n 3]"),
        [(vec![vec![1.0, 2.0, 3.0]], vec![Note::OneRow])]
    );
    // A Python list that goes on after the comma.
    assert_eq!(
        readings("[1, 2,\n 3, 4]"),
        [(vec![vec![1.0, 2.0, 3.0, 4.0]], vec![])]
    );
    assert_eq!(
        readings("array([1, 2,\n 3, 4])"),
        [(vec![vec![1.0, 2.0, 3.0, 4.0]], vec![])]
    );
}

#[test]
fn a_first_column_that_counts_may_be_an_index() {
    let kept = vec![vec![0.0, 1.5], vec![1.0, 3.0]];
    let left_out = vec![vec![1.5], vec![3.0]];
    let (header, index, feature) = (Note::HeaderSkipped, Note::IndexLeftOut, Note::IndexKept);
    assert_eq!(
        readings("a,b\n0,1.5\n1,3.0"),
        [
            (kept.clone(), vec![header, feature]),
            (left_out.clone(), vec![header, index]),
        ]
    );
    assert_eq!(
        readings("id,b\n0,1.5\n1,3.0"),
        [
            (left_out.clone(), vec![header, index]),
            (kept.clone(), vec![header, feature]),
        ]
    );
    assert_eq!(
        readings("0 1.5\n1 3.0"),
        [(kept, vec![feature]), (left_out, vec![index])]
    );
    // Whole numbers beside whole numbers are values.
    assert_eq!(readings("0 1\n1 3").len(), 1);
    assert_eq!(readings("1\n2\n3").len(), 1);
}
