//! Random valid scenarios: no sentence is empty or contains a name of a float other than NaN.

use layernorm_lab::{
    lab::scenario::{Divisor, NormalizedShape, Parameter, Precision, Product, Scenario},
    words::{arithmetic, number::short, sentence},
};
use proptest::prelude::*;

use crate::{outcome, seeded};

prop_compose! {
    fn any_scenario()(
        seed in any::<u64>(),
        scale in prop_oneof![1.0..3.0, 0.001..1000.0],
        steps in 1_u32..60,
        size in 1_u32..12,
        (matrix, layer_norm, whole, biased) in any::<(bool, bool, bool, bool)>(),
        precision in prop_oneof![
            Just(Precision::Float32), Just(Precision::Float16), Just(Precision::BFloat16)
        ],
        rows in 1_u32..=16,
        features in 1_u32..=64,
        mean in prop_oneof![Just(0.0), -10.0..10.0, -1e6..1e6],
        std in prop_oneof![Just(0.0), 0.0..10.0, 0.0..1e6],
        eps in prop_oneof![Just(0.0), Just(1e-5), 0.0..1e6],
        gamma in prop_oneof![Just(0.0), -5.0..5.0, -1e6..1e6],
        beta in prop_oneof![Just(0.0), -5.0..5.0, -1e6..1e6],
        overrides in proptest::collection::vec((0_u32..16, 0_u32..64, -9.0..9.0), 0..4),
    ) -> Scenario {
        let mut scenario = seeded(seed);
        scenario.growth.scale = scale;
        scenario.growth.steps = steps;
        scenario.growth.size = size;
        scenario.growth.product = if matrix { Product::Matrix } else { Product::Elementwise };
        scenario.growth.layer_norm = layer_norm;
        scenario.growth.precision = precision;
        scenario.activations.rows = rows;
        scenario.activations.features = features;
        scenario.activations.mean = mean;
        scenario.activations.std = std;
        scenario.layer_norm.eps = eps;
        scenario.layer_norm.normalized_shape =
            if whole { NormalizedShape::Whole } else { NormalizedShape::Row };
        scenario.layer_norm.gamma = Parameter::uniform(gamma);
        scenario.layer_norm.beta = Parameter::uniform(beta);
        for (row, feature, value) in overrides {
            scenario.layer_norm.gamma.set(row, feature, value);
        }
        scenario.view.std = if biased { Divisor::Biased } else { Divisor::Unbiased };
        scenario
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_valid_scenario_has_sentences_without_float_names(scenario in any_scenario()) {
        let outcome = outcome(&scenario);
        let growth = &outcome.growth;
        let normalization = &outcome.normalization;
        let mut sentences = vec![
            sentence::why(growth, &scenario.growth),
            sentence::chain(&growth.shrinking, &scenario.growth),
            sentence::chain(&growth.growing, &scenario.growth),
            sentence::what(normalization, &scenario.layer_norm),
            sentence::statistics(normalization, &scenario.layer_norm, scenario.view.std),
            sentence::parameters(normalization, &scenario.layer_norm, scenario.view.std),
            sentence::scatter(normalization),
        ];
        sentences.extend(
            arithmetic::of_cell(normalization, &scenario.layer_norm, 0, 0)
                .into_iter()
                .map(|step| step.what + &step.formula.text() + " = " + &short(step.result)),
        );
        for sentence in sentences {
            prop_assert!(!sentence.is_empty());
            for forbidden in ["Infinity", "undefined", "nan", "inf,", "inf ", "null", "None", "0.000 ", "no number"] {
                prop_assert!(!sentence.contains(forbidden), "{}", sentence);
            }
        }
    }
}
