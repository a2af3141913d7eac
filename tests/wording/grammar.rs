//! 0, 1 and many of everything that is counted.

use layernorm_lab::{
    lab::{
        matrix::Matrix,
        scenario::{CustomMatrix, NormalizedShape, Scenario},
        setting::Number,
    },
    words::{
        custom_matrix::{self, MatrixFormat, MatrixTextError, ReadingNote},
        link, pager,
        refusal::Range,
        setting, share, slider,
    },
};

/// Asserts that the text counts one thing in the singular and several in the plural.
fn is_grammatical(text: &str) {
    let words: Vec<&str> = text
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '.'))
        .collect();
    for pair in words.windows(2) {
        let is_plural =
            pair[1].ends_with('s') && !["has", "is", "times", "was", "matrices"].contains(&pair[1]);
        match pair[0] {
            "1" => assert!(!is_plural, "{text}"),
            count
                if count.parse::<u32>().is_ok()
                    && pair[1].chars().all(|c| c.is_ascii_alphabetic()) =>
            {
                let nouns = [
                    "row",
                    "feature",
                    "value",
                    "cell",
                    "entry",
                    "group",
                    "multiplication",
                ];
                assert!(!nouns.contains(&pair[1]), "{text}");
            }
            _ => {}
        }
    }
}

fn own(rows: usize, features: usize) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(&vec![vec![1.0; features]; rows]).ok();
    scenario
}

#[test]
fn the_meaning_of_every_number() {
    for number in Number::ALL {
        for value in [1.0, 2.0, 3.0, 64.0] {
            for (rows, features) in [(1, 1), (1, 2), (2, 1), (3, 7)] {
                let mut scenario = own(rows, features);
                let _ = number
                    .check(value)
                    .map(|value| number.set(&mut scenario, value));
                is_grammatical(&slider::aria_value_text(number, &scenario));
            }
        }
    }
    assert_eq!(
        setting::meaning(Number::Groups, &own(1, 1)),
        "2 groups; 1 feature can only form 1"
    );
}

#[test]
fn entries_set_by_hand() {
    for shape in [NormalizedShape::Row, NormalizedShape::Whole] {
        let mut scenario = Scenario::default();
        scenario.layer_norm.normalized_shape = shape;
        for count in 0..4_u32 {
            let said = setting::meaning(Number::Gamma, &scenario);
            is_grammatical(&said);
            assert_eq!(said.contains("except"), count > 0, "{said}");
            let counted = [1, 2, 3].map(|count| format!("except {count} entr"));
            if count > 0 {
                assert!(said.contains(&counted[count as usize - 1]), "{said}");
            }
            scenario.layer_norm.gamma.set(0, count, 2.5);
        }
    }
}

#[test]
fn the_matrix_in_use() {
    let current = |scenario: &Scenario| {
        let (rows, features) = scenario.activations.shape();
        custom_matrix::current(
            scenario.activations.own.is_some(),
            rows as usize,
            features as usize,
            scenario.activations.edited_cells(),
            scenario.activations.edits_outside(),
        )
    };
    let mut scenario = Scenario::default();
    assert_eq!(current(&scenario), "The random matrix, 3 × 10.");
    // Cells outside the matrix have no effect and are not counted.
    scenario.activations.edit(0, 50, 4.0);
    assert_eq!(
        current(&scenario),
        "The random matrix, 3 × 10. One edit is outside it and has no effect."
    );
    scenario.activations.edit(12, 0, 4.0);
    assert_eq!(
        current(&scenario),
        "The random matrix, 3 × 10. 2 edits are outside it and have no effect."
    );
    scenario.activations.edit(2, 9, 4.0);
    assert_eq!(
        current(&scenario),
        "The random matrix, 3 × 10, 1 cell edited. 2 edits are outside it and have no effect."
    );
    scenario
        .activations
        .edits
        .retain(|edit| edit.row < 3 && edit.feature < 10);
    scenario.activations.edit(0, 0, 4.0);
    assert_eq!(
        current(&scenario),
        "The random matrix, 3 × 10, 2 cells edited."
    );
    scenario.activations.own = own(1, 2).activations.own;
    assert_eq!(
        current(&scenario),
        "Your own matrix, 1 × 2, 1 cell edited. One edit is outside it and has no effect."
    );
    let matrix = Matrix::new(1, 1, vec![1.0]);
    let notes = [ReadingNote::HeaderSkipped, ReadingNote::IndexLeftOut];
    is_grammatical(&custom_matrix::taken(MatrixFormat::Spaces, &notes, &matrix));
    is_grammatical(&custom_matrix::preview(
        MatrixFormat::Spaces,
        &notes,
        &matrix,
    ));
}

#[test]
fn lists_and_ranges() {
    assert_eq!(
        link::diagnostics(1),
        "One thing in this link could not be used as given:"
    );
    assert_eq!(
        link::diagnostics(2),
        "2 things in this link could not be used as given:"
    );
    assert_eq!(pager::range(pager::ROWS, 64, 65, 65), "row 65 of 65");
    assert_eq!(
        pager::range(pager::FEATURES, 0, 64, 65),
        "features 1 to 64 of 65"
    );
    assert_eq!(
        share::closed(1, 0),
        "This is a lesson: its teacher chose what you see (1 hidden)."
    );
    for found in [1, 2] {
        for first in [1, 2] {
            is_grammatical(
                &MatrixTextError::Ragged {
                    row: 1,
                    found,
                    first,
                }
                .to_string(),
            );
        }
    }
}

#[test]
fn every_refusal_states_its_range() {
    for number in Number::ALL {
        let spec = number.spec();
        let (least, most) = (*spec.limits.start(), *spec.limits.end());
        let name = setting::name(number);
        for (input, why) in [
            (String::new(), "nothing was typed".to_owned()),
            ("x".to_owned(), "“x” is not a number".to_owned()),
            (
                (most + 1.0).to_string(),
                format!("{} is too large", most + 1.0),
            ),
            (
                (least - 1.0).to_string(),
                format!("{} is too small", least - 1.0),
            ),
        ] {
            let range = Range::of(number).text();
            let refusal = setting::rejected(number, &input);
            let expected = format!("{name} must be {range}; {why}. The last valid value stays.");
            // Some counts are valid for the user's own matrix.
            let rest = refusal.strip_prefix(&expected);
            assert!(
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" Your own matrix")),
                "{refusal}"
            );
        }
        if spec.whole {
            let message = setting::rejected(number, &(least + 0.5).to_string());
            assert!(message.contains("is not a whole number"), "{message}");
        }
    }
    assert_eq!(
        setting::rejected(Number::Scale, "2000"),
        "scale factor must be between 0.001 and 1000; 2000 is too large. \
         The last valid value stays."
    );
    assert_eq!(
        link::replaced("scale", "2000", "1e3"),
        "scale must be between 0.001 and 1000; 2000 is too large. The lab uses 1e3."
    );
    assert_eq!(
        link::replaced("own", "1e39", "3.4028235e38"),
        "A value of own must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest \
         number; 1e39 is too large. The lab uses 3.4028235e38."
    );
    assert_eq!(
        link::dropped("own", "1,2;3"),
        "own: “1,2;3” was ignored, since it is no matrix: its rows must be equally long, \
         at most 64 of 1024 values."
    );
    assert_eq!(
        link::replaced("product", "cross", "elementwise"),
        "product: “cross” is not valid; elementwise is used."
    );
}
