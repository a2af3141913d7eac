//! The names of the settings, their alternatives, and what their values mean.

mod meaning;

pub use meaning::meaning;

use crate::{
    lab::{
        scenario::{
            Axis, CustomMatrix, Direction, Divisor, NormalizedShape, Precision, Product, RowSource,
            Scheme, Stage, Upstream,
        },
        setting::{Choice, Number, Overrides, Setting, Switch},
    },
    words::{
        depth, failures, geometry, gradient, label, number::parse, refusal::Range,
        sentence::format_name, transformer,
    },
};

/// The button that shows all of many options, and the one that hides some of them again.
pub const SHOW_ALL: [&str; 2] = ["show all", "show fewer"];

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
        Number::Layers => label("L", depth::LAYERS, depth::LAYERS_HELP),
        Number::Width => label("", depth::WIDTH, depth::WIDTH_HELP),
        Number::WeightScale => label("s", depth::SCALE, depth::SCALE_HELP),
        Number::StreamRows => label("", depth::ROWS, depth::ROWS_HELP),
        Number::Turn => label("", geometry::TURN, geometry::TURN_HELP),
        Number::Tilt => label("", geometry::TILT, geometry::TILT_HELP),
        Number::CloudMean => label("", geometry::MEAN, geometry::MEAN_HELP),
        Number::CloudStd => label("", geometry::STD, geometry::STD_HELP),
        Number::TransformerLayer => label("", transformer::LAYER, transformer::LAYER_HELP),
        Number::TransformerSentence => label("", transformer::SENTENCE, transformer::SENTENCE_HELP),
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
        Setting::Choice(Choice::Scheme) => depth::CHOICE,
        Setting::Choice(Choice::Stage) => geometry::STAGE,
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
            Direction::Forward => "forward",
            Direction::Backward => "backward",
        }),
        Choice::RowSource => names(&RowSource::ALL, |source| failures::name(*source)),
        Choice::Upstream => names(&Upstream::ALL, |upstream| gradient::name(*upstream)),
        Choice::Scheme => names(&Scheme::ALL, |scheme| depth::name(*scheme)),
        Choice::Stage => names(&Stage::ALL, |stage| geometry::name(*stage)),
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

/// Why a typed number is invalid.
#[must_use]
pub fn rejected(number: Number, given: &str) -> String {
    let refusal = Range::of(number).refusal(name(number), given);
    match own_matrix_takes(number, given) {
        Some(most) => format!("{refusal} Your own matrix, below, takes up to {most}."),
        None => refusal,
    }
}

/// The most rows or features of a user's matrix, if it takes the given number of them and the
/// random matrix does not.
fn own_matrix_takes(number: Number, given: &str) -> Option<usize> {
    let most = match number {
        Number::Rows => CustomMatrix::MAX_ROWS,
        Number::Features => CustomMatrix::MAX_FEATURES,
        _ => return None,
    };
    let count: usize = parse(given)?.to_string().parse().ok()?;
    (1..=most).contains(&count).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_features_than_the_random_matrix_takes_are_for_the_own_matrix() {
        let hint = "Your own matrix, below, takes up to 1024.";
        for (given, has_hint) in [
            ("768", true),
            ("1024", true),
            ("1025", false),
            ("abc", false),
        ] {
            let refusal = rejected(Number::Features, given);
            assert_eq!(refusal.ends_with(hint), has_hint, "{refusal}");
        }
        assert!(rejected(Number::Rows, "40").ends_with("takes up to 64."));
        assert!(!rejected(Number::Steps, "768").contains("own matrix"));
    }
}
