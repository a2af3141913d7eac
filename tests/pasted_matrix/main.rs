//! Parsing pasted matrices: every supported format, and every error.

mod ambiguous;
mod binary;
mod errors;
mod formats;
mod printed;
mod rejections;
mod tables;

use layernorm_lab::{
    lab::scenario::CustomMatrix,
    share::matrix_text::{MAX_BYTES, read, write},
    words::custom_matrix::MatrixTextError,
};
use proptest::{collection::vec, prelude::*};

#[test]
fn the_largest_matrix_survives_a_round_trip() {
    let rows = vec![vec![-1.234_567_9e-10; 1024]; 64];
    let table = CustomMatrix::from_rows(&rows).unwrap();
    let text = write(table.matrix());
    assert_eq!(read(&text).unwrap().first.matrix, table);
}

#[test]
fn a_text_of_exactly_the_maximum_length_is_read() {
    let text = |length: usize| format!("{}1", " ".repeat(length - 1));
    assert!(read(&text(MAX_BYTES)).is_ok());
    assert_eq!(read(&text(MAX_BYTES + 1)), Err(MatrixTextError::TooLong));
}

/// A matrix, and its values as text that parses back to the same floats.
fn any_matrix() -> impl Strategy<Value = (CustomMatrix, Vec<Vec<String>>)> {
    let value = prop_oneof![
        any::<f32>().prop_filter("finite", |value| value.is_finite()),
        -10_f32..10.0,
        (-99_i16..99).prop_map(f32::from),
    ];
    (1_usize..6, 1_usize..9)
        .prop_flat_map(move |(rows, columns)| vec(vec(value.clone(), columns), rows))
        .prop_map(|rows| {
            let wide: Vec<Vec<f64>> = rows
                .iter()
                .map(|row| row.iter().map(|&value| f64::from(value)).collect())
                .collect();
            let text = rows
                .iter()
                .map(|row| row.iter().map(|value| format!("{value:?}")).collect())
                .collect();
            (
                CustomMatrix::from_rows(&wide).expect("the values are finite"),
                text,
            )
        })
}

fn join(rows: &[Vec<String>], separator: &str) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_format_round_trips_bit_for_bit((table, text) in any_matrix()) {
        let python: Vec<String> = text.iter().map(|row| format!("[{}]", row.join(", "))).collect();
        let numpy: Vec<String> = text.iter().map(|row| format!("[{}]", row.join("  "))).collect();
        let european: Vec<Vec<String>> = text
            .iter()
            .map(|row| row.iter().map(|value| value.replace('.', ",")).collect())
            .collect();
        // In a single column a decimal comma is indistinguishable from CSV.
        let european = if text[0].len() > 1 { european } else { text.clone() };
        let labelled = |corner: &str, separator: &str| {
            let width = text[0].len();
            let names: Vec<String> = (0..width).map(|column| format!("x{column}")).collect();
            let head = format!("{corner}{}", names.join(separator));
            let rows = text.iter().enumerate();
            let rows = rows.map(|(row, cells)| format!("r{row}{separator}{}", cells.join(separator)));
            std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
        };
        let markdown = join(&text, " | ").replace('\n', " |\n| ");
        let r_rows: Vec<String> = text
            .iter()
            .enumerate()
            .map(|(row, cells)| format!("[{},] {}", row + 1, cells.join("  ")))
            .collect();
        let r_columns: Vec<String> = (1..=text[0].len()).map(|column| format!("[,{column}]")).collect();
        let tuples: Vec<String> = text.iter().map(|row| format!("({},)", row.join(", "))).collect();
        let tensors: Vec<String> = python.iter().map(|row| format!("tensor({row}, dtype=torch.float64)")).collect();
        let size = format!("{}×{}", text.len(), text[0].len());
        for form in [
            join(&text, ","),
            join(&text, "\t"),
            join(&text, " ; "),
            join(&text, "  "),
            join(&european, ";"),
            format!("[{}]", python.join(",\n ")),
            format!("[{}]", numpy.join("\n ")),
            format!("tensor([{}],\n       dtype=torch.float64)", python.join(",\n        ")),
            write(table.matrix()),
            python.join("\n"),
            format!("({},)", tuples.join(", ")),
            format!("[{}]", tensors.join(", ")),
            format!("tf.Tensor(\n[{}], shape=({}), dtype=float32)", numpy.join("\n "), size.replace('×', ", ")),
            format!("[{}]", join(&text, " ").replace('\n', "; ") + ";"),
            format!("{size} Matrix{{Float64}}:\n {}", join(&text, "  ").replace('\n', "\n ")),
            format!("     {}\n{}", r_columns.join(" "), r_rows.join("\n")),
                format!("\\begin{{bmatrix}}\n{}\n\\end{{bmatrix}}", join(&text, " & ").replace('\n', " \\\\\n")),
            format!("| {markdown} |"),
            format!("```\n{}\n```", join(&text, ",")),
            format!(">>> x\ntensor([{}])", python.join(",\n        ")),
            format!("Out[3]: \narray([{}])", python.join(",\n       ")),
            labelled(",", ","),
            labelled("name,", ","),
            labelled("    ", "  "),
        ] {
            // Some forms have several readings of some matrices.
            let read = read(&form);
            let is_read = read
                .as_ref()
                .is_ok_and(|readings| readings.iter().any(|reading| reading.matrix == table));
            prop_assert!(is_read, "{form}\n{read:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120_000) })]

    /// A parsed matrix has finite values and a supported size.
    #[test]
    fn arbitrary_text_never_panics(
        text in prop_oneof![
            2 => "[\\[\\]0-9.,;eE+\\-() \t\n\"]{0,40}",
            1 => "(tensor\\(|array\\(|x = |)\\[{1,3}[0-9 .,\\[\\]\\-einfa]{0,30}(\\]\\]?\\)?|, dtype=x\\)|…)",
            2 => "[0-9.,; \t\n]{0,24}",
            1 => "(\\| ?|& |\\\\\\\\ |[a-c,] ?|[0-3] ?|\n|\\[[,0-9]{1,2}\\]|>>> |\\(|\\)|×10⁻³|```){0,16}",
            1 => any::<String>(),
        ],
    ) {
        match read(&text) {
            Ok(readings) => {
                for reading in readings.iter() {
                    let matrix = reading.matrix.matrix();
                    prop_assert!((1..=64).contains(&matrix.rows()));
                    prop_assert!((1..=1024).contains(&matrix.columns()));
                    prop_assert!(matrix.values().iter().all(|value| value.is_finite()));
                }
                prop_assert!(readings.iter().count() <= 3, "{readings:?}");
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
