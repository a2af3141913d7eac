//! A number of several rows, in words.

use crate::{
    claims::range::Range,
    words::number::{apart, short},
};

/// A mean or a std: `mean 0`, or `mean −1 to 2`.
pub(super) fn value(name: &str, range: Range, scale: f64) -> String {
    match range.common(scale) {
        Some(value) => format!("{name} {}", short(value.into())),
        None => format!("{name} {}", apart(range.low, range.high).join(" to ")),
    }
}
