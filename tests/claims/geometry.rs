//! Station 9's claims, judged by exact fractions and by vectors.

mod compare;
mod image;
mod output;
mod point;
mod rms_norm;

use layernorm_lab::{
    claims::geometry::{GeometryClaim, Image, coarse_spacing, geometry as claim_of},
    lab::{
        geometry::{self, Source},
        matrix::Matrix,
        normalization::Outcome,
        random::Generator,
        scenario::Scenario,
    },
    words::sentence,
};

use self::{
    compare::compare,
    image::image,
    output::output,
    point::{Counts, point},
    rms_norm::rms_norm,
};
use crate::{
    exact::distance_between_float32,
    judge::{Judge, ROUNDED},
};

/// Judges the claim on all points, and its sentence.
pub fn judge(judge: &mut Judge, outcome: &Outcome, scenario: &Scenario) {
    let points = geometry::points(scenario.seed, &scenario.geometry, &outcome.input);
    source(judge, &points, outcome, scenario);
    coarse(judge, scenario);
    let space = geometry::run(points, &scenario.layer_norm);
    let eps = scenario.layer_norm.eps;
    let claim = claim_of(&space, eps);
    judge.claim(claim.count == space.input.rows(), || format!("{claim:?}"));
    let mut counts = Counts::default();
    for row in 0..claim.count {
        point(judge, &space, row, eps, &mut counts);
    }
    compare(judge, &claim, &counts);
    rms_norm(judge, &claim.rms, &space, eps);
    let size = image(judge, &claim.output, &space);
    output(judge, &claim, &space, size);
    let sentences = [
        sentence::geometry(&claim),
        sentence::geometry_rms_norm(&claim),
    ];
    finite_in_float32(judge, &sentences[0], &space);
    text(judge, &sentences.join(" "), &claim);
}

/// Whether float32's numbers at the cloud's mean are further apart than its std.
fn coarse(judge: &mut Judge, scenario: &Scenario) {
    let geometry = &scenario.geometry;
    let distance = distance_between_float32(geometry.mean as f32);
    let is_coarse = geometry.std > 0.0 && geometry.std < distance;
    judge.claim(
        coarse_spacing(geometry) == is_coarse.then_some(distance),
        || format!("the numbers are {distance} apart: {geometry:?}"),
    );
}

/// The rows of A, or torch.randn(24, 3) · std + mean, rounded as PyTorch does.
fn source(
    judge: &mut Judge,
    (source, points): &(Source, Matrix),
    outcome: &Outcome,
    scenario: &Scenario,
) {
    if outcome.input.columns() == 3 {
        judge.claim(
            *source == Source::Matrix && *points == outcome.input,
            || format!("the points are not the rows of A: {points:?}"),
        );
        return;
    }
    let (mean, std) = (scenario.geometry.mean as f32, scenario.geometry.std as f32);
    let drawn = Generator::seeded(scenario.seed).randn(24 * 3);
    let expected: Vec<f32> = drawn.into_iter().map(|z| z * std + mean).collect();
    judge.claim(
        *source == Source::Cloud && points.values() == expected.as_slice(),
        || format!("the cloud is {expected:?}, not {points:?}"),
    );
}

/// A sentence on float32 that says how many points are not finite counts all of them.
fn finite_in_float32(judge: &mut Judge, text: &str, space: &geometry::Outcome) {
    let all = space.input.rows();
    let is_finite = |row: &usize| space.normalized.row(*row).iter().all(|x| x.is_finite());
    let non_finite = (0..all).filter(|row| !is_finite(row)).count();
    for sentence in text.split_inclusive(". ") {
        let Some(claim) = sentence.trim_end().strip_prefix("In float32, ") else {
            continue;
        };
        let claim = claim.rsplit_once(", and ").map_or(claim, |(_, last)| last);
        let said = if claim.starts_with("neither ") || claim.starts_with("none of ") {
            all
        } else if claim.starts_with("the ") && claim.ends_with(" is not finite.") {
            1
        } else if claim.ends_with(" not finite.") {
            let number = claim
                .split(' ')
                .next()
                .and_then(|number| number.parse().ok());
            number.unwrap_or_default()
        } else {
            continue;
        };
        judge.claim(said == non_finite, || {
            format!("{non_finite} points are not finite: {text}")
        });
    }
}

/// Every number of the sentence is one of the claim.
fn text(judge: &mut Judge, text: &str, claim: &GeometryClaim) {
    judge.sentences += 1;
    let mut known = vec![0.0, 1.0, 3.0, 3_f64.sqrt()];
    known.extend((1..=claim.count).map(|count| count as f64));
    let gaps = [
        claim.circle.and_then(|circle| circle.gap),
        claim.rms.sphere.and_then(|sphere| sphere.gap),
    ];
    known.extend(gaps.into_iter().flatten().map(|gap| 100.0 * gap));
    let ranges = [
        claim.inside.map(|inside| inside.distances),
        claim.inside.map(|inside| inside.variances),
        claim.rms.sphere.map(|sphere| sphere.angles),
    ];
    known.extend(
        ranges
            .into_iter()
            .flatten()
            .flat_map(|range| [range.low, range.high]),
    );
    known.extend(claim.rounded.map(|rounded| rounded.distance));
    known.extend(claim.lost.map(|lost| lost.distance));
    known.extend(claim.rms.moved.map(|moved| moved.distance));
    known.push(3.4e38);
    match claim.output {
        Image::Same => {}
        Image::Circle(radius, centre) | Image::Line(radius, centre) => {
            known.push(radius);
            known.extend(centre);
        }
        Image::Ellipse(half_axes, centre) => {
            known.extend(half_axes);
            known.extend(centre);
        }
        Image::Point(centre) => known.extend(centre),
    }
    judge.known_numbers(text, &known, ROUNDED);
    // What the first sentences say holds in exact arithmetic alone if rounding moves a point.
    let is_exact = claim.rounded.is_some() || claim.placed > 0;
    judge.claim(text.starts_with("In exact arithmetic") == is_exact, || {
        format!("{claim:?}: {text}")
    });
    judge.without_slips(
        text,
        &[
            "  ",
            "..",
            " 1 points",
            " 1 rows",
            "inf",
            "NaN",
            "None",
            "−0 ",
        ],
    );
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn ends(values: &[f64]) -> (f64, f64) {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    values.iter().fold(ends, |(low, high), &value| {
        (low.min(value), high.max(value))
    })
}
