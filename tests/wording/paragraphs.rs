//! Fixed texts that state a number or a reason: the states that show each, and why it holds
//! in them.

use layernorm_lab::{
    lab::{
        experiment::run,
        relatives,
        relatives::{Relative, nearest_groups},
        scenario::{CustomMatrix, Scenario},
        setting::Number,
    },
    share::matrix_text,
    words::{cell_field, custom_matrix, label, setting},
};

fn own(rows: &[Vec<f64>]) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.own = Some(CustomMatrix::from_rows(rows).expect("it is a matrix"));
    scenario
}

/// Shown while a matrix of the user's own is: these four settings change nothing then, and
/// all others of the layer do.
#[test]
fn an_own_matrix_disables_four_sliders() {
    assert!(custom_matrix::SLIDERS_DISABLED.contains("features, rows, mean and std"));
    let scenario = own(&[vec![1.0, 2.0, 4.0], vec![-1.0, 0.5, 0.25]]);
    let expected = run(&scenario).expect("it is valid").normalization;
    let without_effect = Number::ALL.into_iter().filter(|number| {
        let mut changed = scenario.clone();
        number.set(&mut changed, number.repair(number.get(&scenario) + 1.0));
        let layer = [Number::Rows, Number::Features, Number::Mean, Number::Std];
        let outcome = run(&changed).expect("it is valid").normalization;
        layer.contains(number) && outcome == expected
    });
    assert_eq!(without_effect.count(), 4);
}

/// Shown in the panel in every state: the largest matrix is read, a larger one is not.
#[test]
fn the_panel_names_the_largest_matrix_and_the_formats() {
    assert!(custom_matrix::FORMS.contains("up to 64 × 1024"));
    let text = |rows: usize, features: usize| vec!["1 ".repeat(features); rows].join("\n");
    assert!(matrix_text::read(&text(64, 1024)).is_ok());
    assert!(matrix_text::read(&text(65, 1)).is_err());
    assert!(matrix_text::read(&text(1, 1025)).is_err());
    for example in [
        "1,2\n3,4",
        "1\t2\n3\t4",
        "[[1, 2], [3, 4]]",
        "tensor([[1., 2.],\n        [3., 4.]])",
        "[[1. 2.]\n [3. 4.]]",
        "tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)",
        "     a    b\n0  1.0  2.0\n1  3.0  4.0",
        "[1 2; 3 4]",
        "2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0",
        "     [,1] [,2]\n[1,]    1    2\n[2,]    3    4",
        "| 1 | 2 |\n|---|---|\n| 3 | 4 |",
        "1 & 2 \\\\ 3 & 4",
    ] {
        let reading = matrix_text::read(example).expect("the panel lists this format");
        assert_eq!(reading.first.matrix.matrix().values(), [1.0, 2.0, 3.0, 4.0]);
    }
}

/// Shown at the seed's field in every state.
#[test]
fn the_seeds_help_names_the_largest_seed() {
    let digits: String = label::SEED_HELP
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    assert_eq!(digits, format!("0{}", u64::MAX));
    assert!(
        label::refused_seed("-1")
            .contains(&label::SEED_HELP[label::SEED_HELP.len() - 20..label::SEED_HELP.len() - 1])
    );
}

/// Shown beside ε's slider in every state: with the default ε a constant row gives 0, and
/// without any 0/0.
#[test]
fn the_help_of_epsilon_is_true() {
    assert!(
        setting::label(Number::Eps)
            .help
            .contains("a constant row does not give 0/0")
    );
    let mut scenario = own(&[vec![4.0; 5], vec![1.0, 2.0, 3.0, 4.0, 5.0]]);
    let row = |scenario: &Scenario| {
        run(scenario)
            .expect("it is valid")
            .normalization
            .output
            .row(0)
            .to_vec()
    };
    assert_eq!(row(&scenario), [0.0; 5]);
    scenario.layer_norm.eps = 0.0;
    assert!(row(&scenario).iter().all(|y| y.is_nan()));
}

/// Shown beside the slider of the groups in every state, and applied by the page.
#[test]
fn the_help_of_the_groups_is_true() {
    let help = setting::label(Number::Groups).help;
    assert!(
        help.contains("the next smaller number that does is used"),
        "{help}"
    );
    for features in 1..=64_u32 {
        for wanted in 1..=64_u32 {
            let used = nearest_groups(features as usize, wanted);
            let next = (1..=wanted)
                .rev()
                .find(|groups| features.is_multiple_of(*groups));
            assert_eq!(Some(used), next);
            assert!(
                Relative::GroupNorm { groups: used }
                    .check(features as usize)
                    .is_ok()
            );
        }
    }
    let input = run(&Scenario::default())
        .expect("it is valid")
        .normalization
        .input;
    assert!(
        relatives::run(
            Relative::GroupNorm { groups: 3 },
            &input,
            1e-5,
            layernorm_lab::lab::scenario::Precision::Float32
        )
        .is_err()
    );
}

/// A refused cell: the limits are those of float32.
#[test]
fn a_refused_cell_names_float32s_largest_number() {
    let message = cell_field::rejected("1e39");
    assert_eq!(
        message,
        "A cell must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number; \
         1e39 is too large. The last valid value stays."
    );
    assert_eq!("3.4028235e38".parse::<f32>(), Ok(f32::MAX));
}
