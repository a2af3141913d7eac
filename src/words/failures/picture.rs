//! The text of the pictures of float32's numbers.

use super::number::{distinct, four, non_finite, step, text, variance};
use crate::{
    lab::{
        failures::{NaiveCause, Outcome, float32},
        real::Real,
        scenario::RowSource,
    },
    words::number::{grouped, times},
};

/// What the ticks of a line are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ticks {
    /// Each float32 number in view has a tick. Holds the distances between neighbours, the
    /// smallest and the largest.
    Numbers([f64; 2]),
    /// There are too many float32 numbers in view.
    TooMany,
}

/// The name of the staircase and the number lines.
pub const NAME: &str = "The row among float32’s numbers";

/// The title of the staircase and the number lines as a file.
#[must_use]
pub fn title(source: RowSource) -> String {
    format!("“{}” among float32’s numbers", super::name(source))
}

/// Title of the line of values.
pub const VALUES: &str = "The values and their mean";
/// Title of the part of that line around the mean.
pub const MAGNIFIED: &str = "The mean, magnified";
/// Title of the line of squares.
pub const SQUARES: &str = "The naive variance";
/// Name of the exact mean's mark.
pub const MEAN: &str = "exact mean";
/// Name of the mark of the mean in float32.
pub const FLOAT32_MEAN: &str = "naive mean";
/// Names of the two ends of a variance's bar.
pub const ENDS: [&str; 2] = ["μ²", "E[x²]"];

/// A mark's label: its name and its number.
#[must_use]
pub fn mark(name: &str, value: Real) -> String {
    format!("{name} {}", distinct(value))
}

/// The label of a number on a line.
#[must_use]
pub fn number(value: f32) -> String {
    distinct(value.into())
}

/// The label of the exact variance's bar.
#[must_use]
pub fn exact_variance(outcome: &Outcome) -> String {
    format!("exact: {}", variance(outcome.exact.variance))
}

/// The label of the naive variance's bar.
#[must_use]
pub fn naive_variance(outcome: &Outcome) -> String {
    format!("float32: {}", variance(outcome.naive.variance))
}

/// Why there is no line of values; `None` if there is one.
#[must_use]
pub fn no_values(outcome: &Outcome) -> Option<String> {
    if let Some(values) = outcome.causes.non_finite {
        return Some(format!(
            "There is no picture: the row contains {}, which {} no place on a number line.",
            non_finite(values),
            if values.infinite + values.undefined == 1 {
                "has"
            } else {
                "have"
            }
        ));
    }
    if outcome
        .input
        .iter()
        .all(|value| *value == Real::Finite(0.0))
    {
        return Some(match outcome.input.len() {
            1 => "The only value is 0, which float32 holds exactly, like its mean and its square."
                .to_owned(),
            count => format!(
                "All {count} values are 0, which float32 holds exactly, like their mean and their squares."
            ),
        });
    }
    None
}

/// Why there is no line of squares; `None` if there is one.
#[must_use]
pub fn no_squares(outcome: &Outcome) -> Option<String> {
    match outcome.causes.naive {
        Some(NaiveCause::Overflow(_)) => Some(format!(
            "There is no picture, because float32 ends at {}: exactly, E[x²] is {} and μ² is {}; in float32 they are {} and {}.",
            four(f32::MAX.into()),
            text(outcome.exact.mean_of_squares),
            text(outcome.exact.square_of_mean),
            text(outcome.naive.mean_of_squares),
            text(outcome.naive.square_of_mean)
        )),
        _ => None,
    }
}

/// The caption of the line of values.
#[must_use]
pub fn values(outcome: &Outcome, ticks: Ticks) -> String {
    let [first, last] = range(outcome);
    let grid = match ticks {
        Ticks::Numbers(spacing) => each_tick(spacing),
        Ticks::TooMany => {
            let widest = if first.abs() > last.abs() {
                first
            } else {
                last
            };
            match float32::steps(first, last).saturating_sub(1) {
                0 | 1 => format!(
                    "At the largest value, float32 numbers are {} apart, too many to draw.",
                    step(float32::spacing(widest))
                ),
                between => format!(
                    "Between the smallest and the largest lie {} float32 numbers, at most {} apart: too many to draw.",
                    count(between),
                    // From a power of 2 on, numbers are twice as far apart as below it.
                    step(float32::spacing(widest.abs().next_down()))
                ),
            }
        }
    };
    let all = match (outcome.input.len(), first.to_bits() == last.to_bits()) {
        (1, _) => "The dot is the only value. ".to_owned(),
        (2, true) => "Both values are the same dot. ".to_owned(),
        (count, true) => format!("All {count} values are the same dot. "),
        (count, false) => format!("The dots are the {count} values. "),
    };
    let mean = match outcome.exact.mean_rounding {
        Real::Finite(0.0) => "The exact mean is a float32 number.".to_owned(),
        error if outcome.exact.is_mean_half_way => format!(
            "The exact mean is half way between two float32 numbers, {} from each.",
            four(error.to_f64().abs())
        ),
        error => format!(
            "The exact mean is not a float32 number; it is {} from the nearest.",
            four(error.to_f64().abs())
        ),
    };
    let infinite = match outcome.naive.mean {
        Real::Finite(_) => String::new(),
        mean => format!(
            " In float32 the sum overflows, and the mean is {}.",
            text(mean)
        ),
    };
    format!("{all}{grid} {mean}{infinite}")
}

/// The caption of the part of the line around the mean.
#[must_use]
pub fn magnified(ticks: Ticks) -> String {
    match ticks {
        Ticks::Numbers(spacing) => each_tick(spacing),
        Ticks::TooMany => String::new(),
    }
}

/// The caption of the line of squares.
#[must_use]
pub fn squares(outcome: &Outcome, ticks: Ticks) -> String {
    let exact = variance(outcome.exact.variance);
    let naive = variance(outcome.naive.variance);
    let grid = match (ticks, outcome.causes.naive) {
        (Ticks::TooMany, Some(NaiveCause::Subtraction { spacing, steps })) => format!(
            "Float32 numbers are {} apart at E[x²], too many to draw: the exact variance is {} such steps long.",
            step(spacing),
            times(steps)
        ),
        (Ticks::Numbers(spacing), _) => each_tick(spacing),
        (Ticks::TooMany, _) => String::new(),
    };
    let order = match outcome.naive.variance {
        Real::Finite(naive) if naive < 0.0 => ", where μ² is the larger",
        _ => "",
    };
    format!(
        "Each bar runs between μ² and E[x²]. The variance is E[x²] − μ²: exactly {exact}, in float32 {naive}{order}. {grid}"
    )
}

fn each_tick([least, most]: [f64; 2]) -> String {
    let [least, most] = [least, most].map(step);
    if least == most {
        format!("Each tick is a float32 number; neighbours are {most} apart.")
    } else {
        format!("Each tick is a float32 number; neighbours are {least} to {most} apart.")
    }
}

/// The least and the greatest value of a row of finite values.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the values are float32 numbers"
)]
pub fn range(outcome: &Outcome) -> [f32; 2] {
    let values = outcome.input.iter().map(|value| value.to_f64() as f32);
    values.fold(
        [f32::INFINITY, f32::NEG_INFINITY],
        |[least, most], value| [least.min(value), most.max(value)],
    )
}

/// A count of any size.
fn count(count: u64) -> String {
    grouped(&count.to_string())
}
