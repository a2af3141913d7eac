//! Presets: states that show one thing each.

use crate::lab::{
    listed_enum::listed_enum,
    scenario::{Axis, Override, Parameter, Precision, Product, Scenario},
    station::Station,
};

/// What the table says of a [`Preset`].
#[derive(Debug)]
pub struct PresetSpec {
    /// The end of its elements' ids.
    pub id: &'static str,
    /// The station that shows its effect.
    pub station: Station,
    /// Turns the default into the preset's state.
    set: fn(&mut Scenario),
}

listed_enum! {
    /// A state that shows one thing. The order of declaration is the order on the page.
    pub enum Preset: PresetSpec {
        /// The lecture's own state.
        Notebook = PresetSpec {
            id: "notebook",
            station: Station::Why,
            set: |_| (),
        },
        /// Both chains underflow.
        Vanish = PresetSpec {
            id: "vanish",
            station: Station::Why,
            set: |scenario| {
                scenario.growth.scale = 3.0;
                scenario.growth.steps = 40;
                scenario.growth.precision = Precision::Float16;
                scenario.view.axis = Axis::Logarithmic;
            },
        },
        /// The growing chain overflows.
        Explode = PresetSpec {
            id: "explode",
            station: Station::Why,
            set: |scenario| {
                scenario.growth.scale = 5.0;
                scenario.growth.steps = 100;
                scenario.view.axis = Axis::Logarithmic;
            },
        },
        /// Under the matrix product both chains grow.
        Product = PresetSpec {
            id: "product",
            station: Station::Why,
            set: |scenario| {
                scenario.growth.product = Product::Matrix;
                scenario.view.axis = Axis::Logarithmic;
            },
        },
        /// LayerNorm after every step holds both norms.
        Rescued = PresetSpec {
            id: "rescued",
            station: Station::Why,
            set: |scenario| {
                scenario.growth.scale = 3.0;
                scenario.growth.steps = 100;
                scenario.growth.layer_norm = true;
            },
        },
        /// A row without spread.
        Constant = PresetSpec {
            id: "constant",
            station: Station::What,
            set: |scenario| {
                let four = |feature| Override {
                    row: 1,
                    feature,
                    value: 4.0,
                };
                scenario.activations.edits = (0..scenario.activations.features).map(four).collect();
            },
        },
        /// One value carries nearly the whole variance.
        Outlier = PresetSpec {
            id: "outlier",
            station: Station::What,
            set: |scenario| {
                scenario.activations.edits = vec![Override {
                    row: 0,
                    feature: 4,
                    value: 100.0,
                }];
            },
        },
        /// Two features can only become −1 and 1.
        Two = PresetSpec {
            id: "two",
            station: Station::What,
            set: |scenario| scenario.activations.features = 2,
        },
        /// The lecture's γ and β.
        Parameters = PresetSpec {
            id: "parameters",
            station: Station::Parameters,
            set: |scenario| {
                scenario.layer_norm.gamma = Parameter::uniform(3.0);
                scenario.layer_norm.beta = Parameter::uniform(5.0);
            },
        },
    }
}

impl Preset {
    /// The state.
    #[must_use]
    pub fn scenario(self) -> Scenario {
        let mut scenario = Scenario::default();
        (self.spec().set)(&mut scenario);
        scenario
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lab::{experiment::run, real::Real};

    fn outcome(preset: Preset) -> crate::lab::experiment::Outcome {
        run(&preset.scenario()).unwrap()
    }

    #[test]
    fn presets_are_valid_and_differ() {
        assert_eq!(Preset::Notebook.scenario(), Scenario::default());
        let states: HashSet<String> = Preset::ALL
            .iter()
            .map(|preset| serde_json::to_string(&preset.scenario()).unwrap())
            .collect();
        assert_eq!(states.len(), Preset::ALL.len());
        for preset in Preset::ALL {
            assert_eq!(preset.scenario().validate(), Ok(()), "{preset:?}");
        }
    }

    #[test]
    fn each_preset_shows_what_it_is_named_after() {
        let last = |chain: &crate::lab::growth::Chain| chain.steps.last().map(|step| step.norm);
        assert_eq!(
            last(&outcome(Preset::Vanish).growth.shrinking),
            Some(Real::Finite(0.0))
        );
        assert_eq!(
            last(&outcome(Preset::Explode).growth.growing),
            Some(Real::Infinity)
        );
        let product = outcome(Preset::Product).growth;
        for chain in [&product.shrinking, &product.growing] {
            let norm = last(chain).and_then(Real::finite).unwrap();
            assert!(norm > 1e6, "{norm}");
        }
        let rescued = outcome(Preset::Rescued).growth;
        for chain in [&rescued.shrinking, &rescued.growing] {
            let norm = last(chain).and_then(Real::finite).unwrap();
            assert!((norm - 30.0).abs() < 0.01, "{norm}");
        }
        let constant = outcome(Preset::Constant).normalization;
        assert!(
            constant
                .output
                .row(1)
                .iter()
                .all(|value| value.abs() < 1e-6)
        );
        let outlier = outcome(Preset::Outlier).normalization;
        let others = outlier.output.row(0).iter().enumerate();
        assert!(
            others
                .filter(|(column, _)| *column != 4)
                .all(|(_, value)| value.abs() < 0.5)
        );
        let two = outcome(Preset::Two).normalization;
        assert!(
            two.output
                .values()
                .iter()
                .all(|value| (value.abs() - 1.0).abs() < 1e-3)
        );
        let parameters = outcome(Preset::Parameters).normalization;
        let mean = parameters.after.rows[0].mean.finite().unwrap();
        assert!((mean - 5.0).abs() < 1e-5, "{mean}");
    }
}
