//! What holds for every input, tried on random ones.
#![expect(
    clippy::cast_precision_loss,
    reason = "a row has at most 64 values"
)]

use layernorm_lab::lab::{
    exact, experiment, gradient,
    growth::{self, Noise},
    matrix::Matrix,
    normalization::{self, activations},
    relatives::{self, Relative},
    scenario::{
        Activations, Growth, LayerNorm, NormalizedShape, Parameter, Precision, Product, Scenario,
    },
};
use proptest::{collection::vec, prelude::*};

/// How many random inputs each property is tried on. `docs/NUMBERS.md` tells it.
const CASES: u32 = 256;

fn config() -> ProptestConfig {
    ProptestConfig {
        // A failure is told with its smallest input; no file is written.
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    }
}

fn layer(eps: f64) -> LayerNorm {
    LayerNorm {
        eps,
        ..LayerNorm::default()
    }
}

fn matrix(rows: &[&[f32]]) -> Matrix {
    Matrix::new(rows.len(), rows[0].len(), rows.concat())
}

fn normalized(row: &[f32], eps: f64) -> Vec<f32> {
    normalization::layer_norm(&matrix(&[row]), &layer(eps)).values().to_vec()
}

fn std(row: &[f32]) -> f64 {
    exact::layer_norm(row, 0.0).variance.to_f64().sqrt()
}

/// A row that float32 can hold the spread of: at most 64 values up to 10 with
/// a std of at least 0.5.
fn row() -> impl Strategy<Value = Vec<f32>> {
    vec(-10_f32..10.0, 2..=64).prop_filter("the row has a spread", |row| std(row) > 0.5)
}

/// A row and as many more numbers.
fn row_and_gradient() -> impl Strategy<Value = (Vec<f32>, Vec<f32>)> {
    row().prop_flat_map(|row| {
        let gradient = vec(-1_f32..1.0, row.len());
        (Just(row), gradient)
    })
}

fn eps() -> impl Strategy<Value = f64> {
    (-12_f64..2.0).prop_map(|exponent| 10_f64.powf(exponent))
}

fn growth() -> impl Strategy<Value = Growth> {
    let formats = [Precision::Float32, Precision::Float16, Precision::BFloat16];
    (
        -3_f64..3.0,
        1_u32..40,
        1_u32..9,
        prop::bool::ANY,
        prop::bool::ANY,
        prop::sample::select(formats.to_vec()),
    )
        .prop_map(|(exponent, steps, size, matrix, layer_norm, precision)| Growth {
            scale: 10_f64.powf(exponent).clamp(1e-3, 1e3),
            steps,
            size,
            product: if matrix { Product::Matrix } else { Product::Elementwise },
            layer_norm,
            precision,
        })
}

/// `(measured, expected)` pairs that must be within the tolerance.
fn near(
    pairs: impl IntoIterator<Item = (f64, f64)>,
    tolerance: f64,
) -> Result<(), TestCaseError> {
    for (index, (measured, expected)) in pairs.into_iter().enumerate() {
        prop_assert!(
            (measured - expected).abs() <= tolerance,
            "{index}: {measured} is not {expected} (allowed {tolerance:e})"
        );
    }
    Ok(())
}

fn pairs<'a>(a: &'a [f32], b: &'a [f32]) -> impl Iterator<Item = (f64, f64)> + 'a {
    std::iter::zip(a, b).map(|(&a, &b)| (a.into(), b.into()))
}

proptest! {
    #![proptest_config(config())]

    /// LN(a·x + c) = sign(a)·LN(x) at ε = 0.
    #[test]
    fn neither_shift_nor_scale_matters(
        row in row(),
        size in 0.1_f32..10.0,
        negative in prop::bool::ANY,
        shift in -10_f32..10.0,
    ) {
        let factor = if negative { -size } else { size };
        let moved: Vec<f32> = row.iter().map(|x| factor * x + shift).collect();
        let turned: Vec<f32> =
            normalized(&row, 0.0).iter().map(|y| factor.signum() * y).collect();
        // What rounding a·x + c to float32 loses of the spread.
        let lost = f64::from(10.0 * size + shift.abs()) / (f64::from(size) * std(&row));
        near(pairs(&normalized(&moved, 0.0), &turned), 1e-6 * (1.0 + lost))?;
    }

    /// The output's mean is 0 and its biased variance is v/(v + ε).
    #[test]
    fn mean_and_variance_are_what_algebra_says(row in row(), eps in eps()) {
        let outcome = normalization::run(matrix(&[&row]), &layer(eps));
        let after = outcome.after.rows[0];
        let variance = std(&row).powi(2);
        near([(after.mean.to_f64(), 0.0)], 1e-5)?;
        near([(after.std_biased.to_f64().powi(2), variance / (variance + eps))], 1e-5)?;
    }

    /// |x̂| ≤ √(n − 1).
    #[test]
    fn no_entry_is_past_the_root_of_n_less_1(row in row(), eps in eps()) {
        let most = (row.len() as f64 - 1.0).sqrt();
        for y in normalized(&row, eps) {
            prop_assert!(f64::from(y).abs() <= most * (1.0 + 1e-5), "{y} {most}");
        }
    }

    /// The order of the features does not matter.
    #[test]
    fn permuted_features_are_permuted_outputs(
        (row, order) in row().prop_flat_map(|row| {
            let order: Vec<usize> = (0..row.len()).collect();
            (Just(row), Just(order).prop_shuffle())
        }),
        eps in eps(),
    ) {
        let permuted = |row: &[f32]| -> Vec<f32> { order.iter().map(|&i| row[i]).collect() };
        let expected = permuted(&normalized(&row, eps));
        near(pairs(&normalized(&permuted(&row), eps), &expected), 1e-5)?;
    }

    /// Float32 is enough where the spread is no smaller than the mean.
    #[test]
    fn burn_is_near_the_exact_value(row in row(), eps in eps()) {
        let exact = exact::layer_norm(&row, eps).output;
        let measured = normalized(&row, eps);
        let pairs = std::iter::zip(&measured, exact).map(|(&y, exact)| (y.into(), exact.to_f64()));
        near(pairs, 1e-5)?;
    }

    /// Moving the input along 1 or along x̂ changes nothing at ε = 0.
    #[test]
    fn the_gradient_is_orthogonal_to_one_and_to_the_output(
        (row, upstream) in row_and_gradient(),
    ) {
        let gradient = gradient::run(&matrix(&[&row]), &layer(0.0), &matrix(&[&upstream])).input;
        let along = |direction: &[f32]| -> f64 {
            pairs(gradient.values(), direction).map(|(g, d)| g * d).sum()
        };
        let ones = vec![1.0; row.len()];
        let tolerance = 1e-5 * row.len() as f64;
        near([(along(&ones), 0.0), (along(&normalized(&row, 0.0)), 0.0)], tolerance)?;
    }

    /// The gradient is what the formula's difference quotient tends to.
    #[test]
    fn the_gradient_is_the_difference_quotient(
        (row, upstream) in row_and_gradient(),
        eps in eps(),
        gamma in -3_f64..3.0,
    ) {
        let layer = LayerNorm { gamma: Parameter::uniform(gamma), ..layer(eps) };
        let gradient = gradient::run(&matrix(&[&row]), &layer, &matrix(&[&upstream])).input;
        let row: Vec<f64> = row.iter().copied().map(f64::from).collect();
        // ∑ upstream · LN(x) in double precision.
        let loss = |row: &[f64]| -> f64 {
            let count = row.len() as f64;
            let mean = row.iter().sum::<f64>() / count;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
            let root = (variance + eps).sqrt();
            let terms = std::iter::zip(row, &upstream);
            terms.map(|(x, &u)| f64::from(u) * gamma * (x - mean) / root).sum()
        };
        let quotients = (0..row.len()).map(|index| {
            const STEP: f64 = 1e-4;
            let at = |step: f64| {
                let mut row = row.clone();
                row[index] += step;
                loss(&row)
            };
            (at(STEP) - at(-STEP)) / (2.0 * STEP)
        });
        let measured = gradient.values().iter().copied().map(f64::from);
        near(measured.zip(quotients), 2e-5)?;
    }

    /// Under LayerNorm ‖A‖ = √(rows · columns), whatever the scale.
    #[test]
    fn layer_norm_fixes_the_frobenius_norm(
        seed in 0_u64..1000,
        rows in 1_u32..=16,
        features in 8_u32..=64,
        exponent in -12_f64..6.0,
        whole in prop::bool::ANY,
    ) {
        let settings = Activations { rows, features, mean: 0.0, std: 10_f64.powf(exponent) };
        let shape = if whole { NormalizedShape::Whole } else { NormalizedShape::Row };
        let layer = LayerNorm { normalized_shape: shape, ..layer(0.0) };
        let output = normalization::layer_norm(&activations(seed, &settings), &layer);
        let squares: f64 = output.values().iter().map(|&y| f64::from(y).powi(2)).sum();
        let expected = f64::from(rows * features).sqrt();
        near([(squares.sqrt(), expected)], 1e-5 * expected)?;
    }

    /// More steps extend a chain and change none of those before.
    #[test]
    fn a_longer_chain_extends_a_shorter_one(
        seed in any::<u64>(),
        settings in growth(),
        more in 1_u32..20,
    ) {
        let longer = Growth { steps: settings.steps + more, ..settings.clone() };
        let short = growth::run(&mut Noise::seeded(seed), &settings);
        let long = growth::run(&mut Noise::seeded(seed), &longer);
        let steps = settings.steps as usize;
        prop_assert_eq!(&long.growing.steps[..steps], &short.growing.steps);
        prop_assert_eq!(&long.shrinking.steps[..steps], &short.shrinking.steps);
    }

    /// One group is LayerNorm, and BatchNorm is LayerNorm turned on its side.
    #[test]
    fn the_relatives_are_related(
        (rows, columns, values) in (3_usize..12, 3_usize..12).prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), vec(-10_f32..10.0, rows * columns))
        }),
    ) {
        let turned = |matrix: &Matrix| {
            let columns = 0..matrix.columns();
            let values = columns.flat_map(|column| matrix.column(column)).collect();
            Matrix::new(matrix.columns(), matrix.rows(), values)
        };
        let input = Matrix::new(rows, columns, values);
        // An ε of 1 keeps rows of little spread out of it.
        let of = |relative, input: &Matrix| relatives::run(relative, input, 1.0).unwrap().output;
        let by_row = of(Relative::LayerNormRow, &input);
        let one_group = of(Relative::GroupNorm { groups: 1 }, &input);
        near(pairs(one_group.values(), by_row.values()), 1e-5)?;
        let by_column = turned(&of(Relative::LayerNormRow, &turned(&input)));
        near(pairs(of(Relative::BatchNorm, &input).values(), by_column.values()), 1e-5)?;
    }

    /// Whatever is in range can be computed.
    #[test]
    fn no_valid_scenario_panics(
        seed in any::<u64>(),
        growth in growth(),
        rows in 1_u32..=4,
        features in 1_u32..=6,
        (mean, std) in (-1e6..1e6, prop::sample::select(vec![0.0, 1e-30, 1.0, 1e6])),
        eps in prop::sample::select(vec![0.0, 1e-300, 1e-5, 1e6]),
        (gamma, beta) in (-1e6..1e6, -1e6..1e6),
        whole in prop::bool::ANY,
    ) {
        let scenario = Scenario {
            seed,
            growth,
            activations: Activations { rows, features, mean, std },
            layer_norm: LayerNorm {
                normalized_shape: if whole { NormalizedShape::Whole } else { NormalizedShape::Row },
                eps,
                gamma: Parameter::uniform(gamma),
                beta: Parameter::uniform(beta),
            },
            ..Scenario::default()
        };
        let outcome = experiment::run(&scenario);
        prop_assert!(outcome.is_ok());
        let outcome = outcome.unwrap();
        let input = &outcome.normalization.input;
        let _ = gradient::run(input, &scenario.layer_norm, input);
        for relative in Relative::all(1) {
            prop_assert!(relatives::run(relative, input, eps).is_ok());
        }
        let text = serde_json::to_string(&scenario).unwrap();
        prop_assert_eq!(Scenario::from_json(&text), Ok(scenario));
    }

    /// Whatever a file holds is a scenario or is refused by the field's name.
    #[test]
    fn no_text_panics(
        text in prop_oneof![
            any::<String>(),
            "\\{\"(seed|growth|layer_norm|view|x)\": ?(\\{\"(scale|gamma|steps|axis)\": ?(null|-1|0.5|\"a\"|\\[\\]|\\{\"all\": [0-9e]{1,4}\\})\\}|[0-9.]{1,25}|\\[|true)\\}",
        ],
    ) {
        if let Err(faults) = Scenario::from_json(&text) {
            prop_assert!(faults.iter().all(|fault| !fault.field.is_empty()));
        }
    }
}
