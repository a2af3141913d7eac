//! The claims of stations 3 and 4: each row's mean and std, and what the std consists of.

mod product;
mod row;

pub use row::Row;

use layernorm_lab::{
    claims::{
        rows::{Factor, FactorKind, RowsResult, Spread, rows},
        subject::Subject,
    },
    lab::{
        diagnosis::Fault,
        normalization::Outcome,
        scenario::{Divisor, Scenario},
    },
    words::sentence,
};

use crate::{
    faults::is_rounding,
    judge::{INVISIBLE, Judge},
    truth::{Truth, is_uniform, measure},
    varying,
};

/// Judges the claims of both sentences.
pub fn judge(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let divisor = scenario.view.std;
    let mut seen = vec![0; truth.rows];
    for claim in rows(outcome, divisor) {
        let Subject::Rows { which, of } = &claim.subject else {
            judge.claim(false, || "statistics are of rows".into());
            continue;
        };
        judge.claim(*of == truth.rows, || "the number of rows".into());
        for (index, &row) in which.iter().enumerate() {
            seen[row] += 1;
            let row = Row::of(truth, row);
            result(judge, &claim.result, &row, divisor);
            if let (0, RowsResult::Spread(spread)) = (index, &claim.result) {
                first(judge, spread, &row, divisor);
            }
        }
        if let RowsResult::Spread(spread) = &claim.result {
            let rows: Vec<Row> = which.iter().map(|&row| Row::of(truth, row)).collect();
            varying::judge(judge, spread, &rows);
        }
    }
    let layer = &scenario.layer_norm;
    product::judge(judge, &sentence::statistics(outcome, layer, divisor));
    product::judge(judge, &sentence::parameters(outcome, layer, divisor));
    judge.claim(seen.iter().all(|&times| times == 1), || {
        format!("the claims are about the rows {seen:?} times")
    });
}

fn result(judge: &mut Judge, result: &RowsResult, row: &Row, divisor: Divisor) {
    let say = |what: &str| format!("{what}: {result:?} of {:?} to {:?}", row.x(), row.y());
    let is_finite = row.y().iter().all(|y| y.is_finite());
    judge.claim(is_finite == (*result != RowsResult::NonFinite), || {
        say("finite")
    });
    let is_constant = is_uniform(row.x());
    let less = usize::from(divisor == Divisor::Unbiased);
    let (mean, std) = measure(row.y(), less);
    let biased = measure(row.y(), 0).1;
    let tolerance = 1.1 * INVISIBLE;
    let (means, stds) = match result {
        RowsResult::NonFinite => return,
        RowsResult::OneValue { mean } => {
            judge.claim(row.x().len() == 1, || say("one value"));
            (mean, None)
        }
        RowsResult::Constant { mean, std } => {
            judge.claim(is_constant && row.x().len() > 1, || say("constant"));
            (mean, Some(std))
        }
        RowsResult::MisroundedMean {
            mean,
            std,
            has_own_entries,
        } => {
            judge.claim(*has_own_entries != row.is_affine_uniform(), || {
                say("own γ or β")
            });
            let is_off = row.group.is_constant() && !row.group.equals_beta();
            judge.claim(is_off && row.group.allows(Fault::SumRounding), || {
                say("misrounded")
            });
            (mean, Some(std))
        }
        RowsResult::Flattened { fault, mean, std } => {
            judge.claim(row.group.allows(*fault), || say("overflow"));
            (mean, Some(std))
        }
        RowsResult::Spurious { mean, std } => {
            // γ and β may cancel but for the last digits of float64.
            let has_spread = row.exact_std() > 1e-12 * row.size();
            judge.claim(!has_spread && biased > 0.0, || say("spurious"));
            (mean, Some(std))
        }
        RowsResult::Spread(spread) => {
            judge.claim(!is_constant, || say("a spread"));
            (&spread.mean, Some(&spread.std))
        }
    };
    let slack = tolerance * (mean.abs() + biased);
    judge.claim(
        means.low - slack <= mean && mean <= means.high + slack,
        || say(&format!("mean {mean}")),
    );
    if let Some(stds) = stds {
        let slack = tolerance * std;
        judge.claim(stds.low - slack <= std && std <= stds.high + slack, || {
            say(&format!("std {std}"))
        });
    }
}

/// Judges the factors, which are those of the claim's first row: each is right, none that
/// matters is missing, and their product is the std.
fn first(judge: &mut Judge, spread: &Spread, row: &Row, divisor: Divisor) {
    let say = |what: String| format!("{what}: {spread:?} of {:?} to {:?}", row.x(), row.y());
    let affine = if row.is_affine_uniform() {
        FactorKind::Gamma
    } else {
        FactorKind::Affine
    };
    let kinds = [
        FactorKind::Shared,
        affine,
        FactorKind::Eps,
        FactorKind::Divisor,
        FactorKind::Rounding,
    ];
    for kind in kinds {
        let shown = spread
            .factors()
            .into_iter()
            .find(|factor| factor.kind == kind);
        let is = match kind {
            FactorKind::Shared | FactorKind::Eps => row.effective(kind),
            _ => row.factor(kind, divisor),
        };
        let value = shown.map_or(1.0, |factor| factor.value);
        // Where γ is 0, the other factors have no effect and some have no value.
        let holds = (value - is).abs() <= 1.01 * INVISIBLE * is.abs().max(1.0) || is.is_nan();
        judge.claim(holds || row.is_borderline(), || {
            say(format!("{kind:?} is {is}"))
        });
        if kind == FactorKind::Rounding && shown.is_some() {
            for &fault in &spread.first_std_faults {
                let is_earlier = fault == Fault::FormatRounding && row.has_final_std_in_float32();
                let holds = is_rounding(fault)
                    && row.group.allows(fault)
                    && !is_earlier
                    && row.shows_in_std(fault);
                judge.claim(holds, || say(format!("{fault:?} changes the first row")));
            }
        }
    }
    let factors = spread.factors();
    let others = factors
        .iter()
        .filter(|factor| !kinds.contains(&factor.kind));
    judge.claim(others.count() == 0, || say("no other factor".into()));
    let product: f64 = factors.iter().map(|factor: &Factor| factor.value).product();
    let slack = 6.0 * INVISIBLE * spread.first_std;
    judge.near(
        product,
        spread.first_std,
        slack,
        "the product of the factors",
    );
    let (_, std) = measure(row.y(), usize::from(divisor == Divisor::Unbiased));
    judge.near(
        spread.first_std,
        std,
        1.1 * INVISIBLE * std,
        "the std of the first row",
    );
}
