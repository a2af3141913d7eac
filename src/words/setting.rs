//! The names of the settings, their alternatives, and what their values mean.

use crate::{
    lab::{
        relatives::nearest_groups,
        scenario::{
            Axis, Direction, Divisor, NormalizedShape, Parameter, Precision, Product, RowSource,
            Scenario, Upstream, count_inside,
        },
        setting::{Choice, Number, Overrides, Setting, Switch},
    },
    words::{
        failures, gradient, label, number::for_screen_reader, refusal::Range, sentence::format_name,
    },
};

/// How a number is called on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its symbol, such as γ; may be empty.
    pub symbol: &'static str,
    /// Its name, such as gamma.
    pub name: &'static str,
    /// One line that explains it.
    pub help: &'static str,
}

/// The label of a number.
#[must_use]
pub fn label(number: Number) -> Label {
    let label = |symbol, name, help| Label { symbol, name, help };
    match number {
        Number::Scale => label(
            "s",
            "scale factor",
            "One chain is multiplied by noise of size 1/s, the other by noise of size s.",
        ),
        Number::Steps => label("k", "steps", "How many multiplications."),
        Number::Size => label(
            "",
            "matrix size",
            "Rows and columns of the square matrices.",
        ),
        Number::Rows => label("", "rows", "One sample per row (n_in in the lecture)."),
        Number::Features => label("n", "features", "Values per row (n_out in the lecture)."),
        Number::Mean => label("", "mean", "Added to the random numbers."),
        Number::Std => label("", "std", "Multiplies the random numbers."),
        Number::Eps => label(
            "ε",
            "epsilon",
            "Added to the variance under the root, so that a constant row does not give 0/0.",
        ),
        Number::Gamma => label(
            "γ",
            "gamma",
            "Multiplies the normalised values (PyTorch: weight). Sets all features.",
        ),
        Number::Beta => label(
            "β",
            "beta",
            "Added at the end (PyTorch: bias). Sets all features.",
        ),
        Number::Groups => label(
            "",
            "groups",
            "How many groups GroupNorm splits the features into. If they do not divide evenly, the next smaller number that does is used.",
        ),
        Number::MatrixRow => label("", failures::MATRIX_ROW, failures::MATRIX_ROW_HELP),
        Number::GradientRow => label("", gradient::ROW, gradient::ROW_HELP),
        Number::GradientFeature => label("", gradient::FEATURE, gradient::FEATURE_HELP),
    }
}

/// The name of a setting.
#[must_use]
pub fn name(setting: impl Into<Setting>) -> &'static str {
    match setting.into() {
        Setting::Seed => label::SEED,
        Setting::Number(number) => label(number).name,
        Setting::Choice(Choice::Product) => "product",
        Setting::Choice(Choice::Precision) => "number format of the chains",
        Setting::Choice(Choice::LayerPrecision) => "number format of the layer",
        Setting::Choice(Choice::Shape) => "normalized_shape",
        Setting::Choice(Choice::Axis) => "norm axis",
        Setting::Choice(Choice::Divisor) => "std divides by",
        Setting::Choice(Choice::Direction) => "direction",
        Setting::Choice(Choice::RowSource) => failures::CHOICE,
        Setting::Choice(Choice::Upstream) => gradient::CHOICE,
        Setting::Switch(Switch::LayerNorm) => "LayerNorm after every step",
        Setting::Switch(Switch::RoundEveryStep) => "round at every step",
        Setting::Switch(Switch::Expected) => "expected norm",
        Setting::Switch(Switch::Band) => "band of 200 seeds",
        Setting::CustomMatrix => "your own matrix",
        Setting::Overrides(Overrides::Cells) => "A",
        Setting::Overrides(Overrides::Gamma) => "γ",
        Setting::Overrides(Overrides::Beta) => "β",
        Setting::Overrides(Overrides::Upstream) => "∂L/∂y",
    }
}

/// The names of a choice's alternatives. `shape` returns rows and features of the
/// matrix; only the choice whose names depend on it calls it.
#[must_use]
pub fn options(choice: Choice, shape: impl FnOnce() -> (usize, usize)) -> Vec<String> {
    fn names<T>(alternatives: &[T], name: impl Fn(&T) -> &'static str) -> Vec<String> {
        alternatives
            .iter()
            .map(|alternative| name(alternative).to_owned())
            .collect()
    }
    match choice {
        Choice::Product => names(&Product::ALL, |product| self::product(*product)),
        Choice::Precision | Choice::LayerPrecision => {
            names(&Precision::ALL, |precision| format_name(*precision))
        }
        Choice::Shape => {
            let (rows, features) = shape();
            let name = |shape| match shape {
                NormalizedShape::Row => format!("row ({features},)"),
                NormalizedShape::Whole => format!("matrix ({rows}, {features})"),
            };
            NormalizedShape::ALL.map(name).to_vec()
        }
        Choice::Axis => names(&Axis::ALL, |axis| match axis {
            Axis::Linear => "linear",
            Axis::Logarithmic => "logarithmic",
        }),
        Choice::Divisor => names(&Divisor::ALL, |divisor| match divisor {
            Divisor::Unbiased => "n − 1 (torch.std)",
            Divisor::Biased => "n (LayerNorm)",
        }),
        Choice::Direction => names(&Direction::ALL, |direction| match direction {
            Direction::Forward => "forward: ‖A‖",
            Direction::Backward => "backward: ‖∂L/∂A‖",
        }),
        Choice::RowSource => names(&RowSource::ALL, |source| failures::name(*source)),
        Choice::Upstream => names(&Upstream::ALL, |upstream| gradient::name(*upstream)),
    }
}

/// The name of a product.
#[must_use]
pub fn product(product: Product) -> &'static str {
    match product {
        Product::Elementwise => "elementwise A * B",
        Product::Matrix => "matrix A @ B",
    }
}

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
        Number::Steps => counted(value, "multiplication"),
        Number::Size => format!("{number} by {number} matrices"),
        Number::Rows => counted(value, "row"),
        Number::Features => counted(value, "feature"),
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
        Number::Groups => groups(value, scenario),
        Number::MatrixRow => matrix_row(scenario),
        Number::GradientRow => gradient::row(scenario),
        Number::GradientFeature => gradient::feature(scenario),
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
fn groups(value: f64, scenario: &Scenario) -> String {
    let (_, features) = scenario.activations.shape();
    let wanted = scenario.relatives.groups;
    let nearest = nearest_groups(features as usize, wanted);
    let count = counted(value, "group");
    if nearest == wanted {
        count
    } else {
        let features = counted(f64::from(features), "feature");
        format!("{count}; {features} can only form {nearest}")
    }
}

fn counted(value: f64, noun: &str) -> String {
    let plural = if (value - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        "s"
    };
    format!("{} {noun}{plural}", for_screen_reader(value))
}

/// Why a typed number is invalid.
#[must_use]
pub fn rejected(number: Number, given: &str) -> String {
    Range::of(number).refusal(name(number), given)
}
