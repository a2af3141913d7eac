//! What differs between rows: factors of their stds and parts of their means.

use layernorm_lab::{
    claims::rows::{FactorKind, MeanKind, Spread},
    lab::scenario::Divisor,
};

use crate::{
    judge::{INVISIBLE, Judge},
    rows::Row,
    truth::{Group, is_uniform, measure},
};

/// Judges what a claim says of the differences between its rows.
pub fn judge(judge: &mut Judge, spread: &Spread, rows: &[Row]) {
    for &fault in spread.mean_faults.iter().chain(&spread.std_faults) {
        judge.claim(rows.iter().any(|row| row.group.allows(fault)), || {
            let group = rows[0].group;
            format!(
                "{fault:?} is possible: {spread:?} {:?} {:?} {:?} {:?} {}",
                group.x, group.y, group.gamma, group.beta, group.eps
            )
        });
    }
    let uniform = |of: fn(&Group) -> &Vec<f32>| is_uniform(of(rows[0].group));
    let (gamma, beta) = (uniform(|group| &group.gamma), uniform(|group| &group.beta));
    let varying = spread.varying();
    let varying_means = spread.varying_means();
    let is_whole = rows.iter().all(|row| row.group.x.len() > row.range.len());
    for (claimed, holds) in [
        (varying.contains(&FactorKind::Gamma), !gamma),
        (varying.contains(&FactorKind::Affine), !gamma || !beta),
        (varying_means.contains(&MeanKind::Affine), !gamma || !beta),
        (varying_means.contains(&MeanKind::Own), is_whole),
    ] {
        judge.claim(!claimed || holds, || {
            format!("{varying:?} and {varying_means:?} differ")
        });
    }
    means(judge, &varying_means, rows);
    // Where every γ of a row is 0, nothing else can make its std another one.
    let is_erased = |row: &Row| row.group.gamma[row.range.clone()].iter().all(|&g| g == 0.0);
    let all_erased = rows.iter().all(is_erased);
    // Stds that read differently have a reason.
    judge.claim(
        spread.std.common(0.0).is_some() || !varying.is_empty(),
        || format!("nothing makes the stds differ: {spread:?}"),
    );
    let mut differences = Vec::new();
    for kind in [FactorKind::Shared, FactorKind::Eps, FactorKind::Rounding] {
        let values: Vec<f64> = rows
            .iter()
            .filter(|row| all_erased || !is_erased(row))
            .map(|row| match kind {
                FactorKind::Rounding => row.factor(kind, Divisor::Biased),
                _ => row.effective(kind),
            })
            .collect();
        // γ and β may cancel, so that hardly a digit of the exact std is left to compare.
        let cancels = |row: &Row| row.exact_std() < 1e-9 * row.size();
        let is_close = rows.iter().any(|row| cancels(row) || row.is_borderline());
        if is_close || values.iter().any(|value| !value.is_finite()) {
            continue;
        }
        let largest = values.iter().copied().fold(f64::MIN, f64::max);
        let least = values.iter().copied().fold(f64::MAX, f64::min);
        let claimed = varying.contains(&kind);
        // A claim needs a difference, and a clear difference a claim.
        let difference = (largest - least) / largest.max(1e-300);
        if kind == FactorKind::Eps && rows.iter().any(|row| row.group.is_narrow) {
            // With steps of the format, only the layer tells what is left of ε.
            let is_known = rows.iter().all(|row| row.group.step.unit < 1e-4);
            let shows = rows.iter().any(shows_eps);
            judge.claim(!is_known || !claimed || shows, || {
                format!("ε changes no result: {values:?}")
            });
            if !claimed && (!is_known || !shows) {
                continue;
            }
        }
        differences.push((claimed, difference));
        judge.claim(claimed || difference < 1.1 * INVISIBLE, || {
            format!("{kind:?} does not differ between the rows: {values:?}")
        });
    }
    // Small differences count where they are all there is.
    let is_clear = |(_, difference): &(bool, f64)| *difference > 0.9 * INVISIBLE;
    let least = if differences.iter().any(is_clear) {
        0.9 * INVISIBLE
    } else {
        0.2 * INVISIBLE
    };
    let holds = |(claimed, difference): &(bool, f64)| !claimed || *difference > least;
    judge.claim(differences.iter().all(holds), || {
        format!("these differ between the rows: {varying:?}, by {differences:?}")
    });
}

/// Whether any result of a row would be another one with ε = 0.
fn shows_eps(row: &Row) -> bool {
    let results = |root: f64| -> Vec<f64> {
        let of = |i| row.group.rounded_result(i, root, row.group.gamma[i]);
        row.range.clone().map(of).collect()
    };
    results(row.group.root) != results(row.group.exact.variance.sqrt())
}

/// Judges which parts of the mean differ between rows.
fn means(judge: &mut Judge, varying_means: &[MeanKind], rows: &[Row]) {
    let parts = |row: &Row| {
        let (exact, own) = (
            row.group.exact_mean(row.range.clone()),
            row.group.own_mean(row.range.clone()),
        );
        let (mean, std) = measure(row.y(), 0);
        let parts = [
            (MeanKind::Own, own),
            (MeanKind::Affine, exact - own),
            (MeanKind::Rounding, mean - exact),
        ];
        (parts, mean.abs().max(std))
    };
    let parts: Vec<_> = rows.iter().map(parts).collect();
    let size = parts.iter().fold(0.0_f64, |size, (_, own)| size.max(*own));
    // Where rounding has left nothing, nothing is said of means.
    if size == 0.0 {
        return;
    }
    let values = parts.iter().flat_map(|(parts, _)| parts);
    let size = values.fold(size, |size, (_, value)| size.max(value.abs()));
    for index in 0..3 {
        let kind = parts[0].0[index].0;
        let values = parts.iter().map(|row| row.0[index].1);
        let difference = values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min);
        let claimed = varying_means.contains(&kind);
        judge.claim(!claimed || difference > 0.4 * INVISIBLE * size, || {
            format!("{kind:?} differs between the rows' means: {parts:?}")
        });
        judge.claim(claimed || difference <= 1.6 * INVISIBLE * size, || {
            format!("{kind:?} does not differ between the rows' means: {parts:?}")
        });
    }
}
