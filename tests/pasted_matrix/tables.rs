//! Tables with headings, an index or row labels, and tables in markup.

use layernorm_lab::{
    share::matrix_text::read,
    words::custom_matrix::{MatrixFormat, ReadingNote as Note},
};

/// The rows of a text with a single reading, its format and its notes.
fn table(text: &str) -> (Vec<Vec<f32>>, MatrixFormat, Vec<Note>) {
    let readings = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(!readings.is_ambiguous(), "{text}: {readings:?}");
    let matrix = readings.first.matrix.matrix();
    let rows = (0..matrix.rows()).map(|row| matrix.row(row).to_vec());
    (rows.collect(), readings.first.format, readings.first.notes)
}

const VALUES: [[f32; 2]; 2] = [[1.5, 2.0], [3.0, 4.0]];

#[test]
fn headings_an_index_and_labels_are_left_out() {
    let (header, index, labels) = (Note::HeaderSkipped, Note::IndexLeftOut, Note::LabelsLeftOut);
    for (text, notes) in [
        // pandas: one heading fewer than values.
        ("     a    b\n0  1.5  2.0\n1  3.0  4.0", vec![header, index]),
        ("    a b\n1 1.5 2\n2 3.0 4", vec![header, index]),
        (
            "     a    b\nx  1.5  2.0\ny  3.0  4.0",
            vec![header, labels],
        ),
        ("   0  1\n0  1.5  2.0\n1  3.0  4.0", vec![header, index]),
        (
            "   0  1\n0  1.5  2.0\n1  3.0  4.0\n\n[2 rows x 2 columns]",
            vec![header, index],
        ),
        (
            "     0    1\nx  1.5  2.0\ny  3.0  4.0",
            vec![header, labels],
        ),
        // CSV with an index.
        (",a,b\n0,1.5,2.0\n1,3.0,4.0", vec![header, index]),
        (",a,b\n17,1.5,2.0\n23,3.0,4.0", vec![header, index]),
        (",0,1\n0,1.5,2.0\n1,3.0,4.0", vec![header, index]),
        ("\ta\tb\nx\t1.5\t2.0\ny\t3.0\t4.0", vec![header, labels]),
        ("name,a,b\nAnn,1.5,2.0\nBob,3.0,4.0", vec![header, labels]),
        (
            "name;a;b\nAnn;1,5;2\nBob;3,0;4",
            vec![header, labels, Note::DecimalCommas],
        ),
        ("row\t1\t2\n1\t1.5\t2.0\n2\t3.0\t4.0", vec![header, index]),
        // Copied from this page.
        (
            "\nA, the activations\n1\t2\n1\t1.5\t2.0\n2\t3.0\t4.0\n",
            vec![header, index],
        ),
        ("x 1.5 2\ny 3.0 4", vec![labels]),
        ("a,b\n1.5,2.0\n3.0,4.0", vec![header]),
        (
            "mass [kg],size (m, n)\n1.5,2.0\n3.0,4.0"
                .replace(", n", "")
                .as_str(),
            vec![header],
        ),
    ] {
        let (rows, _, found) = table(text);
        assert_eq!(
            (rows, found),
            (VALUES.map(Vec::from).to_vec(), notes),
            "{text}"
        );
    }
}

#[test]
fn a_heading_that_counts_above_labels_may_be_values() {
    let readings = read("name,1,2\nAnn,1.5,2.0\nBob,3.0,4.0").unwrap();
    let rows: Vec<_> = readings
        .iter()
        .map(|reading| reading.matrix.matrix().rows())
        .collect();
    assert_eq!(rows, [2, 3]);
}

#[test]
fn ragged_rows_of_numbers_are_no_table_with_an_index() {
    for text in ["1.5 2\n3 4 5\n6 7 8", "1 2\n3 4 5\n6 7 8", "1 2 3\n4 5"] {
        let error = read(text).expect_err(text).to_string();
        assert!(error.contains("equally long"), "{error}");
    }
}

#[test]
fn a_separator_at_the_end_of_some_lines_is_no_cell() {
    let expected = vec![vec![1.0, 2.0, 3.0], vec![4.0, 5.0, 6.0]];
    for text in ["1,2,3\n4,5,6,", "1,2,3,\n4,5,6", "1;2;3;\n4;5;6"] {
        assert_eq!(table(text).0, expected, "{text}");
    }
}

#[test]
fn a_note_says_that_a_value_becomes_0() {
    let (rows, _, notes) = table("1e-46 2\n3 0");
    assert_eq!(rows, [[0.0, 2.0], [3.0, 0.0]]);
    assert_eq!(notes, [Note::RoundedToZero]);
    // float32's smallest number, and 0 itself.
    assert_eq!(table("1.4e-45 2\n3 0").2, []);
}

#[test]
fn tables_in_markdown_and_latex_are_read() {
    for (text, format) in [
        ("| 1.5 | 2 |\n|---|---|\n| 3 | 4 |", MatrixFormat::Markdown),
        (
            "| a | b |\n|:--|--:|\n| 1.5 | 2 |\n| 3 | 4 |",
            MatrixFormat::Markdown,
        ),
        (
            "|    |   0 |   1 |\n|---:|----:|----:|\n|  0 | 1.5 | 2 |\n|  1 | 3 | 4 |",
            MatrixFormat::Markdown,
        ),
        (" a | b \n---+---\n 1.5 | 2\n 3 | 4", MatrixFormat::Markdown),
        ("1.5 & 2 \\\\ 3 & 4", MatrixFormat::Latex),
        ("1.5 & 2 \\\\\n3 & 4 \\\\", MatrixFormat::Latex),
        (
            "\\begin{bmatrix} 1.5 & 2 \\\\ 3 & 4 \\end{bmatrix}",
            MatrixFormat::Latex,
        ),
        (
            "\\begin{tabular}{cc}\n\\hline\na & b \\\\\n\\hline\n$1.5$ & $2$ \\\\\n$3$ & $4$ \\\\\n\\hline\n\\end{tabular}",
            MatrixFormat::Latex,
        ),
        (
            "\\left[\\begin{array}{cc} 1.5 & 2 \\\\ 0.3 \\times 10^{1} & 4 \\end{array}\\right]",
            MatrixFormat::Latex,
        ),
    ] {
        let (rows, found, _) = table(text);
        let near = |a: f32, b: f32| (a - b).abs() < 1e-6;
        let is_read = rows.len() == 2
            && rows.iter().zip(VALUES).all(|(row, expected)| {
                row.len() == 2 && near(row[0], expected[0]) && near(row[1], expected[1])
            });
        assert!(is_read && found == format, "{text}: {rows:?} {found:?}");
    }
}
