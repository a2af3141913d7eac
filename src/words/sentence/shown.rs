//! Which roundings a reader sees: those that change a number as it is printed.

use super::value::value;
use crate::{
    claims::{layer::Rounding, order::Order, range::Range},
    lab::{diagnosis::Fault, real::Real, scenario::Divisor, statistics::Summary},
    words::number::{mean, short, statistic},
};

/// The roundings that the sentence's mean and std show, and its order: where different values
/// have become equal, the last one.
pub(super) fn in_sentence(
    stated: [Range; 2],
    roundings: &[Rounding],
    order: Option<Order>,
) -> Vec<Fault> {
    let exact = |of: fn(&Summary) -> Real| {
        let values = roundings
            .iter()
            .map(|row| Range::of(of(&row.exact).to_f64()));
        values.reduce(Range::and)
    };
    let exact = [exact(|row| row.mean), exact(|row| row.std_biased)];
    let [Some(exact_mean), Some(exact_std)] = exact else {
        return Vec::new();
    };
    let [stated_mean, stated_std] = stated;
    let mut faults = Vec::new();
    let texts = [
        value("mean", stated_mean, stated_std.high),
        value("mean", exact_mean, exact_std.high),
    ];
    if texts[0] != texts[1] {
        let is_range = stated_mean.common(stated_std.high).is_none();
        let shows = |row: &Rounding| short(row.stated[0].into()) != short(row.exact.mean);
        faults.extend(of_rows(roundings, is_range, shows, |row| &row.of_mean));
    }
    if value("std", stated_std, 0.0) != value("std", exact_std, 0.0) {
        let is_range = stated_std.common(0.0).is_none();
        let shows = |row: &Rounding| short(row.stated[1].into()) != short(row.exact.std_biased);
        faults.extend(of_rows(roundings, is_range, shows, |row| &row.of_std));
    }
    if matches!(order, Some(Order::KeptMerged | Order::ReversedMerged)) {
        let all = roundings.iter().flat_map(Rounding::faults);
        faults.extend(all.filter(|fault| is_of_steps(*fault)));
    }
    in_order(faults)
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
