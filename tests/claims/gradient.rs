//! Station 7's claims, judged by projections and by the layer's Jacobian.

mod burn;
mod cell;
mod definition;
mod parts;

use layernorm_lab::{
    claims::{
        gradient::{Burn, GradientResult, gradient as claim_of},
        subject::Subject,
    },
    lab::{
        gradient,
        gradient::steps::steps,
        matrix::Matrix,
        normalization::Outcome,
        scenario::{Precision, Scenario, Upstream},
    },
    words::{gradient as gradient_words, sentence},
};

use self::{
    burn::burn_claim,
    cell::cell,
    definition::{exact, product, scaled, upstream_of},
    parts::result,
};
use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
    truth::{Group, Truth},
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
    loss(judge, scenario, &given);
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
    let comparison = &steps.compare(&burn)[index];
    let said = gradient_words::orthogonal(comparison, &steps.groups[index]);
    directions(judge, &said, &exact, group, &g);
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

/// Of the user's own `∂L/∂y`, how many cells differ from 1, 2, 3, … in each row.
fn loss(judge: &mut Judge, scenario: &Scenario, given: &Matrix) {
    if scenario.gradients.upstream != Upstream::Own {
        return;
    }
    let rows = 0..given.rows();
    let differing = rows.flat_map(|row| given.row(row).iter().zip(1_u16..));
    let count = differing
        .filter(|&(&u, usual)| u != f32::from(usual))
        .count();
    let shape = (given.rows(), given.columns());
    let text = gradient_words::loss(&scenario.gradients, scenario.seed, shape.0, shape.1);
    let says = match count {
        0 => "until you change it".to_owned(),
        1 => "but for the one cell that".to_owned(),
        count => format!("but for the {count} cells that"),
    };
    judge.sentences += 1;
    judge.claim(text.contains(&says), || format!("{count}: {text}"));
}

/// The exact product of `∂L/∂x` with x̂, which is not 0 where ε keeps a part of g.
fn directions(judge: &mut Judge, text: &str, exact: &[f64], group: &Group, g: &[f64]) {
    judge.sentences += 1;
    let Some((_, stated)) = text.split_once("and the dot product ") else {
        return;
    };
    let stated = parse(stated.split(", which").next().unwrap_or_default());
    let deviations = &group.exact.deviations;
    let normalized: Vec<f64> = deviations.iter().map(|d| d / group.root).collect();
    let product = dot(exact, &normalized);
    let size = dot(g, g).sqrt() * dot(&normalized, &normalized).sqrt() / group.root;
    let slack = ROUNDED * product.abs() + 1e-12 * size;
    judge.near(stated, product, slack, "the exact product with x̂");
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
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
