//! The text of station 6's staircase.

use super::number::{four, step};
use crate::{
    lab::failures::float32::spacing,
    words::number::{short, superscript, times},
};

/// Its title.
pub const TITLE: &str = "The distance between neighbouring numbers";
/// The title of the x axis.
pub const MAGNITUDE: &str = "magnitude";
/// The title of the y axis.
pub const DISTANCE: &str = "distance to the next number";
/// The label of the space below the staircase.
pub const LOST: &str = "float32: smaller differences are lost";
/// The label of the largest float32 number.
pub const FLOAT32: &str = "float32 ends";
/// The label of the largest float16 number.
pub const FLOAT16: &str = "float16 ends";

/// A power of ten as a tick's label.
#[must_use]
pub fn power(exponent: i32) -> String {
    match exponent {
        0 => "1".to_owned(),
        1 => "10".to_owned(),
        _ => format!("10{}", superscript(&exponent.to_string())),
    }
}

/// What the two points show: their magnitudes, and the differences that matter there.
#[must_use]
pub fn caption([values, squares]: [[f64; 2]; 2]) -> String {
    format!(
        "Two passes (first the mean, then the deviations) subtract values of up to about {}: {}. The naive variance subtracts squares of about {}: {}.",
        short(values[0].into()),
        compared("std", values),
        short(squares[0].into()),
        compared("variance", squares)
    )
}

/// The labels of the two points, each in two parts: two passes subtract values, whose std
/// matters, the naive variance squares, whose variance does. The gap is the distance between
/// neighbouring float32 numbers there.
#[must_use]
pub fn labels([values, squares]: [[f64; 2]; 2]) -> [[String; 2]; 2] {
    [
        label("values", "std", values),
        label("squares", "variance", squares),
    ]
}

fn label(what: &str, name: &str, [magnitude, difference]: [f64; 2]) -> [String; 2] {
    match gap(magnitude) {
        Some(gap) => [
            format!("{what}: {name} {}", four(difference)),
            format!("{} gap {}", compare(difference, gap), short_step(gap)),
        ],
        None => [format!("{what}:"), "beyond float32".to_owned()],
    }
}

/// How a difference compares with the distance between neighbouring numbers.
fn compare(difference: f64, gap: f64) -> &'static str {
    if difference < gap {
        "<"
    } else if difference > gap {
        ">"
    } else {
        "="
    }
}

/// Beside a point below the staircase: its difference is lost.
pub const IS_LOST: &str = "lost";

/// The distance between float32 numbers at a magnitude; `None` beyond the largest of them.
fn gap(magnitude: f64) -> Option<f64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the nearest float32 number"
    )]
    let nearest = magnitude as f32;
    nearest.is_finite().then(|| spacing(nearest))
}

/// A distance with all digits of a whole number, if they are few.
fn short_step(distance: f64) -> String {
    if distance < 1e7 {
        step(distance)
    } else {
        four(distance)
    }
}

/// A difference in steps from one float32 number to the next.
fn compared(name: &str, [magnitude, difference]: [f64; 2]) -> String {
    let Some(gap) = gap(magnitude) else {
        return format!("beyond float32’s largest number, {}", four(f32::MAX.into()));
    };
    let steps = difference / gap;
    let difference = four(difference);
    let apart = step(gap);
    if steps < 1.0 {
        format!("float32 numbers are {apart} apart there, more than the {name} of {difference}")
    } else {
        format!(
            "float32 numbers are {apart} apart there, and the {name} of {difference} is {} times as large",
            times(steps)
        )
    }
}
