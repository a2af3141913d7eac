//! The range of a matrix's values, and round numbers near it.

/// The least and the greatest of some values.
pub(super) type Range = [f64; 2];

/// A single value this many times larger than all others does not decide on their format.
const OUTLIER: f64 = 2e3;

/// A round number near all values, so that their differences from it have few digits. The
/// least of them must be below the greatest.
#[must_use]
pub fn offset_of([low, high]: [f64; 2]) -> f64 {
    // The differences stay below the power of ten, also when a narrow cell rounds them to two
    // digits.
    let exponent = ceil_log10(high - low);
    let limit = power(exponent) * 0.99;
    let (from, to) = (high - limit, low + limit);
    (exponent - 1..=floor_log10(magnitude([low, high])))
        .rev()
        .filter_map(|exponent| {
            let multiple = f64::midpoint(from, to) / power(exponent);
            // Parsing rounds correctly, unlike a product with a power of ten.
            format!("{multiple:.0}e{exponent}").parse().ok()
        })
        .find(|round: &f64| (from..=to).contains(round))
        .unwrap_or(low)
}

pub(super) fn range_of(values: impl Iterator<Item = f32>) -> Option<Range> {
    values
        .filter(|value| value.is_finite())
        .map(|value| [f64::from(value); 2])
        .reduce(|[low, high], [value, _]| [low.min(value), high.max(value)])
}

/// The range of all values but the largest; `None` if it is not much larger than the rest.
pub(super) fn range_without_outlier(values: &[f32], range: Range) -> Option<Range> {
    let is_outlier = |value: f32| f64::from(value).abs() >= magnitude(range);
    let mut outliers = values
        .iter()
        .filter(|value| value.is_finite() && is_outlier(**value));
    let (Some(_), None) = (outliers.next(), outliers.next()) else {
        return None;
    };
    let rest = range_of(values.iter().copied().filter(|value| !is_outlier(*value)))?;
    (magnitude(rest) > 0.0 && magnitude(range) > OUTLIER * magnitude(rest)).then_some(rest)
}

pub(super) fn magnitude([low, high]: Range) -> f64 {
    low.abs().max(high.abs())
}

pub(super) fn power(exponent: i32) -> f64 {
    10_f64.powi(exponent)
}

/// A float32 slightly below a power of ten counts as that power.
#[expect(clippy::cast_possible_truncation, reason = "at most 308")]
pub(super) fn floor_log10(value: f64) -> i32 {
    (value.log10() + 1e-7).floor() as i32
}

#[expect(clippy::cast_possible_truncation, reason = "at most 308")]
fn ceil_log10(value: f64) -> i32 {
    (value.log10() - 1e-12).ceil() as i32
}
