//! The script and the Rust program: as text, and the numbers in them.
//!
//! `UPDATE_EXPORTS=1 cargo test --test export` writes the goldens anew; read
//! what changed, and run the scripts again where PyTorch is at hand.

use std::{env, fs, path::PathBuf};

use layernorm_lab::share::export::Export;

use crate::given::{BROKEN, BUSY, LECTURE, run, text};

fn golden(name: &str, text: &str) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/goldens/export", name]
        .iter()
        .collect();
    if env::var_os("UPDATE_EXPORTS").is_some() {
        fs::write(&path, text).expect("the golden can be written");
    }
    let kept = fs::read_to_string(&path).expect("the golden is there");
    assert!(kept == text, "{name} is not what is written now:\n{text}");
}

#[test]
#[cfg_attr(
    feature = "flex",
    ignore = "the numbers in it are those of ndarray, which differ in their last digits"
)]
fn the_code_is_the_code_that_was_run_in_pytorch_and_burn() {
    for (name, scenario) in [("lecture", LECTURE), ("busy", BUSY), ("broken", BROKEN)] {
        golden(&format!("{name}.py.txt"), &text(Export::Script, scenario));
        golden(&format!("{name}.rs.txt"), &text(Export::Burn, scenario));
    }
    golden("busy.ipynb.txt", &text(Export::Notebook, BUSY));
}

/// The numbers between the brackets that follow a name.
fn numbers(text: &str, name: &str) -> Vec<f32> {
    let (_, rest) = text.split_once(name).expect("the name is there");
    let end = rest.find("\n]").expect("the list ends");
    rest[..end]
        .split(['[', ']', ',', ' ', '\n', '('])
        .filter_map(|number| match number {
            "f32::NAN" => Some(f32::NAN),
            number => number.parse().ok(),
        })
        .collect()
}

fn bits(values: &[f32]) -> Vec<u32> {
    let bits = |value: &f32| if value.is_nan() { 0 } else { value.to_bits() };
    values.iter().map(bits).collect()
}

#[test]
fn the_matrices_in_the_code_are_the_labs_to_the_bit() {
    for scenario in [LECTURE, BUSY, BROKEN] {
        let (_, outcome) = run(scenario);
        let layer = &outcome.normalization;
        let script = text(Export::Script, scenario);
        let program = text(Export::Burn, scenario);
        for (text, name, matrix) in [
            (&script, "lab_A = ", &layer.input),
            (&script, "lab_normalised = ", &layer.output),
            (&program, "const A: [[f32; ", &layer.input),
            (&program, "const LAB: [[f32; ", &layer.output),
        ] {
            let read = numbers(text, name);
            // The length in `[f32; 10]` is read as a number too, and the count of rows.
            let lengths = if name.starts_with("const") { 2 } else { 0 };
            assert_eq!(bits(&read[lengths..]), bits(matrix.values()), "{name}");
        }
    }
}

#[test]
fn what_lies_outside_the_matrix_is_left_out() {
    let script = text(Export::Script, BUSY);
    assert!(script.contains("\nA[1, 0] = -2.5\n"), "{script}");
    assert!(script.contains("\nlayer.weight[1, 2] = 0.1\n"), "{script}");
    assert!(
        !script.contains("A[63") && !script.contains("[9, 9]"),
        "{script}"
    );
}

#[test]
fn every_file_has_a_name_that_says_what_it_is() {
    assert_eq!(
        Export::Norms.file_name(42),
        "layernorm-lab-norms-seed-42.csv"
    );
    let names: std::collections::BTreeSet<String> = Export::ALL
        .iter()
        .map(|export| export.file_name(0))
        .collect();
    assert_eq!(names.len(), Export::ALL.len());
}
