//! The text of station 7: what the layer does to gradients.

mod arithmetic;

pub use arithmetic::of_cell;

use crate::{
    claims::gradient::LEAST_SHARE,
    lab::{
        gradient::{
            changed_cells,
            steps::{Comparison, GroupSteps, Squares},
        },
        real::Real,
        scenario::{Gradients, Scenario, Upstream},
    },
    words::{
        number::short,
        sentence::{kept, percent},
    },
};

/// The station's introduction.
pub const LEAD: &str = "Training goes backward: from ∂L/∂y, how the loss L changes with each output, the layer computes ∂L/∂x, how L changes with each input. It multiplies by γ, which gives g. It subtracts the mean of g, then x̂ times the mean of g · x̂, and divides the rest by σ = √(v\u{a0}+\u{a0}ε). With ε = 0, it subtracts the parts of g along the two changes of x that leave y as it is: a shift of all values, and a stretch away from their mean.";
/// The legend of the choice of the loss.
pub const CHOICE: &str = "the loss L";
/// The name of the number of the row.
pub const ROW: &str = "row shown";
/// What that number does.
pub const ROW_HELP: &str = "The row whose parts are shown, from 1, and that of the one output cell. Where A has fewer rows, its last row.";
/// The name of the number of the feature.
pub const FEATURE: &str = "feature of the cell";
/// What that number does.
pub const FEATURE_HELP: &str =
    "The feature of the one output cell, from 1. Where A has fewer features, its last one.";
/// Above the field for the user's own row, beside the row's number.
pub const OWN_HELP: &str = "Numbers separated by spaces or commas. Features without a number get 0; without any, the row is 1, 2, 3, …";
/// The accessible name of the list of steps.
pub const ARITHMETIC: &str = "How the gradient of this cell is computed, step by step";
/// The captions of the four steps.
pub const STEPS: [&str; 4] = [
    "g = γ · ∂L/∂y",
    "g − mean(g)",
    "− x̂ · mean(g · x̂)",
    "÷ σ: ∂L/∂x",
];
/// The caption of γ's gradient.
pub const GAMMA: &str = "∂L/∂γ, by burn";
/// The caption of β's gradient.
pub const BETA: &str = "∂L/∂β, by burn";
/// Above the bars: how to read them.
pub const BARS: &str = "Bars: the row shown, on one scale in all four steps. A dashed line is what the next step subtracts. Bars and tables hold the exact numbers, rounded to float32.";
/// The caption of the table of parts.
pub const PARTS: &str = "Where ‖g‖² goes";
/// The column headings of that table.
pub const COLUMNS: [&str; 3] = ["", "‖part‖²", "share"];
/// The names of the parts. `remaining` is the share of the second part's length that ε visibly
/// lets through.
#[must_use]
pub fn part_names(remaining: Option<f64>) -> [String; 3] {
    let along = match remaining {
        Some(share) => format!("along x̂, of which ε keeps {} of the length", kept(share)),
        None => "along x̂".to_owned(),
    };
    [
        "along (1, …, 1)".to_owned(),
        along,
        "orthogonal to both, which reaches x".to_owned(),
    ]
}

/// The names of the three parts below the bar. `remaining` is as in [`part_names`].
#[must_use]
pub fn part_labels(remaining: Option<f64>) -> [String; 3] {
    let ones = "shift of all values, removed:".to_owned();
    match remaining {
        Some(share) => [
            ones,
            format!("stretch along x̂, of whose length ε keeps {}:", kept(share)),
            "orthogonal to both, reaches x:".to_owned(),
        ],
        None => [
            ones,
            "stretch along x̂, removed:".to_owned(),
            "reaches x:".to_owned(),
        ],
    }
}

/// The names of the losses.
#[must_use]
pub fn name(upstream: Upstream) -> &'static str {
    match upstream {
        Upstream::Cell => "one output cell",
        Upstream::Sum => "the sum of y",
        Upstream::Random => "a random sum of y",
        Upstream::Own => "your own",
    }
}

/// The loss as a formula, and what `∂L/∂y` is.
#[must_use]
pub fn loss(settings: &Gradients, seed: u64, rows: usize, features: usize) -> String {
    match settings.upstream {
        Upstream::Cell => {
            let [row, feature] = settings.cell(rows, features);
            format!(
                "L = y in row {}, feature {} (y[{row}, {feature}] in PyTorch): ∂L/∂y is 1 there and 0 elsewhere.",
                row + 1,
                feature + 1
            )
        }
        Upstream::Sum => "L = Σ y: ∂L/∂y is 1 everywhere.".to_owned(),
        Upstream::Random => format!(
            "L = Σ u · y: ∂L/∂y is u, the first torch.randn({rows}, {features}) after torch.manual_seed({}).",
            seed.wrapping_add(1)
        ),
        Upstream::Own => {
            match changed_cells(settings, rows, features) {
                0 => "L = Σ u · y: ∂L/∂y is u, which is 1, 2, 3, … in each row until you change it."
                    .to_owned(),
                1 => "L = Σ u · y: ∂L/∂y is u, which is 1, 2, 3, … in each row, but for the one cell that you have changed.".to_owned(),
                set => format!(
                    "L = Σ u · y: ∂L/∂y is u, which is 1, 2, 3, … in each row, but for the {set} cells that you have changed."
                ),
            }
        }
    }
}

/// What the number of the row means.
#[must_use]
pub fn row(scenario: &Scenario) -> String {
    outside(
        "row",
        scenario.gradients.row,
        scenario.activations.shape().0,
    )
}

/// What the number of the feature means.
#[must_use]
pub fn feature(scenario: &Scenario) -> String {
    let features = scenario.activations.shape().1;
    outside("feature", scenario.gradients.feature, features)
}

fn outside(noun: &str, number: u32, count: u32) -> String {
    if number <= count {
        format!("{noun} {number}")
    } else {
        format!("{noun} {number}, which A does not have; {noun} {count}")
    }
}

/// The label of the field for the user's own row.
#[must_use]
pub fn own_label(row: usize) -> String {
    format!("∂L/∂y of row {}", row + 1)
}

/// Why the field rejects too many numbers.
#[must_use]
pub fn too_many(count: usize, features: usize) -> String {
    format!("These are {count} values, and a row of y has {features}. Nothing has changed.")
}

/// The squared length of each part, with its share.
#[must_use]
pub fn part_values(squares: &Squares) -> [[String; 2]; 3] {
    let total = squares.total.to_f64();
    [squares.ones, squares.normalized, squares.rest].map(|part| {
        let share = part.to_f64() / total;
        let part = if share < LEAST_SHARE {
            Real::Finite(0.0)
        } else {
            part
        };
        let share = match part {
            Real::Finite(0.0) if total > 0.0 => percent(0.0),
            _ if share.is_finite() => percent(share),
            _ => "–".to_owned(),
        };
        [short(part), share]
    })
}

/// What burn's `∂L/∂x` is orthogonal to, in numbers.
#[must_use]
pub fn orthogonal(comparison: &Comparison, group: &GroupSteps) -> String {
    let exact = match group.sigma.finite() {
        Some(sigma) if sigma > 0.0 && group.constant => {
            " In exact arithmetic the sum is 0, and since x̂ is 0, so is the dot product.".to_owned()
        }
        Some(sigma) if sigma > 0.0 && group.product == Real::Finite(0.0) => {
            " In exact arithmetic both are 0.".to_owned()
        }
        Some(sigma) if sigma > 0.0 => format!(
            " In exact arithmetic the sum is 0, and the dot product {}, which is what ε keeps of g along x̂.",
            short(group.product)
        ),
        _ => String::new(),
    };
    format!(
        "Here burn’s ∂L/∂x sums to {}, and its dot product with x̂ is {}.{exact}",
        short(comparison.sum),
        short(comparison.product)
    )
}
