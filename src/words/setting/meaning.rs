//! What the values of the numbers mean.

use crate::{
    lab::{
        relatives::nearest_groups,
        scenario::{NormalizedShape, Parameter, Scenario, count_inside},
        setting::Number,
    },
    words::{geometry, gradient, grammar::counted, number::for_screen_reader, transformer},
};

/// The value of a number with what it counts, multiplies or is added to.
#[must_use]
pub fn meaning(of: Number, scenario: &Scenario) -> String {
    let value = of.get(scenario);
    let number = for_screen_reader(value);
    match of {
        Number::Scale => format!(
            "{number}: noise of size {} and {number}",
            for_screen_reader(1.0 / value)
        ),
        Number::Steps => counted(&number, "multiplication"),
        Number::Size => format!("{number} by {number} matrices"),
        Number::Rows | Number::StreamRows => counted(&number, "row"),
        Number::Features | Number::Width => counted(&number, "feature"),
        Number::Mean => format!("{number}, added to the random numbers"),
        Number::Std => format!("{number} times the random numbers"),
        Number::Eps => format!("{number}, added to the variance"),
        Number::Gamma => {
            let entries = entries(&scenario.layer_norm.gamma, scenario);
            format!("times {number}{entries}")
        }
        Number::Beta => {
            let entries = entries(&scenario.layer_norm.beta, scenario);
            format!("plus {number}{entries}")
        }
        Number::Groups => groups(&number, scenario),
        Number::MatrixRow => matrix_row(scenario),
        Number::GradientRow => gradient::row(scenario),
        Number::GradientFeature => gradient::feature(scenario),
        Number::Layers => counted(&number, "layer"),
        Number::WeightScale => format!("weights of std {number} over the root of the width"),
        Number::Turn => geometry::turn(scenario),
        Number::Tilt => geometry::tilt(scenario),
        Number::CloudMean => format!("{number}, added to the cloud’s random numbers"),
        Number::CloudStd => format!("{number} times the cloud’s random numbers"),
        Number::TransformerLayer => transformer::layer_meaning(scenario),
        Number::TransformerSentence => transformer::sentence_meaning(scenario),
    }
}

/// Whether one value holds for all entries that γ or β has in this layer.
fn entries(parameter: &Parameter, scenario: &Scenario) -> String {
    let whole = scenario.layer_norm.normalized_shape == NormalizedShape::Whole;
    let shape = scenario.activations.shape();
    match count_inside(
        &parameter.overrides,
        scenario.layer_norm.parameter_shape(shape),
    ) {
        0 if whole => ", for every entry".to_owned(),
        0 => ", for every feature".to_owned(),
        1 => ", except 1 entry set by hand".to_owned(),
        count => format!(", except {count} entries set by hand"),
    }
}

/// The row of the matrix that station 6 normalises.
fn matrix_row(scenario: &Scenario) -> String {
    let rows = scenario.activations.shape().0;
    let row = scenario.failures.row;
    if row <= rows {
        format!("row {row} of A")
    } else {
        format!("row {row}, which A does not have; row {rows} of A")
    }
}

/// The groups, and the largest number of them that divides the features.
fn groups(number: &str, scenario: &Scenario) -> String {
    let (_, features) = scenario.activations.shape();
    let wanted = scenario.relatives.groups;
    let nearest = nearest_groups(features as usize, wanted);
    let count = counted(number, "group");
    if nearest == wanted {
        count
    } else {
        let features = counted(features, "feature");
        format!("{count}; {features} can only form {nearest}")
    }
}
