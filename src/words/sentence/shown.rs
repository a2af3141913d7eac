//! Which roundings a reader sees: those that change a number as it is printed.

use super::value::value;
use crate::{
    claims::{layer::Rounding, order::Order, range::Range},
    lab::{
        diagnosis::{Fault, VISIBLE},
        scenario::Divisor,
        statistics::Summary,
    },
    words::number::{mean, short, statistic},
};

/// Roundings, and what of a sentence shows them.
#[derive(Default)]
pub(super) struct Shown {
    /// What shows them, without the article.
    pub(super) by: Vec<&'static str>,
    /// The roundings.
    pub(super) faults: Vec<Fault>,
}

impl Shown {
    fn add(&mut self, by: [&'static str; 2], is_range: bool, faults: Vec<Fault>) {
        if !faults.is_empty() {
            self.by.push(by[usize::from(is_range)]);
            self.faults.extend(faults);
        }
    }
}

/// The roundings that the sentence's mean and std show, and its order: where different values
/// have become equal, the last one.
pub(super) fn in_sentence(
    stated: [Range; 2],
    roundings: &[Rounding],
    order: Option<Order>,
) -> Shown {
    let exact = |of: fn(&Summary) -> f64| {
        let values = roundings.iter().map(|row| Range::of(of(&row.exact)));
        values.reduce(Range::and)
    };
    let exact = [
        exact(self::exact_mean),
        exact(|row| row.std_biased.to_f64()),
    ];
    let [Some(exact_mean), Some(exact_std)] = exact else {
        return Shown::default();
    };
    let [stated_mean, stated_std] = stated;
    let mut shown = Shown::default();
    let reads_alike = |name: &str, [stated, exact]: [Range; 2], scales: [f64; 2]| {
        let is_same = value(name, stated, scales[0]) == value(name, exact, scales[1]);
        let ends = |range: Range| [range.low, range.high].map(|end| short(end.into()));
        // Ends that four digits do not tell apart are printed with more.
        let has_four = stated.common(scales[0]).is_some() || ends(stated)[0] != ends(stated)[1];
        is_same || has_four && ends(stated) == ends(exact)
    };
    let stds = [stated_std.high, exact_std.high];
    let is_range = stated_mean.common(stated_std.high).is_none();
    let differs =
        |row: &Rounding| short(row.stated[0].into()) != short(self::exact_mean(&row.exact).into());
    if !reads_alike("mean", [stated_mean, exact_mean], stds) {
        let faults = of_rows(roundings, is_range, differs, |row| &row.of_mean);
        shown.add(["mean", "means"], is_range, faults);
    }
    let is_range = stated_std.common(0.0).is_none();
    let differs = |row: &Rounding| short(row.stated[1].into()) != short(row.exact.std_biased);
    // Rows may differ although the ends of their range do not.
    let any_differs = is_range && roundings.iter().any(differs);
    if any_differs || !reads_alike("std", [stated_std, exact_std], [0.0; 2]) {
        let faults = of_rows(roundings, is_range, differs, |row| &row.of_std);
        shown.add(["std", "stds"], is_range, faults);
    }
    if matches!(order, Some(Order::KeptMerged | Order::ReversedMerged)) {
        let all = roundings.iter().flat_map(Rounding::faults);
        let faults = all.filter(|fault| is_of_steps(*fault)).collect();
        shown.add(["equal values"; 2], true, faults);
    }
    shown.faults = in_order(shown.faults);
    shown
}

/// The exact mean; 0 for one that a sentence rounds away beside its std.
fn exact_mean(exact: &Summary) -> f64 {
    let (mean, std) = (exact.mean.to_f64(), exact.std_biased.to_f64());
    if mean.abs() <= VISIBLE * std {
        0.0
    } else {
        mean
    }
}

/// The roundings that the table of the rows' statistics shows, with either divisor.
pub(super) fn in_table(roundings: &[Rounding]) -> Vec<Fault> {
    let texts = |row: &Summary| mean(row.mean, row.std_biased);
    let shows_mean = |row: &Rounding| texts(&row.measured) != texts(&row.exact);
    let shows_std = |row: &Rounding| {
        [Divisor::Biased, Divisor::Unbiased].iter().all(|&divisor| {
            statistic(row.measured.std(divisor)) != statistic(row.exact.std(divisor))
        })
    };
    let rows = |shows: &dyn Fn(&Rounding) -> bool, of: fn(&Rounding) -> &Vec<Fault>| {
        let rows = roundings.iter().filter(|row| shows(row));
        rows.flat_map(of).copied().collect::<Vec<_>>()
    };
    in_order(
        [
            rows(&shows_mean, |row| &row.of_mean),
            rows(&shows_std, |row| &row.of_std),
        ]
        .concat(),
    )
}

/// Every rounding that changes a mean or a std.
pub(super) fn all(roundings: &[Rounding]) -> Vec<Fault> {
    in_order(roundings.iter().flat_map(Rounding::faults).collect())
}

/// The faults of the rows whose own number, by itself, would be printed differently; of all
/// rows, where only both ends of a range show it, which have more digits.
fn of_rows(
    roundings: &[Rounding],
    is_range: bool,
    shows: impl Fn(&Rounding) -> bool,
    of: fn(&Rounding) -> &Vec<Fault>,
) -> Vec<Fault> {
    let any = roundings.iter().any(&shows);
    let rows = roundings
        .iter()
        .filter(|row| is_range && !any || shows(row));
    rows.flat_map(of).copied().collect()
}

/// Whether a rounding of single results, which may make different values equal.
fn is_of_steps(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::FormatRounding | Fault::StepRounding | Fault::ResultRounding
    )
}

/// Each once, in the order of the computation.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_unstable();
    faults.dedup();
    faults
}
