//! Chains, relatives and whole scenarios.

use layernorm_lab::lab::{
    experiment, gradient,
    growth::{self, Noise},
    matrix::Matrix,
    relatives::{self, Relative},
    scenario::{Activations, Growth, LayerNorm, NormalizedShape, Parameter, Scenario},
};
use proptest::{collection::vec, prelude::*};

use super::{
    config,
    given::{growth, near, pairs},
};

proptest! {
    #![proptest_config(config())]

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

    /// One group is LayerNorm, BatchNorm is LayerNorm turned on its side, and
    /// RMSNorm is x / √(mean(x²) + ε).
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
        let rms = of(Relative::RmsNorm, &input);
        for row in 0..rows {
            let squares: f64 = input.row(row).iter().map(|&x| f64::from(x).powi(2)).sum();
            let root = (squares / columns as f64 + 1.0).sqrt();
            let expected = input.row(row).iter().map(|&x| f64::from(x) / root);
            let measured = rms.row(row).iter().copied().map(f64::from);
            near(measured.zip(expected), 1e-5)?;
        }
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
            activations: Activations { rows, features, mean, std, ..Activations::default() },
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
