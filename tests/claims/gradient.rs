//! Station 7's claims, judged by projections and by the layer's Jacobian.

use layernorm_lab::{
    claims::{
        gradient::{Burn, GradientResult, Parts, gradient as claim_of},
        subject::Subject,
    },
    lab::{
        gradient,
        gradient::steps::steps,
        matrix::Matrix,
        normalization::Outcome,
        scenario::{Precision, Scenario, Upstream},
    },
    words::{gradient as words, sentence},
};

use crate::{
    judge::{INVISIBLE, Judge, ROUNDED},
    truth::{Group, Truth, is_uniform},
};

/// Judges the claim on one row, its sentence, and the arithmetic of a cell.
pub fn judge(judge: &mut Judge, outcome: &Outcome, scenario: &Scenario) {
    // The way back is float32: γ is not rounded to the layer's format.
    let mut float32 = scenario.clone();
    float32.layer_norm.precision = Precision::Float32;
    float32.layer_norm.round_every_step = false;
    let truth = Truth::of(&float32, outcome);
    let upstream = upstream_of(scenario, &truth);
    let row = (scenario.gradients.row as usize).min(truth.rows) - 1;
    let (index, start) = if truth.is_whole {
        (0, 0)
    } else {
        (row, row * truth.features)
    };
    let group = &truth.groups[index];
    let (n, g) = (group.x.len(), scaled(group, upstream.as_deref(), start));
    let given = gradient::upstream(
        scenario.seed,
        &scenario.gradients,
        truth.rows,
        truth.features,
    );
    if let Some(upstream) = &upstream {
        let same = given.values() == upstream.as_slice();
        judge.claim(same, || format!("∂L/∂y is {upstream:?}, not {given:?}"));
    }
    let u = &given.values()[start..start + n];
    let g = g.unwrap_or_else(|| product(&group.gamma, u));
    let burn = gradient::run(&outcome.input, &scenario.layer_norm, &given);
    let steps = steps(&outcome.input, &scenario.layer_norm, &given);
    let claim = claim_of(&steps, &given, &burn, row);
    let whole = truth.is_whole && truth.rows > 1;
    judge.claim((claim.subject == Subject::Whole) == whole, || {
        format!("{claim:?}")
    });
    let exact = exact(group, &g);
    result(judge, &claim.result, group, &g, u);
    let burn = &burn.input.values()[start..start + n];
    burn_claim(judge, claim.burn, burn, (&exact, group), &claim.result);
    text(
        judge,
        &sentence::gradient(&claim),
        &claim.result,
        claim.burn,
        n,
    );
    let largest = g.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
    let cancellation = 1e-14 * (n as f64).sqrt() * largest / group.root;
    cell(
        judge,
        outcome,
        scenario,
        &exact,
        (&given, start),
        cancellation,
    );
}

/// `∂L/∂y` by its definition; `None` for a random one.
fn upstream_of(scenario: &Scenario, truth: &Truth) -> Option<Vec<f32>> {
    let settings = &scenario.gradients;
    let cells =
        (0..truth.rows).flat_map(|row| (0..truth.features).map(move |feature| (row, feature)));
    match settings.upstream {
        Upstream::Cell => {
            let row = (settings.row as usize).min(truth.rows) - 1;
            let feature = (settings.feature as usize).min(truth.features) - 1;
            Some(
                cells
                    .map(|cell| f32::from(u8::from(cell == (row, feature))))
                    .collect(),
            )
        }
        Upstream::Sum => Some(cells.map(|_| 1.0).collect()),
        Upstream::Random => None,
        Upstream::Own => Some(
            cells
                .map(|cell @ (_, feature)| {
                    let own = settings.own.iter().find(|entry| entry.is_at(cell));
                    own.map_or(feature as f32 + 1.0, |entry| entry.value as f32)
                })
                .collect(),
        ),
    }
}

fn product(gamma: &[f32], upstream: &[f32]) -> Vec<f64> {
    let pairs = gamma.iter().zip(upstream);
    pairs
        .map(|(&gamma, &upstream)| f64::from(gamma) * f64::from(upstream))
        .collect()
}

fn scaled(group: &Group, upstream: Option<&[f32]>, start: usize) -> Option<Vec<f64>> {
    let upstream = upstream?;
    Some(product(
        &group.gamma,
        &upstream[start..start + group.x.len()],
    ))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `Jᵀg` with the Jacobian `J_ij = (δ_ij − 1/n − x̂_i·x̂_j/n)/σ`.
fn exact(group: &Group, g: &[f64]) -> Vec<f64> {
    let n = g.len() as f64;
    let hat: Vec<f64> = group
        .exact
        .deviations
        .iter()
        .map(|d| d / group.root)
        .collect();
    (0..g.len())
        .map(|j| {
            let column = (0..g.len()).map(|i| {
                let own = if i == j { 1.0 } else { 0.0 };
                g[i] * (own - 1.0 / n - hat[i] * hat[j] / n)
            });
            column.sum::<f64>() / group.root
        })
        .collect()
}

fn result(judge: &mut Judge, result: &GradientResult, group: &Group, g: &[f64], u: &[f32]) {
    let is_finite = group.x.iter().all(|x| x.is_finite());
    let holds = match result {
        GradientResult::NonFiniteInput => !is_finite,
        GradientResult::ZeroSigma => group.root == 0.0 && group.is_constant(),
        GradientResult::NoUpstream => u.iter().all(|u| *u == 0.0),
        GradientResult::Erased => u.iter().any(|u| *u != 0.0) && g.iter().all(|g| *g as f32 == 0.0),
        GradientResult::Single => g.len() == 1,
        GradientResult::Uniform { is_sum } => {
            let is_same = g.iter().all(|value| *value as f32 == g[0] as f32);
            is_same && (!is_sum || is_uniform(&group.gamma) && is_uniform(u))
        }
        GradientResult::Parts(parts) => {
            judge_parts(judge, parts, group, g);
            true
        }
    };
    judge.claim(holds, || format!("{result:?} for g = {g:?}"));
}

/// The shares of `‖g‖²` along two orthogonal unit vectors, and the rest.
fn judge_parts(judge: &mut Judge, parts: &Parts, group: &Group, g: &[f64]) {
    let total = dot(g, g);
    let ones = vec![1.0 / (g.len() as f64).sqrt(); g.len()];
    let along_ones = dot(g, &ones);
    let deviations = &group.exact.deviations;
    let length = dot(deviations, deviations).sqrt();
    let is_constant = group.is_constant();
    judge.claim(parts.normalized.is_none() == is_constant, || {
        format!("{parts:?}")
    });
    let unit: Vec<f64> = deviations
        .iter()
        .map(|d| if is_constant { 0.0 } else { d / length })
        .collect();
    let along_x = dot(g, &unit);
    let rest: Vec<f64> = (0..g.len())
        .map(|i| g[i] - along_ones * ones[i] - along_x * unit[i])
        .collect();
    let mut near = |shown: f64, part: f64, what: &str| {
        judge.near(shown, part / total, 1e-9, what);
    };
    near(parts.ones, along_ones.powi(2), "the share along 1");
    near(
        parts.normalized.unwrap_or(0.0),
        along_x.powi(2),
        "the share along x̂",
    );
    near(parts.rest, dot(&rest, &rest), "the share of the rest");
    judge.near(parts.sigma, group.root, 1e-9 * group.root, "σ");
    let remaining = group.eps / (group.exact.variance + group.eps);
    match parts.remaining {
        Some(shown) => judge.near(shown, remaining, 1e-9, "what ε keeps"),
        None => judge.claim(is_constant || remaining <= 1.1 * INVISIBLE, || {
            format!("ε visibly keeps {remaining}")
        }),
    }
}

fn burn_claim(
    judge: &mut Judge,
    claim: Burn,
    burn: &[f32],
    (exact, group): (&[f64], &Group),
    result: &GradientResult,
) {
    let non_finite = burn.iter().filter(|value| !value.is_finite()).count();
    let differences = burn
        .iter()
        .zip(exact)
        .map(|(b, e)| (f64::from(*b) - e).abs());
    let largest = differences.fold(0.0, f64::max);
    let size = exact.iter().fold(0.0, |most: f64, e| most.max(e.abs()));
    match claim {
        Burn::NonFinite(count) => judge.claim(count == non_finite, || {
            format!("{count} values that are not finite: {burn:?}")
        }),
        Burn::Differs(difference) => {
            judge.near(
                difference,
                largest,
                // The exact value is rounded to float32, whose least number is 1.4e-45.
                1e-6 * (size + largest) + 1.5e-45,
                "burn's difference",
            );
        }
        Burn::VarianceOverflow => {
            let squares = dot(&group.exact.deviations, &group.exact.deviations);
            let holds = squares > f64::from(f32::MAX) * (1.0 - 1e-6);
            judge.claim(holds && burn.iter().all(|value| *value == 0.0), || {
                format!("the squares sum to {squares}: {burn:?}")
            });
        }
        Burn::Agrees => judge.claim(
            non_finite == 0 || matches!(result, GradientResult::NonFiniteInput),
            || format!("not finite: {burn:?}"),
        ),
    }
}

/// Every number of the sentence is one of the claim.
fn text(judge: &mut Judge, text: &str, result: &GradientResult, burn: Burn, n: usize) {
    judge.sentences += 1;
    let mut known = vec![0.0, 1.0];
    known.extend((1..=n.max(64)).map(|count| count as f64));
    if let GradientResult::Parts(parts) = result {
        let shares = [
            Some(parts.ones),
            parts.normalized,
            Some(parts.rest),
            parts.remaining,
        ];
        known.extend(shares.into_iter().flatten().map(|share| 100.0 * share));
        known.push(parts.sigma);
    }
    match burn {
        Burn::Differs(difference) => known.push(difference),
        Burn::NonFinite(count) => known.push(count as f64),
        // float32’s largest number has two digits in the text.
        Burn::VarianceOverflow => known.extend([3.4e38, f64::INFINITY]),
        Burn::Agrees => {}
    }
    judge.known_numbers(text, &known, ROUNDED);
    judge.without_slips(text, &["  ", "..", " 1 values", "inf", "None", "−0 "]);
}

/// The last result of a cell's arithmetic is burn's, and the one before the exact one.
fn cell(
    judge: &mut Judge,
    outcome: &Outcome,
    scenario: &Scenario,
    exact: &[f64],
    (upstream, start): (&Matrix, usize),
    cancellation: f64,
) {
    let at = (scenario.seed as usize) % exact.len();
    let (row, feature) = (
        (start + at) / outcome.input.columns(),
        (start + at) % outcome.input.columns(),
    );
    let layer = &scenario.layer_norm;
    let burn = gradient::run(&outcome.input, layer, upstream);
    let steps = steps(&outcome.input, layer, upstream);
    let list = words::of_cell(outcome, layer, upstream, &steps, &burn, [row, feature]);
    judge.sentences += list.len();
    let divided = list[3].result.to_f64();
    let size = exact.iter().fold(0.0, |most: f64, e| most.max(e.abs()));
    if exact[at].is_nan() {
        judge.claim(divided.is_nan(), || {
            format!("∂L/∂x of a cell is {divided}, not NaN")
        });
    } else if size < f64::from(f32::MAX) {
        // A matrix is float32, whose least number is 1.4e-45. The exact value is a difference
        // of float64 numbers of the size of g/σ.
        let tolerance = 1e-6 * size + 1e-45 + cancellation;
        judge.near(divided, exact[at], tolerance, "∂L/∂x of a cell");
    }
    if let Some(last) = list.get(4) {
        let burn = f64::from(burn.input.values()[start + at]);
        let is_burns = last.result.to_f64() == burn || burn.is_nan();
        judge.claim(is_burns, || format!("{last:?}, burn {burn}"));
    }
}
