//! Station 9's claims, judged by exact fractions and by vectors.

use layernorm_lab::{
    claims::geometry::{GeometryClaim, Image, ON_CIRCLE, coarse_spacing, geometry as claim_of},
    lab::{
        geometry::{self, Source},
        normalization::Outcome,
        random::Generator,
        scenario::Scenario,
    },
    words::sentence,
};

use crate::{
    exact::{Exact, distance_between_float32},
    judge::{INVISIBLE, Judge, ROUNDED},
};

/// What is true of one point.
#[derive(Default)]
struct Counts {
    circle: usize,
    inside: Vec<f64>,
    /// Their variances over ε.
    variances: Vec<f64>,
    centre: usize,
    undefined: usize,
    non_finite: usize,
    /// The distance of each rounded point from its place, if it has any.
    rounded: Vec<Option<f64>>,
    angles: Vec<f64>,
    gap: f64,
}

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
    image(judge, &claim.output, &space);
    text(judge, &sentence::geometry(&claim), &claim);
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
    (source, points): &(Source, layernorm_lab::lab::matrix::Matrix),
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

/// Where a point lies, by exact fractions.
fn point(judge: &mut Judge, space: &geometry::Outcome, row: usize, eps: f64, counts: &mut Counts) {
    let root = 3_f64.sqrt();
    let (x, hat, rms) = (
        space.input.row(row),
        space.normalized.row(row),
        space.rms.row(row),
    );
    if x.iter().any(|x| !x.is_finite()) {
        counts.non_finite += 1;
        return;
    }
    let exact = Exact::of(x);
    let is_constant = x[0] == x[1] && x[1] == x[2];
    angle(x, rms, &exact, counts);
    if is_constant && eps == 0.0 {
        counts.undefined += 1;
        return;
    }
    let sigma = (exact.variance + eps).sqrt();
    let place = [0, 1, 2].map(|i| exact.deviations[i] / sigma);
    let distance = distance(hat, place);
    if distance.is_none_or(|distance| distance > INVISIBLE * root) {
        counts.rounded.push(distance);
        return;
    }
    // burn's point is on the plane, and as far from its centre as ε allows.
    let sum: f64 = hat.iter().map(|&x| f64::from(x)).sum();
    judge.near(sum, 0.0, 3.0 * INVISIBLE * root, "the sum of x̂");
    let length = dot(place, place).sqrt();
    let expected = (3.0 * exact.variance / (exact.variance + eps)).sqrt();
    judge.near(length, expected, 1e-9, "the length of x̂");
    if is_constant {
        counts.centre += 1;
    } else if length < root * (1.0 - ON_CIRCLE) {
        counts.inside.push(length);
        counts.variances.push(exact.variance / eps);
    } else {
        counts.circle += 1;
        counts.gap = counts.gap.max(1.0 - length / root);
    }
}

/// The angle between x and ±(1, 1, 1), if RMSNorm keeps it and the point is on the sphere.
fn angle(x: &[f32], rms: &[f32], exact: &Exact, counts: &mut Counts) {
    let squares = exact.mean * exact.mean + exact.variance;
    let on_sphere = [0, 1, 2].map(|i| f64::from(x[i]) / squares.sqrt());
    if distance(rms, on_sphere).is_some_and(|distance| distance <= INVISIBLE * 3_f64.sqrt()) {
        let angle = exact.variance.sqrt().atan2(exact.mean.abs());
        counts.angles.push(angle.to_degrees());
    }
}

fn compare(judge: &mut Judge, claim: &GeometryClaim, counts: &Counts) {
    let circle = claim.circle.map_or(0, |circle| circle.count);
    let inside = claim.inside.map_or(0, |inside| inside.count);
    let rounded = claim.rounded.map_or(0, |rounded| rounded.count);
    let sphere = claim.sphere.map_or(0, |sphere| sphere.count);
    let shown = [
        circle,
        inside,
        claim.centre,
        claim.undefined,
        claim.non_finite,
        rounded,
        sphere,
    ];
    let expected = [
        counts.circle,
        counts.inside.len(),
        counts.centre,
        counts.undefined,
        counts.non_finite,
        counts.rounded.len(),
        counts.angles.len(),
    ];
    judge.claim(shown == expected, || format!("{shown:?}, not {expected:?}"));
    judge.claim(shown[..6].iter().sum::<usize>() == claim.count, || {
        format!("every point is somewhere: {claim:?}")
    });
    if let Some(circle) = claim.circle {
        match circle.gap {
            Some(gap) => judge.near(gap, counts.gap, 1e-9, "the gap"),
            None => judge.claim(counts.gap <= 1.1 * INVISIBLE, || {
                format!("a gap of {} shows", counts.gap)
            }),
        }
    }
    if let Some(inside) = claim.inside {
        let (low, high) = ends(&counts.inside);
        judge.near(inside.distances.low, low, 1e-9, "the least distance");
        judge.near(inside.distances.high, high, 1e-9, "the largest distance");
        let (low, high) = ends(&counts.variances);
        judge.near(inside.variances.low, low, 1e-9 * low, "the least variance");
        judge.near(
            inside.variances.high,
            high,
            1e-9 * high,
            "the largest variance",
        );
    }
    if let Some(sphere) = claim.sphere {
        let (low, high) = ends(&counts.angles);
        judge.near(sphere.angles.low, low, 1e-6, "the least angle");
        judge.near(sphere.angles.high, high, 1e-6, "the largest angle");
    }
    if let Some(rounded) = claim.rounded {
        let lost = counts.rounded.iter().filter(|far| far.is_none()).count();
        judge.claim(rounded.non_finite == lost, || format!("{rounded:?}"));
        let far = counts.rounded.iter().flatten();
        let far = far.fold(0.0_f64, |most, &far| most.max(far));
        judge.near(rounded.distance, far, 1e-6 * (1.0 + far), "the distance");
    }
}

/// What γ and β make of points of the circle, one degree apart.
fn image(judge: &mut Judge, image: &Image, space: &geometry::Outcome) {
    let [gamma, beta] = [&space.gamma, &space.beta]
        .map(|parameter| [0, 1, 2].map(|i| f64::from(parameter.values()[i])));
    let radii: Vec<f64> = (0..3600)
        .map(|step| {
            let (sin, cos) = (f64::from(step) * 0.1).to_radians().sin_cos();
            let (u, w) = (
                3_f64.sqrt() * cos / 2_f64.sqrt(),
                3_f64.sqrt() * sin / 6_f64.sqrt(),
            );
            let circle = [u + w, w - u, -2.0 * w];
            let scaled = [0, 1, 2].map(|i| gamma[i] * circle[i]);
            dot(scaled, scaled).sqrt()
        })
        .collect();
    let (short, long) = ends(&radii);
    let size = 1e-5 * long;
    let (half_axes, centre) = match *image {
        Image::Same => ([3_f64.sqrt(); 2], [0.0; 3]),
        Image::Circle(radius, centre) => ([radius; 2], centre),
        Image::Ellipse(half_axes, centre) => (half_axes, centre),
        Image::Line(half, centre) => ([half, 0.0], centre),
        Image::Point(centre) => ([0.0; 2], centre),
    };
    judge.claim(centre == beta, || {
        format!("{image:?} is not around {beta:?}")
    });
    judge.near(half_axes[0], long, size, "the longer half-axis");
    let tolerance = match image {
        Image::Circle(..) => 2.0 * INVISIBLE * long,
        // The steps of the sample miss the shortest distance.
        _ => 2e-3 * long,
    };
    judge.near(half_axes[1], short, tolerance, "the shorter half-axis");
}

/// Every number of the sentence is one of the claim.
fn text(judge: &mut Judge, text: &str, claim: &GeometryClaim) {
    judge.sentences += 1;
    let mut known = vec![0.0, 1.0, 3.0, 3_f64.sqrt()];
    known.extend((1..=claim.count).map(|count| count as f64));
    if let Some(gap) = claim.circle.and_then(|circle| circle.gap) {
        known.push(100.0 * gap);
    }
    let ranges = [
        claim.inside.map(|inside| inside.distances),
        claim.inside.map(|inside| inside.variances),
        claim.sphere.map(|sphere| sphere.angles),
    ];
    known.extend(
        ranges
            .into_iter()
            .flatten()
            .flat_map(|range| [range.low, range.high]),
    );
    known.extend(claim.rounded.map(|rounded| rounded.distance));
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

/// The distance between two points; `None` if one of them is not finite.
fn distance(point: &[f32], from: [f64; 3]) -> Option<f64> {
    let way = [0, 1, 2].map(|i| f64::from(point[i]) - from[i]);
    let distance = dot(way, way).sqrt();
    distance.is_finite().then_some(distance)
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
