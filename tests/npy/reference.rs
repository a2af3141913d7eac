//! Files that numpy wrote, and the values that numpy's `astype("float32")` gives for them
//! (`tests/goldens/npy.py`).

use layernorm_lab::{
    share::{
        matrix_text,
        npy::{is_npy, read},
    },
    words::custom_matrix::{MatrixFormat, ReadingNote},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    /// In hexadecimal.
    file: String,
    /// The bits of each float32.
    rows: Vec<Vec<u32>>,
    is_exact: bool,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        let digits = self.file.as_bytes().chunks(2);
        digits
            .map(|pair| {
                let pair = str::from_utf8(pair).expect("the digits are ASCII");
                u8::from_str_radix(pair, 16).expect("the digits are hexadecimal")
            })
            .collect()
    }
}

fn cases() -> Vec<Case> {
    let json = include_str!("../goldens/npy.json");
    let Cases { cases } = serde_json::from_str(json).expect("the file is the script's");
    cases
}

#[test]
fn every_file_of_numpy_has_the_values_that_numpy_gives() {
    let cases = cases();
    assert_eq!(cases.len(), 27);
    for case in cases {
        let file = case.bytes();
        assert!(is_npy(&file));
        let read = read(&file).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let matrix = read.matrix.matrix();
        let bits: Vec<Vec<u32>> = (0..matrix.rows())
            .map(|row| {
                matrix
                    .row(row)
                    .iter()
                    .map(|value| value.to_bits())
                    .collect()
            })
            .collect();
        assert_eq!(bits, case.rows, "{}", case.name);
        assert_eq!(read.format, MatrixFormat::Npy);
        let has = |note| read.notes.contains(&note);
        assert_eq!(has(ReadingNote::Rounded), !case.is_exact, "{}", case.name);
        let is_row = case.name == "one dimension";
        assert_eq!(has(ReadingNote::OneRow), is_row, "{}", case.name);
    }
}

#[test]
fn the_text_of_a_file_has_the_same_values() {
    for case in cases() {
        let matrix = read(&case.bytes()).expect("the file is read").matrix;
        let text = matrix_text::write(matrix.matrix());
        let again = matrix_text::read(&text).expect("the text is read");
        assert_eq!(again.first.matrix, matrix, "{}", case.name);
        assert!(!again.is_ambiguous(), "{}: {text}", case.name);
    }
}
