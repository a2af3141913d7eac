//! Whole scenarios.

use layernorm_lab::lab::{
    experiment, gradient,
    relatives::{self, Relative},
    scenario::{Activations, LayerNorm, NormalizedShape, Parameter, Precision, Scenario},
};
use proptest::prelude::*;

use super::{config, strategies::growth};

proptest! {
    #![proptest_config(config())]

    /// Every scenario in range can be run, and survives a JSON round trip.
    #[test]
    fn every_valid_scenario_runs(
        seed in any::<u64>(),
        growth in growth(),
        rows in 1_u32..=4,
        features in 1_u32..=6,
        (mean, std) in (-1e6..1e6, prop::sample::select(vec![0.0, 1e-30, 1.0, 1e6])),
        eps in prop::sample::select(vec![0.0, 1e-300, 1e-5, 1e6]),
        (gamma, beta) in (-1e6..1e6, -1e6..1e6),
        whole in prop::bool::ANY,
        precision in prop::sample::select(Precision::ALL.to_vec()),
        round_every_step in prop::bool::ANY,
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
                precision,
                round_every_step,
            },
            ..Scenario::default()
        };
        let outcome = experiment::run(&scenario);
        prop_assert!(outcome.is_ok());
        let outcome = outcome.unwrap();
        let input = &outcome.normalization.input;
        let _ = gradient::run(input, &scenario.layer_norm, input);
        for relative in Relative::all(1) {
            prop_assert!(relatives::run(relative, input, eps, precision).is_ok());
        }
        let text = serde_json::to_string(&scenario).unwrap();
        prop_assert_eq!(Scenario::from_json(&text), Ok(scenario));
    }

    /// Arbitrary text never panics, and every error names a field.
    #[test]
    fn arbitrary_text_is_parsed_or_rejected(
        text in prop_oneof![
            any::<String>(),
            "\\{\"(seed|growth|layer_norm|view|x)\": ?(\\{\"(scale|gamma|steps|axis)\": ?(null|-1|0.5|\"a\"|\\[\\]|\\{\"all\": [0-9e]{1,4}\\})\\}|[0-9.]{1,25}|\\[|true)\\}",
        ],
    ) {
        if let Err(errors) = Scenario::from_json(&text) {
            prop_assert!(errors.iter().all(|error| error.field.as_deref() != Some("")));
        }
    }
}
