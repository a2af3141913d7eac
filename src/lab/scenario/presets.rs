//! States that show one thing each.

use super::{Axis, Own, Parameter, Precision, Product, Scenario};

/// A state worth seeing.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// What it is called in an element's id.
    pub id: &'static str,
    /// Where on the page its effect is seen: the station's anchor.
    pub station: &'static str,
    /// The state, from the default on.
    set: fn(&mut Scenario),
}

impl Preset {
    /// The state.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let mut scenario = Scenario::default();
        (self.set)(&mut scenario);
        scenario
    }
}

const fn preset(id: &'static str, station: &'static str, set: fn(&mut Scenario)) -> Preset {
    Preset { id, station, set }
}

/// Every preset, the lecture's own state first.
pub static ALL: [Preset; 9] = [
    preset("notebook", "why", |_| ()),
    preset("vanish", "why", |scenario| {
        scenario.growth.scale = 3.0;
        scenario.growth.steps = 40;
        scenario.growth.precision = Precision::Float16;
        scenario.view.axis = Axis::Logarithmic;
    }),
    preset("explode", "why", |scenario| {
        scenario.growth.scale = 5.0;
        scenario.growth.steps = 100;
        scenario.view.axis = Axis::Logarithmic;
    }),
    preset("product", "why", |scenario| {
        scenario.growth.product = Product::Matrix;
        scenario.view.axis = Axis::Logarithmic;
    }),
    preset("rescued", "why", |scenario| {
        scenario.growth.scale = 3.0;
        scenario.growth.steps = 100;
        scenario.growth.layer_norm = true;
    }),
    preset("constant", "what", |scenario| {
        let four = |feature| Own {
            row: 1,
            feature,
            value: 4.0,
        };
        scenario.activations.edits = (0..scenario.activations.features).map(four).collect();
    }),
    preset("outlier", "what", |scenario| {
        scenario.activations.edits = vec![Own {
            row: 0,
            feature: 4,
            value: 100.0,
        }];
    }),
    preset("two", "what", |scenario| scenario.activations.features = 2),
    preset("parameters", "parameters", |scenario| {
        scenario.layer_norm.gamma = Parameter::uniform(3.0);
        scenario.layer_norm.beta = Parameter::uniform(5.0);
    }),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lab::{experiment::run, real::Real};

    fn outcome(id: &str) -> crate::lab::experiment::Outcome {
        let preset = ALL.iter().find(|preset| preset.id == id).unwrap();
        run(&preset.scenario()).unwrap()
    }

    #[test]
    fn each_is_valid_and_unlike_the_others() {
        assert_eq!(ALL[0].scenario(), Scenario::default());
        let states: HashSet<String> = ALL
            .iter()
            .map(|preset| serde_json::to_string(&preset.scenario()).unwrap())
            .collect();
        assert_eq!(states.len(), ALL.len());
        for preset in &ALL {
            assert_eq!(preset.scenario().validate(), Ok(()), "{}", preset.id);
        }
    }

    #[test]
    fn each_shows_what_it_is_named_after() {
        let last = |chain: &crate::lab::growth::Chain| chain.steps.last().map(|step| step.norm);
        assert_eq!(
            last(&outcome("vanish").growth.shrinking),
            Some(Real::Finite(0.0))
        );
        assert_eq!(
            last(&outcome("explode").growth.growing),
            Some(Real::Infinity)
        );
        let product = outcome("product").growth;
        for chain in [&product.shrinking, &product.growing] {
            let norm = last(chain).and_then(Real::finite).unwrap();
            assert!(norm > 1e6, "{norm}");
        }
        let rescued = outcome("rescued").growth;
        for chain in [&rescued.shrinking, &rescued.growing] {
            let norm = last(chain).and_then(Real::finite).unwrap();
            assert!((norm - 30.0).abs() < 0.01, "{norm}");
        }
        let constant = outcome("constant").normalization;
        assert!(
            constant
                .output
                .row(1)
                .iter()
                .all(|value| value.abs() < 1e-6)
        );
        let outlier = outcome("outlier").normalization;
        let others = outlier.output.row(0).iter().enumerate();
        assert!(
            others
                .filter(|(column, _)| *column != 4)
                .all(|(_, value)| value.abs() < 0.5)
        );
        let two = outcome("two").normalization;
        assert!(
            two.output
                .values()
                .iter()
                .all(|value| (value.abs() - 1.0).abs() < 1e-3)
        );
        let parameters = outcome("parameters").normalization;
        let mean = parameters.after.rows[0].mean.finite().unwrap();
        assert!((mean - 5.0).abs() < 1e-5, "{mean}");
    }
}
