//! The statistics of rows as the page's tables print them.

use crate::truth::{Group, measure};

/// Whether the table of statistics prints a mean, or a std with either divisor, that is not the
/// exact one, for any row of these values.
pub(super) fn shows_in_table(group: &Group) -> bool {
    let exact = group.as_set();
    (0..group.x.len()).step_by(group.features).any(|start| {
        let row = start..start + group.features;
        let (mean, std) = measure(&group.y[row.clone()], 0);
        let (exact_mean, exact_std) = (exact.exact_mean(row.clone()), exact.exact_std(row));
        let count = group.features as f64;
        let bessel = (count / (count - 1.0)).sqrt();
        let stds = [1.0, bessel].map(|factor| is_other(factor * std, factor * exact_std, None));
        is_other(mean, exact_mean, Some([std, exact_std])) || stds.iter().all(|other| *other)
    })
}

/// Whether two numbers are printed differently: with four decimals, or four digits where these
/// are more or fewer. A mean that is tiny beside its std is printed as one text.
fn is_other(a: f64, b: f64, stds: Option<[f64; 2]>) -> bool {
    let text = |value: f64| {
        if (1e-3..9_999.999_95).contains(&value.abs()) {
            format!("{value:.4}")
        } else {
            format!("{value:.3e}")
        }
    };
    let [is_tiny, is_other_tiny] = [0, 1].map(|index| {
        let (value, std) = ([a, b][index], stds.map_or(0.0, |stds| stds[index]));
        value != 0.0 && value.abs() < 1e-6 * std
    });
    if is_tiny || is_other_tiny {
        return is_tiny != is_other_tiny;
    }
    // A large mean beside a small std has more digits.
    let has_more = stds.is_some() && a.abs() >= 1e4;
    // Float64 may round the last digit of either another way.
    let nudged = [1.0 - 1e-12, 1.0 + 1e-12].map(|factor| text(a * factor) != text(b));
    has_more || nudged.iter().any(|other| *other)
}
