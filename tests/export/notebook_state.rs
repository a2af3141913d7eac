//! A state, its results, and what its notebook says.

use layernorm_lab::{lab::experiment::Outcome, share::export::Export};
use serde_json::Value;

use crate::fixtures::{run, text};

/// The texts of a notebook, by the ids of their cells.
pub(crate) struct Texts(Value);

impl Texts {
    pub(crate) fn of(scenario: &str) -> Self {
        Self(serde_json::from_str(&text(Export::Notebook, scenario)).expect("JSON"))
    }

    pub(crate) fn cell(&self, id: &str) -> String {
        let mut cells = self.0["cells"].as_array().expect("cells").iter();
        let cell = cells.find(|cell| cell["id"] == id).expect("the cell");
        let lines = cell["source"].as_array().expect("lines");
        lines.iter().filter_map(Value::as_str).collect()
    }
}

/// Pearson's r in float64, and whether both sides vary enough for it to mean something.
pub(crate) fn correlation(pairs: &[(f32, f32)], least_spread: f64) -> Option<f64> {
    let n = f64::from(u32::try_from(pairs.len()).ok()?);
    let pairs = pairs.iter().map(|&(x, y)| (f64::from(x), f64::from(y)));
    let mean = |of: fn((f64, f64)) -> f64| pairs.clone().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (mut products, mut squares) = (0.0, (0.0, 0.0));
    for (a, b) in pairs.clone() {
        products += (a - x) * (b - y);
        squares = (squares.0 + (a - x).powi(2), squares.1 + (b - y).powi(2));
    }
    // Below the least spread, the rounding of the results shows.
    let size = pairs.clone().map(|pair| pair.1.abs()).fold(0.0, f64::max);
    let varies = (squares.1 / n).sqrt() > least_spread * size && squares.0 > 0.0;
    varies.then(|| products / (squares.0 * squares.1).sqrt())
}

/// γ or β of a scenario, entry by entry in row-major order, where the last override wins.
pub(crate) fn parameter(scenario: &Value, name: &str, rows: usize, features: usize) -> Vec<f64> {
    let parameter = &scenario["layer_norm"][name];
    let mut values = vec![parameter["all"].as_f64().expect("a number"); rows * features];
    for entry in parameter["own"].as_array().expect("a list") {
        let at =
            |key: &str| usize::try_from(entry[key].as_u64().expect("an index")).expect("small");
        if at("row") < rows && at("feature") < features {
            values[at("row") * features + at("feature")] =
                entry["value"].as_f64().expect("a number");
        }
    }
    values
}

pub(crate) fn varies(values: &[f64]) -> bool {
    values.iter().any(|value| differ(*value, values[0]))
}

/// Whether two numbers differ; zeros of either sign do not.
pub(crate) fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > 0.0
}

/// A state, its results and what its notebook says.
pub(crate) struct State {
    pub(crate) scenario: Value,
    pub(crate) json: String,
    pub(crate) outcome: Outcome,
    pub(crate) texts: Texts,
}

impl State {
    pub(crate) fn of(scenario: Value) -> Self {
        let json = scenario.to_string();
        Self {
            outcome: run(&json).1,
            texts: Texts::of(&json),
            scenario,
            json,
        }
    }

    pub(crate) fn shape(&self) -> (usize, usize) {
        let input = &self.outcome.normalization.input;
        (input.rows(), input.columns())
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.scenario["layer_norm"]["normalized_shape"] == "whole"
    }

    pub(crate) fn is_logarithmic(&self) -> bool {
        self.scenario["view"]["axis"] == "logarithmic"
    }

    pub(crate) fn eps(&self) -> f64 {
        self.scenario["layer_norm"]["eps"]
            .as_f64()
            .expect("a number")
    }

    /// γ or β of the layer.
    pub(crate) fn parameter(&self, name: &str) -> Vec<f64> {
        let (rows, features) = self.shape();
        let rows = if self.is_whole() { rows } else { 1 };
        parameter(&self.scenario, name, rows, features)
    }

    pub(crate) fn is_lost(&self) -> bool {
        let output = self.outcome.normalization.output.values();
        output.iter().any(|value| !value.is_finite())
    }

    /// The original and the result of each value of a row.
    pub(crate) fn pairs(&self, row: usize) -> Vec<(f32, f32)> {
        let layer = &self.outcome.normalization;
        let (from, to) = (layer.input.row(row), layer.output.row(row));
        std::iter::zip(from.to_vec(), to.to_vec()).collect()
    }
}
