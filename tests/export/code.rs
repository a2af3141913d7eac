//! The exported PyTorch script and Rust program: their text, and the numbers in them.
//!
//! `cargo xtask update exports` writes the goldens again. Read what has changed, and run
//! the scripts again where PyTorch is installed.

use std::{env, fs, path::PathBuf};

use layernorm_lab::share::export::Export;

use crate::fixtures::{ALL_SETTINGS, LARGEST, LECTURE, NON_FINITE, run, text};

fn assert_golden(name: &str, text: &str) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/goldens/export", name]
        .iter()
        .collect();
    if env::var_os("UPDATE_EXPORTS").is_some() {
        fs::write(&path, text).expect("the golden file is writable");
    }
    let golden = fs::read_to_string(&path).expect("the golden file is readable");
    assert!(
        golden == text,
        "{name} is outdated; the export is now:\n{text}"
    );
}

#[test]
#[cfg_attr(
    feature = "flex",
    ignore = "the golden files hold ndarray's numbers, whose last digits differ"
)]
fn exported_code_matches_the_golden_files() {
    for (name, scenario) in [
        ("lecture", LECTURE),
        ("all_settings", ALL_SETTINGS),
        ("non_finite", NON_FINITE),
    ] {
        assert_golden(&format!("{name}.py.txt"), &text(Export::Script, scenario));
        assert_golden(&format!("{name}.rs.txt"), &text(Export::Burn, scenario));
    }
    assert_golden(
        "all_settings.ipynb.txt",
        &text(Export::Notebook, ALL_SETTINGS),
    );
}

/// The numbers in the bracketed list after a name.
fn numbers(text: &str, name: &str) -> Vec<f32> {
    let (_, rest) = text.split_once(name).expect("the text contains the name");
    // Inside a dictionary, the list is indented.
    let end = if name.starts_with(' ') {
        "\n    ]"
    } else {
        "\n]"
    };
    let end = rest.find(end).expect("the list ends");
    rest[..end]
        .split(['[', ']', ',', ' ', '\n', '('])
        .filter_map(|number| match number {
            "f32::NAN" | "nan" => Some(f32::NAN),
            number => number.parse().ok(),
        })
        .collect()
}

fn bits(values: &[f32]) -> Vec<u32> {
    let bits = |value: &f32| if value.is_nan() { 0 } else { value.to_bits() };
    values.iter().map(bits).collect()
}

#[test]
fn the_matrices_in_the_code_equal_the_labs_bit_for_bit() {
    for scenario in [LECTURE, ALL_SETTINGS, NON_FINITE, LARGEST] {
        let (settings, outcome) = run(scenario);
        let layer = &outcome.normalization;
        let script = text(Export::Script, scenario);
        let program = text(Export::Burn, scenario);
        // The script holds the user's matrix in its code, before the edits.
        let (name, before) = match &settings.activations.own {
            Some(own) => ("\nA = torch.tensor(", own.matrix()),
            None => ("    \"A\": ", &layer.input),
        };
        for (text, name, matrix) in [
            (&script, name, before),
            (&script, "    \"LN(A)\": ", &layer.output),
            (&program, "const A: [[f32; ", &layer.input),
            (&program, "const LAB: [[f32; ", &layer.output),
        ] {
            let read = numbers(text, name);
            // `[[f32; 10]; 3]` adds the two lengths to the numbers.
            let lengths = if name.starts_with("const") { 2 } else { 0 };
            assert_eq!(bits(&read[lengths..]), bits(matrix.values()), "{name}");
        }
    }
}

/// PyTorch refuses doubles outside float32's range: "value cannot be converted to type float
/// without overflow". The script's statistics are doubles, which may exceed it.
#[test]
fn no_float32_in_a_script_exceeds_the_largest() {
    let script = text(Export::Script, LARGEST);
    let after = |start: &str, end: &str| -> Vec<f64> {
        let (_, rest) = script.split_once(start).expect("the script has this part");
        let (part, _) = rest.split_once(end).expect("the part ends");
        let numbers = part.split(['[', ']', ',', ' ', '\n']);
        numbers.filter_map(|number| number.parse().ok()).collect()
    };
    let most = f64::from(f32::MAX);
    assert_eq!(after("\nA = torch.tensor(", "\n])"), [most, 1.0, -most]);
    assert_eq!(after("\nA[1, 0] = ", "\nrows, "), [-most]);
}

#[test]
fn entries_outside_the_matrix_are_left_out() {
    let script = text(Export::Script, ALL_SETTINGS);
    assert!(script.contains("\nA[1, 0] = -2.5\n"), "{script}");
    assert!(script.contains("\nlayer.weight[1, 2] = 0.1\n"), "{script}");
    assert!(
        !script.contains("A[63") && !script.contains("[9, 9]"),
        "{script}"
    );
}

#[test]
fn entries_just_outside_the_matrix_are_left_out_too() {
    let script = text(
        Export::Script,
        r#"{"activations": {"rows": 3, "features": 10, "edits": [
            {"row": 3, "feature": 0, "value": 7},
            {"row": 0, "feature": 10, "value": 8},
            {"row": 2, "feature": 9, "value": 6}
        ]}}"#,
    );
    assert!(script.contains("\nA[2, 9] = 6.0\n"), "{script}");
    assert!(
        !script.contains("\nA[3, 0]") && !script.contains("\nA[0, 10]"),
        "{script}"
    );
}

#[test]
fn every_export_has_a_name_a_file_name_and_the_media_type_of_its_contents() {
    let mut names = std::collections::BTreeSet::new();
    for (export, file, media_type) in [
        (Export::Script, "pytorch-seed-42.py", "text/x-python"),
        (
            Export::Notebook,
            "notebook-seed-42.ipynb",
            "application/x-ipynb+json",
        ),
        (Export::Burn, "burn-seed-42.rs", "text/x-rust"),
        (Export::Activations, "activations-seed-42.csv", "text/csv"),
        (Export::Normalised, "layer-norm-seed-42.csv", "text/csv"),
        (Export::Statistics, "statistics-seed-42.csv", "text/csv"),
        (Export::Norms, "norms-seed-42.csv", "text/csv"),
        (Export::Outcome, "outcome-seed-42.json", "application/json"),
    ] {
        assert_eq!(export.file_name(42), format!("layernorm-lab-{file}"));
        assert_eq!(export.media_type(), media_type, "{file}");
        let (name, description) = export.entry();
        assert!(!name.is_empty() && !description.is_empty(), "{file}");
        names.insert(name);
    }
    assert_eq!(names.len(), Export::ALL.len());
}

/// The norms of a narrow format differ by more than the other results.
#[test]
fn the_norms_have_the_tolerance_of_their_product_format_and_layer() {
    for (growth, limits) in [
        (r#""precision": "float32""#, "0.0, 1e-5"),
        (r#""precision": "float16""#, "0.0, 1e-5"),
        (r#""precision": "float16", "layer_norm": true"#, "1.0, 1e-3"),
        (r#""precision": "float32", "layer_norm": true"#, "1.0, 1e-5"),
        (
            r#""precision": "float32", "product": "matrix""#,
            "0.0, 1e-3",
        ),
        (
            r#""precision": "bfloat16", "product": "matrix""#,
            "0.0, 1e-1",
        ),
    ] {
        let json = format!(r#"{{"growth": {{"steps": 2, "size": 4, {growth}}}}}"#);
        let script = text(Export::Script, &json);
        assert!(script.contains(limits), "{growth}: {script}");
    }
}
