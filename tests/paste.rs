//! A matrix out of text: every form that people paste, and every way in which
//! it can be wrong.

use layernorm_lab::{
    lab::scenario::Table,
    share::table::{read, write},
    words::own_matrix::Form,
};
use proptest::{collection::vec, prelude::*};

fn good(text: &str) -> (Vec<Vec<f32>>, Form) {
    let reading = read(text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let matrix = reading.table.matrix();
    let rows = (0..matrix.rows()).map(|row| matrix.row(row).to_vec());
    (rows.collect(), reading.form)
}

fn refused(text: &str) -> String {
    read(text).expect_err("this is no matrix").to_string()
}

#[test]
fn every_form_is_read() {
    let expected = [vec![1.0, -2.5, 300.0], vec![0.25, 4.0, -0.001]];
    for (text, form) in [
        ("1,-2.5,300\n0.25,4,-0.001", Form::Commas),
        ("1, -2.5, 300,\r\n0.25, 4, -1e-3,\r\n", Form::Commas),
        (
            "\u{feff}\"1\",\"-2.5\",\"300\"\n\"0.25\",\"4\",\"-.001\"\n",
            Form::Commas,
        ),
        ("a,b,c\n1,\u{2212}2.5,300\n\n0.25,4,-0.001", Form::Commas),
        (
            "\"1,0\",\"-2,5\",\"300\"\n\"0,25\",\"4\",\"-0,001\"",
            Form::Commas,
        ),
        ("1\t-2.5\t300\n0.25\t4\t-0.001", Form::Tabs),
        ("1\t-2,5\t3e2\n0,25\t4\t-0,001", Form::Tabs),
        ("1;-2,5;300\n0,25;4;-0,001", Form::Semicolons),
        ("1;-2.5;300\n0.25;4;-0.001\n", Form::Semicolons),
        ("1 -2.5 300\n  0.25   4 -0.001", Form::Spaces),
        ("1,0 -2,5 300\n0,25 4 -0,001", Form::Spaces),
        (
            "# savetxt\n1.000e+00 -2.5e+00 3e2\n2.5e-1 4 -1e-3",
            Form::Spaces,
        ),
        ("[[1, -2.5, 300], [0.25, 4, -0.001]]", Form::Brackets),
        (
            "x = [\n  [1, -2.5, 300,],\n  [.25, 4., -0.001],\n]",
            Form::Brackets,
        ),
        (
            "[[ 1.0e+00 -2.5e+00\n   3.0e+02]\n [ 2.5e-01  4.0e+00 -1.0e-03]]",
            Form::Brackets,
        ),
        (
            "array([[ 1.   , -2.5  , 300. ],\n       [ 0.25 ,  4.   , -0.001]], dtype=float32)",
            Form::Brackets,
        ),
        (
            "tensor([[ 1.0000e+00, -2.5000e+00,  3.0000e+02],\n        [ 2.5000e-01,  4.0000e+00, -1.0000e-03]],\n       device='cuda:0', dtype=torch.float64, grad_fn=<AddBackward0>)",
            Form::Brackets,
        ),
        (
            "a = torch.tensor([[1, -2.5, 300], [0.25, 4, -0.001]], requires_grad=True).tolist()",
            Form::Brackets,
        ),
        (
            "[[np.float32(1.0), np.float64(-2.5), tensor(300.)], [0.25, 4, -0.001]]",
            Form::Brackets,
        ),
    ] {
        assert_eq!(good(text), (expected.to_vec(), form), "{text}");
    }
    assert_eq!(good("[1, 2]").0, [[1.0, 2.0]]);
    assert_eq!(good("7").0, [[7.0]]);
    assert_eq!(good("1\n2\n3").0, [[1.0], [2.0], [3.0]]);
    assert!(read("a,b\n1,2").unwrap().headings);
    assert!(!read("1,2\n3,4").unwrap().headings);
}

#[test]
fn what_is_wrong_is_named_with_row_and_column() {
    for (text, said) in [
        ("1,2,3\n4,5,abc", "Row 2, column 3: “abc” is no number."),
        (
            "[[1, 2], [3, None]]",
            "Row 2, column 2: “None” is no number.",
        ),
        ("[[1 2], [3, 4 5]]", "Row 2, column 2: “4 5” is no number."),
        ("1,2\n3,", "Row 2, column 2 is empty."),
        ("[[1, , 2]]", "Row 1, column 2 is empty."),
        (
            "1,2\n3",
            "Row 2 has 1 value, row 1 has 2: all rows need as many.",
        ),
        (
            "[[1, 2], [3, 4], [5, 6, 7]]",
            "Row 3 has 3 values, row 1 has 2: all rows need as many.",
        ),
        (
            "1,1e39",
            "Row 1, column 2: “1e39” is too large. Tensors hold float32, whose largest number is 3.4028235e38.",
        ),
        (
            "1\t1,234\n2\t5,678",
            "Row 1, column 2: “1,234” can be read in two ways, the comma as decimal mark or between thousands. Write a point or leave the comma out.",
        ),
        ("1;2,5;3\n1;2.5;3", "Row 1, column 2: “2,5” is no number."),
        (
            "",
            "There is nothing to read: paste numbers, one row a line.",
        ),
        (
            " \n\t",
            "There is nothing to read: paste numbers, one row a line.",
        ),
        (
            "[]",
            "There is nothing to read: paste numbers, one row a line.",
        ),
        (
            "[[], []]",
            "There is nothing to read: paste numbers, one row a line.",
        ),
        (
            "[[1, 2], [3, 4]",
            "A bracket is opened and never closed: the end is missing.",
        ),
        (
            "[[[1, 2]], [[3, 4]]]",
            "This has 3 dimensions. Give one matrix of it, such as x[0].",
        ),
        (
            "[[1, 2], 3]",
            "Numbers stand beside lists (“, 3”): every row needs brackets of its own.",
        ),
        (
            "hello [1, 2]",
            "“hello” is not part of a matrix. Give one matrix and nothing else.",
        ),
        (
            "[1, 2] [3, 4]",
            "“[3, 4]” is not part of a matrix. Give one matrix and nothing else.",
        ),
        (
            "tensor([[1.]]) x",
            "“) x” is not part of a matrix. Give one matrix and nothing else.",
        ),
    ] {
        assert_eq!(refused(text), said, "{text}");
    }
    for text in [
        "1,NaN",
        "[[1, inf]]",
        "tensor([[1., -inf]])",
        "1 Infinity",
        "nan\tnan",
    ] {
        let said = refused(text);
        assert!(said.contains("the lab takes finite numbers only"), "{said}");
    }
    let elided = "tensor([[ 0.1,  0.2,  ..., 0.3],\n        ...,\n        [0.1, 0.2, ..., 0.3]])";
    assert!(refused(elided).contains("torch.set_printoptions(threshold=torch.inf)"));
    assert!(refused(&"1\n".repeat(65)).contains("There are 65 rows"));
    assert!(refused(&"1 ".repeat(1025)).contains("A row has 1025 values"));
    assert!(refused(&"1 ".repeat(3_000_000)).contains("more text than"));
}

#[test]
fn the_largest_matrix_is_read_and_written() {
    let rows = vec![vec![-1.234_567_9e-10; 1024]; 64];
    let table = Table::from_rows(&rows).unwrap();
    let text = write(table.matrix());
    assert_eq!(read(&text).unwrap().table, table);
}

/// A matrix, and its values as text that gives them back.
fn any_matrix() -> impl Strategy<Value = (Table, Vec<Vec<String>>)> {
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
                Table::from_rows(&wide).expect("the values are finite"),
                text,
            )
        })
}

fn lines(rows: &[Vec<String>], separator: &str) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Whatever form a matrix is written in, it comes back bit for bit.
    #[test]
    fn every_form_gives_the_matrix_back((table, text) in any_matrix()) {
        let python: Vec<String> = text.iter().map(|row| format!("[{}]", row.join(", "))).collect();
        let numpy: Vec<String> = text.iter().map(|row| format!("[{}]", row.join("  "))).collect();
        let european: Vec<Vec<String>> = text
            .iter()
            .map(|row| row.iter().map(|value| value.replace('.', ",")).collect())
            .collect();
        // Of a single column nobody can tell a decimal comma from CSV.
        let european = if text[0].len() > 1 { european } else { text.clone() };
        for form in [
            lines(&text, ","),
            lines(&text, "\t"),
            lines(&text, " ; "),
            lines(&text, "  "),
            lines(&european, ";"),
            format!("[{}]", python.join(",\n ")),
            format!("[{}]", numpy.join("\n ")),
            format!("tensor([{}],\n       dtype=torch.float64)", python.join(",\n        ")),
            write(table.matrix()),
        ] {
            let read = read(&form).map(|reading| reading.table);
            prop_assert_eq!(read.as_ref(), Ok(&table), "{}", form);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120_000) })]

    /// Hostile text is a matrix of finite values in size, or is refused.
    #[test]
    fn no_text_panics(
        text in prop_oneof![
            2 => "[\\[\\]0-9.,;eE+\\-() \t\n\"]{0,40}",
            1 => "(tensor\\(|array\\(|x = |)\\[{1,3}[0-9 .,\\[\\]\\-einfa]{0,30}(\\]\\]?\\)?|, dtype=x\\)|…)",
            1 => any::<String>(),
        ],
    ) {
        match read(&text) {
            Ok(reading) => {
                let matrix = reading.table.matrix();
                prop_assert!((1..=64).contains(&matrix.rows()));
                prop_assert!((1..=1024).contains(&matrix.columns()));
                prop_assert!(matrix.values().iter().all(|value| value.is_finite()));
            }
            Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
        }
    }
}
